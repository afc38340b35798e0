package stamp

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"simulate/sim/conform"
	"simulate/sim/log"
)

// Read is what a unit of a log is taken to be.
type Read struct {
	Group int      // or conform.Unknown
	Pools []uint16 // of the scenario that it may be of; none: nothing in the scenario is like it
	By    By
}

// By is what a unit is known by.
type By uint8

// What units are known by.
const (
	Nothing By = iota
	ByMatching
	ByName
	ByKindAndAgency
	ByKind
	ByAgency
)

// Read finds out what a unit of a log is in the scenario.
func (p *Plan) Read(m *Matching, u Unit) Read {
	if entry := m.Units[u.ID]; entry != "" {
		return p.read(p.poolsOfEntry(entry), ByMatching)
	}
	for i := range p.Program.Units {
		if unit := &p.Program.Units[i]; u.ID == unit.ID {
			return p.read([]uint16{unit.Pool}, ByName)
		}
	}
	kind, agency := p.kinds(m, u.Kind), p.agencies(m, u.Agency)
	switch {
	case u.Kind != "" && len(kind) == 0:
		return p.read(nil, Nothing)
	case u.Kind != "" && len(agency) > 0:
		return p.read(slices.DeleteFunc(kind, func(pool uint16) bool { return !slices.Contains(agency, pool) }), ByKindAndAgency)
	case u.Kind != "":
		return p.read(kind, ByKind)
	case len(agency) > 0:
		return p.read(agency, ByAgency)
	default:
		return p.read(nil, Nothing)
	}
}

// read is the group that all of some pools are of.
func (p *Plan) read(pools []uint16, by By) Read {
	r := Read{Group: conform.Unknown, Pools: pools, By: by}
	if len(pools) > 0 {
		r.Group = p.byPool[pools[0]]
	}
	return r
}

// several reports whether it may be of several groups, or of one or none.
func (p *Plan) several(r *Read) bool {
	return slices.ContainsFunc(r.Pools, func(pool uint16) bool { return p.byPool[pool] != r.Group })
}

func (p *Plan) pools(of func(pool int) bool) (pools []uint16) {
	for i := range p.Program.Pools {
		if of(i) {
			pools = append(pools, uint16(i))
		}
	}
	return pools
}

// poolsOfEntry are those of the units that an entry of the file makes.
func (p *Plan) poolsOfEntry(id string) []uint16 {
	entry := p.Program.Scenario.Units.Get(id)
	return p.pools(func(i int) bool {
		pool := &p.Program.Pools[i]
		return p.Program.Kinds[pool.Kind] == entry.Kind && p.Program.Agencies[pool.Agency].ID == entry.Agency
	})
}

// kinds are the pools of a kind as the log calls it.
func (p *Plan) kinds(m *Matching, name string) []uint16 {
	name = cmp.Or(m.Kinds[name], name)
	if p.Program.Scenario.Units.Get(name) != nil {
		return p.poolsOfEntry(name)
	}
	return p.pools(func(i int) bool { return same(p.Program.Kinds[p.Program.Pools[i].Kind], name) })
}

// agencies are the pools of an agency as the log calls it.
func (p *Plan) agencies(m *Matching, name string) []uint16 {
	name = cmp.Or(m.Agencies[name], name)
	return p.pools(func(i int) bool {
		agency := &p.Program.Agencies[p.Program.Pools[i].Agency]
		return same(agency.ID, name) || same(agency.Name, name)
	})
}

// Pool is a pool in words: patrol of City Police.
func (p *Plan) Pool(pool uint16) string {
	of := &p.Program.Pools[pool]
	return p.Program.Kinds[of.Kind] + " of " + p.Program.Agencies[of.Agency].Name
}

// ReadAll finds out what the units of a call are. What two readings fit is a problem, and so is that none is any of the plan's.
func (p *Plan) ReadAll(m *Matching, l *Logged) (reads []Read, problems []log.Problem) {
	found := false
	for i := range l.Parts {
		unit := l.Parts[i].Unit
		r := p.Read(m, unit)
		reads = append(reads, r)
		found = found || r.Group >= 0
		if p.several(&r) {
			problems = append(problems, log.Problem{
				Message: fmt.Sprintf("%s could be %s", unit.words(), strings.Join(p.could(&r), " or ")),
				Remedy:  fmt.Sprintf("say which in a matching that --match names: units: {%s: %s}", unit.ID, p.entryOf(r.Pools[0])),
			})
		}
	}
	switch {
	case len(l.Parts) == 0:
		problems = append(problems, log.Problem{
			Message: "the rows of call " + l.Number + " name no units",
			Remedy:  "say in a mapping which column does, fields: {unit: COLUMN}, and give it with --map; or give a log that has them",
		})
	case !found && len(problems) == 0:
		problems = append(problems, p.nothing(l))
	}
	return reads, problems
}

// could are the pools that a unit may be of, in words.
func (p *Plan) could(r *Read) (words []string) {
	for _, pool := range r.Pools {
		words = append(words, p.Pool(pool))
	}
	return words
}

// nothing says that no unit of a call is one of the plan's.
func (p *Plan) nothing(l *Logged) log.Problem {
	const most = 5
	var units, groups []string
	for _, part := range l.Parts[:min(most, len(l.Parts))] {
		units = append(units, part.words())
	}
	for g := range p.Groups {
		for _, pool := range p.Groups[g].Pools {
			groups = append(groups, p.Pool(pool))
		}
	}
	remedy := fmt.Sprintf("say in a matching that --match names what they are, such as units: {%s: ENTRY}; -o x.match.yaml writes a draft", l.Parts[0].ID)
	if len(groups) == 0 {
		return log.Problem{Message: "the plan of " + p.id() + " calls no units, and a log shows nothing else", Remedy: "name another incident with --as, or add its plan"}
	}
	return log.Problem{
		Message: fmt.Sprintf("none of the units of call %s is any that the plan of %s calls: the log has %s; the plan has %s",
			l.Number, p.id(), strings.Join(units, ", "), strings.Join(groups, ", ")),
		Remedy: remedy,
	}
}

// words are a unit with what the log says of it.
func (u Unit) words() string {
	var of []string
	for _, name := range []string{u.Kind, u.Agency} {
		if name != "" {
			of = append(of, name)
		}
	}
	if len(of) == 0 {
		return u.ID
	}
	return u.ID + " (" + strings.Join(of, ", ") + ")"
}

// entryOf is the first entry of the file whose units are of a pool.
func (p *Plan) entryOf(pool uint16) string {
	for id := range p.Program.Scenario.Units.All() {
		if slices.Contains(p.poolsOfEntry(id), pool) {
			return id
		}
	}
	return ""
}

// Shown is what the log can show of the plan.
func (p *Plan) Shown(m *Matching, l *Logged) *Shown {
	s := &Shown{Instants: l.Instants, Groups: make([]bool, len(p.Groups))}
	for u := range maps.Keys(l.Units) {
		if r := p.Read(m, u); r.Group >= 0 && !p.several(&r) {
			s.Groups[r.Group] = true
		}
	}
	return s
}

// Draft is the matching with what was understood of a call, and what was not left empty, to be changed.
func (p *Plan) Draft(m *Matching, l *Logged, reads []Read) *Matching {
	d := &Matching{Incident: p.id(), Instants: map[string]string{}, Agencies: copied(m.Agencies), Kinds: copied(m.Kinds), Units: copied(m.Units)}
	for _, at := range allInstants() {
		if l.Instants[at] && !conform.OfUnits(at) && at != log.Closed {
			d.Instants[at.String()] = p.references[at]
		}
	}
	for i := range l.Parts {
		unit := l.Parts[i].Unit
		d.leave(d.Agencies, unit.Agency, len(p.agencies(m, unit.Agency)) == 0)
		d.leave(d.Kinds, unit.Kind, len(p.kinds(m, unit.Kind)) == 0)
		d.leave(d.Units, unit.ID, p.several(&reads[i]) || unit.Kind == "" && reads[i].Group == conform.Unknown)
	}
	return d
}

// leave leaves a name to be said, where it is not.
func (*Matching) leave(names map[string]string, name string, unknown bool) {
	if name != "" && unknown && names[name] == "" {
		names[name] = ""
	}
}

func copied(names map[string]string) map[string]string {
	if names == nil {
		return map[string]string{}
	}
	return maps.Clone(names)
}

func allInstants() (all []log.Instant) {
	for at := range log.NumInstants {
		all = append(all, at)
	}
	return all
}

// instantsOfCalls are the names of those that milestones may stand for.
func instantsOfCalls() (names []string) {
	for _, at := range allInstants() {
		if !conform.OfUnits(at) && at != log.Closed {
			names = append(names, at.String())
		}
	}
	return names
}
