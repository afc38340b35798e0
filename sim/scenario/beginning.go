package scenario

import (
	"reflect"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// Beginning says when an incident begins that happens once: at an instant, or when a condition over other incidents comes true.
type Beginning struct {
	At    *Figure[Instant]
	After *Trigger // nil: at the instant
	Delay *Figure[Duration]
}

// setOff is a Beginning that is written as a map with a condition.
type setOff struct {
	After *Trigger          `json:"after" jsonschema:"The condition with which it begins: a milestone of another incident, a list (all of them), {any: […]} or {all: […]}."`
	Delay *Figure[Duration] `json:"delay,omitempty" jsonschema:"A duration after that."`
}

func (b *Beginning) decode(d *decoding, w written) {
	switch {
	case w.Kind == tree.Mapping && (w.Get("after") != nil || w.Get("delay") != nil || !slices.ContainsFunc(w.Entries, isOfLongForm)):
		var s setOff
		d.fields(reflect.ValueOf(&s).Elem(), w)
		b.After, b.Delay = s.After, s.Delay
	case w.Kind == tree.Scalar && strings.Contains(w.Text, "/"): // a milestone of another incident; no instant has one
		b.After = &Trigger{Milestone: w.Text}
	default:
		b.At = new(Figure[Instant])
		d.value(b.At, w)
	}
}

// said reports whether anything could be read of when it is.
func (b *Beginning) said() bool { return b.At != nil || b.After != nil }

// IsSetOff reports whether the incident begins with a condition over others, and not at an instant.
func (i *Incident) IsSetOff() bool { return i.Begins != nil && i.Begins.After != nil }

// ArriveWithSetOff reports whether the arrivals of an incident are part of one that others set off, so that nobody knows beforehand
// from when their offsets count.
func (s *Scenario) ArriveWithSetOff(i *Incident) bool {
	host := s.Incidents.Get(i.PartOf)
	return host != nil && host.IsSetOff()
}

// errNoOffset is what is wrong with a clock time among the instants of such arrivals.
func errNoOffset(host string) error {
	return tree.NewMistake("when "+host+" begins is not known beforehand", "write an offset from its beginning, such as +5m")
}
