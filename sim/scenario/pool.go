package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Units is a number of units of a kind in words that are right for whatever a file calls its kinds: 4× ambulance.
func Units(n int, kind string) string { return fmt.Sprintf("%d× %s", n, kind) }

// Size is the number of units of an entry.
func (u *Unit) Size() int {
	if u.Count == nil {
		return 1
	}
	return u.Count.Value
}

// Lines is how many can speak on a channel at once.
func (c *Channel) Lines() int {
	if c.Capacity == nil {
		return 1
	}
	return c.Capacity.Value
}

// Most is the greatest number of units that an entry can have.
func (u *Unit) Most() int {
	if u.Count == nil || u.Count.Range == nil {
		return u.Size()
	}
	return int(u.Count.Range.High)
}

// CanOf is what the n-th unit of an entry can do beside what its kind can, counted from 1.
func (u *Unit) CanOf(n int) Names {
	if each := u.Each.Get(strconv.Itoa(n)); each != nil && each.Can != nil {
		return each.Can
	}
	return u.Can
}

// SingleUnit takes a name apart that could be a single unit of an entry with a count, which may have fewer: patrol-3 is the third of patrol.
func (s *Scenario) SingleUnit(name string) (entry string, n int, ok bool) {
	dash := strings.LastIndexByte(name, '-')
	if dash < 0 {
		return "", 0, false
	}
	unit := s.Units.Get(name[:dash])
	n, err := strconv.Atoi(name[dash+1:])
	ok = unit != nil && unit.Count != nil && err == nil && n >= 1 && name[dash+1:] == strconv.Itoa(n)
	return name[:dash], n, ok
}

// Members are the units of an entry that are of a sort: all of them, or some, by number from 1.
type Members struct {
	All  bool
	Some []int
}

// None reports whether there are none.
func (m *Members) None() bool { return !m.All && len(m.Some) == 0 }

// Members are the units of an entry that a word of a need means: those of a kind, all of the entry, one of them, or those that can do
// something.
func (s *Scenario) Members(id, word string) Members {
	unit := s.Units.Get(id)
	if word == unit.Kind || word == id {
		return Members{All: true}
	}
	if entry, n, single := s.SingleUnit(word); single && entry == id {
		return Members{Some: []int{n}}
	}
	can := slices.Contains(unit.Can, word)
	if !slices.ContainsFunc(unit.Each.IDs(), func(n string) bool { return unit.Each.Get(n).Can != nil }) {
		return Members{All: can}
	}
	var some []int
	for n := range unit.Most() {
		if slices.Contains(unit.CanOf(n+1), word) {
			some = append(some, n+1)
		}
	}
	return Members{Some: some}
}

// mostOf is the most units that there can be of a sort.
func (s *Scenario) mostOf(word string) int {
	if n, isKind := s.named().most[word]; isKind {
		return n
	}
	n := 0
	for id, unit := range s.Units.All() {
		switch of := s.Members(id, word); {
		case of.All:
			n += unit.Most()
		default:
			n += len(of.Some)
		}
	}
	return n
}
