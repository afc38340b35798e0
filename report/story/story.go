package story

import (
	"cmp"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// story folds the records of a run to what a reader follows. A line stands for a step or a stage of one: its units,
// receivers and sites are one line with their first and last instant, however many they are.
type story struct {
	*cast
	lines    []storyLine
	diverted map[sim.Seq][]sim.Seq // units taken for a request, by its record
	agencies map[string]string     // names, by id
	tag      string                // the instance of a stream whose step is being told, in front of what happens
}

// storyLine is a line with the record whose instant it stands at.
type storyLine struct {
	seq sim.Seq
	document.Line
}

// episode is the records of one step of one instance of its incident.
type episode struct {
	step uint16
	of   sim.Instance
	seqs []sim.Seq
}

// tell returns the story of a run.
func tell(c *cast) []document.Line {
	s := &story{cast: c, diverted: make(map[sim.Seq][]sim.Seq), agencies: make(map[string]string)}
	for i := range s.Agencies {
		s.agencies[s.Agencies[i].ID] = s.Agencies[i].Name
	}
	for i := range s.records {
		if r := &s.records[i]; r.Kind == sim.UnitDiverted {
			s.diverted[r.Cause] = append(s.diverted[r.Cause], sim.Seq(i))
		}
	}
	s.occupied()
	s.postings()
	s.noWays()
	s.handOvers()
	for _, e := range s.episodes() {
		s.tag = ""
		if s.Steps[e.step].Verb != scenario.NoVerb { // whose words name it anyway
			s.tagWith(e.of)
		}
		s.episode(e)
	}
	slices.SortStableFunc(s.lines, func(a, b storyLine) int { return cmp.Compare(a.seq, b.seq) })
	lines := make([]document.Line, len(s.lines))
	for i, l := range s.lines {
		lines[i] = l.Line
	}
	return lines
}

// tagWith puts the title of an instance of a stream in front of what is told from here on; of another incident nothing.
func (s *story) tagWith(of sim.Instance) {
	s.tag = ""
	if of.Ordinal > 0 {
		s.tag = s.TitleOf(of) + ": "
	}
}

// episodes groups the records by step and instance, in the order in which they begin.
func (s *story) episodes() []*episode {
	type place struct {
		step uint16
		of   sim.Instance
	}
	var episodes []*episode
	found := make(map[place]*episode)
	for i := range s.records {
		r := &s.records[i]
		if r.Step == sim.NoStep || !s.told[i] {
			continue
		}
		of, _ := s.causes.Of(sim.Seq(i))
		at := place{r.Step, of}
		e := found[at]
		if e == nil {
			e = &episode{step: r.Step, of: of}
			found[at] = e
			episodes = append(episodes, e)
		}
		e.seqs = append(e.seqs, sim.Seq(i))
	}
	return episodes
}

// of returns the episode's records of some kinds.
func (s *story) of(e *episode, kinds ...sim.Kind) []sim.Seq {
	var found []sim.Seq
	for _, seq := range e.seqs {
		if slices.Contains(kinds, s.records[seq].Kind) {
			found = append(found, seq)
		}
	}
	return found
}

// add tells a line that stands at a record.
func (s *story) add(seq sim.Seq, who, what string, tone document.Tone, why ...string) {
	at := s.records[seq].At
	why = slices.DeleteFunc(why, func(w string) bool { return w == "" })
	s.lines = append(s.lines, storyLine{seq, document.Line{
		Seq: uint32(seq),
		At:  s.Instant(at), T: document.Milliseconds(at - s.WarmUp), Past: s.origin.Elapsed(at), Who: who, What: s.tag + what, Why: strings.Join(why, ", "), Tone: tone,
	}})
}

// occupied tells in one line which units are on other jobs when the run begins.
func (s *story) occupied() {
	var units []int32
	first := sim.Seq(0)
	for i, r := range s.records {
		if r.Kind == sim.UnitOccupied && r.At == 0 && s.told[i] {
			if units == nil {
				first = sim.Seq(i)
			}
			units = append(units, r.Unit)
		}
	}
	if units != nil {
		s.add(first, "", "on other jobs at the start: "+s.Group(units), document.Faint)
	}
}

// why says what let a step begin: the script's instant, or the milestone that it waited for last.
func (s *story) why(e *episode) string {
	r := s.records[e.seqs[0]]
	step := &s.Steps[e.step]
	if step.At == r.At {
		return "scripted"
	}
	cause := s.records[r.Cause]
	if !s.isMilestone(&cause) {
		return ""
	}
	why := s.after(e, r.Cause)
	if step.Delayed && r.At > cause.At {
		why += " and " + words.Apart(cause.At, r.At).String()
	}
	return why
}

// isMilestone reports whether a record is what a step can wait for: that an incident begins needs no words.
func (s *story) isMilestone(r *sim.Record) bool {
	return r.Step != sim.NoStep && (s.Steps[r.Step].Verb != scenario.NoVerb || r.Kind == sim.ConditionSet)
}

// after names the milestone of a step that a record is, with its instance when that is another one of a stream.
func (s *story) after(e *episode, seq sim.Seq) string {
	r := &s.records[seq]
	of, about := s.causes.Of(seq)
	why := "after " + s.Reached(r, of, s.Called(r.Step))
	if about && of.Ordinal > 0 && of != e.of && r.Kind != sim.ConditionSet { // whose words name it already
		why += " of " + s.TitleOf(of)
	}
	return why
}

// waited says how long a record's request had to wait, when it had to.
func (s *story) waited(seq sim.Seq, what string) string {
	r := s.records[seq]
	if r.Since == 0 {
		return ""
	}
	since := s.records[r.Since].At
	if r.At-since < engine.Second {
		return ""
	}
	if kept, ok := s.causes.Kept(seq); ok {
		k := &s.records[kept]
		while := " while "
		if k.At > since {
			while = " for " + what + ", from " + s.Instant(k.At).String() + " on while "
		}
		return "waited " + words.Apart(since, r.At).String() + while + s.Kept(s.Units[k.Unit].Kind, int(k.Arg), "were")
	}
	return "waited " + words.Apart(since, r.At).String() + " for " + what
}

// until is the clock time of a later record behind some words, empty when it is that of an earlier one.
func (s *story) until(first, last sim.Seq, words string) string {
	from, to := s.Instant(s.records[first].At).String(), s.Instant(s.records[last].At).String()
	if from == to {
		return ""
	}
	return words + to
}

// length is the time between two records.
func (s *story) length(from, to sim.Seq) string {
	return words.Apart(s.records[from].At, s.records[to].At).String()
}

// who is the agencies of the units of some records, each once.
func (s *story) who(seqs []sim.Seq) string {
	var agencies []string
	for _, seq := range seqs {
		if u := s.records[seq].Unit; u != sim.None {
			agencies = append(agencies, s.Agency(s.Units[u].Agency))
		}
	}
	return strings.Join(words.Distinct(agencies), ", ")
}

// doers are the agencies that the file says do work or decide; without units nobody else is known.
func (s *story) doers(step uint16) string {
	by := s.planned(step).By
	agencies := make([]string, len(by))
	for i, id := range by {
		agencies[i] = s.agencies[id]
	}
	return strings.Join(agencies, ", ")
}

// planned is a step as the file has it.
func (s *story) planned(step uint16) *scenario.Step {
	x := &s.Steps[step]
	return s.Scenario.Incidents.Get(s.Incidents[x.Incident].ID).Plan.Get(x.ID)
}

// unitsOf is the units of some records, each once.
func (s *story) unitsOf(seqs []sim.Seq) []int32 {
	var units []int32
	for _, seq := range seqs {
		if u := s.records[seq].Unit; u != sim.None && !slices.Contains(units, u) {
			units = append(units, u)
		}
	}
	return units
}

// byAgency groups records by the agency of their unit, in the order in which the agencies come up.
func (s *story) byAgency(seqs []sim.Seq) [][]sim.Seq {
	var groups [][]sim.Seq
	place := make(map[uint8]int)
	for _, seq := range seqs {
		a := s.Units[s.records[seq].Unit].Agency
		i, ok := place[a]
		if !ok {
			i = len(groups)
			place[a] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], seq)
	}
	return groups
}
