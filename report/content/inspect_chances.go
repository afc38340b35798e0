package content

import (
	"fmt"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/futures"
	"simulate/sim/stats"
)

// Chances is in how many of so many futures from an instant of a run on each limit is kept.
func Chances(chances []futures.Chance, told int) *document.Table {
	t := &document.Table{Key: "chances", Title: "Chances from here on", Columns: []document.Column{
		{Key: "id"},
		{Key: "title", Title: "What"},
		{Key: "limit", Title: "In this run"},
		{Key: "kept"},
		{Key: "futures"},
		{Key: "chance", Title: "Chance", Estimate: true, Note: fmt.Sprintf(
			"In %s futures, with 95%% intervals. What is under way is drawn anew, given how long it has lasted; what is not decided takes its default; nobody gives orders.",
			words.Grouped(told),
		)},
	}}
	for i := range chances {
		c := &chances[i]
		chance := document.Value{}
		if c.Of > 0 {
			chance = shareOf(stats.Estimate{Value: c.Share(), Interval: c.Interval})
		}
		t.Rows = append(t.Rows, []document.Value{
			document.Text(c.ID), document.Text(c.Title), document.Text(words.Within(&c.Within)), count(c.Kept), count(c.Of), chance,
		})
	}
	return t
}
