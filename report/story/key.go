package story

import (
	"cmp"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
)

// Beside is what is known of a run beside its records, and set beside its key events.
type Beside struct {
	Reports []Told
	Held    []Held
}

// Told is what a report says of an instant, beside which the run's own is set.
type Told struct {
	Milestone string // as the scenario writes it
	Text      string // 13:30:00, 15:50:00–16:00:00
	From, To  engine.Time
}

// Moment is a key event.
type Moment struct {
	At        engine.Time
	Who, What string
	Held      []string // what of it is held against a limit
	Told      []Told   // what reports say of when it was, in their order
}

// Reported is what reports say of when it was: each time, once; empty without any.
func (m *Moment) Reported() string {
	texts := make([]string, len(m.Told))
	for i := range m.Told {
		texts[i] = m.Told[i].Text
	}
	return strings.Join(words.Distinct(texts), "; ")
}

// Held is a time of the run that is held against a limit, with the record that ended it.
type Held struct {
	Seq   sim.Seq
	Text  string // ✓ Call to first officer: 3:14, limit 7:00
	Alone bool   // it says what happened, and not the record
	Load  bool   // it is one of many, such as of a stream's calls
	Worth bool   // what is asked is missed, in this run or over all
	Calm  bool   // of many, none is beyond the limit
}

// How many events a reader takes in at a glance: of the incidents that begin once, and at the least of what comes in numbers beside them.
const (
	mostKey  = 18
	mostLoad = 4
)

// keyEvent is an instant of a run that stands for it.
type keyEvent struct {
	at     engine.Time
	seq    sim.Seq
	weight int    // those that more depends on are kept where there are many
	told   []Told // what reports say of it
	text   string // what happened; empty: what the record says
	held   []string
	load   bool // it is of what comes in numbers, and not of an incident that begins once
}

// The weights of what makes an event one that stands for the run, the least first.
const (
	byMeasure  = iota // a measure counts from it
	byTarget          // a target does, of which the end is told, or it is the worst of many of which none is beyond the limit
	byEnd             // a measure counts to it, or most was waited for
	byHeld            // it is a time within its limit
	byOccasion        // it is an event of the plan, and a measure names it
	byMissed          // it is a time of a target that is missed
	byReport
)

// KeyEvents is what happened in a run in a few lines: the instants that its measures, objectives and reports name, and of streams
// the worst that befell them. There are none where the records are not kept.
func KeyEvents(n words.Names, shown *experiment.ShownRun, beside Beside) *document.Table {
	if !shown.Kept() {
		return &document.Table{Key: "key_events", Columns: keyColumns()}
	}
	return newCast(n, shown.Records, nil, false).keyEvents(beside)
}

// Moments are the same instants, one by one.
func Moments(n words.Names, shown *experiment.ShownRun, beside Beside) []Moment {
	if !shown.Kept() {
		return nil
	}
	return newCast(n, shown.Records, nil, false).moments(beside)
}

// KeyEvents is the same of a run that is told beside another.
func (t *Telling) KeyEvents() *document.Table { return t.keyEvents(Beside{}) }

func keyColumns() []document.Column {
	return []document.Column{
		{Key: "at", Title: "Clock"},
		{Key: "t"},
		{Key: "since"},
		{Key: "who"},
		{Key: "what"},
		{Key: "held"},
		{Title: "What"},
		{Key: "reported", Title: "Reported"},
	}
}

func (c *cast) keyEvents(beside Beside) *document.Table {
	t := &document.Table{Key: "key_events", Columns: keyColumns()}
	if c.origin.Call {
		t.Columns[2].Title = c.origin.Title()
	}
	for _, m := range c.moments(beside) {
		t.Rows = append(t.Rows, c.keyRow(&m))
	}
	return t
}

// moments are the key events, in the order in which they occur.
func (c *cast) moments(beside Beside) []Moment {
	var list []Moment
	for _, e := range few(merged(slices.Concat(c.occurred(c.named(beside.Reports)), c.held(beside.Held), c.peaks()))) {
		m := Moment{At: e.at, What: e.text, Held: e.held, Told: e.told}
		if m.What == "" {
			m.Who, m.What = c.by(e.seq), c.headline(e.seq)
		}
		list = append(list, m)
	}
	return list
}

// keyRow is a key event as a row.
func (c *cast) keyRow(m *Moment) []document.Value {
	return []document.Value{
		c.Instant(m.At), document.Milliseconds(m.At - c.WarmUp), c.sinceCall(m.At), document.Text(m.Who), document.Text(m.What),
		document.Text(strings.Join(m.Held, "; ")), document.Lines(append([]string{m.What}, m.Held...)...), document.Text(m.Reported()),
	}
}

// held are the events at which a time ends that is held against a limit.
func (c *cast) held(list []Held) []*keyEvent {
	var events []*keyEvent
	for _, h := range list {
		seq := c.carriedOut(h.Seq)
		e := &keyEvent{at: c.records[seq].At, seq: seq, weight: byHeld, load: h.Load}
		switch {
		case h.Worth:
			e.weight = byMissed
		case h.Load && h.Calm:
			e.weight = byTarget
		}
		if h.Alone {
			e.text = h.Text
		} else {
			e.held = []string{h.Text}
		}
		events = append(events, e)
	}
	return events
}

// merged are the events in the order in which they occur; what occurs with one record is one, in lines.
func merged(events []*keyEvent) []*keyEvent {
	slices.SortStableFunc(events, func(a, b *keyEvent) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.seq, b.seq)) })
	var list []*keyEvent
	for _, e := range events {
		if last := len(list) - 1; last < 0 || list[last].seq != e.seq {
			list = append(list, e)
			continue
		}
		of := list[len(list)-1]
		if e.text != "" {
			e.held = append([]string{e.text}, e.held...)
		}
		of.weight, of.told, of.held = max(of.weight, e.weight), append(of.told, e.told...), append(of.held, e.held...)
		of.load = of.load && e.load
	}
	return list
}

// few are the events that a reader takes in: of the incidents that begin once so many, and of what comes in numbers what finds room
// beside them.
func few(list []*keyEvent) []*keyEvent {
	numbers := 0
	for _, e := range list {
		if e.load {
			numbers++
		}
	}
	list = thinned(list, mostKey, func(e *keyEvent) bool { return !e.load })
	return thinned(list, max(mostLoad, mostKey-(len(list)-numbers)), func(e *keyEvent) bool { return e.load })
}

// thinned leaves so many of the events that are meant: those that more depends on, the earlier ones of equals.
func thinned(list []*keyEvent, most int, meant func(*keyEvent) bool) []*keyEvent {
	left := 0
	for _, e := range list {
		if meant(e) {
			left++
		}
	}
	for weight := byMeasure; weight < byReport && left > most; weight++ {
		for i := len(list) - 1; i >= 0 && left > most; i-- {
			if list[i].weight == weight && meant(list[i]) {
				list = slices.Delete(list, i, i+1)
				left--
			}
		}
	}
	return list
}
