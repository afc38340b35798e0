package sim

import "math"

// Several may arrive at once. They are numbered as they come, like all others; what their luck is keyed by is the number of their
// group and their own in it, so that the first of each has the luck that it would have alone.

// lot is of which group an instance is, counted from 1, and which of the group, counted from 0. It is 0 of an incident that begins once.
type lot uint64

func lotOf(group, member int32) lot { return lot(uint64(uint32(member))<<32 | uint64(uint32(group))) }

func (l lot) group() int32 { return int32(uint32(l)) }

func (l lot) leads() bool { return l>>32 == 0 }

// countedGroups is how far somebody has come who goes through the groups of a stream: to which, and how many instances there are up to it.
type countedGroups struct{ group, before, upTo int32 }

// nickelShare is with what a nominal run spreads the sizes of groups.
const nickelShare = 0.19258240356725187

// sizeOf is how many come with a group of a stream.
func (w *World) sizeOf(incident, group int32) int32 {
	s := w.program.Incidents[incident].stream
	switch {
	case s.group == nil:
		return 1
	case len(s.group.shares) == 1:
		return int32(s.group.likeliest)
	case w.luck.Nominal:
		at := float64(float64(group) * nickelShare)
		return int32(w.among(s.group, at-math.Floor(at)))
	default:
		return int32(w.draw(s.group, quantity{subject: &s.subject, occurrence: uint64(group), slot: None, purpose: DrawGroup}))
	}
}

// groupOf is the group of an instance that has arrived in the run under way. Whoever asks for one after the other waits for no search.
func (w *World) groupOf(of Instance) int32 {
	if w.program.Incidents[of.Incident].stream.group == nil {
		return of.Ordinal
	}
	at := &w.streams[of.Incident].looked
	if of.Ordinal <= at.before {
		*at = countedGroups{}
	}
	for at.upTo < of.Ordinal {
		at.group++
		at.before, at.upTo = at.upTo, at.upTo+w.sizeOf(of.Incident, at.group)
	}
	return at.group
}
