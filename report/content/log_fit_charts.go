package content

import (
	"fmt"
	"math"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/fit"
)

// mostDrawn is how many streams, and how many distributions, are drawn at most; the tables have all.
const mostDrawn = 12

// charts draw what was fitted beside the log: how often calls come, and how long things take.
func (f *logFit) charts() (list []document.Section) {
	hours := &document.Table{Key: "hours", Columns: keys("stream", "hour", "calls", "covered", "log", "fitted", "low", "high")}
	for i := range f.Model.Streams[:min(mostDrawn, len(f.Model.Streams))] {
		s := &f.Model.Streams[i]
		id := fmt.Sprintf("stream-%d", i+1)
		hours.Rows = append(hours.Rows, f.hours(id, s)...)
		title := f.stream(s)
		if s.Priority != "" {
			title += ", priority " + s.Priority
		}
		list = append(list, &document.Chart{Kind: document.WeekChart, Title: "Calls an hour: " + title, Measure: id})
	}
	spread := &document.Distributions{Key: "distributions"}
	durations := f.Model.Durations()
	for i := range durations[:min(mostDrawn, len(durations))] {
		id := fmt.Sprintf("duration-%d", i+1)
		title := f.durationTitle(&durations[i])
		spread.Rows = append(spread.Rows, spreadOf(id, title, &durations[i])...)
		list = append(list, &document.Chart{Kind: document.OverlayChart, Title: title, Measure: id, Note: "The share of all that took no longer, up to 99%."})
	}
	return append(list, hours, spread)
}

// hours are how often calls of a stream came at each hour of the week, and how often they come in the scenario.
func (f *logFit) hours(id string, s *fit.Stream) (rows [][]document.Value) {
	span := &f.Model.Spans[f.Model.Plans[s.Plan].Span]
	for day := range 7 {
		for hour := range 24 {
			covered, b := span.Covers(day, hour), s.Rates.At(day, hour)
			seen := document.Value{}
			if covered > 0 {
				seen = exactOf(float64(s.Hours[day][hour]) / covered)
			}
			rows = append(rows, []document.Value{
				document.Text(id), count(24*day + hour), count(s.Hours[day][hour]), exactOf(covered), seen, exactOf(b.Rate), exactOf(b.Low), exactOf(b.High),
			})
		}
	}
	return rows
}

func (f *logFit) durationTitle(d *fit.Duration) string {
	parts := []string{stageWords[d.Stage]}
	for _, of := range []string{f.kind(d.Kind), f.callsOf(d)} {
		if of != "" {
			parts = append(parts, of)
		}
	}
	return words.Capitalised(strings.Join(parts, ", "))
}

// spreadOf are a distribution of the log, and what was fitted to it.
func spreadOf(id, title string, d *fit.Duration) []document.Distribution {
	var shares, log []float64
	for i := range 100 {
		shares, log = append(shares, float64(i)/100), append(log, d.Quantiles[i])
	}
	of := func(name string, values []float64, figures *fit.Figures) document.Distribution {
		seconds := make([]float64, len(values))
		for i, ms := range values {
			seconds[i] = math.Round(ms) / 1000
		}
		return document.Distribution{
			Variant: name, Measure: id, Title: title, Unit: document.Seconds, UnitName: "seconds", N: d.N, X: seconds, Share: shares,
			P50: document.Milliseconds(figures.P50), P90: document.Milliseconds(figures.P90),
		}
	}
	return []document.Distribution{of("log", log, &d.Log), of("fitted ("+d.Family.String()+")", d.Fitted(shares), &d.Figures)}
}
