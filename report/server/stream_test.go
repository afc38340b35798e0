package server

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// reading is a stream as a client reads it.
type reading struct {
	testing.TB
	body  *bufio.Reader
	close func()
}

type readEvent struct{ id, kind, data string }

// stream opens a stream that goes on from an event, or begins.
func (v *served) stream(lastID string) *reading {
	v.Helper()
	ctx, stop := context.WithCancel(context.Background())
	r := v.request("GET", "/events", "").WithContext(ctx)
	if lastID != "" {
		r.Header.Set("Last-Event-ID", lastID)
	}
	transport := &http.Transport{DisableKeepAlives: true}
	a, err := (&http.Client{Transport: transport}).Do(r) //nolint:bodyclose // by close
	if err != nil {
		v.Fatal(err)
	}
	if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "text/event-stream" {
		v.Fatalf("the stream is refused: %s", a.Status)
	}
	s := &reading{TB: v, body: bufio.NewReader(a.Body), close: func() { stop(); _ = a.Body.Close() }}
	v.Cleanup(s.close)
	return s
}

// read is the next event; none when the stream has ended.
func (s *reading) read() (e readEvent, ok bool) {
	for {
		line, err := s.body.ReadString('\n')
		if err != nil {
			return e, false
		}
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch name {
		case "id":
			e.id = value
		case "event":
			e.kind = value
		case "data":
			e.data = value
		case "":
			if e.kind != "" {
				return e, true
			}
		}
	}
}

func (s *reading) next() readEvent {
	s.Helper()
	e, ok := s.read()
	if !ok {
		s.Fatal("the stream has ended")
	}
	return e
}

func (v *served) publish(numbers ...int) {
	v.Helper()
	for _, n := range numbers {
		if err := v.feed.Publish("number", n); err != nil {
			v.Fatal(err)
		}
	}
}

func TestAStreamBeginsWithTheWholeAndGoesOn(t *testing.T) {
	v := serve(t, Options{})
	v.publish(1)
	s := v.stream("")
	if e := s.next(); e.kind != "whole" || e.data != `{"state":"whole"}` {
		t.Errorf("it begins with %+v", e)
	}
	v.publish(2, 3)
	for _, want := range []string{"2", "3"} {
		if e := s.next(); e.kind != "number" || e.data != want {
			t.Errorf("%+v, not %s", e, want)
		}
	}
	v.feed.Close()
	if e := s.next(); e.kind != "end" {
		t.Errorf("it ends with %+v", e)
	}
	if e, more := s.read(); more {
		t.Errorf("behind its end is %+v", e)
	}
}

func TestAStreamThatBrokeOffGoesOn(t *testing.T) {
	v := serve(t, Options{})
	s := v.stream("")
	s.next()
	v.publish(1, 2)
	seen := s.next()
	s.close()
	v.publish(3)
	s = v.stream(seen.id)
	for _, want := range []string{"2", "3"} {
		if e := s.next(); e.kind != "number" || e.data != want {
			t.Errorf("%+v, not %s", e, want)
		}
	}
}

func TestWhoWasAwayTooLongGetsTheWhole(t *testing.T) {
	v := serve(t, Options{})
	v.publish(1)
	lost := v.feed.id(1)
	for n := range kept + 1 {
		v.publish(n)
	}
	for name, id := range map[string]string{
		"lost": lost, "to come": v.feed.id(9999), "another start": "abcdefgh-1", "none": "-1", "negative": v.feed.name + "--1", "huge": v.feed.name + "-99999999999999999999",
	} {
		if e := v.stream(id).next(); e.kind != "whole" || e.id != v.feed.id(kept+2) {
			t.Errorf("%s: it begins with %+v", name, e)
		}
	}
}

func TestWhoDoesNotReadIsDroppedAndSlowsNobody(t *testing.T) {
	v := serve(t, Options{Patience: 100 * time.Millisecond})
	c, err := net.Dial("tcp", strings.TrimPrefix(v.Address(), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	_, err = fmt.Fprintf(c, "GET /events HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n", strings.TrimPrefix(v.Address(), "http://"), v.key)
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "the stream does not begin", func() bool { return v.streams.number() == 1 })
	quick := v.stream("")
	quick.next()
	large := strings.Repeat("x", 1<<20)
	eventually(t, "who does not read is not dropped", func() bool {
		if err := v.feed.Publish("large", large); err != nil {
			t.Fatal(err)
		}
		quick.next()
		return v.streams.number() == 1
	})
}

func (p *places) number() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.taken
}

func TestStreamsAreBounded(t *testing.T) {
	v := serve(t, Options{Streams: 4})
	v.stream("")
	v.stream("")
	full := func(when string) {
		t.Helper()
		if a, text := v.answer(v.request("GET", "/events", "")); a.StatusCode != http.StatusServiceUnavailable || !strings.Contains(text, "too many pages") {
			t.Errorf("%s: %s: %s", when, a.Status, text)
		}
	}
	full("half of them with one key")
	v.key = v.Keys.New("display")
	s := v.stream("")
	v.stream("")
	v.key = v.Keys.New("display")
	full("all of them")
	s.close()
	eventually(t, "nobody takes the place of who has gone", func() bool { return v.streams.number() == 3 })
	v.stream("").next()
}

func TestLaterStreamsOfAClosedFeedEnd(t *testing.T) {
	v := serve(t, Options{})
	v.feed.Close()
	s := v.stream("")
	if first, then := s.next(), s.next(); first.kind != "whole" || then.kind != "end" {
		t.Errorf("%+v, %+v", first, then)
	}
}

// BenchmarkStreams is how long an event takes to all of a hundred streams.
func BenchmarkStreams(b *testing.B) {
	v := serve(b, Options{})
	const streams = 100
	came := make(chan bool, streams)
	for range streams {
		s := v.stream("")
		s.next()
		go func() {
			for {
				if _, more := s.read(); !more {
					return
				}
				came <- true
			}
		}()
	}
	state := strings.Repeat("state ", 300)
	for b.Loop() {
		if err := v.feed.Publish("state", state); err != nil {
			b.Fatal(err)
		}
		for range streams {
			<-came
		}
	}
}
