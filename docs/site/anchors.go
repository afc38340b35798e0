package main

import (
	"fmt"
	"strings"
	"unicode"
)

// anchors gives the headings of a page the ids that GitHub gives them, because pages link by these.
type anchors struct {
	given map[string]int // how often each has been asked for
}

// next is the id of the next heading of the page. The second of the same is numbered 1.
func (a *anchors) next(heading string) string {
	if a.given == nil {
		a.given = map[string]int{}
	}
	wanted := anchor(heading)
	id := wanted
	for a.has(id) {
		a.given[wanted]++
		id = fmt.Sprintf("%s-%d", wanted, a.given[wanted])
	}
	a.given[id] = 0
	return id
}

func (a *anchors) has(id string) bool {
	_, has := a.given[id]
	return has
}

// anchor is a heading in small letters, with hyphens for spaces and without punctuation.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Pc):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}
