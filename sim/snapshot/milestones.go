package snapshot

import (
	"cmp"
	"slices"
	"strconv"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// known is what is known beforehand of a program's incidents. It does not change, and takes longer to find out than many a run.
type known struct {
	reachable []reachable      // by incident
	owners    map[string]int32 // of plans, by the id of their incident
	lookouts  lookouts
}

func newKnown(p *sim.Program) *known {
	k := &known{owners: make(map[string]int32, len(p.Incidents))}
	for i := range p.Incidents {
		k.owners[p.Incidents[i].ID] = int32(i)
		k.reachable = append(k.reachable, reachableIn(p, &p.Incidents[i]))
	}
	k.lookouts = lookOut(p, k.reachable)
	return k
}

// reachable is what is known beforehand of an incident: the milestones that it can reach.
type reachable struct {
	references []reference
	place      map[scenario.Milestone]int32 // among the references, by what the file means
	known      map[sim.Milestone]int32      // the same by what records say, where several words mean one thing
}

// reference is a milestone and how it is referred to.
type reference struct {
	text, step string
	milestone  sim.Milestone
	site       int32 // that it is about, or sim.None
}

// reached is a milestone that has occurred.
type reached struct {
	own int32 // its place among the references of the plan
	at  engine.Time
	seq sim.Seq
}

// commonParts are the parts that every step may reach; the empty one is its being done.
var commonParts = []string{"", "asked", "start", "approved", "en-route", "first", "stopped", "skipped", "gave-up", "failed", "ended"}

// reachableIn lists the milestones of an incident's plan, each once: first stands for 1, and the step alone for all.
func reachableIn(p *sim.Program, incident *sim.Incident) reachable {
	found := reachable{place: make(map[scenario.Milestone]int32), known: make(map[sim.Milestone]int32)}
	found.add(p, incident.ID, "begins", "")
	for _, state := range incident.States {
		found.add(p, incident.ID, "condition", state)
	}
	for s := incident.FirstStep + 1; s < incident.FirstStep+incident.Steps; s++ {
		step := &p.Steps[s]
		for _, part := range commonParts {
			found.add(p, incident.ID, step.ID, part)
		}
		for n := 2; found.add(p, incident.ID, step.ID, strconv.Itoa(n)); n++ {
		}
		for _, part := range ownParts(p, step) {
			found.add(p, incident.ID, step.ID, part)
		}
		for _, part := range step.Awaited {
			found.add(p, incident.ID, step.ID, part)
		}
		for _, site := range step.Sites {
			found.addSite(p, incident.ID, step.ID, site)
		}
	}
	return found
}

// addSite adds what a posture step may come to at a site.
func (f *reachable) addSite(p *sim.Program, incident, step string, site uint16) {
	first := len(f.references)
	f.add(p, incident, step, p.Sites[site].ID)
	f.add(p, incident, step, p.Sites[site].ID+".failed")
	for i := first; i < len(f.references); i++ {
		f.references[i].site = int32(site)
	}
}

// add adds a part of a step, unless it is another word for one that is there. It reports false when there is no such part.
func (f *reachable) add(p *sim.Program, incident, step, part string) bool {
	text := step
	if part != "" {
		text += "." + part
	}
	meant, err := p.Scenario.Milestone(incident, text)
	if err != nil {
		return false
	}
	m, err := p.Milestone(incident, text)
	if err != nil {
		return false
	}
	at, known := f.known[m]
	if !known {
		at = int32(len(f.references))
		f.known[m] = at
		f.references = append(f.references, reference{text, step, m, sim.None})
	}
	f.place[meant] = at
	return true
}

// ownParts lists the parts of a step that are names of the file.
func ownParts(p *sim.Program, step *sim.Step) []string {
	parts := slices.Clone(step.Ends)
	switch step.Verb {
	case scenario.Send, scenario.Move:
		parts = append(parts, p.Kinds...)
	case scenario.Message:
		for i := range p.Agencies {
			parts = append(parts, p.Agencies[i].ID)
		}
	}
	return parts
}

// lookouts are the milestones of all incidents, by step and the kind of record that they can occur with.
type lookouts struct {
	from  []int32 // those of a step and kind are list[from[i]:from[i+1]], i being their place
	list  []lookout
	sites map[placeAndSite]lookout // those of a site, which a posture step has as many of as sites
}

// placeAndSite is the place of a step and kind, and a site.
type placeAndSite struct {
	place int
	site  uint16
}

// lookout is a milestone and its place among the references of its plan.
type lookout struct {
	sim.Milestone
	own int32
}

// numKinds is how many kinds of record there are.
const numKinds = int(sim.NumKinds)

func lookOut(p *sim.Program, incidents []reachable) lookouts {
	at := make([][]lookout, len(p.Steps)*numKinds)
	l := lookouts{from: make([]int32, 1, len(at)+1), sites: make(map[placeAndSite]lookout)}
	for i := range incidents {
		for own, known := range incidents[i].references {
			m := known.milestone
			for kind := range numKinds {
				place := int(m.Step)*numKinds + kind
				switch {
				case !m.Kinds().Has(sim.Kind(kind)):
				case known.site != sim.None:
					l.sites[placeAndSite{place, uint16(known.site)}] = lookout{m, int32(own)}
				default:
					at[place] = append(at[place], lookout{m, int32(own)})
				}
			}
		}
	}
	for _, here := range at {
		l.list = append(l.list, here...)
		l.from = append(l.from, int32(len(l.list)))
	}
	return l
}

// of lists what a record of a step may be, but for what it is of a site.
func (l *lookouts) of(r *sim.Record) []lookout {
	place := int(r.Step)*numKinds + int(r.Kind)
	return l.list[l.from[place]:l.from[place+1]]
}

// ofSite is what a record of a step may be of the site that it names.
func (l *lookouts) ofSite(r *sim.Record) (x lookout, known bool) {
	if r.Kind != sim.PostureSet && r.Kind != sim.PostureRefused {
		return lookout{}, false
	}
	x, known = l.sites[placeAndSite{int(r.Step)*numKinds + int(r.Kind), r.Arg}]
	return x, known
}

// see notes the milestones that a record is the first occurrence of.
func (f *Fold) see(seq sim.Seq, r *sim.Record) {
	of := f.lookouts.of(r)
	for i := range of {
		f.compare(seq, r, &of[i])
	}
	if x, known := f.lookouts.ofSite(r); known {
		f.compare(seq, r, &x)
	}
}

// compare notes a milestone if a record is the first occurrence of it.
func (f *Fold) compare(seq sim.Seq, r *sim.Record, x *lookout) {
	n := f.instance(r)
	if word, bit := &n.seen[x.own/64], uint64(1)<<(x.own%64); *word&bit == 0 && x.Matches(f.p, r) && (x.OfFirst() || x.Reaches(n.so(x.own))) {
		*word |= bit
		n.reached = append(n.reached, reached{x.own, r.At, seq})
		f.streams[n.Incident].reached[x.own]++
	}
}

// so is how far a milestone has come that occurs with a later record than the first that matches.
func (n *instance) so(own int32) *sim.Occurrence {
	if n.matching == nil {
		n.matching = make(map[int32]*sim.Occurrence)
	}
	if n.matching[own] == nil {
		n.matching[own] = new(sim.Occurrence)
	}
	return n.matching[own]
}

// occurred reports whether a milestone that a plan refers to has occurred.
func (f *Fold) occurred(n *instance, text string) bool {
	meant, err := f.p.Scenario.Milestone(f.p.Incidents[n.Incident].ID, text)
	if err != nil {
		return false
	}
	which := meant.Instance
	meant.Instance = 0
	owner := f.owners[meant.Incident]
	own, known := f.reachable[owner].place[meant]
	switch {
	case !known:
		return false
	case owner == n.Incident:
		return n.seen[own/64]>>(own%64)&1 != 0
	case which == scenario.AllInstances:
		return f.all(owner, own)
	default:
		return int(f.streams[owner].reached[own]) >= max(which, 1)
	}
}

// all reports whether every instance of a stream has reached a milestone, as far as it is known that no more arrive.
func (f *Fold) all(stream, own int32) bool {
	times, finite := f.p.Scenario.Incidents.Get(f.p.Incidents[stream].ID).Arriving()
	s := &f.streams[stream]
	return finite && s.groups == times && int(s.reached[own]) == s.arrived
}

func (f *Fold) milestoneRows() []*Milestone {
	var rows []*Milestone
	for _, n := range f.current() {
		for _, m := range n.reached {
			known := &f.reachable[n.Incident].references[m.own]
			rows = append(rows, &Milestone{
				Incident: f.p.InstanceID(n.Instance), ID: known.text, Step: known.step, At: m.at, Record: int(m.seq),
			})
		}
	}
	slices.SortStableFunc(rows, func(a, b *Milestone) int { return cmp.Compare(a.Record, b.Record) })
	for i := range rows {
		rows[i].Number = i
	}
	return rows
}
