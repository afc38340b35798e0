package log

import (
	"bytes"
	"errors"
	"io"
)

// Why a row goes on for ever: a quotation mark that nothing closes, or no text at all.
var (
	errLong  = errors.New("a row is longer than 4 MiB: a quotation mark may be missing, or this is no table")
	errNUL   = errors.New("4 MiB without a row, with bytes that are 0 (NUL): this is no text, or the file was not written to its end; copy it again, or save the table as CSV")
	errBlank = errors.New("4 MiB without a row, of blank lines: remove them")
)

// endless reports whether that is why something cannot be read.
func endless(err error) bool {
	return errors.Is(err, errLong) || errors.Is(err, errNUL) || errors.Is(err, errBlank)
}

// patience reads as much as a row may have.
type patience struct {
	r     io.Reader
	left  int
	cause error // what the last that was read tells of a row without end
}

func (p *patience) Read(b []byte) (int, error) {
	if p.left <= 0 {
		return 0, p.cause
	}
	n, err := p.r.Read(b)
	p.left -= n
	p.cause = errLong
	switch {
	case bytes.IndexByte(b[:n], 0) >= 0:
		p.cause = errNUL
	case len(bytes.TrimLeft(b[:n], blanks+"\n")) == 0:
		p.cause = errBlank
	}
	return n, err
}

// pairs reads UTF-16, whose letters have two bytes or four: one that ends amid a letter ends too early.
type pairs struct {
	r   io.Reader
	odd bool
}

func (p *pairs) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	p.odd = p.odd != (n%2 == 1)
	if errors.Is(err, io.EOF) && p.odd {
		return n, io.ErrUnexpectedEOF
	}
	return n, err
}
