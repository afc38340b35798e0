package scenario

import "simulate/sim/scenario/tree"

// Ground is what maps show beneath units.
type Ground struct {
	Overlay string `json:"overlay,omitempty" jsonschema:"GeoJSON file that maps draw beneath units, such as the edge of a town: Point, LineString and Polygon, single or Multi, each with a name in its properties or without."`

	Features []Feature `json:"-"` // of the overlay, in its order
}

// Feature is something on the ground: points, lines, or an area with its holes.
type Feature struct {
	Name  string // to show; may be empty
	Kind  FeatureKind
	Parts [][]Position // of points one each; of an area its rings, each of which ends where it begins: what an odd number of them is around is inside
}

// FeatureKind is what a feature is drawn as.
type FeatureKind string

// The kinds of feature.
const (
	Points FeatureKind = "points"
	Lines  FeatureKind = "lines"
	Area   FeatureKind = "area"
)

// overlay reads the GeoJSON file that maps show, once for all variants of a file.
func (d *decoding) overlay(g *Ground) {
	if g.Overlay == "" {
		return
	}
	w := written{Node: d.Root.At(tree.At("map", "overlay")), path: tree.At("map", "overlay")}
	f, err := d.folder.Open(w.File, g.Overlay)
	if err != nil {
		d.check(w, err)
		return
	}
	features, known := d.overlays[f]
	if !known {
		if p, bad := f.OverlayProblem(); bad {
			d.FailIn(w.path, p)
		} else {
			features = d.geoJSON(w, f)
		}
		d.overlays[f] = features
	}
	if g.Features = features; features == nil {
		d.Spoil(w.path)
	}
}

// geoJSON reads the features of a file; nil when something is wrong, which is reported.
func (d *decoding) geoJSON(w written, f *tree.File) []Feature {
	root, err := parseJSON(f, "export it as GeoJSON")
	if err != nil {
		d.FailIn(w.path, err.in(f))
		return nil
	}
	var features []Feature
	sound := true
	for _, written := range featuresOf(root) {
		feature, err := readFeature(written)
		if err != nil {
			d.FailIn(w.path, err.in(f))
			sound = false
		}
		if d.Full() {
			break
		}
		features = append(features, feature)
	}
	d.work += len(f.Text) / bytesOfNode
	switch {
	case !sound:
		return nil
	case len(features) == 0:
		d.FailIn(w.path, f.Problem(0, 0, "add features, or remove the overlay", "there is nothing to draw"))
	}
	return features
}

// bytesOfNode is about how much GeoJSON is as much work to read as a node.
const bytesOfNode = 40
