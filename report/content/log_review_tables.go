package content

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/conform"
	"simulate/sim/experiment/stamp"
	"simulate/sim/log"
	"simulate/sim/scenario"
)

const releases = scenario.Release

const fitnessNote = "Fitness: 1 less what must be added, left out or (twice) put elsewhere for the log to be as the runs it is held against, over that number if nothing agreed (cost-based alignments: Adriansyah, van Dongen, van der Aalst 2011)."

// conformance is the plan beside the log: of each group of units how many the log shows of how many.
func (b *logReview) conformance() document.Section {
	t := &document.Table{Key: "conformance", Title: "The plan beside the log", Columns: []document.Column{
		{Key: "steps", Title: "Step"}, {Key: "units", Title: "Units", Note: fitnessNote}, {Title: "In the log, of what is planned"}, {Key: "verdict", Title: "Verdict"},
	}}
	if b.Alignment == nil {
		return t.UnlessEmpty()
	}
	for g := range b.Plan.Groups {
		if b.judges(g) {
			t.Rows = append(t.Rows, []document.Value{
				document.Text(strings.Join(b.asking(g), " or ")), document.Text(b.group(g)), document.Text(b.ofPlanned(g)), document.Text(b.verdict(g)),
			})
		}
	}
	if verdict := b.verdict(conform.Unknown); verdict != asPlanned {
		t.Rows = append(t.Rows, []document.Value{document.Text("none"), document.Text(b.group(conform.Unknown)), document.Text(b.ofPlanned(conform.Unknown)), document.Text(verdict)})
	}
	return t
}

// ofPlanned is how many the log shows of how many the plan has: 2 of 2 notified and en route; 1 of 2 on scene.
func (b *logReview) ofPlanned(group int) string {
	counts, planned := b.Judged.Counts(b.Course), b.Alignment.Way.Counts
	var said []string
	which := make(map[string][]string)
	for i, l := range b.Judged.Judged {
		if l.Group != group || counts[i] == 0 && planned[i] == 0 {
			continue
		}
		of := fmt.Sprintf("%d of %d", counts[i], planned[i])
		if planned[i] == 0 {
			of = strconv.Itoa(counts[i])
		}
		if which[of] == nil {
			said = append(said, of)
		}
		which[of] = append(which[of], unitWords[l.At])
	}
	for i, of := range said {
		said[i] = of + " " + words.Enumerated(which[of])
	}
	return strings.Join(said, "; ")
}

// judged are the counts that the fitness is made of, for data.
func (b *logReview) judged() *document.Table {
	t := &document.Table{Key: "judged", Columns: []document.Column{
		{Key: "steps"}, {Key: "units"}, {Key: "instant"}, {Key: "log"}, {Key: "planned"}, {Key: "missing"}, {Key: "extra"},
	}}
	if b.Alignment == nil {
		return t
	}
	for i, l := range b.Judged.Judged {
		n, planned := b.Judged.Counts(b.Course)[i], b.Alignment.Way.Counts[i]
		steps, units := "", ""
		if l.Group != conform.Call {
			units = b.group(l.Group)
		}
		if l.Group >= 0 {
			steps = strings.Join(b.asking(l.Group), " or ")
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(steps), document.Text(units), document.Text(l.At.String()), count(n), count(planned), count(max(0, planned-n)), count(max(0, n-planned)),
		})
	}
	return t
}

// fitness is the agreement in numbers, for data.
func (b *logReview) fitness() *document.Table {
	t := &document.Table{Key: "fitness", Columns: []document.Column{
		{Key: "fitness"}, {Key: "missing"}, {Key: "extra"}, {Key: "moved"}, {Key: "worst"}, {Key: "log"}, {Key: "planned"}, {Key: "runs_alike"}, {Key: "runs"},
	}}
	if a := b.Alignment; a != nil {
		t.Rows = append(t.Rows, []document.Value{
			document.Number(document.Exact, a.Fitness()), count(len(a.Missing)), count(len(a.Extra)), count(a.Moved), count(a.Worst), count(a.Logged), count(a.Planned),
			count(a.Way.Runs), count(len(b.Runs.Courses)),
		})
	}
	return t
}

const asPlanned = "as planned"

// verdict is what of a group does not agree with the plan.
func (b *logReview) verdict(group int) string {
	a := b.Alignment
	missing, extra, moved := 0, 0, false
	for _, t := range a.Missing {
		if t.Group == group {
			missing++
		}
	}
	for _, t := range a.Extra {
		if t.Group == group {
			extra++
		}
	}
	for _, s := range a.Swaps {
		moved = moved || s.Then.Group == group
	}
	var parts []string
	if missing > 0 {
		parts = append(parts, fmt.Sprintf("%d missing", missing))
	}
	if extra > 0 {
		parts = append(parts, fmt.Sprintf("%d extra", extra))
	}
	if moved {
		parts = append(parts, "too early")
	}
	if len(parts) == 0 {
		return asPlanned
	}
	return strings.Join(parts, ", ")
}

// missing lists what is missing and what is extra, and in how many of the runs it is otherwise.
func (b *logReview) missing() document.Section {
	t := &document.Table{Key: "differences", Title: "Missing and extra", Columns: []document.Column{
		{Key: "difference", Title: ""}, {Key: "what", Title: "What"}, {Title: "In the log"}, {Key: "runs_with", Title: "In the runs", Note: "In the runs: the share of them that have it."},
	}}
	if b.Alignment == nil {
		return t.UnlessEmpty()
	}
	add := func(things []conform.Thing, kind, verdict string) {
		for _, alike := range byUnit(things) {
			var did []string
			for _, thing := range alike {
				did = append(did, unitWords[thing.At])
			}
			what := b.named(alike[0])
			if len(alike) > 1 {
				what = strings.TrimSuffix(what, did[0]) + words.Enumerated(did)
			}
			t.Rows = append(t.Rows, []document.Value{
				document.Text(kind), document.Text(what), document.Text(verdict), document.Number(document.Share, b.shareWith(alike[0])),
			})
		}
	}
	add(b.Alignment.Missing, "missing", "missing")
	add(b.Alignment.Extra, "extra", "extra")
	return t.UnlessEmpty()
}

// byUnit puts together what is about the n-th of a group.
func byUnit(things []conform.Thing) (list [][]conform.Thing) {
	at := make(map[[2]int]int)
	for _, t := range things {
		key := [2]int{t.Group, t.Nth}
		i, known := at[key]
		if !known || t.Group == conform.Call {
			i, at[key] = len(list), len(list)
			list = append(list, nil)
		}
		list[i] = append(list[i], t)
	}
	return list
}

// shareWith is the share of the runs in which a thing happens.
func (b *logReview) shareWith(t conform.Thing) float64 {
	with := 0
	for i, l := range b.Judged.Judged {
		if l != t.Label {
			continue
		}
		for c := range b.Runs.Courses {
			if b.Runs.Courses[c].Counts[i] >= t.Nth {
				with++
			}
		}
	}
	return float64(with) / float64(len(b.Runs.Courses))
}

// swaps are what the plan has one after the other, and the log the other way round.
func (b *logReview) swaps() *document.Table {
	t := &document.Table{Key: "order", Title: "In another order than the plan has it", Columns: []document.Column{
		{Key: "earlier", Title: "Came first"}, {Key: "earlier_at", Title: "At"}, {Key: "later", Title: "Which the plan has after"}, {Key: "later_at", Title: "At"},
	}}
	if b.Alignment == nil {
		return t
	}
	for _, s := range b.Alignment.Swaps {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(b.named(s.Then)), b.instant(b.Judged.Time(b.Course, s.Then)), document.Text(b.named(s.First)), b.instant(b.Judged.Time(b.Course, s.First)),
		})
	}
	return t
}

// amongRuns are the columns that hold a time against the runs.
func amongRuns(runs string) []document.Column {
	return []document.Column{
		{Key: "log", Title: "Log"},
		{Key: "p50", Title: "Median"},
		{Title: "8 in 10 " + runs, Rank: 1},
		{Key: "p10"},
		{Key: "p90"},
		{Key: "least"},
		{Key: "most"},
		{Key: "rank", Title: "Rank", Note: "Median, 8 in 10: of the " + runs + ". Rank: the share of them in which it took less, with half of those as long; those without it count as longer."},
		{Key: "outside"},
	}
}

// among is a time held against those of the runs.
func (b *logReview) among(i int) []document.Value {
	v, s := b.Value(i), b.Runs.Sample(i)
	unknown := document.Value{}
	if s.Total() == 0 {
		return []document.Value{document.Milliseconds(v), unknown, document.Text(""), unknown, unknown, unknown, unknown, unknown, document.Text("")}
	}
	p10, p50, p90 := s.Quantile(0.1), s.Quantile(0.5), s.Quantile(0.9)
	summary := s.Summarise()
	least, most := summary.Min, summary.Max
	if summary.N == 0 {
		least, most = math.Inf(1), math.Inf(1)
	}
	between := document.Milliseconds(p10).String() + "–" + document.Milliseconds(p90).String()
	return []document.Value{
		document.Milliseconds(v), document.Milliseconds(p50), document.Text(between), document.Milliseconds(p10), document.Milliseconds(p90),
		document.Milliseconds(least), document.Milliseconds(most), document.Number(document.Share, s.PercentileRank(float64(v))), document.Text(outsideOf(v, b, i)),
	}
}

// outsideOf says that a time is shorter or longer than in any run; empty where it is not.
func outsideOf(v int64, b *logReview, i int) string {
	summary := b.Runs.Sample(i).Summarise()
	switch {
	case summary.N > 0 && float64(v) < summary.Min:
		return "shorter"
	case summary.N > 0 && summary.Missing == 0 && float64(v) > summary.Max:
		return "longer"
	}
	return ""
}

// times are where the real times rank among the runs.
func (b *logReview) times() *document.Table {
	runs := b.plural()
	t := &document.Table{Key: "times", Title: "Where the times rank among " + b.cases(len(b.Runs.Courses)), Columns: append([]document.Column{
		{Key: "kind"}, {Key: "measure"}, {Key: "milestone"}, {Key: "what", Title: "What"},
	}, amongRuns(runs)...)}
	if len(b.Runs.Courses) == 0 {
		return t
	}
	for i := range b.Figures {
		f := &b.Figures[i]
		kind, milestone := "interval", ""
		switch {
		case f.Measure != "":
			kind = "measure"
		case f.Since():
			kind, milestone = "instant", either(b.Reading.Milestones(f.To[0]))
		}
		t.Rows = append(t.Rows, append([]document.Value{
			document.Text(kind), document.Text(f.Measure), document.Text(milestone), document.Text(b.figureTitle(f)),
		}, b.among(i)...))
	}
	return t
}

// outside tells what lies outside all runs.
func (b *logReview) outside() *document.Prose {
	p := &document.Prose{Title: "Outside all " + b.plural()}
	if b.Runs.Wanted == 0 {
		return p
	}
	for i := range b.Figures {
		v := b.Value(i)
		summary := b.Runs.Sample(i).Summarise()
		switch outsideOf(v, b, i) {
		case "shorter":
			p.Lines = append(p.Lines, fmt.Sprintf("%s: %s, %s.", b.figureTitle(&b.Figures[i]), length(v), extreme("shorter", "least", v, int64(summary.Min))))
		case "longer":
			p.Lines = append(p.Lines, fmt.Sprintf("%s: %s, %s.", b.figureTitle(&b.Figures[i]), length(v), extreme("longer", "most", v, int64(summary.Max))))
		}
	}
	return p
}

// extreme says by how much a time is beyond those of all runs.
func extreme(beyond, end string, v, of int64) string {
	if length(v) == length(of) {
		return beyond + " than in any, by less than a second"
	}
	return fmt.Sprintf("%s than in any (the %s is %s)", beyond, end, length(of))
}

func length(ms int64) string { return document.Milliseconds(ms).String() }

// plural are the runs, or the cases of a stream.
func (b *logReview) plural() string {
	if b.Incidents[b.Plan.Incident].Stream {
		return "cases"
	}
	return "runs"
}

// phases are where the time went, beside where it usually goes.
func (b *logReview) phases() *document.Table {
	t := &document.Table{Key: "phases", Title: "Where the time went, from “" + b.named(b.Points[0]) + "” on", Columns: append([]document.Column{
		{Key: "until", Title: "Until"}, {Key: "share", Title: "Share"},
	}, amongRuns(b.plural())...)}
	total := int64(0)
	for i := range b.Points[1:] {
		total += max(0, b.Value(len(b.Figures)+i))
	}
	for i, point := range b.Points[1:] {
		at := len(b.Figures) + i
		if most := b.Runs.Sample(at).Summarise(); b.Value(at) == log.None || total == 0 || b.Value(at) == 0 && most.Max == 0 && most.Missing == 0 {
			continue // nothing is between the two
		}
		t.Rows = append(t.Rows, append([]document.Value{
			document.Text(b.named(point)), document.Number(document.Share, float64(b.Value(at))/float64(total)),
		}, b.among(at)...))
	}
	return t
}

// instants are what the log stamps, with what it is in the scenario.
func (b *logReview) instants() *document.Table {
	t := &document.Table{Key: "instants", Title: "What the log stamps", Columns: []document.Column{
		{Key: "what", Title: "What"}, {Key: "at", Title: "At"}, {Key: "milestone", Title: "In the plan"}, {Key: "nominal"},
	}}
	for _, thing := range b.Reading.Instants() {
		t.Rows = append(t.Rows, []document.Value{
			document.Text(b.named(thing)), b.instant(b.Judged.Time(b.Course, thing)), document.Text(either(b.Reading.Milestones(thing))), b.nominal(thing),
		})
	}
	return t
}

// either are the milestones that a thing may be.
func either(references []string) string {
	return strings.Join(words.FirstFew(references), " or ")
}

// number is how many of a label the log shows.
func (b *logReview) number(l conform.Label) int {
	for i, judged := range b.Judged.Judged {
		if judged == l {
			return b.Judged.Counts(b.Course)[i]
		}
	}
	return 0
}

// nominal is how long after its origin a thing happens in the nominal run.
func (b *logReview) nominal(t conform.Thing) document.Value {
	if b.Runs.NominalOne == nil {
		return document.Value{}
	}
	f := conform.Between(b.Reading.Origin(), t)
	if v := f.Of(b.Judged, b.Runs.NominalOne); v != log.None {
		return document.Milliseconds(v)
	}
	return document.Value{}
}

// units are the units of the call, with what they are taken for.
func (b *logReview) units() *document.Table {
	t := &document.Table{Key: "units", Title: "The units of the call", Columns: []document.Column{
		{Key: "unit", Title: "Unit"}, {Key: "kind", Title: "Taken for"}, {Key: "agency", Title: "Of", Rank: 2}, {Key: "by", Title: "Known by", Rank: 1},
	}}
	var columns []log.Instant
	for at := range log.NumInstants {
		if conform.OfUnits(at) && b.Shown.Instants[at] {
			columns = append(columns, at)
			t.Columns = append(t.Columns, document.Column{Key: strings.ReplaceAll(at.String(), "-", "_"), Title: words.Capitalised(unitWords[at])})
		}
	}
	for i := range b.Logged.Parts {
		part, read := &b.Logged.Parts[i], &b.Reads[i]
		kinds, agencies := b.taken(read)
		row := []document.Value{document.Text(part.ID), document.Text(kinds), document.Text(agencies), document.Text(byWords[read.By])}
		for _, at := range columns {
			if part.At[at] == log.None {
				row = append(row, document.Unshown())
				continue
			}
			row = append(row, b.instant(part.At[at]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// taken are the kinds and agencies that a unit is taken for.
func (b *logReview) taken(r *stamp.Read) (kinds, agencies string) {
	var kind, agency []string
	for _, i := range r.Pools {
		pool := &b.Pools[i]
		kind, agency = append(kind, b.Kinds[pool.Kind]), append(agency, b.Agencies[pool.Agency].Name)
	}
	if len(kind) == 0 {
		return "unknown", ""
	}
	return strings.Join(words.Distinct(kind), " or "), strings.Join(words.Distinct(agency), " or ")
}

var byWords = [...]string{
	stamp.Nothing: "", stamp.ByMatching: "matching", stamp.ByName: "name", stamp.ByKindAndAgency: "kind, agency", stamp.ByKind: "kind", stamp.ByAgency: "agency",
}

// unitWords are what units do, for readers.
var unitWords = [log.NumInstants]string{
	log.Notified: "notified", log.EnRoute: "en route", log.OnScene: "on scene", log.LeftScene: "left scene", log.AtDestination: "at destination", log.Available: "available",
}

// group is the units of a group in words: patrol of City Police.
func (b *logReview) group(g int) string {
	if g == conform.Unknown {
		return "unit that the plan does not call"
	}
	var pools []string
	for _, pool := range b.Plan.Groups[g].Pools {
		pools = append(pools, b.Plan.Pool(pool))
	}
	return strings.Join(pools, " or ")
}

// thing is a thing within a sentence: second patrol of City Police on scene.
func (b *logReview) thing(t conform.Thing) string {
	if t.Group == conform.Call && !conform.OfUnits(t.At) {
		return instantWords[t.At]
	}
	if t.Group == conform.Call {
		return number(t.Nth) + " unit " + unitWords[t.At]
	}
	which := number(t.Nth) + " "
	if b.isOnly(t) {
		which = ""
	}
	return which + b.group(t.Group) + " " + unitWords[t.At]
}

// isOnly reports whether neither the log nor the plan has another like it.
func (b *logReview) isOnly(t conform.Thing) bool {
	if b.Alignment == nil {
		return false
	}
	for i, l := range b.Judged.Judged {
		if l == t.Label {
			return t.Nth <= 1 && b.number(l) <= 1 && b.Alignment.Way.Counts[i] <= 1
		}
	}
	return false
}

// named is the same at the beginning of a line.
func (b *logReview) named(t conform.Thing) string { return words.Capitalised(b.thing(t)) }

// number is a place in an order.
func number(nth int) string {
	few := [...]string{conform.Last: "last", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}
	if nth < len(few) {
		return few[nth]
	}
	suffix := "th"
	if tens := nth / 10 % 10; tens != 1 {
		switch nth % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(nth) + suffix
}

// figureTitle is what a time is the time of.
func (b *logReview) figureTitle(f *stamp.Figure) string {
	switch {
	case f.Measure != "":
		m := b.Scenario.Measures.Get(f.Measure)
		title := cmp.Or(m.Title, f.Measure)
		if m.Target != nil {
			title += " (target: " + words.Asked(m.Target.Value) + ")"
		}
		return title
	case f.Since():
		return b.named(f.To[0])
	default:
		return log.Intervals[f.Interval].Name + ": " + b.group(f.Group)
	}
}
