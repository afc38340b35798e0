package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// Page is a file of HTML that is the same for everybody.
type Page struct {
	Text   []byte
	Policy string // its Content-Security-Policy, which must let it connect to 'self' to ask anything
}

// Page shows a page at a path.
func (s *Server) Page(path string, p Page) {
	s.add(path, endpoint{method: http.MethodGet, open: true, serve: func(w *reply, _ *http.Request, _ string) error {
		w.Header().Set("Content-Security-Policy", p.Policy+"; frame-ancestors 'none'")
		return w.send(http.StatusOK, "text/html; charset=utf-8", p.Text)
	}})
}

// add adds what is at a path: a page or a stream, and an answer. Two of one method are a mistake of the program.
func (s *Server) add(path string, e endpoint) {
	taken := slices.ContainsFunc(s.endpoints[path], func(other endpoint) bool { return other.method == e.method })
	if taken || !strings.HasPrefix(path, "/") {
		panic("server: " + path + " is taken, or is no path")
	}
	s.endpoints[path] = append(s.endpoints[path], e)
}

// endpoint is what a request asks for, or why there is nothing.
func (s *Server) endpoint(r *http.Request) (endpoint, *Refusal) {
	var allow []string
	for _, e := range s.endpoints[r.URL.Path] {
		if e.method == r.Method {
			return e, nil
		}
		allow = append(allow, e.method)
	}
	if len(allow) == 0 {
		return endpoint{}, &Refusal{Status: http.StatusNotFound, Problem: "there is nothing here: use the link that the server told"}
	}
	return endpoint{}, &Refusal{
		Status: http.StatusMethodNotAllowed, Problem: "this is asked for with " + strings.Join(allow, " or "), allow: strings.Join(allow, ", "),
	}
}

// Answer lets roles ask something at a path: a POST of In as JSON, with no other fields, answered by Out. The context of the
// function ends when whoever asked is gone or asks no more, and when the server ends. Its error is sent as it is said; make it a
// Refusal to choose the status.
func Answer[In, Out any](s *Server, path string, may May, answer func(ctx context.Context, role string, in In) (Out, error)) {
	s.add(path, endpoint{method: http.MethodPost, may: may, serve: func(w *reply, r *http.Request, role string) error {
		var in In
		if err := s.read(w, r, &in); err != nil {
			return err
		}
		out, err := answer(r.Context(), role, in)
		if err != nil {
			return err
		}
		return w.json(http.StatusOK, out)
	}})
}

// read reads the body of a request.
func (s *Server) read(w *reply, r *http.Request, in any) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return &Refusal{Status: http.StatusUnsupportedMediaType, Problem: "this is asked for in application/json"}
	}
	text, err := io.ReadAll(http.MaxBytesReader(w.ResponseWriter, r.Body, s.options.Body))
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return &Refusal{Status: http.StatusRequestEntityTooLarge, Problem: "that is too much at once: ask for less"}
	} else if err != nil {
		return &Refusal{Status: http.StatusRequestTimeout, Problem: "the request broke off: ask again"}
	}
	return decode(text, in)
}

// decode reads one JSON value that has only what is expected.
func decode(text []byte, in any) error {
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.DisallowUnknownFields()
	if err := d.Decode(in); err != nil {
		return &Refusal{Status: http.StatusBadRequest, Problem: "the request is not what this page sends: " + strings.TrimPrefix(err.Error(), "json: ")}
	}
	if _, err := d.Token(); err != io.EOF {
		return &Refusal{Status: http.StatusBadRequest, Problem: "the request goes on behind its end"}
	}
	return nil
}
