package content

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/fit"
	"simulate/sim/log"
	"simulate/sim/stats"
)

// LogFit is a model that was fitted to a log.
type LogFit struct {
	Model *fit.Model
	Names []string // of the logs
	Rows  int      // of them
	Used  int
	Zoned bool // clocks are of a zone that is known, and not of UTC

	Likeness *LogLikeness // nil where the model was not judged
}

// NewLogFit says what was fitted to a log, how well it fits, and what is assumed.
func NewLogFit(f *LogFit, settings Settings) *document.Document {
	s := logFit{f}
	first := []document.Section{s.facts(), s.streams(), s.sets().UnlessEmpty(), s.units(), s.durations().UnlessEmpty()}
	assumed := s.assumed()
	d := &document.Document{
		Kind: "Fit", Title: strings.Join(f.Names, ", "), Again: settings.Again, Run: document.Run{Version: settings.Version},
		Brief: slices.Concat(first, []document.Section{assumed}), Sections: slices.Concat(first, []document.Section{s.tried().UnlessEmpty(), assumed}),
	}
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
	d.Add("Rows", fmt.Sprintf("%s used of %s", words.Grouped(f.Used), words.Grouped(f.Rows)))
	d.Add("Calls", fmt.Sprintf("%s, from %s to %s", words.Grouped(m.Calls), f.day(m.First), f.day(m.Last)))
	zone := m.Place.String()
	if !f.Zoned {
		zone += ", as the log does not say where its clocks are: give --zone"
	}
	d.Add("Hours", "of clocks of "+zone)
	if r := m.Response; r != nil {
		d.Add("Response", fmt.Sprintf("half within %s, nine of ten within %s, of %s calls", reached(r.P50), reached(r.P90), words.Grouped(r.N)))
	}
	return d
}

// reached is a time within which so many calls had a unit, if they had.
func reached(ms float64) string {
	if math.IsInf(ms, 1) {
		return "no time, as nobody came"
	}
	return document.Milliseconds(ms).String()
}

func (f *logFit) day(ms int64) string {
	return time.UnixMilli(ms).In(f.Model.Place).Format("Mon 2006-01-02 15:04")
}

// streams are how often calls come.
func (f *logFit) streams() *document.Table {
	t := &document.Table{Key: "streams", Title: "How often calls come", Columns: []document.Column{
		{Key: "stream", Title: "Calls of"},
		{Key: "priority", Title: "Priority"},
		{Key: "urgency", Title: "Urgency", Note: "Urgency: the order of priorities, told from how soon units are notified; 1 first."},
		{Key: "calls", Title: "Calls"},
		{Key: "rate", Title: "An hour"},
		{Key: "rates", Title: "Rates", Rank: 1, Note: "Rates: blocks of hours, on groups of days, that the log can tell apart."},
	}}
	for i := range f.Model.Streams {
		s := &f.Model.Streams[i]
		blocks := 0
		for _, g := range s.Rates.Groups {
			blocks += len(g.Blocks)
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(f.stream(s)), document.Text(s.Priority), count(s.Urgency), count(s.Calls),
			document.Text(document.FormatDecimal(float64(s.Calls)/f.Model.Covered, 2)), count(blocks),
		})
	}
	return t
}

func (f *logFit) stream(s *fit.Stream) string {
	if s.Types > 1 {
		return several(s.Types, "other type")
	}
	return f.plan(s.Plan)
}

func (f *logFit) plan(i int) string {
	switch title := f.Model.Plans[i].Title; {
	case title != "":
		return title
	case len(f.Model.Plans) > 1:
		return "other types"
	default:
		return "all calls"
	}
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
	for kind, n := range s.Units {
		if n > 0 {
			list = append(list, fmt.Sprintf("%d× %s", n, f.kind(kind)))
		}
	}
	if len(list) == 0 {
		return "nobody"
	}
	return strings.Join(list, ", ")
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
	}}
	for i := range f.Model.Pools {
		p := &f.Model.Pools[i]
		duty := "at all hours"
		if p.From != p.To {
			duty = fmt.Sprintf("%02d:00–%02d:00", p.From, p.To)
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(f.kind(p.Kind)), document.Text(p.Agency), document.Text(duty), countOrBlank(p.Seen),
			document.Text(document.FormatDecimal(p.Usual, 1)), countOrBlank(p.MostAtOne),
		})
	}
	return t
}

// durations are the distributions that were chosen.
func (f *logFit) durations() *document.Table {
	t := &document.Table{Key: "durations", Title: "How long things take", Columns: []document.Column{
		{Key: "stage", Title: ""},
		{Title: "What"},
		{Key: "kind", Title: "Unit"},
		{Key: "stream", Title: "Calls of"},
		{Key: "n", Title: "Rows"},
		{Key: "cut", Title: "Cut short", Rank: 1, Note: "Cut short: called off, or under way as the log ends; they count as longer than that."},
		{Key: "median", Title: "Median", Note: "Median, 90%: of the log, in which nine of ten took at most that."},
		{Key: "p90", Title: "90%"},
		{Key: "family", Title: "Family"},
		{Key: "error", Title: "Error", Note: fmt.Sprintf("Error: the greatest relative difference of mean, median, 90th and 95th percentile; up to %.0f%% a family fits.", fit.MostError*100)},
		{Key: "fitted", Title: "Fitted median", Rank: 1, Note: "Fitted median: with the 95% interval that sampling leaves, which is the range in the scenario."},
	}}
	for _, d := range f.Model.Durations() {
		stream, cut, worst := "", document.Unshown(), document.Unshown()
		if d.Plan >= 0 {
			stream = f.plan(d.Plan)
		}
		if d.Cut > 0 {
			cut = count(d.Cut)
		}
		if d.Family != fit.Empirical {
			worst = document.Number(document.Share, d.Error)
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(d.Stage.String()), document.Text(stageWords[d.Stage]), document.Text(f.kind(d.Kind)), document.Text(stream), count(d.N), cut,
			document.Milliseconds(d.Log.P50), document.Milliseconds(d.Log.P90), document.Text(d.Family.String()), worst,
			document.Estimate(document.Seconds, d.Median()/1000, stats.Interval{Low: d.Low / 1000, High: d.High / 1000, Known: true}),
		})
	}
	return t
}

var stageWords = [fit.NumStages]string{
	"call to entered", "entered to notified", "turnout", "travel", "on scene", "on scene, then carried", "drive to the hospital", "at the hospital", "to available",
}

// tried are the families that were held against the log, with those that lost.
func (f *logFit) tried() *document.Table {
	t := &document.Table{Key: "tried", Title: "Families tried", Columns: []document.Column{
		{Key: "stage", Title: ""},
		{Title: "What"},
		{Key: "kind", Title: "Unit"},
		{Key: "stream", Title: "Calls of", Rank: 1},
		{Key: "family", Title: "Family"},
		{Key: "error", Title: "Error"},
		{Key: "aic", Title: "AIC", Rank: 1, Note: "AIC: Akaike's criterion; the least of those that fit is chosen."},
		{Key: "ks", Title: "KS", Rank: 1},
		{Key: "ad", Title: "AD", Rank: 1, Note: fmt.Sprintf("KS, AD: how probable so large a distance of Kolmogorov–Smirnov and Anderson–Darling is, of under %d rows; from %.0f%% on it fits too.", fit.FewRows, fit.LeastP*100)},
		{Key: "chosen", Title: "Chosen"},
	}}
	for _, d := range f.Model.Durations() {
		for i := range d.Tried {
			x := &d.Tried[i]
			ks, ad, chosen := document.Unshown(), document.Unshown(), document.Unshown()
			if x.Tested {
				ks, ad = document.Number(document.Share, x.KS), document.Number(document.Share, x.AD)
			}
			if x.Family == d.Family {
				chosen = document.Text("yes")
			}
			stream := ""
			if d.Plan >= 0 {
				stream = f.plan(d.Plan)
			}
			t.Rows = append(t.Rows, []document.Value{
				document.Text(d.Stage.String()), document.Text(stageWords[d.Stage]), document.Text(f.kind(d.Kind)), document.Text(stream), document.Text(x.Family.String()),
				document.Number(document.Share, x.Error), document.Text(document.FormatDecimal(x.AIC, 0)), ks, ad, chosen,
			})
		}
	}
	return t
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
	add(!m.Stamped[log.Notified], "How long it takes to choose and notify units: 60 s, from 30 s to 2 minutes.")
	add(!m.Stamped[log.EnRoute], "Turnout apart from travel: 45 s, from none to 90 s; what is left of the way is travel.")
	add(!m.Stamped[log.OnScene], "How long ways take: 6 minutes, from 3 to 12.")
	add(!m.Stamped[log.Available] && !m.Stamped[log.Closed], "How long units are at work: 30 minutes, from 15 to 60.")
	add(m.Unseen > 0, "%s of the week are not in the log: calls come then as on average, from half to twice as often.", several(m.Unseen, "hour"))
	told := -1.0
	for _, k := range m.Kinds {
		if k.Ways > 0 {
			told = max(told, k.Distance*k.Distance)
		}
	}
	add(m.Map == nil && told >= 0, "How ways depend on distance: positions tell at most %.0f%% of how long they take, of any kind; ways are as the log has them, from anywhere.", 100*told)
	add(m.Map == nil && told < 0, "Where units are: ways are as the log has them, from anywhere.")
	add(m.Map != nil, "Where units wait: in the middle of the calls that they are sent to; and detours, 1.3, from 1.2 to 1.4.")
	add(true, "How many units are on duty and were never called; and what units do beside calls.")
	add(true, "Who takes calls and who dispatches: entering and notifying take their time, however many calls there are.")
	add(m.Unarrived > 0, "%s took longer than ways do and no arrival is stamped: their ways are left out.", several(m.Unarrived, "part"))
	add(m.Split > 0, "%s of units of kinds that are seldom sent are in no plan.", several(m.Split, "part"))
	return p
}
