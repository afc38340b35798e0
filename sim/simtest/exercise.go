package simtest

// exercise writes what people play inside a run: roles of some agencies, with the decisions of the plan shared out among them.
func (d *draft) exercise() {
	d.line("exercise:")
	d.line("  pace: %s", pick(d, []string{"clock", "discussion"}))
	d.line("  objectives:")
	d.line("    soon: {title: Name of an objective, capability: Planning, tasks: {lapse: {text: Name of a task, measure: lapse, limit: %s}}}", d.minutes())
	roles := some(d, d.agencies)
	decides := make([][]string, len(roles))
	for _, decision := range d.decisions {
		if i := d.upTo(len(roles)); i < len(roles) {
			decides[i] = append(decides[i], decision)
		}
	}
	d.line("  roles:")
	for i, agency := range roles {
		f := fields{"title: Name of a role", "agency: " + agency}
		if len(decides[i]) > 0 {
			f.add("decides", list(decides[i]))
		}
		if d.oneIn(2) {
			f.add("orders", list(some(d, d.agencies)))
		}
		if d.oneIn(3) {
			f.add("sees", list(some(d, d.agencies)))
		}
		d.line("    role-%s: %s", agency, f)
	}
	d.injects(roles)
	d.line("  orders:")
	d.line("    by-name: {work: Name of an order, takes: %s}", d.duration())
}

// injects writes what the roles of agencies are told: at an instant, after a milestone, or when the controller chooses.
func (d *draft) injects(agencies []string) {
	d.line("  injects:")
	d.line("    i1: {number: 1, at: +%dm, to: %s, text: Name of an inject, task: lapse}", d.upTo(30), list(some(d, agencies)))
	d.line("    i2: {after: %s, delay: %s, from: caller, to: role-%s, means: phone, text: Name of an inject, expected: Name of what is expected}", pick(d, d.reached), d.minutes(), pick(d, agencies))
	d.line("    i3: {to: role-%s, text: Name of an inject, step: alpha/s1}", pick(d, agencies))
}
