package scenario

import "slices"

// ordered settles the figures of named orders and takes them out of those of the file: a plain run draws none of them, so that none of
// its inputs, assumed figures and ranges is of an order.
func (d *decoding) ordered(s *Scenario) {
	of := func(st statement) bool { return st.path.Section() == "exercise" }
	for _, st := range d.figures {
		if !of(st) {
			continue
		}
		if st.within != nil {
			d.Failf(st.path.Key("range"), "write a distribution, such as 2m..9m", "an order is no figure of the file: nothing draws its range")
		}
		if !st.own {
			*st.source = s.Exercise.Orders.Get(st.path.KeyAt(2)).Source
		}
		*st.confidence = st.confidence.orUsual(*st.source)
		if st.own {
			s.sourced = append(s.sourced, sourced{st.path, *st.source})
		}
	}
	d.figures = slices.DeleteFunc(d.figures, of)
}
