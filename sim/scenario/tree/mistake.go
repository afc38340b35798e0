package tree

import (
	"errors"
	"fmt"
	"strings"
)

// Mistake is an error in what a trainer wrote, with its remedy. It does not know its place in the file.
type Mistake struct {
	Message string
	remedy  func() string // nil without; many are asked whether there is a mistake alone, and finding what was meant takes its time
	fits    func() Fits   // nil where nothing can be listed
}

// Fits is what may stand at a place, as completion offers it.
type Fits struct {
	Words []Word
	In    []Path // of the maps whose keys the words are; none where they are those of none
}

// Word is a word that may stand at a place, and what it means; that may be empty.
type Word struct{ Text, Means string }

// wordsOf are words of which it is not said what they mean.
func wordsOf(names []string) []Word {
	words := make([]Word, len(names))
	for i, name := range names {
		words[i].Text = name
	}
	return words
}

func (m *Mistake) Error() string {
	if hint := m.Hint(); hint != "" {
		return m.Message + ": " + hint
	}
	return m.Message
}

// Hint is the remedy; it may be empty.
func (m *Mistake) Hint() string {
	if m.remedy == nil {
		return ""
	}
	return m.remedy()
}

// Remedied is the mistake with another remedy.
func (m *Mistake) Remedied(hint func() string) *Mistake { return &Mistake{m.Message, hint, m.fits} }

// Among is the mistake with names as what may stand there, and the maps whose keys they are, if any.
func (m *Mistake) Among(names func() []string, in ...Path) *Mistake {
	return m.Offering(func() Fits { return Fits{wordsOf(names()), in} })
}

// Offering is the mistake with what may stand there.
func (m *Mistake) Offering(fits func() Fits) *Mistake { return &Mistake{m.Message, m.remedy, fits} }

// NewMistake is a mistake with its remedy, which may be empty.
func NewMistake(message, hint string) *Mistake {
	return &Mistake{Message: message, remedy: func() string { return hint }}
}

// AsMistake is what an error says as a mistake; one that is none has no remedy.
func AsMistake(err error) *Mistake {
	var m *Mistake
	if errors.As(err, &m) {
		return m
	}
	return &Mistake{Message: err.Error()}
}

// Unknown is the mistake of naming something that is not in the file.
func Unknown(noun, name string, known []string) *Mistake {
	return UnknownAmong(noun, name, func() []string { return known })
}

// UnknownAmong is the same where the names that are known are yet to be listed.
func UnknownAmong(noun, name string, known func() []string) *Mistake {
	m := &Mistake{Message: fmt.Sprintf("there is no %s %q", noun, name), remedy: func() string { return Suggest(name, known()) }}
	return m.Among(known)
}

// mostListed is how many names a hint lists; of more it gives the first.
const mostListed = 8

// Suggest is the remedy for a name that is not known: the nearest one, or the known ones.
func Suggest(name string, known []string) string {
	if remedy := Mistyped(name); remedy != "" {
		return remedy
	}
	if near := Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) == 0 {
		return "there are none in this file"
	}
	return "known: " + InWords(known)
}

// InWords names things in a sentence.
func InWords(names []string) string {
	if len(names) > mostListed {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:mostListed], ", "), len(names)-mostListed)
	}
	return strings.Join(names, ", ")
}
