package scenario

import (
	"errors"
	"fmt"
	"strings"
)

// mistake is an error in what a trainer wrote, with its remedy. It does not know its place in the file.
type mistake struct {
	message string
	hint    string // may be empty
}

func (m *mistake) Error() string {
	if m.hint == "" {
		return m.message
	}
	return m.message + ": " + m.hint
}

// newMistake is a mistake with its remedy, which may be empty.
func newMistake(message, hint string) *mistake { return &mistake{message, hint} }

// asMistake is what an error says as a mistake; one that is none has no remedy.
func asMistake(err error) *mistake {
	var m *mistake
	if errors.As(err, &m) {
		return m
	}
	return &mistake{message: err.Error()}
}

// unknown is the mistake of naming something that is not in the file.
func unknown(noun, name string, known []string) *mistake {
	return newMistake(fmt.Sprintf("there is no %s %q", noun, name), suggest(name, known))
}

// mostListed is how many names a hint lists; of more it gives the first.
const mostListed = 8

// suggest is the remedy for a name that is not known: the nearest one, or the known ones.
func suggest(name string, known []string) string {
	if near := Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) == 0 {
		return "there are none in this file"
	}
	return "known: " + inWords(known)
}

// inWords names things in a sentence.
func inWords(names []string) string {
	if len(names) > mostListed {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:mostListed], ", "), len(names)-mostListed)
	}
	return strings.Join(names, ", ")
}
