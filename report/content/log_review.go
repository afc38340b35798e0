package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/conform"
	"simulate/sim/experiment/stamp"
	"simulate/sim/log"
	"simulate/sim/scenario"
	"simulate/sim/stats"
)

// LogReview is a call of a log beside its plan.
type LogReview struct {
	*stamp.Review
	Logs []string       // files, by name
	Zone *time.Location // of the clock times of the log
}

// NewLogReview says what a log stamps of a call, how it agrees with the plan, where its times rank among the runs, and where the time
// went.
func NewLogReview(r *LogReview, settings Settings) *document.Document {
	b := &logReview{builder: newBuilder(r.Plan.Program, settings), LogReview: r}
	for i := range r.Values {
		s, without := r.Runs.Sample(i)
		b.samples, b.without = append(b.samples, s), append(b.without, without)
	}
	d := b.document(0)
	d.Kind, d.Summary = "Review", ""
	d.Title = fmt.Sprintf("Call %s beside the plan of %s", r.Logged.Number, b.incident())
	d.Run.Runs, d.Run.Planned = r.Runs.Runs, r.Runs.Wanted
	d.Rows = "times"
	d.Sections = []document.Section{
		b.facts(), b.conformance(), b.missing(), b.swaps().UnlessEmpty(),
	}
	d.Sections = append(d.Sections, b.pictured(document.RankedChart, "The real times among those of the "+b.plural(), b.times())...)
	d.Sections = append(d.Sections, b.outside())
	d.Sections = append(d.Sections, b.pictured(document.PartedChart, "The parts of the call, one after another", b.phases())...)
	d.Sections = append(d.Sections, b.instants(), b.units(), b.blind(), b.judged(), b.fitness())
	d.Warnings = b.cautions()
	return d
}

// logReview makes the sections.
type logReview struct {
	builder
	*LogReview
	samples []stats.Sample // of the runs, by value
	without []int          // how many runs were over without it, by value
}

// incident is the incident whose plan it is.
func (b *logReview) incident() string {
	incident := &b.Incidents[b.Plan.Incident]
	return cmp.Or(incident.Title, incident.ID)
}

func (b *logReview) facts() *document.Facts {
	f := &document.Facts{}
	l := b.Logged
	f.Add("Call", fmt.Sprintf("%s: %s, %s", l.Number, several(l.Rows, "row"), several(len(l.Parts), "unit")))
	f.Add("Log", strings.Join(b.Logs, ", "))
	f.Add("Plan", b.incident()+edited(b))
	origin := b.Reading.Origin()
	f.Add("From", fmt.Sprintf("%s: %s", b.clock(b.Judged.Time(b.Course, origin)).Round(time.Second).Format("Mon 2006-01-02 15:04:05"), b.named(origin)))
	f.Add("Runs", b.ofRuns())
	if a := b.Alignment; a != nil {
		f.Facts = append(f.Facts, document.Fact{Label: "Fitness", Value: document.Text(fmt.Sprintf("%s: %s", fitness(a.Fitness()), b.agreement()))})
		f.Add("Nearest", b.nearest())
	}
	if b.Runs.Wanted > 0 && len(b.Runs.Courses) > 0 && len(b.Figures) > 0 {
		f.Add("Outside", b.beyond())
	}
	return f
}

func edited(b *logReview) string {
	if e := b.edition(); e.String() != "" {
		return ", " + e.String()
	}
	return ""
}

// fitness is written with two decimals, but never as 1 where something does not agree.
func fitness(v float64) string {
	text := fmt.Sprintf("%.2f", v)
	if v < 1 && text == "1.00" {
		return "over 0.99"
	}
	return text
}

// clock is an instant of the log.
func (b *logReview) clock(ms int64) time.Time { return time.UnixMilli(ms).In(b.Zone) }

// instant is the same as a value; days count from that of the call.
func (b *logReview) instant(ms int64) document.Value {
	at, first := b.clock(ms), b.clock(b.Judged.Time(b.Course, b.Reading.Origin()))
	midnight := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	return document.Instant(at, int(midnight(at.Round(time.Second)).Sub(midnight(first)).Hours()/24)+1)
}

// ofRuns says what the figures rest on.
func (b *logReview) ofRuns() string {
	r := b.Runs
	switch {
	case r.Wanted == 0:
		return "the nominal run alone"
	case r.Partial():
		return fmt.Sprintf("PARTIAL: interrupted after %d of %d runs, seed %d", r.Runs, r.Wanted, r.Seed)
	}
	text := fmt.Sprintf("%s, seed %d", seededRuns(r.Runs), r.Seed)
	if b.Incidents[b.Plan.Incident].Stream || len(r.Courses) != r.Runs {
		text += fmt.Sprintf(", with %s of it", several(len(r.Courses), "case"))
	}
	return text
}

// agreement counts what does not agree.
func (b *logReview) agreement() string {
	a := b.Alignment
	if a.Cost() == 0 {
		return "all that the log can show is as planned"
	}
	var parts []string
	for _, n := range []struct {
		n    int
		what string
	}{{len(a.Missing), "missing"}, {len(a.Extra), "extra"}, {a.Moved, "in another order"}} {
		if n.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n.n, n.what))
		}
	}
	return fmt.Sprintf("%s; the plan has %s that the log can show", words.Enumerated(parts), several(a.Planned, "thing"))
}

// nearest says of which runs it is said what is missing and extra.
func (b *logReview) nearest() string {
	w, all := &b.Alignment.Way, len(b.Runs.Courses)
	if b.Runs.Wanted == 0 {
		return "held against what the nominal run does"
	}
	if w.Runs == all {
		return "held against what all of the " + b.cases(all) + " do"
	}
	return fmt.Sprintf("held against what %s of %s do, which come nearest", words.Grouped(w.Runs), b.cases(all))
}

// beyond counts the times that lie outside all runs.
func (b *logReview) beyond() string {
	n := 0
	for i := range b.Figures {
		if b.outsideOf(i) != "" {
			n++
		}
	}
	if n == 0 {
		return fmt.Sprintf("none of %s is outside all %s", several(len(b.Figures), "time"), b.plural())
	}
	return fmt.Sprintf("%d of %s outside all %s", n, several(len(b.Figures), "time"), b.plural())
}

// cases are so many runs, or cases of a stream.
func (b *logReview) cases(n int) string {
	if b.Incidents[b.Plan.Incident].Stream {
		return several(n, "case")
	}
	return several(n, "run")
}

// cautions are what readers should know of how it was made.
func (b *logReview) cautions() (texts []string) {
	if b.Alignment == nil {
		texts = append(texts, "The incident happens in no run: there is nothing to hold the call against")
	}
	var unknown, uncalled []string
	for i, r := range b.Reads {
		switch id := b.Logged.Parts[i].ID; {
		case r.Group != conform.Unknown:
		case r.By == stamp.Nothing:
			unknown = append(unknown, id)
		default:
			uncalled = append(uncalled, id)
		}
	}
	if len(unknown) > 0 {
		texts = append(texts, fmt.Sprintf("Nothing in the scenario is like %s: say what they are with --match, if they are anything in it", words.FirstOf(unknown)))
	}
	if len(uncalled) > 0 {
		texts = append(texts, "In the scenario, but not called by the plan: "+words.FirstOf(uncalled))
	}
	texts = append(texts, b.nowhere()...)
	if b.Runs.Cut > 0 {
		texts = append(texts, fmt.Sprintf("Left out: %s that were not over at the end of their run", several(b.Runs.Cut, "case")))
	}
	if b.Runs.Over > 0 {
		texts = append(texts, fmt.Sprintf("Only the first %s are kept, and %s left out", several(len(b.Runs.Courses), "case"), words.Grouped(b.Runs.Over)))
	}
	if few := len(b.Runs.Courses); b.Runs.Wanted > 0 && few > 0 && few < fewestRanked {
		texts = append(texts, fmt.Sprintf("%s are too few for ranks to say much", b.cases(few)))
	}
	return texts
}

// fewestRanked is the number of runs under which a rank says little: a single one would move it by more than 5%.
const fewestRanked = 20

// blind says what of the plan the log cannot show.
func (b *logReview) blind() *document.Prose {
	p := &document.Prose{Key: "cannot_show", Title: "What the log cannot show"}
	var steps []string
	first := b.Incidents[b.Plan.Incident].FirstStep + 1
	for step := first; step < b.Incidents[b.Plan.Incident].FirstStep+b.Incidents[b.Plan.Incident].Steps; step++ {
		if !b.shows(step) {
			steps = append(steps, b.stepTitle(step))
		}
	}
	all := int(b.Incidents[b.Plan.Incident].Steps) - 1
	switch len(steps) {
	case 0:
	case all:
		p.Lines = append(p.Lines, "Any of the plan's steps.")
	default:
		p.Lines = append(p.Lines, fmt.Sprintf("%d of the plan's %d steps, which stamp nothing: %s.", len(steps), all, strings.Join(steps, "; ")))
	}
	var unmatched []string
	for at, shown := range b.Shown.Instants {
		if at := log.Instant(at); shown && !b.Plan.Named(at) && !conform.OfUnits(at) {
			unmatched = append(unmatched, fmt.Sprintf("“%s”", instantWords[at]))
		}
	}
	if len(unmatched) > 0 {
		p.Lines = append(p.Lines, fmt.Sprintf("Of what in the plan %s is the instant, which the log stamps as well: say it with --match.", words.Enumerated(unmatched)))
	}
	if slices.ContainsFunc(b.Plan.Groups, func(g stamp.Group) bool { return len(g.Asks) > 1 }) {
		p.Lines = append(p.Lines, "For which of several steps a unit was called that more than one may call: they are judged together.")
	}
	return p
}

// shows reports whether the log shows something of a step.
func (b *logReview) shows(step uint16) bool {
	for g := range b.Plan.Groups {
		for _, a := range b.Plan.Groups[g].Asks {
			if a.Step == step && b.judges(g) {
				return true
			}
		}
	}
	for _, l := range b.Judged.Judged {
		for _, reference := range b.Reading.Milestones(conform.Thing{Label: l, Nth: 1}) {
			if id, _, _ := strings.Cut(reference, "."); l.Group == conform.Call && id == b.Steps[step].ID {
				return true
			}
		}
	}
	return b.Steps[step].Verb == scenario.Release && b.Shown.Instants[log.Available]
}

// judges reports whether something of a group is judged.
func (b *logReview) judges(group int) bool {
	for _, l := range b.Judged.Judged {
		if l.Group == group {
			return true
		}
	}
	return false
}

// asking names the steps that call units of a group.
func (b *logReview) asking(group int, name func(step uint16) string) string {
	var steps []string
	for _, a := range b.Plan.Groups[group].Asks {
		if a.Step != sim.NoStep {
			steps = append(steps, name(a.Step))
		}
	}
	return strings.Join(words.Distinct(steps), " or ")
}

func (b *logReview) stepID(step uint16) string { return b.Steps[step].ID }

func (b *logReview) stepTitle(step uint16) string { return b.Title(&b.Steps[step]) }
