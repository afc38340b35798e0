package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// staged is a file that is written and does not have its name yet.
type staged struct{ name, temporary string }

// writeFiles writes files whole or not at all: each into a temporary file in its own folder, and when all are written,
// each gets its name.
func writeFiles(names []string, texts map[string][]byte) error {
	var done []staged
	defer func() {
		for _, s := range done {
			_ = os.Remove(s.temporary) // of those that have their name there is nothing left to remove
		}
	}()
	for _, name := range names {
		s, err := stage(name, texts[name])
		if err != nil {
			return unwritable(name, err)
		}
		done = append(done, s)
	}
	for i, s := range done {
		if err := os.Rename(s.temporary, s.name); err != nil {
			return unwritable(names[i], err)
		}
	}
	return nil
}

// stage writes a text beside the file that it will become.
func stage(name string, text []byte) (staged, error) {
	target, mode, err := target(name)
	if err != nil {
		return staged{}, err
	}
	f, err := os.CreateTemp(filepath.Dir(target), ".simulate-*")
	if err != nil {
		return staged{}, err
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Chmod(mode), f.Close())
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return staged{target, f.Name()}, err
}

// target is the file that a name stands for, behind symbolic links, with its mode. Only a regular file can be replaced.
func target(name string) (string, fs.FileMode, error) {
	const ordinary = 0o644
	status, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
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

// unwritable says why a file cannot be written, without the name of the temporary file.
func unwritable(name string, err error) error {
	var inPath *fs.PathError
	if errors.As(err, &inPath) {
		err = inPath.Err
	}
	return fmt.Errorf("%q cannot be written: %w", name, err)
}
