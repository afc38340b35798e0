package main

import (
	"fmt"
	"io"
	"time"
)

// progress is a line on a terminal that says how many runs are done, how fast, and how long the rest will take. Work that
// is done within a second leaves no trace.
type progress struct {
	out    io.Writer
	all    int
	what   string // of which there are so many
	now    func() time.Time
	began  time.Time
	told   time.Time
	length int // of the line on the terminal
}

const (
	silence = time.Second
	refresh = 100 * time.Millisecond
)

func newProgress(out io.Writer, all int) *progress {
	return &progress{out: out, all: all, what: "runs", now: time.Now, began: time.Now()}
}

// tell shows how many runs are done.
func (p *progress) tell(done int) {
	now := p.now()
	passed := now.Sub(p.began)
	if passed < silence || now.Sub(p.told) < refresh || done == 0 {
		return
	}
	p.told = now
	rate := float64(done) / passed.Seconds()
	left := time.Duration(float64(p.all-done) / rate * float64(time.Second)).Round(time.Second)
	p.show(fmt.Sprintf("%d of %d %s, %.0f/s, %s left", done, p.all, p.what, rate, left))
}

func (p *progress) show(line string) {
	_, _ = fmt.Fprintf(p.out, "\r%-*s", p.length, line) // a terminal that is gone misses nothing
	p.length = len(line)
}

// clear takes the line away.
func (p *progress) clear() {
	if p.length > 0 {
		p.show("")
		_, _ = fmt.Fprint(p.out, "\r")
	}
}
