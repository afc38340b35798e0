package scenario

import "reflect"

// Decoder turns trees into scenarios. The trees of one file, such as those with each variant laid over it, share a decoder:
// tables are read once, and distributions made once.
type Decoder struct {
	folder   *folder
	dists    distributions
	sections map[reflect.Type]*section
	tables   map[*file]*table // nil: the file is no table
}

// NewDecoder is a decoder of trees that refer to files of a folder.
func NewDecoder(folder *folder) *Decoder {
	return &Decoder{
		folder: folder, dists: make(distributions), sections: make(map[reflect.Type]*section), tables: make(map[*file]*table),
	}
}

// Decoded is what came of decoding a tree.
type Decoded struct {
	*collector           // of what could not be decoded; its root is the tree with incidents completed that are like another
	Scenario   *Scenario // what could be
	Work       int       // nodes and rows that were looked at
}

// Decode turns a tree into a scenario, as far as it can be used.
func (d *Decoder) Decode(root *node) Decoded {
	now := &decoding{collector: newCollector(root), Decoder: d}
	now.root = now.likes(root)
	s := &Scenario{}
	now.value(s, written{node: now.root})
	s.Clock.locate(now)
	if e := now.root.get("travel"); e != nil && e.value.get("matrix") != nil && s.Travel.Matrix != "" {
		now.matrix(written{node: e.value.get("matrix").value, path: At("travel", "matrix")}, &s.Travel.Between, s.Travel.Matrix)
	}
	now.traces(s)
	s.Figures = settle(s, now.figures)
	s.Ranges = now.ranges()
	s.stated = now.stated()
	return Decoded{now.collector, s, now.root.size + now.work}
}
