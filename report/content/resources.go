package content

import (
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment"
)

// resources is how busy each kind of unit and each channel was, as data; where incidents come in streams, with how well
// they serve.
func (b *review) resources() document.Section {
	t := &document.Table{Key: "resources", Columns: []document.Column{
		{Key: "kind"}, {Key: "id"}, {Key: "count"}, {Key: "utilisation"}, {Key: "longest_queue"},
	}}
	if b.result.Set.Streams() {
		for _, key := range []string{
			"waited", "wait", "wait_p90", "waiting", "most_waiting", "uncovered", "uncovered_meanwhile", "waited_meanwhile", "requests", "unserved",
		} {
			t.Columns = append(t.Columns, document.Column{Key: key, Estimate: key != "most_waiting" && key != "requests" && key != "unserved"})
		}
	}
	for i := range b.result.Resources {
		r := &b.result.Resources[i]
		row := append([]document.Value{document.Text(string(r.Kind)), document.Text(r.ID)}, busyness(r)...)
		if b.result.Set.Streams() {
			row = append(row, coverage(r.Coverage)...)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// coverage is how well units serve, in the order of the columns of resources.
func coverage(c *experiment.Coverage) []document.Value {
	if c == nil {
		return make([]document.Value, 10)
	}
	var requests, unserved document.Value
	if c.Requests > 0 {
		requests, unserved = count(c.Requests), count(c.Unserved)
	}
	return []document.Value{
		known(document.Share, c.Share), known(document.Seconds, c.Wait), known(document.Seconds, c.WaitP90),
		known(document.Count, c.Waiting), count(c.Most),
		known(document.Seconds, c.Uncovered), known(document.Seconds, c.Stranded), known(document.Share, c.Meanwhile),
		requests, unserved,
	}
}

// known is a figure, if it is known.
func known(unit document.Unit, f experiment.Figure) document.Value {
	if !f.Known {
		return document.Value{}
	}
	return document.Estimate(unit, f.Value, f.Interval)
}

// busy is the resources that were used at all, as readers see them.
func (b *review) busy() document.Section {
	t := &document.Table{Title: "How busy", Columns: []document.Column{
		{Title: "Kind", Rank: 1}, {Title: "What"}, {Title: "Number"}, {Title: "Busy"}, {Title: "Longest queue"},
	}}
	for i := range b.result.Resources {
		if r := &b.result.Resources[i]; r.Kind != experiment.UnitPool && b.used(r) {
			t.Rows = append(t.Rows, append([]document.Value{document.Text(resourceKinds[r.Kind]), document.Text(r.Name)}, busyness(r)...))
		}
	}
	return t.UnlessEmpty()
}

// used reports whether units of the kind had something to do or the channel carried something, however briefly.
func (b *review) used(r *experiment.Resource) bool {
	return r.Utilisation > 0 || r.LongestQueue > 0 || b.inUse()[use{r.Kind, r.ID}]
}

// inUse is what the records of the nominal run use, which are looked through once.
func (b *review) inUse() map[use]bool {
	if b.uses != nil {
		return b.uses
	}
	b.uses = make(map[use]bool)
	for i := range b.result.Nominal.Records {
		switch x := &b.result.Nominal.Records[i]; x.Kind {
		case sim.MessageOnAir:
			if x.Arg != sim.NoChannel {
				b.uses[use{experiment.ChannelUsed, b.Channels[x.Arg].ID}] = true
			}
		case sim.UnitAssigned, sim.UnitOccupied:
			b.uses[use{experiment.UnitKind, b.Kinds[b.Units[x.Unit].Kind]}] = true
		}
	}
	return b.uses
}

// resourceKinds are what resources are, in a reader's words.
var resourceKinds = map[experiment.ResourceKind]string{experiment.UnitKind: "units", experiment.ChannelUsed: "channel"}

// busyness is how many of a resource there are and how busy they were.
func busyness(r *experiment.Resource) []document.Value {
	return []document.Value{count(r.Count), document.Number(document.Share, r.Utilisation), queue(r.LongestQueue)}
}

func queue(n int) document.Value {
	if n == experiment.NotKnown {
		return document.Value{}
	}
	return count(n)
}
