package server

import (
	"errors"
	"net/http"
	"strconv"
	"time"
)

// Refusal is why a request is not answered, in words that can be shown to whoever asked.
type Refusal struct {
	Status  int // as in HTTP; 0: 422, what was asked is understood and cannot be done
	Problem string

	allow string        // the method that would be allowed
	after time.Duration // when to ask again
}

func (r *Refusal) Error() string { return r.Problem }

// said is a refusal as it is sent.
type said struct {
	Problem string `json:"problem"`
}

// refuse sends why a request is not answered.
func (w *reply) refuse(err error) {
	r := (*Refusal)(nil)
	if !errors.As(err, &r) {
		r = &Refusal{Problem: err.Error()}
	}
	if r.allow != "" {
		w.Header().Set("Allow", r.allow)
	}
	if r.after > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int((r.after+time.Second-1)/time.Second)))
	}
	status := r.Status
	if status == 0 {
		status = http.StatusUnprocessableEntity
	}
	_ = w.json(status, said{r.Problem}) // a text can always be written
}
