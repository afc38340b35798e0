package stamp

import (
	"cmp"
	"slices"
	"strings"

	"simulate/sim/conform"
	"simulate/sim/log"
)

// Unit is a unit as a log names it.
type Unit struct{ ID, Kind, Agency string }

// Logged is what logs hold of a call, and what they hold at all.
type Logged struct {
	Number   string // of the call
	Rows     int    // that are about it
	Parts    []LoggedPart
	Types    []string // of the call
	Instants [log.NumInstants]bool
	Units    map[Unit]bool  // in any call
	Call     conform.Stamps // what is stamped of the call as a whole
}

// LoggedPart is a unit's part in the call.
type LoggedPart struct {
	Unit
	At conform.Stamps
}

// mostUnits is how many units are told apart.
const mostUnits = 100_000

// NewLogged is what is known of a call before any row is read.
func NewLogged(number string) *Logged {
	return &Logged{Number: number, Units: make(map[Unit]bool), Call: conform.Unstamped()}
}

// Add notes a row of a log. It keeps nothing of it that is not the call's but which unit it is about.
func (l *Logged) Add(r *log.Row) {
	for at, ms := range r.At {
		l.Instants[at] = l.Instants[at] || ms != log.None
	}
	unit := Unit{r.Field(log.Unit), r.Field(log.UnitKind), r.Field(log.Agency)}
	if unit.ID != "" && !l.Units[unit] && len(l.Units) < mostUnits {
		l.Units[unit.clone()] = true
	}
	if r.Call() != l.Number {
		return
	}
	l.Rows++
	if t := r.Field(log.CallType); t != "" && !slices.Contains(l.Types, t) {
		l.Types = append(l.Types, strings.Clone(t))
	}
	for at, ms := range r.At {
		if at := log.Instant(at); !conform.OfUnits(at) {
			l.note(at, ms)
		}
	}
	if unit.ID == "" {
		return
	}
	part := l.part(unit)
	for at, ms := range r.At {
		part.At.First(log.Instant(at), ms)
	}
}

// note notes an instant of the call: of several the first, but of its end the last.
func (l *Logged) note(at log.Instant, ms int64) {
	if at == log.Closed && l.Call[at] != log.None {
		l.Call[at] = max(l.Call[at], ms)
		return
	}
	l.Call.First(at, ms)
}

// part is that of a unit, of which several rows may be.
func (l *Logged) part(unit Unit) *LoggedPart {
	i := slices.IndexFunc(l.Parts, func(p LoggedPart) bool { return p.ID == unit.ID && p.Agency == unit.Agency })
	if i < 0 {
		i = len(l.Parts)
		l.Parts = append(l.Parts, LoggedPart{unit.clone(), conform.Unstamped()})
	}
	return &l.Parts[i]
}

func (u Unit) clone() Unit {
	return Unit{strings.Clone(u.ID), strings.Clone(u.Kind), strings.Clone(u.Agency)}
}

// Sort puts the units into the order in which they were notified, or did anything.
func (l *Logged) Sort() {
	slices.SortStableFunc(l.Parts, func(a, b LoggedPart) int {
		return cmp.Or(cmp.Compare(a.begin(), b.begin()), cmp.Compare(a.ID, b.ID))
	})
}

func (p *LoggedPart) begin() int64 {
	for at, ms := range p.At {
		if conform.OfUnits(log.Instant(at)) && ms != log.None {
			return ms
		}
	}
	return log.None
}

// Course is the call by the groups that its units are of.
func (l *Logged) Course(reads []Read) *conform.Course {
	c := &conform.Course{Call: l.Call}
	for i := range l.Parts {
		c.Parts = append(c.Parts, conform.Part{Group: reads[i].Group, At: l.Parts[i].At})
	}
	return c
}
