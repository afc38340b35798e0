package server

import (
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"time"
)

// handle answers one request, or says why not.
func (s *Server) handle(raw http.ResponseWriter, r *http.Request) {
	w := &reply{ResponseWriter: raw, control: http.NewResponseController(raw), patience: s.options.Patience}
	defer func() {
		if reason := recover(); reason != nil {
			s.fault(w, reason)
		}
	}()
	w.headers()
	if err := s.serve(w, r); err != nil {
		w.refuse(err)
	}
}

// fault tells of a mistake in the program, which must not take other requests with it.
func (s *Server) fault(w *reply, reason any) {
	if s.options.Fault != nil {
		s.options.Fault(reason, debug.Stack())
	}
	w.refuse(&Refusal{Status: http.StatusInternalServerError, Problem: "a mistake in this program: the terminal in which it was started tells more"})
}

func (s *Server) serve(w *reply, r *http.Request) error {
	_ = w.control.SetReadDeadline(time.Now().Add(s.options.Patience)) // of the body
	if !s.names.all[strings.ToLower(r.Host)] {
		return &Refusal{Status: http.StatusMisdirectedRequest, Problem: "this server is not called that: use the link that it told"}
	}
	e, nothing := s.endpoint(r)
	switch {
	case nothing != nil:
		return s.stranger(r, nothing)
	case e.open:
		if wait := s.pace.stranger(host(r)); wait > 0 {
			return tooFast(wait)
		}
		return e.serve(w, r, "")
	}
	role, err := s.admit(r, e)
	if err != nil {
		return err
	}
	return e.serve(w, r, role)
}

// admit returns the role of a request from a page of this server.
func (s *Server) admit(r *http.Request, e endpoint) (role string, err error) {
	if !s.ownOrigin(r) {
		return "", s.stranger(r, &Refusal{Status: http.StatusForbidden, Problem: "only pages of this server may ask"})
	}
	role, key, ok := s.Keys.role(keyOf(r))
	if !ok {
		return "", s.stranger(r, &Refusal{Status: http.StatusUnauthorized, Problem: "this link opens nothing: it is from an earlier start, or there are new keys; ask for a new one"})
	}
	if wait := s.pace.key(key); wait > 0 {
		return "", tooFast(wait)
	}
	if !e.may(role) {
		return "", &Refusal{Status: http.StatusForbidden, Problem: "this is not for your role"}
	}
	return role, nil
}

// ownOrigin reports whether a page of this server asks. Browsers say where a POST comes from, and of a GET only if it is from elsewhere.
func (s *Server) ownOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return r.Method == http.MethodGet
	}
	return strings.EqualFold(origin, s.scheme()+"://"+r.Host)
}

// stranger counts a request of somebody without a key, and refuses it.
func (s *Server) stranger(r *http.Request, refusal *Refusal) error {
	if wait := s.pace.stranger(host(r)); wait > 0 {
		return tooFast(wait)
	}
	return refusal
}

func tooFast(wait time.Duration) error {
	return &Refusal{Status: http.StatusTooManyRequests, Problem: "that was too fast: wait a moment", after: wait}
}

// keyOf is the key that a request brings, in a header that no page of another origin can send.
func keyOf(r *http.Request) string {
	key, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return key
}

// host is the address from which a request comes.
func host(r *http.Request) string {
	h, _, _ := net.SplitHostPort(r.RemoteAddr)
	return h
}
