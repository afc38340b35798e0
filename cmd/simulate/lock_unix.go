//go:build unix

package main

import (
	"os"
	"syscall"
)

// locked keeps a file for this program alone, as long as it is open. It reports whether nobody else has it.
func locked(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
