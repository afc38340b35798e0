package simtest

import (
	"fmt"
	"slices"
	"strconv"
)

func (s *step) event() {
	s.addf("event", "Name of %s", s.id)
	form := s.upTo(12)
	s.lasts = form >= 5 && form != 10 && form != 11
	switch form {
	case 5:
		if len(s.brought.kinds()) > 0 {
			var one counts
			one[pick(s.draft, s.brought.kinds())] = 1
			text, _ := s.asking(one, one, s.called)
			s.add("disable", text)
		}
	case 6:
		s.add("block", s.closed())
	case 7:
		s.add("block", pick(s.draft, s.channels))
	case 8:
		s.add("slow", s.slowed())
	case 9:
		s.add("priority", s.ofRow("urgent", s.urgency)())
	case 10, 11:
		s.add("moves", pick(s.draft, s.places))
	case 12:
		s.add("disable", s.outOfService())
	}
}

// outOfService draws units that are put out of service wherever they are: some of an entry of the file, all of it, or one.
func (s *step) outOfService() string {
	p := pick(s.draft, s.pools)
	word, n := p.id, strconv.Itoa(s.from(1, p.count))
	switch {
	case p.counted && s.oneIn(3):
		word, n = fmt.Sprintf("%s-%d", p.id, s.from(1, p.count)), "1"
	case s.oneIn(3):
		n = "all"
	}
	return fmt.Sprintf("{%s: %s}", word, n)
}

// closed draws a place that is closed to all, or to some kinds of unit.
func (s *step) closed() string {
	if len(s.stretches) > 0 && s.oneIn(2) {
		return pick(s.draft, s.stretches)
	}
	place := pick(s.draft, s.places)
	if s.oneIn(2) {
		return place
	}
	return fmt.Sprintf("{%s: %s}", place, list(some(s.draft, s.kindsOfUnit())))
}

// slowed draws the trips that an event slows.
func (s *step) slowed() string {
	to := fmt.Sprintf("{%s: 1.5}", pick(s.draft, append(slices.Clone(s.places), s.stretches...)))
	var f fields
	if s.oneIn(2) {
		f.add("places", to)
	}
	if s.oneIn(2) {
		f.addf("from", "{%s: 1.3}", pick(s.draft, s.places))
	}
	if s.oneIn(2) {
		f.add("everywhere", "1.2")
	}
	if len(f) == 0 {
		return to
	}
	return f.String()
}
