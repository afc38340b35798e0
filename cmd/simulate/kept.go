package main

import (
	"os"
	"path/filepath"
)

// kept is a folder of what takes long to work out, so that it is there the next time. Nothing in it is needed: whoever cannot write there,
// or has emptied it, waits once more.
type kept struct {
	folder      string
	temporaries *temporaries
}

// mostKept is how large a file may be that is read back, in bytes.
const mostKept = 1 << 30

// Load reads what was kept under a name.
func (k kept) Load(name string) ([]byte, bool) {
	path := filepath.Join(k.folder, name)
	if status, err := os.Stat(path); err != nil || !status.Mode().IsRegular() || status.Size() > mostKept {
		return nil, false
	}
	data, err := os.ReadFile(path)
	return data, err == nil
}

// Save keeps something under a name, whole or not at all.
func (k kept) Save(name string, data []byte) {
	if os.MkdirAll(k.folder, 0o755) != nil {
		return
	}
	f, err := k.temporaries.create(k.folder)
	if err != nil {
		return
	}
	defer func() { _ = os.Remove(f.Name()) }() // where it did not get its name
	_, err = f.Write(data)
	if closed := f.Close(); err == nil && closed == nil {
		_ = os.Rename(f.Name(), filepath.Join(k.folder, name))
	}
}
