package content

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/fit"
	"simulate/sim/log"
)

// LogFit is a model that was fitted to a log.
type LogFit struct {
	Model  *fit.Model
	Names  []string     // of the logs
	Counts []*log.Count // of what has become of their rows
	Again  int          // of those, that were there before and are left out
	Zoned  bool         // clocks are of a zone that is known, and not of UTC

	Likeness *LogLikeness // nil where the model was not judged
}

// NewLogFit says what was fitted to a log, how well it fits, and what is assumed.
func NewLogFit(f *LogFit, settings Settings) *document.Document {
	s := logFit{f}
	first := []document.Section{s.facts(), s.refused().UnlessEmpty(), s.streams(), s.sets().UnlessEmpty(), s.units(), s.durations().UnlessEmpty()}
	assumed := s.assumed()
	d := &document.Document{
		Kind: "Fit", Title: strings.Join(f.Names, ", "), Again: settings.Again, Run: document.Run{Version: settings.Version},
		Brief: slices.Concat(first, []document.Section{assumed}), Sections: slices.Concat(first, s.charts(), []document.Section{s.tried().UnlessEmpty(), assumed}),
	}
	d.Warnings = s.cautions()
	if f.Likeness != nil {
		judged := []document.Section{f.Likeness.distances(), f.Likeness.responses()}
		d.Brief, d.Sections = append(d.Brief, judged...), append(d.Sections, judged...)
	}
	return d
}

// logFit makes the sections.
type logFit struct{ *LogFit }

func (f *logFit) facts() *document.Facts {
	m, d := f.Model, &document.Facts{}
	d.Add("Log", strings.Join(f.Names, ", "))
	all, read := 0, 0
	for _, c := range f.Counts {
		all, read = all+c.Rows, read+c.Used
	}
	used := fmt.Sprintf("%s used of %s", words.Grouped(read-f.Again), words.Grouped(all))
	if f.Again > 0 {
		used += fmt.Sprintf("; left out as they are the same as one before, of the same call: %s", words.Grouped(f.Again))
	}
	d.Add("Rows", used)
	d.Add("Calls", fmt.Sprintf("%s, from %s to %s", words.Grouped(m.Calls), f.day(m.First), f.day(m.Last)))
	f.spans(d)
	if m.Held > 0 {
		d.Add("Held", fmt.Sprintf("%s of calls that waited for a unit: how long is no part of choosing one, nor of its way", several(m.Held, "row")))
	}
	zone := m.Place.String()
	if !f.Zoned {
		zone += ", as the log does not say where its clocks are: give --zone"
	}
	d.Add("Hours", "of clocks of "+zone)
	if r := m.Response; r != nil {
		d.Add("Response", responded(r))
	}
	return d
}

// refused are the rows that are not used, by reason, as log read has them.
func (f *logFit) refused() *document.Table {
	t := refusedTable()
	for i, c := range f.Counts {
		called := document.Unshown()
		if len(f.Counts) > 1 {
			called = document.Text(f.Names[i])
		}
		t.Rows = append(t.Rows, refusedOf(c, called)...)
	}
	return t
}

// responded is within what time calls had a unit, as far as that many had one.
func responded(r *fit.Response) string {
	var parts []string
	for _, within := range []struct {
		what string
		ms   float64
	}{{"half within ", r.P50}, {"nine of ten within ", r.P90}} {
		if !math.IsInf(within.ms, 1) {
			parts = append(parts, within.what+document.Milliseconds(within.ms).String())
		}
	}
	said := strings.Join(append(parts, "of "+several(r.N, "call")), ", ")
	if r.Never > 0 {
		said += fmt.Sprintf("; nobody came to %s of them", words.Grouped(r.Never))
	}
	return said
}

func (f *logFit) day(ms int64) string {
	return time.UnixMilli(ms).In(f.Model.Place).Format("Mon 2006-01-02 15:04")
}

// streams are how often calls come.
func (f *logFit) streams() *document.Table {
	t := &document.Table{Key: "streams", Title: "How often calls come", Columns: []document.Column{
		{Key: "stream", Title: "Calls of"},
		{Key: "priority", Title: "Priority"},
		{Key: "urgency", Title: "Urgency", Note: rankings[f.Model.Ranking]},
		{Key: "calls", Title: "Calls", Note: f.others()},
		{Key: "rate", Title: "An hour"},
		{Key: "rates", Title: "Rates", Rank: 1, Note: "Rates: blocks of hours, on groups of days, that the log can tell apart."},
	}}
	m := f.Model
	for i := range m.Streams {
		s := &m.Streams[i]
		blocks := 0
		for _, g := range s.Rates.Groups {
			blocks += len(g.Blocks)
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(f.stream(s)), document.Text(s.Priority), count(s.Urgency), count(s.Calls),
			document.Number(document.Rate, float64(s.Calls)/m.Hours(s)), count(blocks),
		})
	}
	return t
}

// rankings say how urgency is told.
var rankings = [...]string{
	"Urgency: 1 is the most urgent; the log tells no two priorities apart.",
	"Urgency: the order of the log's numbers, 1 first: how soon units are notified does not tell that greater ones are more urgent.",
	"Urgency: against the order of the log's numbers, the greatest first: the greater, the sooner units are notified.",
	"Urgency: the order of priorities, told from how soon units are notified; 1 first.",
}

// others says which calls are of other priorities than those that they stand under.
func (f *logFit) others() string {
	n := 0
	for i := range f.Model.Streams {
		n += f.Model.Streams[i].Others
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("Calls: with those of priorities that have few, %s in all, which stand under the most frequent one of their type.", words.Grouped(n))
}

func (f *logFit) stream(s *fit.Stream) string {
	if types := f.Model.Plans[s.Plan].Types; types > 1 {
		return f.of(several(types, "other type"), s.Plan)
	}
	return f.plan(s.Plan)
}

func (f *logFit) plan(i int) string {
	switch p := &f.Model.Plans[i]; {
	case p.Title != "":
		return p.Title
	case len(f.Model.Plans) == 1:
		return "all calls"
	case p.Types > 1:
		return f.of("other types", i)
	default:
		return f.of("(no type)", i)
	}
}

// of tells calls that have no name of their own apart by their logs.
func (f *logFit) of(calls string, plan int) string {
	if len(f.Model.Spans) == 1 {
		return calls
	}
	return calls + " in " + f.logs(&f.Model.Spans[f.Model.Plans[plan].Span])
}

// sets are who is sent.
func (f *logFit) sets() *document.Table {
	t := &document.Table{Key: "sets", Title: "Who is sent", Columns: []document.Column{
		{Key: "stream", Title: "Calls of"}, {Key: "units", Title: "Units"}, {Key: "share", Title: "Share"}, {Key: "calls", Title: "Calls"},
	}}
	for i := range f.Model.Plans {
		for _, s := range f.Model.Plans[i].Sets {
			t.Rows = append(t.Rows, []document.Value{
				document.Text(f.plan(i)), document.Text(f.set(&s)), document.Number(document.Share, s.Share), count(s.Calls),
			})
		}
	}
	return t
}

func (f *logFit) set(s *fit.Set) string {
	var list []string
	var later []string
	for kind, n := range s.Units {
		if at := n - s.Later[kind]; at > 0 {
			list = append(list, fmt.Sprintf("%d× %s", at, f.kind(kind)))
		}
		if s.Later[kind] > 0 {
			later = append(later, fmt.Sprintf("%d× %s", s.Later[kind], f.kind(kind)))
		}
	}
	said := strings.Join(list, ", ")
	if len(later) > 0 {
		said += "; later " + strings.Join(later, ", ")
	}
	return cmp.Or(said, "nobody")
}

func (f *logFit) kind(i int) string {
	if i < 0 {
		return ""
	}
	if name := f.Model.Kinds[i].Name; name != "" {
		return name
	}
	return "unit"
}

// units are who is on duty, as far as the log shows.
func (f *logFit) units() *document.Table {
	t := &document.Table{Key: "units", Title: "Units", Columns: []document.Column{
		{Key: "kind", Title: "Kind"},
		{Key: "agency", Title: "Agency"},
		{Key: "duty", Title: "Called"},
		{Key: "seen", Title: "Different"},
		{Key: "usual", Title: "On a day", Note: "On a day: how many different units were called, on average."},
		{Key: "most", Title: "At once", Note: "At once: most that were at work at the same time."},
		{Key: "taken", Title: "Taken", Note: f.taken()},
	}}
	for i := range f.Model.Pools {
		p := &f.Model.Pools[i]
		duty := "at all hours"
		if p.From != p.To {
			duty = fmt.Sprintf("%02d:00–%02d:00", p.From, p.To)
		}
		usual := document.Value{}
		if p.Told {
			usual = document.Text(document.FormatDecimal(p.Usual, 1))
		}
		taken, _, _ := p.Size()
		t.Rows = append(t.Rows, []document.Value{
			document.Text(f.kind(p.Kind)), document.Text(p.Agency), document.Text(duty), countOrBlank(p.Seen),
			usual, countOrBlank(p.MostAtOne), count(taken),
		})
	}
	return t
}

// taken says what numbers of units the scenario has, and on what they rest.
func (f *logFit) taken() string {
	note := "Taken: how many units the scenario has."
	if slices.ContainsFunc(f.Model.Pools, func(p fit.Pool) bool { return !p.Told }) {
		note += " Where the log names none it is an assumption: so many as leave few calls waiting, were calls independent."
	}
	return note
}

// assumed says what the log cannot show, and what stands in the scenario instead.
func (f *logFit) assumed() *document.Prose {
	m := f.Model
	p := &document.Prose{Key: "assumed", Title: "What the log cannot show, and the scenario assumes"}
	add := func(is bool, line string, a ...any) {
		if is {
			p.Lines = append(p.Lines, fmt.Sprintf(line, a...))
		}
	}
	add(!m.Stamped[log.CallArrival] && !m.Stamped[log.Answered], "The time before a call is entered: 60 s, from 30 s to 2 minutes.")
	p.Lines = append(p.Lines, f.unknown()...)
	add(m.Waiting, "Which calls waited for a unit: the log names no units, and does not say which calls were held. What they waited counts as choosing a unit or as its way, and calls of the scenario that wait do so twice.")
	add(m.Backward > 0, "In %s times go back: what lies between those is not known.", several(m.Backward, "row"))
	for i := range m.Spans {
		p.Lines = append(p.Lines, f.gaps(&m.Spans[i])...)
	}
	told := -1.0
	for _, k := range m.Kinds {
		if k.Ways > 0 {
			told = max(told, k.Distance*k.Distance)
		}
	}
	add(m.Map == nil && told >= 0, "How ways depend on distance: positions tell at most %.0f%% of how long they take, of any kind; ways are as the log has them, from anywhere.", 100*told)
	add(m.Map == nil && told < 0, "Where units are: ways are as the log has them, from anywhere.")
	add(m.Map != nil, "Where units wait: in the middle of the calls that they are sent to; and detours, 1.3, from 1.2 to 1.4.")
	add(m.Dispersion.Level > 0, "Days that differ beyond chance: their numbers of calls vary %.1f times as much as those of independent calls, a level of ±%.0f%%. Calls of the scenario "+
		"are independent: an arrivals factor with a range takes whole runs to another level.", m.Dispersion.Index, 100*m.Dispersion.Level)
	add(true, "How many units are on duty and were never called; and what units do beside calls.")
	add(true, "Who takes calls and who dispatches: entering and notifying take their time, however many calls there are.")
	add(m.Unarrived > 0, "When units arrived, in %s: they were at work for longer than any way takes, so they were there; these ways are left out.", several(m.Unarrived, "part"))
	add(m.Split > 0, "%s of units of kinds that are seldom sent are in no plan.", several(m.Split, "part"))
	return p
}
