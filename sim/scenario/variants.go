package scenario

// Variants are the what-if variants of a scenario, by id.
type Variants struct{ Map[Variant] }

// decode takes variants that have been decoded without a problem as they are: the tree with one of them laid over it has all of
// them, and a file would otherwise take the square of their number.
func (v *Variants) decode(d *decoding, w written) {
	if known, ok := d.variants[w.Node]; ok {
		*v = known
		d.work -= w.Size
		return
	}
	v.Map.decode(d, w)
	if !d.Unreadable(w.path) {
		d.variants[w.Node] = *v
	}
}
