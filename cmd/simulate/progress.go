package main

import (
	"fmt"
	"io"
	"time"
)

// progress is a line on a terminal that says how far the nominal run is, and then how many runs are done, how fast, and how
// long the rest will take. Work that is done within a second leaves no trace.
type progress struct {
	out    io.Writer
	now    func() time.Time
	began  time.Time
	runs   time.Time // when the seeded runs began
	told   time.Time
	length int // of the line on the terminal
}

const (
	silence = time.Second
	refresh = 100 * time.Millisecond
)

func newProgress(out io.Writer) *progress {
	now := time.Now()
	return &progress{out: out, now: time.Now, began: now, runs: now}
}

// replaying shows how much of the nominal run is done.
func (p *progress) replaying(share float64) {
	p.runs = p.now()
	if p.due(p.runs) {
		p.show(fmt.Sprintf("nominal run, %.0f%%", 100*share))
	}
}

// reading shows how much of a file has been read.
func (p *progress) reading(done, all int64) {
	now := p.now()
	if !p.due(now) || done == 0 {
		return
	}
	left := time.Duration(float64(all-done) / float64(done) * float64(now.Sub(p.began))).Round(time.Second)
	p.show(fmt.Sprintf("%.0f%% read, %s left", 100*float64(done)/float64(all), max(left, 0)))
}

// tell shows how many runs are done.
func (p *progress) tell(done, all int) { p.count("runs", done, all) }

// count shows how many of some things are done.
func (p *progress) count(what string, done, all int) {
	now := p.now()
	if done == 0 || !p.due(now) {
		return
	}
	rate := float64(done) / now.Sub(p.runs).Seconds()
	left := time.Duration(float64(all-done) / rate * float64(time.Second)).Round(time.Second)
	decimals := 0
	if rate < 10 {
		decimals = 1
	}
	p.show(fmt.Sprintf("%d of %d %s, %.*f/s, %s left", done, all, what, decimals, rate, left))
}

// due reports whether it is time to show something.
func (p *progress) due(now time.Time) bool {
	if now.Sub(p.began) < silence || now.Sub(p.told) < refresh {
		return false
	}
	p.told = now
	return true
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
