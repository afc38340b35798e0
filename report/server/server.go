package server

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// Options say where a server listens, and what it bears. What is zero is as usual.
type Options struct {
	Listen    string // host:port; empty: this machine alone, at any port that is free
	Cert, Key string // files with a certificate for TLS and its key; both or none

	Body     int64         // the most bytes of a request; usual: 64 KB
	Streams  int           // the most streams at once, half of them with one key; usual: 256
	Rate     float64       // requests a second with one key, of which ten seconds' worth may come at once; usual: 50
	Patience time.Duration // for a client that does not read, or does not send; usual: 10 s

	Fault func(reason any, stack []byte) // is told of a mistake in the program, which ended one request; may be nil
}

// usual completes the options.
func (o Options) usual() Options {
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	if o.Body == 0 {
		o.Body = 64 << 10
	}
	if o.Streams == 0 {
		o.Streams = 256
	}
	if o.Rate == 0 {
		o.Rate = 50
	}
	if o.Patience == 0 {
		o.Patience = 10 * time.Second
	}
	return o
}

const (
	headerBytes = 16 << 10        // the most of all headers of a request
	connections = 1024            // the most at once
	idle        = 2 * time.Minute // after which a connection that is not used is closed
	closing     = 2 * time.Second // how long requests have to end when the server does
	heartbeat   = 15 * time.Second
)

// Server is a server. What it serves is added before it serves.
type Server struct {
	Keys *Keys

	options  Options
	listener net.Listener
	names    names
	http     http.Server
	open     atomic.Int64 // connections

	endpoints map[string][]endpoint // by path
	pace      *pace
	streams   *places
}

// endpoint is what is at a path.
type endpoint struct {
	method string
	open   bool // anybody may ask, without a key
	may    May
	serve  func(w *reply, r *http.Request, role string) error
}

// Listen takes the address at which the server will be. The error says what to do about it.
func Listen(o Options) (*Server, error) {
	o = o.usual()
	certificate, err := certificateOf(o)
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", o.Listen)
	if err != nil {
		return nil, fmt.Errorf("nothing can be served at %s: %w", o.Listen, err)
	}
	s := &Server{
		Keys: newKeys(), options: o, listener: l, names: namesOf(l.Addr(), certificate), endpoints: make(map[string][]endpoint),
		pace: newPace(o.Rate), streams: newPlaces(o.Streams),
	}
	s.http = http.Server{
		Handler: http.HandlerFunc(s.handle), ReadHeaderTimeout: o.Patience, IdleTimeout: idle, MaxHeaderBytes: headerBytes,
		ErrorLog: log.New(io.Discard, "", 0), ConnState: s.count,
	}
	if certificate != nil {
		s.http.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*certificate}, MinVersion: tls.VersionTLS12}
	}
	return s, nil
}

// certificateOf reads the files of a certificate; nil where none are named.
func certificateOf(o Options) (*tls.Certificate, error) {
	if (o.Cert == "") != (o.Key == "") {
		return nil, errors.New("a certificate and its key belong together: name both files, or none")
	}
	if o.Cert == "" {
		return nil, nil
	}
	c, err := tls.LoadX509KeyPair(o.Cert, o.Key)
	if err != nil {
		return nil, fmt.Errorf("the certificate %s and the key %s cannot be used: %w", o.Cert, o.Key, err)
	}
	return &c, nil
}

// Local reports whether only this machine can reach the server.
func (s *Server) Local() bool { return s.listener.Addr().(*net.TCPAddr).IP.IsLoopback() }

// Secure reports whether what is sent is encrypted.
func (s *Server) Secure() bool { return s.options.Cert != "" }

// Address is where the server is: http://127.0.0.1:43121.
func (s *Server) Address() string { return s.scheme() + "://" + s.names.first }

// Link is the address of a page with a key in its fragment, which browsers send to nobody.
func (s *Server) Link(path, key string) string { return s.Address() + path + "#" + key }

func (s *Server) scheme() string {
	if s.Secure() {
		return "https"
	}
	return "http"
}

// Serve serves until the context ends, tells every stream that this is the end, and closes. The error is nil then.
func (s *Server) Serve(ctx context.Context) error {
	s.http.BaseContext = func(net.Listener) context.Context { return ctx }
	ended := make(chan error, 1)
	go func() {
		if s.Secure() {
			ended <- s.http.ServeTLS(s.listener, "", "")
		} else {
			ended <- s.http.Serve(s.listener)
		}
	}()
	select {
	case err := <-ended:
		return fmt.Errorf("the server broke off: %w", err)
	case <-ctx.Done():
	}
	grace, over := context.WithTimeout(context.WithoutCancel(ctx), closing)
	defer over()
	if s.http.Shutdown(grace) != nil {
		_ = s.http.Close() // of requests that have not ended in time nobody waits for the answer
	}
	<-ended //nolint:errcheck // it says that it was closed
	return nil
}

// Close gives the address back, of a server that does not serve.
func (s *Server) Close() error { return s.listener.Close() }

// count keeps the number of connections within bounds: one too many is closed at once.
func (s *Server) count(c net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		if s.open.Add(1) > connections {
			_ = c.Close() // the server notices and counts it as closed
		}
	case http.StateClosed, http.StateHijacked:
		s.open.Add(-1)
	}
}
