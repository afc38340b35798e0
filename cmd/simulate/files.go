package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"simulate/sim"
)

// staged is a file that is written and does not have its name yet.
type staged struct{ name, target, temporary string }

// body writes what a file or standard output gets.
type body func(w io.Writer) error

// written is a body that is there already.
func written(text []byte) body {
	return func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	}
}

// file is a file to be written.
type file struct {
	name string
	body body
}

// temporaries are the files that do not have their names yet. Whoever ends the program at once removes them.
type temporaries struct {
	mu    sync.Mutex
	paths []string
}

// create makes a temporary file in a folder.
func (t *temporaries) create(folder string) (*os.File, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f, err := os.CreateTemp(folder, ".simulate-*")
	if err == nil {
		t.paths = append(t.paths, f.Name())
	}
	return f, err
}

// clear removes those that are left.
func (t *temporaries) clear() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.remove()
}

// end removes those that are left, and lets nobody make another: the program ends.
func (t *temporaries) end() {
	t.mu.Lock()
	t.remove()
}

func (t *temporaries) remove() {
	for _, path := range t.paths {
		_ = os.Remove(path) // of those that have their name there is nothing left to remove
	}
}

// write writes files whole or not at all: each into a temporary file in its own folder, and when all are written,
// each gets its name. It returns the names of those that were not written because a run was broken off; the others are.
func (t *temporaries) write(files []file) (cut []string, err error) {
	var done []staged
	defer func() {
		for _, s := range done {
			_ = os.Remove(s.temporary) // of those that have their name there is nothing left to remove
		}
	}()
	for _, f := range files {
		s, err := t.stage(f)
		switch {
		case errors.Is(err, sim.ErrStopped):
			cut = append(cut, f.name)
			continue
		case err != nil:
			return nil, unwritable(f.name, err)
		}
		done = append(done, s)
	}
	for _, s := range done {
		if err := os.Rename(s.temporary, s.target); err != nil {
			return nil, unwritable(s.name, err)
		}
	}
	return cut, nil
}

// keep refuses files to be written that a scenario was read from, by whatever name or link: before anything is run.
func (c *console) keep(files []string) error {
	for _, name := range c.outputs {
		status, err := os.Stat(name)
		if err != nil {
			continue // there is nothing to keep
		}
		for _, read := range files {
			if other, err := os.Stat(read); err == nil && os.SameFile(status, other) {
				return fmt.Errorf("%q would be overwritten, and it is read: give another name", name)
			}
		}
	}
	return nil
}

// stage writes a body beside the file that it will become.
func (t *temporaries) stage(file file) (staged, error) {
	target, mode, err := target(file.name)
	if err != nil {
		return staged{}, err
	}
	f, err := t.create(filepath.Dir(target))
	if err != nil {
		return staged{}, err
	}
	err = file.body(f)
	err = errors.Join(err, f.Chmod(mode), f.Close())
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return staged{file.name, target, f.Name()}, err
}

// target is the file that a name stands for, behind symbolic links, with its mode. Only a regular file can be replaced.
func target(name string) (string, fs.FileMode, error) {
	const ordinary = 0o644
	status, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if link, err := os.Readlink(name); err == nil {
			return "", 0, fmt.Errorf("it is a link to %q, which is not there", link)
		}
		return name, ordinary, nil
	case err != nil:
		return "", 0, err
	case status.IsDir():
		return "", 0, errors.New("it is a folder")
	case !status.Mode().IsRegular():
		return "", 0, errors.New("it is not a regular file")
	}
	resolved, err := filepath.EvalSymlinks(name)
	return resolved, status.Mode().Perm(), err
}

// unwritable says why a file cannot be written, without the name of the temporary file. When a run failed of which it was to
// have the records, that is said instead.
func unwritable(name string, err error) error {
	var failed *failedRun
	if errors.As(err, &failed) {
		return failed
	}
	var inPath *fs.PathError
	if errors.As(err, &inPath) {
		err = inPath.Err
	}
	return fmt.Errorf("%q cannot be written: %w", name, err)
}
