package log

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

func (o *ocel) begin(text io.Reader) {
	o.limit = &patience{r: text, left: mostRecord}
	o.decoder = json.NewDecoder(o.limit)
	o.decoder.UseNumber()
}

// members visits the members of the object that the file is; what a visit does not read is passed over.
func (s *Source) members(o *ocel, visit func(key string) error) error {
	text, err := s.text()
	if err != nil {
		return err
	}
	defer text.Close() //nolint:errcheck // nothing was written
	o.begin(text)
	return o.each(visit)
}

var errFound = errors.New("found")

// seek reads up to the elements of a list that is there.
func (o *ocel) seek(member string) error {
	err := o.each(func(key string) error {
		if key == member {
			return errFound
		}
		return o.pass()
	})
	if errors.Is(err, errFound) {
		return o.delimiter('[')
	}
	return err
}

// each visits the members of an object.
func (o *ocel) each(visit func(key string) error) error {
	if err := o.delimiter('{'); err != nil {
		return err
	}
	for o.decoder.More() {
		token, err := o.token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		if strings.HasPrefix(key, "ocel:") {
			return errors.New("it is of OCEL 1.0: export the log as OCEL 2.0 in JSON")
		}
		if err := visit(key); err != nil {
			return err
		}
	}
	return o.delimiter('}')
}

func (o *ocel) token() (json.Token, error) {
	o.limit.left = mostRecord
	token, err := o.decoder.Token()
	if err != nil {
		return nil, notJSON(err)
	}
	return token, nil
}

func (o *ocel) delimiter(want json.Delim) error {
	token, err := o.token()
	if err == nil && token != want {
		err = fmt.Errorf("this is no JSON of a log: %v stands where %v was expected", token, want)
	}
	return err
}

// pass passes over a value, however large.
func (o *ocel) pass() error {
	for depth := 0; ; {
		token, err := o.token()
		if err != nil {
			return err
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

// elements reads the elements of a list one by one.
func (o *ocel) elements(into func() any, use func() error) error {
	if err := o.delimiter('['); err != nil {
		return err
	}
	for o.decoder.More() {
		o.limit.left = mostRecord
		if err := o.decoder.Decode(into()); err != nil {
			return notJSON(err)
		}
		if err := use(); err != nil {
			return err
		}
	}
	return o.delimiter(']')
}
