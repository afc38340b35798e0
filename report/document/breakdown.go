package document

import "slices"

// Breakdown is where the time of a measure went over many values of it: what each step takes on average, in the order in which steps
// come, so that end to end the steps are the mean of the measure exactly.
type Breakdown struct {
	Measure string // id
	Key     string // of its row, of a measure with several; may be empty
	Title   string // of the measure
	Shown   string // the title with the mean
	Finding string // the same as Why in short; may be empty
	Why     string // which step makes values miss the limit; may be empty
	Basis   string // what the mean is over
	Limit   Value  // of a value of the measure; nothing without
	Beyond  string // heads the column of what the values beyond the limit take longer: over 10:00; empty without
	Steps   []Step // none where there is no value
	All     Step
	Legend  string // what the columns are, below the last of several tables; empty below the others
}

// Step is what a step takes of one kind of time, on average over all values. It counts as nothing in those in which it is not.
type Step struct {
	Kind   string // in words; empty of several together, and of whom a wait was for
	Sort   string // the kind as data name it
	Title  string
	From   float64 // seconds, the means of the steps before it
	Mean   Value
	Low    float64 // seconds, 10th and 90th percentile of the values in which it is, where they differ
	High   float64
	Share  Value // of the values in which it is, where that is not as good as all
	Excess Value // what it takes longer in the values beyond the limit than in the others
	Most   bool  // of that it makes the most
	Whom   bool  // it is a part of the step above: whom a wait was for
}

// Lines are what is said above the steps.
func (s *Breakdown) Lines() []string {
	if s.Why == "" {
		return []string{s.Basis}
	}
	return []string{s.Why, s.Basis}
}

// Tabled reports whether the steps say more than the lines above them: there are several, or one is opened into whom it waited for.
func (s *Breakdown) Tabled() bool {
	return len(s.Steps) > 0 && (s.Why == "" || !s.isOne() || slices.ContainsFunc(s.Steps, func(x Step) bool { return x.Whom }))
}

// isOne reports whether next to all of the time is one step.
func (s *Breakdown) isOne() bool {
	return slices.ContainsFunc(s.Steps, func(x Step) bool { return !x.Whom && NextToAll(x.Mean.Float(), s.All.Mean.Float()) })
}

// NextToAll reports whether a step leaves little to say of the others.
func NextToAll(step, all float64) bool { return step >= 0.95*all }

// Table is the steps for formats that set them as a table.
func (s *Breakdown) Table() *Table {
	t := &Table{Columns: []Column{
		{Title: "Mean"}, {Title: "Kind"}, {Title: "Step"}, {Title: "In"}, {Title: "8 in 10", Rank: 1}, {Title: upperFirst(s.Beyond)},
	}}
	for i := range s.Steps {
		t.Rows = append(t.Rows, s.Steps[i].row())
	}
	t.Rows = append(t.Rows, s.All.row())
	return t
}

func (s *Step) row() []Value {
	if s.Whom {
		return []Value{Unshown(), Unshown(), Text("· " + s.Mean.String() + " " + s.Title), s.Share, Unshown(), Unshown()}
	}
	spread := Unshown()
	if s.High > s.Low {
		spread = Text(FormatLength(s.Low) + "–" + FormatLength(s.High))
	}
	return []Value{s.Mean, Text(s.Kind), Text(s.Title), s.Share, spread, s.Excess}
}

// upperFirst begins a heading.
func upperFirst(s string) string {
	if s == "" {
		return ""
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// Heading says what it is of.
func (s *Breakdown) Heading() string { return "Where the time went: " + s.Shown }

// Readable reports true.
func (*Breakdown) Readable() bool { return true }

// Visible reports the same.
func (s *Breakdown) Visible() bool { return s.Readable() }

// SetBy sets it in a format.
func (s *Breakdown) SetBy(f Format) { f.Breakdown(s) }
