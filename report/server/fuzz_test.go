package server

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// recorder is a response that bears deadlines.
type recorder struct{ *httptest.ResponseRecorder }

func (recorder) SetReadDeadline(time.Time) error  { return nil }
func (recorder) SetWriteDeadline(time.Time) error { return nil }

// FuzzRequest holds that no bytes break the server, and that without the key nothing but the page is to be had.
func FuzzRequest(f *testing.F) {
	for _, text := range []string{
		"POST /double HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nAuthorization: Bearer KEY\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"number\":1}",
		"GET / HTTP/1.1\r\nHost: HOST\r\n\r\n",
		"GET /events HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer KEY\r\nLast-Event-ID: FEED-1\r\n\r\n",
		"GET /events HTTP/1.0\r\nHost: HOST\r\nLast-Event-ID: FEED--9\r\n\r\n",
		"POST /double HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"num\r\n0\r\n\r\n",
		"POST //double/../double HTTP/1.1\r\nHost: HOST\r\nOrigin: null\r\n\r\n",
	} {
		f.Add([]byte(text))
	}
	s, err := Listen(Options{Rate: 1e9})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = s.Close() })
	key := s.Keys.New("player")
	feed := NewFeed(func() (any, error) { return "state", nil })
	feed.Close()
	s.Page("/", Page{Text: []byte("page"), Policy: "default-src 'none'"})
	Answer(s, "/double", AnyRole, func(_ context.Context, role string, in asked) (told, error) { return told{role, 2 * in.Number}, nil })
	s.Stream("/events", AnyRole, func(string) (*Feed, error) { return feed, nil })
	s.options.Fault = func(_ any, stack []byte) { panic(string(stack)) }
	names := strings.NewReplacer("HOST", s.names.first, "KEY", key, "FEED", feed.name)
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(names.Replace(string(text)))))
		if err != nil {
			return
		}
		r.RemoteAddr = "127.0.0.1:1"
		w := recorder{httptest.NewRecorder()}
		s.handle(w, r)
		body := w.Body.Bytes()
		switch {
		case w.Code == http.StatusOK && bytes.Equal(body, []byte("page")):
		case w.Code == http.StatusOK && keyOf(r) != key:
			t.Errorf("without the key: %s", body)
		case w.Header().Get("Content-Type") == "application/json" && !json.Valid(body):
			t.Errorf("%d: %s", w.Code, body)
		}
	})
}
