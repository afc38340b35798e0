package server

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// pace keeps requests within their rates: those with a key by the key, those without by the address that they come from.
type pace struct {
	mu        sync.Mutex
	rate      rate.Limit
	keys      map[hashed]*rate.Limiter // as many as there are keys
	strangers map[string]*rate.Limiter
}

const (
	burst        = 10 // seconds' worth of requests may come at once
	strangerRate = 5  // requests a second
	mostStrange  = 1024
)

func newPace(of float64) *pace {
	return &pace{rate: rate.Limit(of), keys: make(map[hashed]*rate.Limiter), strangers: make(map[string]*rate.Limiter)}
}

// key returns how long who has a key must wait before a request; 0: not at all.
func (p *pace) key(key hashed) time.Duration { return wait(p, p.keys, key, p.rate) }

// stranger is the same for an address. Of so many that they cannot be counted all begin anew.
func (p *pace) stranger(address string) time.Duration {
	p.mu.Lock()
	if len(p.strangers) >= mostStrange {
		clear(p.strangers)
	}
	p.mu.Unlock()
	return wait(p, p.strangers, address, strangerRate)
}

func wait[K comparable](p *pace, all map[K]*rate.Limiter, of K, limit rate.Limit) time.Duration {
	p.mu.Lock()
	l := all[of]
	if l == nil {
		l = rate.NewLimiter(limit, max(1, int(burst*limit)))
		all[of] = l
	}
	p.mu.Unlock()
	asked := l.Reserve()
	delay := asked.Delay()
	if delay > 0 {
		asked.Cancel() // whoever is refused has used nothing
	}
	return delay
}
