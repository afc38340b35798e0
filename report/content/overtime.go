package content

import (
	"fmt"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

// hours is how many units of each kind were busy in each hour, as data.
func (b *review) hours() document.Section {
	t := &document.Table{Key: "over_time", Columns: []document.Column{
		{Key: "from"}, {Key: "hour"}, {Key: "kind"}, {Key: "busy"}, {Key: "on_duty"}, {Key: "utilisation"}, {Key: "waiting"},
	}}
	if !b.result.Set.Streams() {
		return &document.Prose{}
	}
	for i := range b.result.OverTime {
		h := &b.result.OverTime[i]
		from := document.Value{}
		if !h.Daily {
			from = b.Instant(h.From)
		}
		t.Rows = append(t.Rows, []document.Value{
			from, count(h.Hour), document.Text(h.Fleet.Key), document.Number(document.Count, h.Busy),
			document.Number(document.Count, h.Duty), share(h), document.Number(document.Count, h.Waiting),
		})
	}
	return t
}

// share is how busy a kind was in an hour; of one that was not on duty there is none.
func share(h *experiment.Hour) document.Value {
	if h.Duty == 0 {
		return document.Value{}
	}
	return document.Number(document.Share, h.Utilisation)
}

// overTime is how many units of each kind were busy in each hour, as readers see it: a column a kind.
func (b *review) overTime() document.Section {
	t := &document.Table{Title: "Over time: mean number of busy units", Columns: []document.Column{{Title: "Hour"}}}
	kinds, column := b.usedKinds(), make(map[string]int)
	for rank, kind := range kinds {
		column[kind] = 1 + rank
		t.Columns = append(t.Columns, document.Column{Title: kind, Rank: rank})
	}
	row := -1
	for i := range b.result.OverTime {
		h := &b.result.OverTime[i]
		if i == 0 || h.Stretch != b.result.OverTime[i-1].Stretch {
			t.Rows = append(t.Rows, append([]document.Value{document.Text(b.hour(h))}, make([]document.Value, len(kinds))...))
			row++
		}
		if at := column[h.Fleet.Key]; at > 0 {
			t.Rows[row][at] = document.Text(fmt.Sprintf("%s (%s)", document.Number(document.Count, h.Busy), share(h)))
		}
	}
	if len(kinds) == 0 {
		return &document.Prose{}
	}
	t.Columns[0].Note = "In brackets: the share of the time on duty." + b.dailyNote()
	return t.UnlessEmpty()
}

// dailyNote says that hours are those of the day, where they are.
func (b *review) dailyNote() string {
	if len(b.result.OverTime) > 0 && b.result.OverTime[0].Daily {
		return " Each hour is that of all days."
	}
	return ""
}

// usedKinds lists the kinds of unit that were busy at all.
func (b *review) usedKinds() []string {
	var kinds []string
	for i := range b.result.OverTime {
		if h := &b.result.OverTime[i]; h.Busy > 0 {
			kinds = append(kinds, h.Fleet.Key)
		}
	}
	return words.Distinct(kinds)
}

// hour is an hour as readers see it: 16:00, or of a run that goes on the next day, Tue 01:00.
func (b *review) hour(h *experiment.Hour) string {
	if h.Daily {
		return fmt.Sprintf("%02d:00", h.Hour)
	}
	return b.ShortClock(h.Stretch.From)
}

// byPeriod is the declared measures with a row for each period, as readers see them.
func (b *review) byPeriod() document.Section {
	t := &document.Table{Title: "By period", Columns: []document.Column{
		{Title: "Measure"}, {Title: "From"}, {Title: "Nominal", Rank: 1}, {Title: "Mean"}, {Title: "90th percentile", Rank: 2},
	}}
	above := ""
	for i := range b.result.Measures {
		m := &b.result.Measures[i]
		if m.Row.Period.Whole() || m.Row.Origin != measure.Declared {
			continue
		}
		title, s := rowTitle(m.Row), b.statistics(m)
		if title == above {
			title = ""
		}
		above = rowTitle(m.Row)
		t.Rows = append(t.Rows, []document.Value{
			document.Text(title), document.Text(b.ShortClock(m.Row.Period.From)), s.nominal, s.mean, s.p90.WithoutInterval(),
		})
	}
	return t.UnlessEmpty()
}

// warmUps is how long a warm-up each kind of unit needs, as data.
func (b *review) warmUps() document.Section {
	if !b.result.Set.Streams() {
		return &document.Prose{}
	}
	t := &document.Table{Key: "warm_up", Columns: []document.Column{
		{Key: "kind"}, {Key: "applicable"}, {Key: "declared"}, {Key: "advised"}, {Key: "unsettled"}, {Key: "short"},
	}}
	for i := range b.result.WarmUps {
		w := &b.result.WarmUps[i]
		advised := document.Value{}
		if w.Applicable {
			advised = document.Milliseconds(w.Advised)
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(w.Fleet.Key), document.Bool(w.Applicable), document.Milliseconds(b.WarmUp), advised,
			document.Bool(w.Unsettled), document.Bool(w.Short),
		})
	}
	return t
}
