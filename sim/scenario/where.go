package scenario

import (
	"reflect"

	"simulate/sim/scenario/tree"
)

// Corners are the corners of an area, in order.
type Corners []Position

func (c *Corners) decode(d *decoding, w written) {
	if d.expect(w, tree.List, "a list of corners", always("[[39.0, -94.5], [39.2, -94.5], [39.2, -94.3]]")) {
		d.value((*[]Position)(c), w)
	}
}

// outline is an area by its corners.
type outline struct {
	Polygon Figure[Corners] `json:"polygon" jsonschema:"Corners of the area, at least three: [[lat, lon], …]."`
}

func (h *Where) decode(d *decoding, w written) {
	if w.Kind != tree.Mapping {
		d.value(&h.Place, w)
		return
	}
	near := w.Get("near")
	switch {
	case len(w.Entries) == 0:
		d.Failf(w.path, "write a place, {PLACE: 60%, PLACE: 40%}, {near: [lat, lon], within: 3 km} or {polygon: [[lat, lon], …]}", "no place is named")
	case w.Get("polygon") != nil:
		var o outline
		d.fields(reflect.ValueOf(&o).Elem(), w)
		h.Polygon = o.Polygon.Value
	case w.Get("within") != nil || near != nil && near.Value.Kind != tree.Scalar: // a place may be called near
		var c circle
		d.fields(reflect.ValueOf(&c).Elem(), w)
		h.Near, h.Within = c.Near, c.Within
	default:
		d.value(&h.Shares, w)
	}
}

// Given reports whether anything was written.
func (h *Where) Given() bool {
	return h.Place != "" || h.Shares.Len() > 0 || h.IsArea()
}

// IsArea reports whether it is a circle or a polygon.
func (h *Where) IsArea() bool { return h.Near != nil || len(h.Polygon) > 0 }
