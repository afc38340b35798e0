package content

import (
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/influence"
	"simulate/sim/stats"
)

// NewSweep is the report of a sweep: where objectives change, and of each measure a table and a plot over the values.
func NewSweep(s *influence.Sweep, settings Settings) *document.Document {
	b := &sweepBuilder{newBuilder(s.Program, settings), s}
	fingerprint := uint64(0)
	if len(s.Points) > 0 {
		fingerprint = s.Points[len(s.Points)-1].Fingerprint
	}
	d := b.document(fingerprint)
	d.Kind = "Sweep"
	d.Summary = ""
	d.Run.Runs, d.Run.Planned = s.Runs, s.Runs
	if s.Partial() {
		d.Run.Runs = 0
	}
	d.Rows = "points"
	d.Sections = append([]document.Section{b.facts(), b.thresholds()}, b.measures()...)
	d.Sections = append(d.Sections, b.inputs(), b.points(), b.objectives(), b.crossings())
	d.Warnings = b.warnings()
	return d
}

func (b *sweepBuilder) facts() *document.Facts {
	f := &document.Facts{}
	for i, v := range b.Vary {
		text := b.pathName(v.Path)
		if b.Written[i] != "" {
			text += ", which is " + b.Written[i] + " in the file"
		}
		f.Add("Varied", text)
	}
	runs := words.Counted(b.Runs, "run", "runs")
	done := fmt.Sprintf("%d, of %s each with the same luck, seed %d", len(b.Points), runs, b.Seed)
	if b.Partial() {
		done = fmt.Sprintf("PARTIAL: interrupted after %d of %d, of %s each, seed %d", len(b.Points), b.Planned, runs, b.Seed)
	}
	f.Add("Points", done)
	return f
}

// thresholds says where each objective changes, and then which do not.
func (b *sweepBuilder) thresholds() document.Section {
	p := &document.Prose{Title: "Where objectives change"}
	var within, beyond, without []string
	for i := range b.Thresholds {
		t := &b.Thresholds[i]
		switch {
		case len(t.Crossings) > 0:
			p.Lines = append(p.Lines, b.threshold(t))
		case t.Known == 0:
			without = append(without, b.objective(t))
		case t.Met > 0:
			within = append(within, b.objective(t))
		default:
			beyond = append(beyond, b.objective(t))
		}
	}
	for _, rest := range []struct {
		words string
		names []string
	}{{"within the limit", within}, {"beyond the limit", beyond}, {"without a value", without}} {
		if len(rest.names) > 0 {
			p.Lines = append(p.Lines, rest.words+" at every value: "+strings.Join(rest.names, ", "))
		}
	}
	return p
}

// objective names an objective, and with two inputs the value of the first.
func (b *sweepBuilder) objective(t *influence.Threshold) string {
	name := titleAsked(&t.Judged)
	if len(t.Fixed) > 0 {
		name += " with " + b.pathName(b.Vary[0].Path) + " " + t.Fixed[0]
	}
	return name
}

func (b *sweepBuilder) threshold(t *influence.Threshold) string {
	var parts []string
	for _, c := range t.Crossings {
		if c.Enters {
			parts = append(parts, fmt.Sprintf("first met between %s and %s", b.at(t, c.From), b.at(t, c.To)))
		} else {
			parts = append(parts, fmt.Sprintf("met up to %s, and no more at %s", b.at(t, c.From), b.at(t, c.To)))
		}
	}
	return b.objective(t) + ": " + strings.Join(parts, "; ") + b.certain(t)
}

// at is a point in words: its value, the objective's figure and verdict.
func (b *sweepBuilder) at(t *influence.Threshold, point int) string {
	j := b.Objective(t, point)
	if j == nil {
		return b.last(point) + " (no value)"
	}
	return fmt.Sprintf("%s (%s, %s)", b.last(point), figure(j.Unit, j.Value), j.Verdict)
}

// certain says between which values it is beyond doubt that the objective changes, where it is not plain from the crossing.
func (b *sweepBuilder) certain(t *influence.Threshold) string {
	if len(t.Crossings) != 1 {
		return ""
	}
	c := t.Crossings[0]
	from, to := b.told(t, c.From, -1), b.told(t, c.To, 1)
	switch {
	case from == c.From && to == c.To:
		return ""
	case b.Objective(t, c.From).ByHorizon || b.Objective(t, c.To).ByHorizon:
		return "; it cannot be told for certain, because it hangs on what the horizon cut"
	case from < 0 || to < 0:
		return "; the runs cannot tell it for certain: more of them, or values farther apart, would"
	default:
		return fmt.Sprintf("; beyond doubt between %s and %s", b.last(from), b.last(to))
	}
}

// told finds the nearest point from one on, in a direction along the values, at which the runs can tell; -1 when there is none.
func (b *sweepBuilder) told(t *influence.Threshold, from, direction int) int {
	for i := from; i >= t.Points[0] && i <= t.Points[len(t.Points)-1]; i += direction {
		if j := b.Objective(t, i); j != nil && j.Verdict != stats.CannotTell {
			return i
		}
	}
	return -1
}

// measures are tables and plots of the measures that were named, or of those that the inputs move: first those with an
// objective.
func (b *sweepBuilder) measures() []document.Section {
	var sections []document.Section
	for _, i := range b.shownMeasures() {
		if len(b.Vary) == 1 {
			sections = append(sections, b.table(i), b.plot(i))
		} else {
			sections = append(sections, b.matrix(i))
		}
	}
	return sections
}

func (b *sweepBuilder) warnings() []string {
	var list []string
	if b.Partial() {
		list = append(list, fmt.Sprintf("stopped early: %d of %d points were done", len(b.Points), b.Planned))
	}
	var still, more []string
	shown := b.shownMeasures()
	for i := range b.Measures {
		switch {
		case len(b.Points) > 1 && !b.Moved(i):
			still = append(still, b.Measures[i].Title)
		case !slices.Contains(shown, i):
			more = append(more, b.Measures[i].Title+" ("+b.Measures[i].ID+")")
		}
		if b.neverHappened(i) {
			list = append(list, b.Measures[i].Title+" happened in no run of any point")
		}
	}
	for i := range b.Points {
		for j := range b.Points[i].Objectives {
			if o := &b.Points[i].Objectives[j]; o.ByHorizon {
				list = append(list, "at "+b.last(i)+" "+byHorizon(o))
			}
		}
	}
	if len(still) > 0 {
		list = append(list, "exactly the same at every point, run by run: "+strings.Join(still, ", "))
	}
	if len(more) > 0 {
		list = append(list, "also moved: "+strings.Join(more, ", ")+" (--measure ID shows one)")
	}
	return list
}
