package server

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

// Stream lets roles listen at a path to what happens, in the feed that is theirs. The first event is called whole and has all; end
// is the last one, when the server or the feed ends. A client that does not read is dropped.
func (s *Server) Stream(path string, may May, feed func(role string) (*Feed, error)) {
	s.add(path, endpoint{method: http.MethodGet, may: may, serve: func(w *reply, r *http.Request, role string) error {
		f, err := feed(role)
		if err != nil {
			return err
		}
		_, key, _ := s.Keys.role(keyOf(r))
		if !s.streams.take(key) {
			return &Refusal{Status: http.StatusServiceUnavailable, Problem: "too many pages are open: close one", after: heartbeat}
		}
		defer s.streams.leave(key)
		l := &listener{reply: w, feed: f, keys: s.Keys, key: key}
		return l.listen(r.Context(), r.Header.Get("Last-Event-ID"))
	}})
}

// listener is one stream.
type listener struct {
	*reply
	feed *Feed
	keys *Keys
	key  hashed
	seen int // number of the last event
}

// listen sends what happens until somebody ends it. Before anything is sent its error is why nothing is; later there is none, for
// nobody would read it.
func (l *listener) listen(ctx context.Context, lastID string) error {
	_ = l.control.SetReadDeadline(time.Time{}) // the client has no more to say
	begin, err := l.begin(lastID)
	if err != nil {
		return err
	}
	l.Header().Set("Content-Type", "text/event-stream")
	if l.tell(append([]byte(": hello\n\n"), begin...)) != nil {
		return nil
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		events, more, closed, ok := l.feed.after(l.seen)
		holds, revoked := l.keys.holds(l.key)
		if !ok || !holds || l.tell(l.written(events)) != nil { // too far behind, no role any more, or gone
			return nil
		}
		if closed {
			_ = l.end()
			return nil
		}
		select {
		case <-more:
		case <-revoked:
		case <-beat.C:
			if l.tell([]byte(": still here\n\n")) != nil {
				return nil
			}
		case <-ctx.Done():
			_ = l.end() // who is gone does not hear it
			return nil
		}
	}
}

// begin is the whole state, unless a stream goes on from an event that is still kept.
func (l *listener) begin(lastID string) ([]byte, error) {
	if number, ok := l.feed.number(lastID); ok {
		if _, _, _, ok := l.feed.after(number); ok {
			l.seen = number
			return nil, nil
		}
	}
	l.seen = l.feed.last() // before the state is asked for: what is published meanwhile is told again
	whole, err := l.feed.whole()
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(whole)
	return l.feed.written(l.seen, event{"whole", text}), err
}

// written are events as they are sent; they count as seen.
func (l *listener) written(events []event) (text []byte) {
	for _, e := range events {
		l.seen++
		text = append(text, l.feed.written(l.seen, e)...)
	}
	return text
}

func (l *listener) end() error { return l.tell([]byte("event: end\ndata: null\n\n")) }

// tell sends a text at once. It fails when the client does not take it soon enough.
func (l *listener) tell(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	if err := l.hurry(); err != nil {
		return err
	}
	if _, err := l.Write(text); err != nil {
		return err
	}
	return l.control.Flush()
}

// places are those of streams: so many in all, and half of them for one key.
type places struct {
	mu    sync.Mutex
	most  int
	taken int
	by    map[hashed]int
}

func newPlaces(most int) *places { return &places{most: most, by: make(map[hashed]int)} }

func (p *places) take(key hashed) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.taken == p.most || p.by[key] >= max(1, p.most/2) {
		return false
	}
	p.taken++
	p.by[key]++
	return true
}

func (p *places) leave(key hashed) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.taken--
	if p.by[key]--; p.by[key] == 0 {
		delete(p.by, key)
	}
}
