package server

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// kept is how many events a feed keeps for those who were away for a while.
const kept = 256

// Feed is what happens, in numbered events, for any number of streams. Its methods may be called at the same time.
type Feed struct {
	name  string // tells its events from those of another feed, and of an earlier start
	whole func() (any, error)

	mu     sync.Mutex
	first  int // the number of events[0]
	events []event
	more   chan struct{} // closed when the next event is published, and made anew
	closed bool
}

// event is what has been published.
type event struct {
	kind string
	data []byte // JSON
}

// NewFeed returns a feed that begins with the whole state, which is asked for whenever a stream begins. What it returns may have
// what is published at the same time, and who reads gets that again: so an event says what is, and not by how much it has changed.
func NewFeed(whole func() (any, error)) *Feed {
	return &Feed{name: rand.Text()[:8], whole: whole, first: 1, more: make(chan struct{})}
}

// Publish tells all streams of an event. Its kind is a word without spaces; whole and end are taken.
func (f *Feed) Publish(kind string, data any) error {
	text, err := json.Marshal(data)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.events) == kept {
		f.events = append(f.events[:0], f.events[1:]...)
		f.first++
	}
	f.events = append(f.events, event{kind, text})
	f.wake()
	return nil
}

// Close ends all streams of the feed, and those that begin later.
func (f *Feed) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	f.wake()
}

func (f *Feed) wake() {
	close(f.more)
	f.more = make(chan struct{})
}

// last is the number of the last event.
func (f *Feed) last() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.first + len(f.events) - 1
}

// after returns the events after a number, and what is closed when there are more. It is not ok when some are not kept any more.
func (f *Feed) after(number int) (events []event, more <-chan struct{}, closed, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	skip := number + 1 - f.first
	if skip < 0 || skip > len(f.events) {
		return nil, nil, f.closed, false
	}
	return append(events, f.events[skip:]...), f.more, f.closed, true
}

// id is the name of an event, by which a stream that was interrupted says what it saw last.
func (f *Feed) id(number int) string { return f.name + "-" + strconv.Itoa(number) }

// number is that of an event of this feed by its name; ok is false for any other text.
func (f *Feed) number(id string) (number int, ok bool) {
	digits, ours := strings.CutPrefix(id, f.name+"-")
	number, err := strconv.Atoi(digits)
	return number, ours && err == nil && number >= 0
}

// written is an event as it is sent.
func (f *Feed) written(number int, e event) []byte {
	return fmt.Appendf(nil, "id: %s\nevent: %s\ndata: %s\n\n", f.id(number), e.kind, e.data)
}
