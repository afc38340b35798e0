package content

import (
	"fmt"
	"strconv"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/conform"
)

const fitnessNote = "Fitness: 1 less what must be added, left out or (twice) put elsewhere for the log to be as the runs it is held against, over that number if nothing agreed (cost-based alignments: Adriansyah, van Dongen, van der Aalst 2011)."

// conformance is the plan beside the log: of each group of units how many the log shows of how many.
func (b *logReview) conformance() document.Section {
	t := &document.Table{Key: "conformance", Title: "The plan beside the log", Columns: []document.Column{
		{Key: "steps"}, {Title: "Step"}, {Key: "units", Title: "Units", Note: fitnessNote}, {Title: "In the log, of what is planned"}, {Key: "verdict", Title: "Verdict"},
	}}
	if b.Alignment == nil {
		return t.UnlessEmpty()
	}
	for g := range b.Plan.Groups {
		if b.judges(g) {
			t.Rows = append(t.Rows, []document.Value{
				document.Text(b.asking(g, b.stepID)), document.Text(b.asking(g, b.stepTitle)), document.Text(b.group(g)), document.Text(b.ofPlanned(g)), document.Text(b.verdict(g)),
			})
		}
	}
	if verdict := b.verdict(conform.Unknown); verdict != asPlanned {
		t.Rows = append(t.Rows, []document.Value{document.Text("none"), document.Text("none"), document.Text(b.group(conform.Unknown)), document.Text(b.ofPlanned(conform.Unknown)), document.Text(verdict)})
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
			steps = b.asking(l.Group, b.stepID)
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
