package scenario

import (
	"reflect"

	"simulate/sim/roads"
	"simulate/sim/scenario/tree"
)

// Decoder turns trees into scenarios. The trees of one file, such as those with each variant laid over it, share a decoder:
// tables are read once, distributions made once, and what a variant does not change is not decoded again.
type Decoder struct {
	folder   *tree.Folder
	dists    distributions
	sections map[reflect.Type]*section
	tables   map[*tree.File]*table // nil: the file is no table
	entries  map[*tree.Node]remembered
	matrices map[matrixKey][]timed
	rows     map[traceKey]traceRows
	overlays map[*tree.File][]Feature      // nil: something is wrong with it
	networks map[networkKey]*roads.Network // nil: something is wrong with it

	Store roads.Store // keeps networks that have been read; nil: nowhere
}

// NewDecoder is a decoder of trees that refer to files of a folder.
func NewDecoder(folder *tree.Folder) *Decoder {
	return &Decoder{
		folder: folder, dists: make(distributions), sections: make(map[reflect.Type]*section), tables: make(map[*tree.File]*table),
		entries: make(map[*tree.Node]remembered), matrices: make(map[matrixKey][]timed), rows: make(map[traceKey]traceRows),
		overlays: make(map[*tree.File][]Feature), networks: make(map[networkKey]*roads.Network),
	}
}

// Decoded is what came of decoding a tree.
type Decoded struct {
	*tree.Collector           // of what could not be decoded; its root is the tree with incidents completed that are like another
	Scenario        *Scenario // what could be
	Work            int       // nodes and rows that were decoded
}

// Decode turns a tree into a scenario, as far as it can be used.
func (d *Decoder) Decode(root *tree.Node) Decoded {
	now := &decoding{Collector: tree.NewCollector(root), Decoder: d}
	now.Root = now.likes(root)
	s := &Scenario{}
	now.value(s, written{Node: now.Root})
	s.Clock.locate(now)
	now.matrix(&s.Travel)
	now.network(s.Travel.Roads)
	now.traces(s)
	now.strayRows(s)
	now.overlay(&s.Map)
	now.ordered(s)
	s.Figures = settle(s, now.figures)
	s.Ranges = now.ranges()
	s.stated = now.stated()
	s.names, s.root = newNames(s), now.Root
	return Decoded{now.Collector, s, now.Root.Size + now.work}
}
