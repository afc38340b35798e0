package simtest

// likeness writes an incident that is like one above: once more elsewhere or at another time, or again and again.
func (d *draft) likeness() {
	of := pick(d, d.written)
	d.line("  delta:")
	d.line("    like: %s", of.id)
	switch {
	case d.oneIn(3):
		d.line("    where: %s", d.area())
		d.line("    arrivals: %s", d.arrivals())
	default:
		if d.oneIn(2) {
			d.line("    where: %s", pick(d, d.places))
		}
		d.begins()
		d.reach(of, "delta")
	}
	if d.oneIn(3) {
		d.line("    priority: %s", d.urgency())
	}
	if d.oneIn(2) {
		d.line("    plan: {s1: {delay: %s}, more: {after: s1.ended, work: Name of more, takes: %s}}", d.duration(), d.duration())
	}
}
