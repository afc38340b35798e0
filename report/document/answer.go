package document

import (
	"strings"

	"simulate/sim/stats"
)

// Answer is what a reader came for, on top of everything: which targets are met, the missed ones first and each by the figure that
// it judges, and how sure that is.
type Answer struct {
	Said    []Phrase // the verdict in a line
	Targets []Judgement
	Notes   []string // what never finished, and how sure all this is; a line each
}

// Phrase is a part of a sentence.
type Phrase struct {
	Text string
	Tone Tone
}

// Judgement is something that is judged, with the figure that it judges. Where nothing is asked of a measure there is the figure alone.
type Judgement struct {
	Measure string // id
	Title   string // with what is judged of it: Call processed, 9 in 10
	Of      string // the title of the measure, where that is another
	Figure  Value
	Limit   Value
	Margin  string  // how far the figure is from the limit, and on which side: 8 s over, 4:08 spare
	Sure    Value   // the interval of the figure alone
	Used    float64 // share of the limit that the figure uses up: more than 1 beyond it
	Asked   string  // as the file writes it; empty: nothing is asked
	Source  string  // of what is asked: the standard that it comes from; may be empty
	Verdict Value   // nothing where nothing is asked, or nothing could be judged

	Spread *Histogram // of what is judged; nil where it is met, or has no values of its own
}

// Line is the verdict in a line as text.
func (s *Answer) Line() string {
	var line strings.Builder
	for _, p := range s.Said {
		line.WriteString(p.Text)
	}
	return line.String()
}

// Table is the targets for formats that set them as a table.
func (s *Answer) Table() *Table {
	t := &Table{Columns: []Column{
		{Title: " "}, {Title: "Target"}, {Title: "Measured"}, {Title: "Limit"}, {Title: "Margin"}, {Title: "95% sure", Rank: 1},
	}}
	for i := range s.Targets {
		of := &s.Targets[i]
		t.Rows = append(t.Rows, []Value{of.Verdict.Signed(), Text(of.named()), of.Figure, of.Limit, Mark(of.Margin), of.Sure})
	}
	return t
}

// Parted is the same in three: the verdict with what is not met, what is met, and the notes. Where nothing is to be mended the first is nil.
func (s *Answer) Parted() (open, met *Answer, notes *Prose) {
	open, met, notes = &Answer{Said: s.Said}, &Answer{}, &Prose{Lines: s.Notes}
	for _, t := range s.Targets {
		if v := t.Verdict; v == Verdict(stats.Missed) || v == Verdict(stats.CannotTell) {
			open.Targets = append(open.Targets, t)
		} else {
			met.Targets = append(met.Targets, t)
		}
	}
	if len(open.Targets) == 0 {
		open = nil
	}
	return open, met, notes
}

// closestMet is how many targets that are met have a row of their own in a short answer: those that are the closest to their limits.
const closestMet = 3

// Short is the same table for an answer that is to be short, and in a line the other targets that are met, each with its margin; nothing
// where there are but one or two.
func (s *Answer) Short() (t *Table, others string) {
	t = s.Table()
	met := 0
	var rows [][]Value
	var told []string
	for i := range s.Targets {
		of := &s.Targets[i]
		if of.Verdict == Verdict(stats.Met) {
			if met++; met > closestMet {
				told = append(told, of.named()+" ("+of.Figure.String()+", "+of.Margin+")")
				continue
			}
		}
		rows = append(rows, t.Rows[i])
	}
	if len(told) < closestMet {
		return t, ""
	}
	t.Rows = rows
	return t, "Also met: " + strings.Join(told, "; ") + "."
}

// named is the title with that of the measure, under which the sections below have what is not met.
func (j *Judgement) named() string {
	if j.Of == "" || j.Verdict == Verdict(stats.Met) {
		return j.Title
	}
	return j.Title + " (" + j.Of + ")"
}

// Heading is empty.
func (*Answer) Heading() string { return "" }

// Readable reports whether it says anything.
func (s *Answer) Readable() bool { return len(s.Said)+len(s.Targets)+len(s.Notes) > 0 }

// Visible reports the same.
func (s *Answer) Visible() bool { return s.Readable() }

// SetBy sets it in a format.
func (s *Answer) SetBy(f Format) { f.Answer(s) }
