package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// terminal opens a terminal: what is written to it is read from what shows it.
func terminal(t *testing.T) (tty, shows *os.File) {
	t.Helper()
	shows, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = shows.Close() })
	if err := unix.IoctlSetPointerInt(int(shows.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	number, err := unix.IoctlGetInt(int(shows.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tty.Close() })
	return tty, shows
}

// Who interrupts at a terminal is not left without a word while the figures of many runs are made.
func TestATerminalIsToldThatFiguresAreStillBeingMade(t *testing.T) {
	t.Parallel()
	tty, shows := terminal(t)
	ctx, interrupt := context.WithCancel(t.Context())
	done := (&console{err: tty}).endAtOnce(ctx)
	defer done()
	interrupt()
	line, err := bufio.NewReader(shows).ReadString('\n')
	if err != nil || !strings.Contains(line, "figures of what was done are being made") {
		t.Errorf("got %q, %v", line, err)
	}
}
