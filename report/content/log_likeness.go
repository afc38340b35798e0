package content

import (
	"fmt"
	"math"

	"simulate/report/document"
	"simulate/sim/fit/likeness"
	"simulate/sim/stats"
)

// LogLikeness is how near a model that was fitted to every other week of a log comes to the weeks between.
type LogLikeness struct {
	Pairs, Drift int // weeks

	model, itself, later likeness.Distances // runs to the weeks held out, the weeks fitted to those, and weeks fitted to later ones
	calls, simulated     int                // in the weeks that were held out, and in as many that were run
	said, runs           map[likeness.Group]stats.Sample
}

// NewLogLikeness compares the courses of a log, by what each is for, with that of runs.
func NewLogLikeness(weeks *likeness.Weeks, of map[likeness.Use]*likeness.Course, runs *likeness.Course) *LogLikeness {
	fitted, heldOut := of[likeness.Fitted], of[likeness.HeldOut]
	return &LogLikeness{
		Pairs: weeks.Pairs, Drift: weeks.Drift,
		model: likeness.Between(heldOut, runs), itself: likeness.Between(heldOut, fitted), later: likeness.Between(fitted, of[likeness.Later]),
		calls: heldOut.Calls(), simulated: runs.Calls(), said: heldOut.Responses(), runs: runs.Responses(),
	}
}

// distances set how far the runs are from the log beside how far the log is from itself.
func (l *LogLikeness) distances() *document.Table {
	t := &document.Table{
		Key: "likeness", Title: fmt.Sprintf("How near the runs come to the log: %s that the model has not seen", several(l.Pairs, "week")),
		Columns: []document.Column{
			{Key: "distance", Title: ""},
			{Title: "How far apart"},
			{Key: "runs", Title: "Runs"},
			{Key: "log", Title: "Log", Note: "Log: between the weeks that were fitted and those that were held out. Runs that are no farther are as close as the log is to itself."},
			{Key: "ratio", Title: "Times"},
			{Key: "later", Title: "Later", Note: fmt.Sprintf("Later: between the weeks that were fitted and the last %s: what changes with time.", several(l.Drift, "week"))},
		},
	}
	for _, d := range []struct {
		key, says string
		of        func(d *likeness.Distances) float64
		value     func(v float64) document.Value
	}{
		{"cycle_time", "calls last", func(d *likeness.Distances) float64 { return d.CycleTime }, document.Milliseconds[float64]},
		{"arrivals", "calls arrive, in their day", func(d *likeness.Distances) float64 { return d.Arrivals * 3_600_000 }, document.Milliseconds[float64]},
		{"circadian", "things happen, in their day", func(d *likeness.Distances) float64 { return d.Circadian * 3_600_000 }, document.Milliseconds[float64]},
		{"absolute", "things happen, in all weeks", func(d *likeness.Distances) float64 { return d.Absolute * 3_600_000 }, document.Milliseconds[float64]},
		{"relative", "things happen, after the call", func(d *likeness.Distances) float64 { return d.Relative }, document.Milliseconds[float64]},
		{"order", "what follows what", func(d *likeness.Distances) float64 { return d.Order }, func(v float64) document.Value { return document.Number(document.Share, v) }},
		{"workforce", "units are at work, in their day", func(d *likeness.Distances) float64 { return d.Workforce * 3_600_000 }, document.Milliseconds[float64]},
	} {
		runs, itself, later := d.of(&l.model), d.of(&l.itself), d.value(d.of(&l.later))
		if l.Drift == 0 || d.key == "absolute" && l.later.Incomparable {
			later = document.Unshown()
		}
		ratio := document.Unshown()
		if itself > 0 && !math.IsInf(runs, 1) {
			ratio = document.Number(document.Count, runs/itself)
		}
		t.Rows = append(t.Rows, []document.Value{document.Text(d.key), document.Text(d.says), d.value(runs), d.value(itself), ratio, later})
	}
	week := func(n int) document.Value { return document.Number(document.Count, float64(n)/float64(l.Pairs)) }
	t.Rows = append(t.Rows, []document.Value{document.Text("calls"), document.Text("beside that: calls a week"), week(l.simulated), week(l.calls), document.Unshown(), document.Unshown()})
	return t
}

// responses set how long calls wait in the runs beside how long they did.
func (l *LogLikeness) responses() *document.Table {
	t := &document.Table{Key: "likeness_responses", Title: "Call to the first unit on scene, in weeks that the model has not seen", Columns: []document.Column{
		{Key: "calls_of", Title: "Calls of"},
		{Key: "n", Title: "Log has"},
		{Key: "p50", Title: "Half within", Estimate: true},
		{Key: "runs_p50", Title: "Runs"},
		{Key: "p90", Title: "9 in 10 within", Estimate: true, Note: "In brackets: 95% intervals of what the log says."},
		{Key: "runs_p90", Title: "Runs"},
	}}
	for _, g := range likeness.Groups(l.said, l.runs) {
		said, runs := l.said[g], l.runs[g]
		if said.Total() < leastResponses {
			continue
		}
		row := []document.Value{document.Text(groupWords(g)), count(said.Total())}
		for _, p := range []float64{0.5, 0.9} {
			simulated := document.Unshown()
			if runs.Total() > 0 {
				simulated = document.Milliseconds(runs.Quantile(p))
			}
			row = append(row, document.Estimate(document.Seconds, said.Quantile(p)/1000, inSeconds(said.QuantileInterval(p, stats.Level))), simulated)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// leastResponses is how many calls say something about nine in ten.
const leastResponses = 36

func inSeconds(i stats.Interval) stats.Interval {
	return stats.Interval{Low: i.Low / 1000, High: i.High / 1000, Known: i.Known}
}

func groupWords(g likeness.Group) string {
	switch g.By {
	case likeness.AllCalls:
		return "all"
	case likeness.ByHours:
		return g.Name + " h"
	default:
		return "priority " + g.Name
	}
}
