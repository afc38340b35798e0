package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"
)

// asked and told are what the pages of the tests ask and are told.
type asked struct {
	Number int `json:"number"`
}

type told struct {
	Role   string `json:"role"`
	Double int    `json:"double"`
}

// served is a server that serves until the test ends, with a page, a question and a stream.
type served struct {
	testing.TB
	*Server
	feed *Feed
	key  string
	stop func() // and wait until it has
}

func serve(t testing.TB, o Options) *served {
	t.Helper()
	s, err := Listen(o)
	if err != nil {
		t.Fatal(err)
	}
	v := &served{TB: t, Server: s, feed: NewFeed(func() (any, error) { return map[string]string{"state": "whole"}, nil }), key: s.Keys.New("player")}
	s.Page("/", Page{Text: []byte("<p>page</p>"), Policy: "default-src 'none'"})
	Answer(s, "/double", Roles("player"), func(_ context.Context, role string, in asked) (told, error) {
		switch {
		case in.Number < 0:
			return told{}, errors.New("less than nothing cannot be doubled")
		case in.Number == 13:
			panic("thirteen")
		}
		return told{role, 2 * in.Number}, nil
	})
	s.Stream("/events", AnyRole, func(string) (*Feed, error) { return v.feed, nil })
	ctx, end := context.WithCancel(context.Background())
	over := make(chan error, 1)
	go func() { over <- s.Serve(ctx) }()
	v.stop = func() {
		end()
		if err := <-over; err != nil {
			t.Error(err)
		}
		over <- nil
	}
	t.Cleanup(v.stop)
	return v
}

// request is a right one, which a test may spoil.
func (v *served) request(method, path, body string) *http.Request {
	v.Helper()
	r, err := http.NewRequestWithContext(v.Context(), method, v.Address()+path, strings.NewReader(body))
	if err != nil {
		v.Fatal(err)
	}
	r.Header.Set("Origin", v.Address())
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+v.key)
	return r
}

// got is what is said above the body of an answer.
type got struct {
	StatusCode int
	Status     string
	Header     http.Header
}

// answer sends a request and returns the answer and its body.
func (v *served) answer(r *http.Request) (got, string) {
	v.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	a, err := client.Do(r)
	if err != nil {
		v.Fatal(err)
	}
	defer func() { _ = a.Body.Close() }()
	text, err := io.ReadAll(a.Body)
	if err != nil {
		v.Fatal(err)
	}
	return got{a.StatusCode, a.Status, a.Header}, string(text)
}

func TestAQuestionIsAnswered(t *testing.T) {
	v := serve(t, Options{})
	a, text := v.answer(v.request("POST", "/double", `{"number": 21}`))
	if a.StatusCode != http.StatusOK || text != `{"role":"player","double":42}` {
		t.Errorf("%s: %s", a.Status, text)
	}
	for name, want := range map[string]string{
		"Content-Type": "application/json", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
	} {
		if got := a.Header.Get(name); got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
}

func TestThePageIsForEverybodyAndInNobodysFrame(t *testing.T) {
	v := serve(t, Options{})
	r := v.request("GET", "/", "")
	r.Header = http.Header{"Sec-Fetch-Site": {"cross-site"}} // as who follows a link comes
	a, text := v.answer(r)
	if a.StatusCode != http.StatusOK || text != "<p>page</p>" || a.Header.Get("Content-Security-Policy") != "default-src 'none'; frame-ancestors 'none'" {
		t.Errorf("%s: %s, %s", a.Status, text, a.Header)
	}
}

func TestRequestsAreRefused(t *testing.T) {
	v := serve(t, Options{})
	other := v.Keys.New("display")
	for name, c := range map[string]struct {
		status  int
		problem string
		method  string // POST unless it says otherwise
		path    string // /double
		body    string // {"number": 1}
		spoil   func(r *http.Request)
	}{
		"no key":           {401, "this link opens nothing", "", "", "", func(r *http.Request) { r.Header.Del("Authorization") }},
		"wrong key":        {401, "this link opens nothing", "", "", "", func(r *http.Request) { r.Header.Set("Authorization", "Bearer AAAAAAAAAAAAAAAAAAAAAA") }},
		"key in the query": {401, "this link opens nothing", "", "/double?key=" + v.key, "", func(r *http.Request) { r.Header.Del("Authorization") }},
		"another role":     {403, "not for your role", "", "", "", func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+other) }},
		"another host":     {421, "not called that", "", "", "", func(r *http.Request) { r.Host = "evil.example:80" }},
		"no host's port":   {421, "not called that", "", "", "", func(r *http.Request) { r.Host = "127.0.0.1" }},
		"another origin":   {403, "only pages of this server", "", "", "", func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }},
		"another scheme":   {403, "only pages of this server", "", "", "", func(r *http.Request) { r.Header.Set("Origin", "https"+strings.TrimPrefix(v.Address(), "http")) }},
		"no origin":        {403, "only pages of this server", "", "", "", func(r *http.Request) { r.Header.Del("Origin") }},
		"null origin":      {403, "only pages of this server", "", "", "", func(r *http.Request) { r.Header.Set("Origin", "null") }},
		"another site":     {403, "only pages of this server", "", "", "", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }},
		"stream elsewhere": {403, "only pages of this server", "GET", "/events", "", func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }},
		"stream, no key":   {401, "this link opens nothing", "GET", "/events", "", func(r *http.Request) { r.Header.Del("Authorization") }},
		"get":              {405, "asked for with POST", "GET", "", "", nil},
		"options":          {405, "asked for with POST", "OPTIONS", "", "", nil},
		"post to a page":   {405, "asked for with GET", "POST", "/", "", nil},
		"nothing there":    {404, "nothing here", "", "/triple", "", nil},
		"form":             {415, "application/json", "", "", "", func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }},
		"plain text":       {415, "application/json", "", "", "", func(r *http.Request) { r.Header.Set("Content-Type", "text/plain; charset=utf-8") }},
		"no type":          {415, "application/json", "", "", "", func(r *http.Request) { r.Header.Del("Content-Type") }},
		"10 MB":            {413, "too much at once", "", "", `{"number": 1` + strings.Repeat(" ", 10<<20) + "}", nil},
		"a byte too much":  {413, "too much at once", "", "", `{"number": 1` + strings.Repeat(" ", 64<<10-12) + "}", nil},
		"no JSON":          {400, "not what this page sends", "", "", "number=1", nil},
		"empty":            {400, "not what this page sends", "", "", " ", nil},
		"unknown field":    {400, `unknown field \"nummer\"`, "", "", `{"nummer": 1}`, nil},
		"wrong kind":       {400, "not what this page sends", "", "", `{"number": "one"}`, nil},
		"two values":       {400, "behind its end", "", "", `{"number": 1} {"number": 2}`, nil},
		"deep":             {400, "not what this page sends", "", "", strings.Repeat("[", 60_000), nil},
		"what cannot be":   {422, "less than nothing", "", "", `{"number": -1}`, nil},
		"a mistake":        {500, "a mistake in this program", "", "", `{"number": 13}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			v := v.of(t)
			v.pace.forget() // it is not about how fast
			r := v.request(orElse(c.method, "POST"), orElse(c.path, "/double"), orElse(c.body, `{"number": 1}`))
			if c.spoil != nil {
				c.spoil(r)
			}
			a, text := v.answer(r)
			if a.StatusCode != c.status || !strings.Contains(text, c.problem) {
				t.Errorf("%s: %s", a.Status, text)
			}
			if !json.Valid([]byte(text)) || a.Header.Get("Content-Type") != "application/json" {
				t.Errorf("not JSON: %s", text)
			}
			if a.StatusCode == http.StatusMethodNotAllowed && a.Header.Get("Allow") == "" {
				t.Error("it is not said what is allowed")
			}
		})
	}
}

func (p *pace) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.strangers)
}

// of is the same server for a test within the test.
func (v *served) of(t *testing.T) *served {
	inner := *v
	inner.TB = t
	return &inner
}

func orElse(text, usual string) string {
	if text == "" {
		return usual
	}
	return text
}

func TestLargeHeadersAreRefused(t *testing.T) {
	v := serve(t, Options{})
	r := v.request("POST", "/double", `{"number": 1}`)
	r.Header.Set("X-Large", strings.Repeat("x", 64<<10))
	if a, _ := v.answer(r); a.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Error(a.Status)
	}
}

func TestMistakesOfTheProgramAreTold(t *testing.T) {
	faults := make(chan string, 1)
	v := serve(t, Options{Fault: func(reason any, stack []byte) { faults <- fmt.Sprint(reason) + string(stack) }})
	v.answer(v.request("POST", "/double", `{"number": 13}`))
	if fault := <-faults; !strings.HasPrefix(fault, "thirteen") || strings.Contains(fault, v.key) {
		t.Errorf("told: %.200s", fault)
	}
}

func TestRequestsMayNotComeTooFast(t *testing.T) {
	v := serve(t, Options{Rate: 0.1})
	if a, text := v.answer(v.request("POST", "/double", `{"number": 1}`)); a.StatusCode != http.StatusOK {
		t.Fatal(text)
	}
	a, text := v.answer(v.request("POST", "/double", `{"number": 1}`))
	if a.StatusCode != http.StatusTooManyRequests || a.Header.Get("Retry-After") == "" || !strings.Contains(text, "too fast") {
		t.Errorf("%s: %s", a.Status, text)
	}
	v.key = v.Keys.New("player")
	if a, text := v.answer(v.request("POST", "/double", `{"number": 1}`)); a.StatusCode != http.StatusOK {
		t.Errorf("another key: %s: %s", a.Status, text)
	}
}

func TestWhoGuessesKeysIsSlowedAndKeepsNobodyOut(t *testing.T) {
	v := serve(t, Options{})
	slowed := false
	for range burst*strangerRate + 20 {
		r := v.request("POST", "/double", `{"number": 1}`)
		r.Header.Set("Authorization", "Bearer guess")
		a, _ := v.answer(r)
		slowed = slowed || a.StatusCode == http.StatusTooManyRequests
	}
	if !slowed {
		t.Error("guesses are never slowed")
	}
	if a, text := v.answer(v.request("POST", "/double", `{"number": 1}`)); a.StatusCode != http.StatusOK {
		t.Errorf("from the same address with a key: %s: %s", a.Status, text)
	}
}

func TestKeysEndAtOnce(t *testing.T) {
	v := serve(t, Options{})
	stream := v.stream("")
	stream.next()
	v.Keys.Revoke("player")
	if e, more := stream.read(); more {
		t.Errorf("the stream of a key that has ended goes on with %+v", e)
	}
	if a, _ := v.answer(v.request("POST", "/double", `{"number": 1}`)); a.StatusCode != http.StatusUnauthorized {
		t.Error(a.Status)
	}
}

func TestKeysAreLongAndDiffer(t *testing.T) {
	k := newKeys()
	seen := make(map[string]bool)
	for range 1000 {
		key := k.New("player")
		if len(key) != 22 || seen[key] {
			t.Fatalf("%q", key)
		}
		seen[key] = true
	}
}

func TestALinkHasTheKeyInItsFragment(t *testing.T) {
	v := serve(t, Options{})
	if link := v.Link("/", v.key); link != v.Address()+"/#"+v.key || !strings.HasPrefix(link, "http://127.0.0.1:") {
		t.Error(link)
	}
	if !v.Local() || v.Secure() {
		t.Error("the usual server is for others, or encrypted")
	}
}

func TestAQuestionIsGivenUpWithTheConnection(t *testing.T) {
	s, err := Listen(Options{})
	if err != nil {
		t.Fatal(err)
	}
	begun, given := make(chan bool), make(chan error, 1)
	Answer(s, "/long", AnyRole, func(ctx context.Context, _ string, _ asked) (told, error) {
		begun <- true
		<-ctx.Done()
		given <- ctx.Err()
		return told{}, ctx.Err()
	})
	v := &served{TB: t, Server: s, key: s.Keys.New("player")}
	ctx, end := context.WithCancel(t.Context())
	over := make(chan error)
	go func() { over <- s.Serve(ctx) }()
	r := v.request("POST", "/long", `{}`)
	patience, hangUp := context.WithCancel(t.Context())
	go func() {
		if a, err := http.DefaultClient.Do(r.WithContext(patience)); err == nil {
			_ = a.Body.Close()
		}
	}()
	<-begun
	hangUp()
	if err := <-given; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	end()
	if err := <-over; err != nil {
		t.Error(err)
	}
}

func TestWhereNothingCanBeServedItIsSaid(t *testing.T) {
	v := serve(t, Options{})
	if _, err := Listen(Options{Listen: strings.TrimPrefix(v.Address(), "http://")}); err == nil || !strings.Contains(err.Error(), "nothing can be served at 127.0.0.1:") {
		t.Error(err)
	}
	if _, err := Listen(Options{Cert: "cert.pem"}); err == nil || !strings.Contains(err.Error(), "belong together") {
		t.Error(err)
	}
	if _, err := Listen(Options{Cert: "none.pem", Key: "none.pem"}); err == nil || !strings.Contains(err.Error(), "none.pem cannot be used") {
		t.Error(err)
	}
}

func TestConnectionsThatAreTooManyAreClosed(t *testing.T) {
	v := serve(t, Options{})
	v.open.Store(connections)
	c, err := net.Dial("tcp", strings.TrimPrefix(v.Address(), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if n, err := c.Read(make([]byte, 1)); err == nil {
		t.Errorf("%d bytes were read", n)
	}
	v.open.Add(-connections)
}

func TestNothingIsLeftBehind(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 3 {
		v := serve(t, Options{})
		stream := v.stream("")
		stream.next()
		v.answer(v.request("POST", "/double", `{"number": 1}`))
		v.stop()
		if e, _ := stream.read(); e.kind != "end" {
			t.Errorf("the stream ends with %+v", e)
		}
		stream.close()
	}
	eventually(t, "goroutines are left", func() bool { return runtime.NumGoroutine() <= before })
}

// eventually waits until something is so.
func eventually(t testing.TB, otherwise string, is func() bool) {
	t.Helper()
	for range 1000 {
		if is() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Fatalf("%s\n%s", otherwise, bytes.TrimRight(stacks[:runtime.Stack(stacks, true)], "\x00"))
}
