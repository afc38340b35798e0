package content

import (
	"cmp"
	"fmt"

	"simulate/report/document"
	"simulate/sim/fit"
	"simulate/sim/stats"
)

// durations are the distributions that were chosen.
func (f *logFit) durations() *document.Table {
	t := &document.Table{Key: "durations", Title: "How long things take", Columns: []document.Column{
		{Key: "stage", Title: ""},
		{Title: "What"},
		{Key: "kind", Title: "Unit"},
		{Key: "stream", Title: "Calls of"},
		{Key: "n", Title: "Rows"},
		{Key: "cut", Title: "Cut", Note: "Cut: cut short; called off, or under way as the log ends; they count as longer than that."},
		{Key: "median", Title: "Median", Note: "Median, 90%: of the log; where rows are cut short, what they would be if none were."},
		{Key: "p90", Title: "90%"},
		{Key: "family", Title: "Family"},
		{Key: "error", Title: "Error", Rank: 1, Note: fmt.Sprintf("Error: the greatest relative difference of mean, median, 90th and 95th percentile; up to %.0f%% a family fits.", fit.MostError*100)},
		{Key: "fitted", Title: "Fitted median", Rank: 2, Note: "Fitted median: with the 95% interval that sampling leaves, which is the range in the scenario."},
	}}
	for _, d := range f.Model.Durations() {
		cut, worst := document.Unshown(), document.Unshown()
		if d.Cut > 0 {
			cut = count(d.Cut)
		}
		if d.Family != fit.Empirical {
			worst = document.Number(document.Share, d.Error)
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(d.Stage.String()), document.Text(stageWords[d.Stage]), document.Text(f.kind(d.Kind)), document.Text(f.callsOf(&d)), count(d.N), cut,
			document.Milliseconds(d.Log.P50), document.Milliseconds(d.Log.P90), document.Text(d.Family.String()), worst,
			document.Estimate(document.Seconds, d.Median()/1000, stats.Interval{Low: d.Low / 1000, High: d.High / 1000, Known: true}),
		})
	}
	return t
}

var stageWords = [fit.NumStages]string{
	"call to entered", "entered to notified", "first on scene to more notified", "turnout", "travel", "on scene", "on scene together", "on scene, then carried", "drive to the hospital", "at the hospital", "to available",
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
			t.Rows = append(t.Rows, []document.Value{
				document.Text(d.Stage.String()), document.Text(stageWords[d.Stage]), document.Text(f.kind(d.Kind)), document.Text(f.callsOf(&d)), document.Text(x.Family.String()),
				document.Number(document.Share, x.Error), document.Text(document.FormatDecimal(x.AIC, 0)), ks, ad, chosen,
			})
		}
	}
	return t
}

// callsOf are the calls of which a distribution is: of one type, or of all.
func (f *logFit) callsOf(d *fit.Duration) string {
	switch {
	case d.Plan >= 0:
		return f.plan(d.Plan)
	case d.Area >= 0:
		return cmp.Or(f.Model.Areas[d.Area].Name, "other areas")
	case len(f.Model.Plans) > 1:
		return "all types"
	default:
		return ""
	}
}
