package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"simulate/report/document"
	"simulate/sim/log"
	"simulate/sim/stats"
)

var weekdays = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// leastCalls is how many calls say something about hours of the week: one an hour.
const leastCalls = log.HoursOfWeek

// arrivals are the calls at each hour of the week, by the clocks there, of logs that have enough of them, and are a week long.
func (l logsRead) arrivals() *document.Table {
	t := &document.Table{Key: "arrivals", Title: "Calls an hour, by hour of the week", Shaded: true, Columns: []document.Column{inLog, {Key: "hour", Title: "From"}}}
	for _, day := range weekdays {
		t.Columns = append(t.Columns, document.Column{Key: strings.ToLower(day), Title: day})
	}
	t.Columns = append(t.Columns, document.Column{Key: "all", Title: "All"})
	for _, r := range l {
		a := r.Tally.Arrivals()
		if r.Tally.Calls < leastCalls || slices.Min(a.Hours[:]) == 0 {
			continue
		}
		for hour := range 24 {
			row := []document.Value{r.called, clockHour(hour)}
			for day := range weekdays {
				row = append(row, perHour(a.Calls[day*24+hour], a.Hours[day*24+hour]))
			}
			t.Rows = append(t.Rows, append(row, perHour(ofDay(&a.Calls, hour), ofDay(&a.Hours, hour))))
		}
	}
	return t.UnlessEmpty()
}

func clockHour(hour int) document.Value { return document.Text(fmt.Sprintf("%02d:00", hour)) }

// ofDay adds up what is at an hour of all days.
func ofDay(counts *[log.HoursOfWeek]int, hour int) (n int) {
	for day := range weekdays {
		n += counts[day*24+hour]
	}
	return n
}

func perHour(calls, hours int) document.Value {
	if hours == 0 {
		return document.Unshown()
	}
	return document.Number(document.Rate, float64(calls)/float64(hours))
}

// priorities are how long units take by priority.
func (l logsRead) priorities() *document.Table {
	t := &document.Table{Key: "priorities", Title: "Call to on scene, by priority", Columns: append([]document.Column{inLog, {Key: "priority", Title: "Priority"}}, l.timeColumns()...)}
	for _, r := range l {
		list := slices.SortedFunc(slices.Values(r.Tally.Priorities), func(a, b *log.ByPriority) int { return cmp.Compare(a.Priority, b.Priority) })
		for _, p := range list {
			t.Rows = append(t.Rows, append([]document.Value{r.called, document.Text(cmp.Or(p.Priority, "none or another"))}, spread(p.Times)...))
		}
	}
	return t
}

// responses are how long units take by the hour of the day in which the call comes in.
func (l logsRead) responses() *document.Table {
	t := &document.Table{
		Key: "responses", Title: "Call to on scene, by hour of the day", Detail: true,
		Columns: append([]document.Column{inLog, {Key: "hour", Title: "From"}}, l.timeColumns()...),
	}
	for _, r := range l {
		for hour := range r.Tally.Responses() {
			if b := &r.Tally.Responses()[hour]; b.N() > 0 {
				t.Rows = append(t.Rows, append([]document.Value{r.called, clockHour(hour)}, spread(b)...))
			}
		}
	}
	return t
}

// timeColumns are those of a spread.
func (l logsRead) timeColumns() []document.Column {
	return []document.Column{{Key: "n", Title: l.parts()}, {Key: "mean", Title: "Mean"}, {Key: "median", Title: "Median"}, {Key: "p90", Title: "90th percentile"}}
}

// spread is how times are spread.
func spread(b *stats.Bag) []document.Value {
	if b.N() == 0 {
		return []document.Value{count(0), document.Unshown(), document.Unshown(), document.Unshown()}
	}
	sample := b.Sample()
	return []document.Value{count(b.N()), document.Milliseconds(b.Moments().Mean()), document.Milliseconds(sample.Quantile(0.5)), document.Milliseconds(sample.Quantile(0.9))}
}

// dayText is a day, counted from 1970.
func dayText(n int64) string { return time.Unix(n*24*60*60, 0).UTC().Format("Mon 2006-01-02") }

// silences are long stretches without any call.
func (l logsRead) silences() *document.Table {
	const most = 10
	t := &document.Table{Key: "silences", Title: "Long without any call", Columns: []document.Column{
		inLog,
		{Key: "from", Title: "From"},
		{Key: "to", Title: "To"},
		{Key: "days", Title: "Days"},
		{Key: "expected", Title: "Calls to be expected", Note: "Calls to be expected: at the rate of the rest of the log. Calls an hour count these days: take the stretch out of the log if it was not kept then."},
	}}
	for _, r := range l {
		list := r.Tally.Silences()
		for _, s := range list[:min(most, len(list))] {
			t.Rows = append(t.Rows, []document.Value{r.called, document.Text(dayText(s.First)), document.Text(dayText(s.Last)), count(int(s.Days())), count(int(s.Expected + 0.5))})
		}
		if more := len(list) - most; more > 0 {
			t.Rows = append(t.Rows, []document.Value{r.called, document.Text(fmt.Sprintf("and %d more", more)), document.Text(""), document.Unshown(), document.Unshown()})
		}
	}
	return t
}
