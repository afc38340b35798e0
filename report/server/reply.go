package server

import (
	"encoding/json"
	"net/http"
	"time"
)

// reply is the answer to a request.
type reply struct {
	http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration
}

// headers say of every answer that it is kept and shown nowhere else.
func (w *reply) headers() {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
}

// json sends a value.
func (w *reply) json(status int, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return w.send(status, "application/json", text)
}

// send sends a text, to somebody who reads it soon.
func (w *reply) send(status int, kind string, text []byte) error {
	if err := w.hurry(); err != nil {
		return err
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	_, _ = w.Write(text) // whoever does not read it has gone
	return nil
}

// hurry says until when what is written next must have been taken.
func (w *reply) hurry() error { return w.control.SetWriteDeadline(time.Now().Add(w.patience)) }
