package simtest

import "fmt"

// place says where a step happens, when that is not the incident's place.
func (s *step) place() {
	switch s.upTo(7) {
	case 5, 6:
		s.add("where", s.location())
	case 7:
		if len(s.crews) > 0 {
			s.add("where", pick(s.draft, s.crews).step)
		}
	}
}

// location draws a place, or several of which the step takes one as it asks.
func (s *step) location() string {
	return s.byState(func() string {
		switch s.upTo(5) {
		case 4:
			s.at = append(s.at, s.places[:2]...)
			return fmt.Sprintf("{%s: 60%%, %s: 40%%}", s.places[0], s.places[1])
		case 5:
			near := some(s.draft, s.places)
			s.at = append(s.at, near...)
			return fmt.Sprintf("{nearest: %s}", list(near))
		default:
			place := pick(s.draft, s.places)
			s.at = append(s.at, place)
			if s.traced && s.oneIn(2) {
				s.at = append(s.at, "place-1", "place-2")
				return "row(whither) else " + place
			}
			return place
		}
	})
}
