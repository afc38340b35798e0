package server

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"sync"
)

// keyBytes is how many random bytes a key has.
const keyBytes = 16

// hashed is what is kept of a key.
type hashed [sha256.Size]byte

// Keys are those with which roles are entered. Of a key its hash is kept, so that nothing that is ever written can have it.
type Keys struct {
	mu      sync.RWMutex
	roles   map[hashed]string
	revoked chan struct{} // closed when keys end, and made anew
}

func newKeys() *Keys { return &Keys{roles: make(map[hashed]string), revoked: make(chan struct{})} }

// New makes another key for a role, and returns it: it cannot be had again. Those that the role has remain.
func (k *Keys) New(role string) string {
	var random [keyBytes]byte
	_, _ = rand.Read(random[:]) // which ends the program before it fails
	key := base64.RawURLEncoding.EncodeToString(random[:])
	k.mu.Lock()
	defer k.mu.Unlock()
	k.roles[sha256.Sum256([]byte(key))] = role
	return key
}

// Revoke ends all keys of a role at once: what is asked with them is refused, and streams that were opened with them end.
func (k *Keys) Revoke(role string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for key, of := range k.roles {
		if of == role {
			delete(k.roles, key)
		}
	}
	close(k.revoked)
	k.revoked = make(chan struct{})
}

// holds reports whether a key still opens a role, and returns what is closed when keys end next.
func (k *Keys) holds(key hashed) (holds bool, revoked <-chan struct{}) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	_, holds = k.roles[key]
	return holds, k.revoked
}

// role is that of a key; ok is false where no role has it.
func (k *Keys) role(key string) (of string, hash hashed, ok bool) {
	hash = sha256.Sum256([]byte(key))
	k.mu.RLock()
	defer k.mu.RUnlock()
	of, ok = k.roles[hash] // looked up by its hash, so that how long it takes tells nothing about a key
	return of, hash, ok
}

// May says whether a role may ask for something.
type May func(role string) bool

// AnyRole lets everybody ask who has a key.
func AnyRole(string) bool { return true }

// Roles lets those roles ask.
func Roles(roles ...string) May {
	return func(role string) bool { return slices.Contains(roles, role) }
}
