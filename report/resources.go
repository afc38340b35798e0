package report

import (
	"slices"

	"simulate/sim"
	"simulate/sim/experiment"
)

// resources is how busy each kind of unit and each channel was, as data.
func (b *builder) resources() Section {
	t := &Table{Key: "resources", Columns: []Column{
		{Key: "kind"}, {Key: "id"}, {Key: "count"}, {Key: "utilisation"}, {Key: "longest_queue"},
	}}
	for i := range b.result.Resources {
		t.Rows = append(t.Rows, resource(&b.result.Resources[i]))
	}
	return t
}

// busy is the resources that were used at all, as readers see them.
func (b *builder) busy() Section {
	t := &Table{Title: "How busy", Columns: []Column{
		{Title: "Kind", Rank: 1}, {Title: "What"}, {Title: "Number"}, {Title: "Busy", Note: busyNote}, {Title: "Longest queue"},
	}}
	for i := range b.result.Resources {
		if r := &b.result.Resources[i]; b.used(r) {
			t.Rows = append(t.Rows, resource(r))
		}
	}
	return t.unlessEmpty()
}

const busyNote = "Busy: 0% is less than half a per cent, not nothing: whatever was never used is left out."

// used reports whether units of the kind had something to do or the channel carried something, however briefly.
func (b *builder) used(r *experiment.Resource) bool {
	return r.Utilisation > 0 || r.LongestQueue > 0 ||
		slices.ContainsFunc(b.result.Nominal.Records, func(x sim.Record) bool { return b.uses(&x, r) })
}

// uses reports whether a record is one of a use of the resource.
func (p names) uses(x *sim.Record, r *experiment.Resource) bool {
	switch x.Kind {
	case sim.MessageOnAir:
		return r.Kind == experiment.ChannelUsed && x.Arg != sim.NoChannel && p.Channels[x.Arg].ID == r.ID
	case sim.UnitAssigned, sim.UnitOccupied:
		return r.Kind == experiment.UnitKind && p.Kinds[p.Units[x.Unit].Kind] == r.ID
	default:
		return false
	}
}

func resource(r *experiment.Resource) []Value {
	return []Value{
		Text(string(r.Kind)), Text(r.ID), count(r.Count), Number(Share, r.Utilisation), count(r.LongestQueue),
	}
}
