package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"simulate/sim/exercise"
	"simulate/sim/scenario/tree"
)

// journalFile is the file of an exercise that is played. It belongs to this program as long as it is open, and a line that was appended
// is there whatever happens.
type journalFile struct {
	name string
	file *os.File
	size int64 // of the lines that are kept
}

// errPlayed says that another program has the journal.
func errPlayed(name string) error {
	return fmt.Errorf("%s is being played: stop the program that plays it first, or let its controller branch", printable(name))
}

// beginJournal begins a journal in a file that is not there yet.
func beginJournal(name string, j *exercise.Journal) (*journalFile, error) {
	var text bytes.Buffer
	if err := j.Write(&text); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil, fmt.Errorf("%s is there already: go on with --resume %s, or give another name to --journal", printable(name), printable(name))
	case err != nil:
		return nil, unwritable(name, err)
	}
	k := &journalFile{name: name, file: f}
	if !locked(f) {
		return nil, errors.Join(errPlayed(name), f.Close())
	}
	if err := k.append(text.Bytes()); err != nil {
		return nil, errors.Join(unwritable(name, err), f.Close(), os.Remove(name))
	}
	syncFolder(name)
	return k, nil
}

// resumeJournal opens the journal of an exercise that goes on, and cuts off a last line that was not written to its end.
func resumeJournal(c *console, name string) (*journalFile, *exercise.Journal, error) {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return nil, nil, tree.Unreadable(name, err)
	}
	k := &journalFile{name: name, file: f}
	j, err := k.read(c)
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return k, j, nil
}

func (k *journalFile) read(c *console) (*exercise.Journal, error) {
	if !locked(k.file) {
		return nil, errPlayed(k.name)
	}
	j, torn, problems := exercise.Read(k.file, k.name)
	if j == nil {
		return nil, problems
	}
	size, err := k.file.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, tree.Unreadable(k.name, err)
	}
	k.size = size
	if torn == nil {
		return j, nil
	}
	c.tell("%s:%d: the line was cut off while it was written: nobody has been told that it was kept, and it is cut from the journal: %s",
		printable(k.name), torn.Line, printable(torn.Text))
	k.size = torn.Intact
	if err := errors.Join(k.file.Truncate(k.size), k.file.Sync()); err != nil {
		return nil, unwritable(k.name, err)
	}
	return j, nil
}

// append adds lines, and returns when they are on the disk. When they cannot be kept, nothing of them is there.
func (k *journalFile) append(lines []byte) error {
	_, err := k.file.WriteAt(lines, k.size)
	if err == nil {
		err = k.file.Sync()
	}
	if err != nil {
		_ = k.file.Truncate(k.size) // what is left of them is cut off when the journal is read
		return shortened(err)
	}
	k.size += int64(len(lines))
	return nil
}

// shortened is an error without the name of the file, which its reader knows.
func shortened(err error) error {
	if inPath, ok := errors.AsType[*fs.PathError](err); ok {
		return inPath.Err
	}
	return err
}

// branch keeps a journal in a file of its own beside this one.
func (k *journalFile) branch(j *exercise.Journal) (string, error) {
	base := strings.TrimSuffix(k.name, journalEnding)
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s-b%d%s", base, n, journalEnding)
		if _, err := os.Lstat(name); err == nil {
			continue
		}
		kept, err := beginJournal(name, j)
		if err != nil {
			return "", err
		}
		return name, kept.file.Close()
	}
}

// replace puts another journal in the place of this one, whole or not at all.
func (k *journalFile) replace(j *exercise.Journal) error {
	temporary := k.name + ".new"
	_ = os.Remove(temporary) // of a program that was broken off
	with, err := beginJournal(temporary, j)
	if err != nil {
		return err
	}
	if err := os.Rename(temporary, k.name); err != nil {
		return errors.Join(shortened(err), with.file.Close(), os.Remove(temporary))
	}
	_ = k.file.Close() // it has no name any more
	k.file, k.size = with.file, with.size
	syncFolder(k.name)
	return nil
}

// syncFolder lets the name of a file be on the disk, where a system can.
func syncFolder(name string) {
	folder, err := os.Open(filepath.Dir(name))
	if err != nil {
		return // what cannot be opened cannot be waited for
	}
	_ = folder.Sync() // likewise
	_ = folder.Close()
}
