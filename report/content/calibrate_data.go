package content

import (
	"simulate/report/document"
	"simulate/sim/experiment/calibrate"
)

// data are all assumptions, and how the calibration came out.
func (b *calibrationBuilder) data() document.Section {
	t := &document.Table{Key: "assumptions", Columns: keys(
		"path", "title", "kind", "written", "assumed_value", "assumed_low", "assumed_high", "record_low", "record_median", "record_high", "at_low", "at_median", "at_high", "left", "distance",
		"effective", "told", "verdict", "told_by")}
	for i := range b.Told {
		in := &b.Told[i]
		kind := "duration"
		if in.Ranged {
			kind = "range"
		}
		row := []document.Value{document.Text(in.Path), document.Text(b.name(in)), document.Text(kind), document.Text(in.Text)}
		for _, v := range []float64{in.Value(), in.PriorLow, in.PriorHigh, in.Low, in.Median, in.High} {
			row = append(row, b.inputValue(in, v))
		}
		t.Rows = append(t.Rows, append(row, exactOf(along(in, in.Low)), exactOf(along(in, in.Median)), exactOf(along(in, in.High)), exactOf(in.Left), exactOf(in.Distance), exactOf(in.Deviation.Effective), document.Bool(in.Told),
			document.Text(verdictOf(in)), document.Text(b.reportIDs(in.By))))
	}
	return t
}

// inputValue is a value of an input as data: durations in seconds.
func (b *calibrationBuilder) inputValue(in *calibrate.Told, v float64) document.Value {
	if _, is := b.Scenario.DurationAt(in.Path); is {
		return document.Milliseconds(v)
	}
	return document.Number(document.Exact, v)
}

// result is how the calibration came out, as data.
func (b *calibrationBuilder) result() document.Section {
	t := &document.Table{Key: "calibration", Columns: keys("kernel", "stretch", "nearest", "met", "effective", "size", "seeded_runs", "agreeing", "runs", "left_to_luck", "fixed")}
	row := []document.Value{document.Text(string(b.Kernel)), {}, {}, {}, {}, count(b.Size), count(b.Prior), count(b.Together), count(b.Runs), count(b.Loose), count(b.Fixed)}
	if p := b.Posterior; p != nil {
		row[1], row[2], row[3], row[4] = exactOf(p.Stretch), exactOf(p.Nearest), document.Bool(p.Nearest <= 1), exactOf(p.Effective)
	}
	t.Rows = [][]document.Value{row}
	return t
}
