package simtest

import "fmt"

// clock writes how long is simulated.
func (d *draft) clock() {
	var f fields
	f.add("start", "2024-02-29T13:00:00-06:00")
	f.add("zone", "America/Chicago")
	f.addf("horizon", "%dh", d.from(1, 3))
	if d.oneIn(4) {
		f.addf("warm-up", "%dm", d.from(1, 90))
	}
	if d.oneIn(4) {
		f.addf("cool-down", "%dm", d.from(1, 90))
	}
	d.line("clock: %s", f)
}

// setting writes where the scenario plays and who is there: agencies, places and travel.
func (d *draft) setting() {
	d.line("agencies:")
	all := []struct{ id, kind string }{{"pd", "police"}, {"desk", "dispatch"}, {"so", "sheriff"}, {"ems", "ems"}}
	for _, agency := range all[:d.from(2, len(all))] {
		var f fields
		f.addf("name", "Name of %s", agency.id)
		f.add("kind", agency.kind)
		if d.oneIn(3) {
			f.add("approval", d.duration())
			d.approve = append(d.approve, agency.id)
		}
		d.line("  %s: %s", agency.id, f)
		d.agencies = append(d.agencies, agency.id)
	}
	d.line("places:")
	for i := range d.from(2, 5) {
		id := fmt.Sprintf("place-%d", i+1)
		d.line("  %s: {name: Name of %s, position: %s}", id, id, d.position())
		d.places = append(d.places, id)
	}
	d.travel()
}

func (d *draft) travel() {
	var f fields
	f.addf("speed", "{default: %d km/h}", 10*d.from(3, 9))
	if d.oneIn(2) {
		f.add("detour", pick(d, []string{"1.3", "{default: 1.3, patrol: 1.2}"}))
	}
	if d.oneIn(2) {
		f.add("variation", "lognormal(p50 1 p90 1.3)")
	}
	switch d.upTo(5) {
	case 4, 5:
		f.addf("between", "{place-1: {place-2: %s}}", d.duration())
	case 3:
		f.add("matrix", "{file: times.json, places: [place-1, place-2], to: [place-2, place-1]}")
	}
	if d.oneIn(4) {
		f.add("rush", "{13: 1.5, 14: 1}")
	}
	if d.oneIn(4) {
		f.add("roads", d.roads())
	}
	d.line("travel: %s", f)
}

// roads writes on which map units drive, and how.
func (d *draft) roads() string {
	var f fields
	f.addf("file", "town-%d.osm", d.upTo(towns-1))
	if d.oneIn(3) {
		f.add("area", pick(d, []string{"{near: [39.135, -94.33], within: 40 km}", "{polygon: [[38, -95], [40, -95], [40, -93], [38, -93]]}"}))
	}
	if d.oneIn(3) {
		f.add("speeds", pick(d, []string{"{default: {primary: 70 km/h}}", "{patrol: {residential: 45 km/h, motorway: 130 km/h}, default: {motorway: 90 km/h}}"}))
	}
	if d.oneIn(3) {
		f.add("except", pick(d, []string{"[patrol]", "[air]", "[]"}))
	}
	if d.oneIn(2) {
		wide := pick(d, []string{"4 km", "12 km"}) // so wide that a place in it is cut off
		f.addf("stretches", "{stretch-1: {name: Name of a crossing, near: [39.135, -94.33], within: %s}, stretch-2: {road: Way 40}}", wide)
		d.stretches = []string{"stretch-1", "stretch-2"}
	}
	return f.String()
}

// response writes what the agencies have: units, channels, and sites in their care.
func (d *draft) response() {
	d.line("units:")
	for _, agency := range d.agencies {
		for _, kind := range kinds {
			first := len(d.pools) == 0
			if first || len(d.pools) < 6 && d.oneIn(3) {
				d.units(pool{id: agency + "-" + kind, agency: agency, kind: kind})
			}
		}
	}
	d.dispatching()
	d.net()
	d.protected()
}

func (d *draft) units(p pool) {
	var f fields
	f.addf("name", "Name of %s", p.id)
	f.add("agency", p.agency)
	f.add("kind", p.kind)
	p.count = 1
	if d.oneIn(2) {
		p.count, p.counted = d.from(1, 4), true
		f.addf("count", "%d", p.count)
		switch d.upTo(6) {
		case 6: // the others can still do what the pool can
			if p.count > 1 {
				f.addf("each", "{1: {can: %s}}", pick(d, abilities))
			}
		case 3:
			f.addf("each", "{%d: {home: %s}}", p.count, pick(d, d.places))
		case 4, 5: // the others of the pool can relieve it
			f.addf("each", "{1: {on-duty: %s}}", d.tour())
		}
	}
	if d.oneIn(4) {
		f.addf("crew", "%d", d.from(1, 5))
	}
	if d.oneIn(3) {
		f.addf("seats", "%d", d.from(1, 3))
		p.seats = true
	}
	if d.oneIn(3) {
		f.addf("home", "{near: %s, within: 3 km}", d.position())
	} else {
		p.homes = []string{pick(d, d.places)}
		f.add("home", p.homes[0])
	}
	if d.oneIn(2) {
		f.add("turnout", d.duration())
	}
	if d.oneIn(4) {
		f.addf("busy-at-start", "{chance: %s, for: %s}", d.share(), d.duration())
	}
	if d.oneIn(4) {
		f.add("on-duty", d.tour())
	}
	if d.oneIn(4) {
		p.can = pick(d, abilities)
		f.add("can", p.can)
	}
	d.line("  %s: %s", p.id, f)
	d.pools = append(d.pools, p)
}

// tour draws when units are on duty: most tours end while there is something to do.
func (d *draft) tour() string {
	begins := 12*60 + d.from(0, 90)
	ends := max(begins, 13*60) + d.from(1, 60)
	clock := func(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }
	var f fields
	f.addf("windows", `["%s-%s", "%s-23:00"]`, clock(begins), clock(ends), clock(ends+d.from(1, 30)))
	f.add("end", pick(d, []string{"finish", "leave", "hand-over", "hand-over"}))
	return f.String()
}

// net writes channels over which every agency reaches every other: one for all, or one for each with the dispatchers,
// who pass messages on.
func (d *draft) net() {
	d.line("channels:")
	if !d.oneIn(2) {
		d.channel("net", d.agencies)
	}
	for _, agency := range d.agencies {
		if agency != "desk" && (len(d.channels) == 0 || d.channels[0] != "net" || d.oneIn(4)) {
			d.channel("net-"+agency, []string{agency, "desk"})
		}
	}
}

func (d *draft) channel(id string, members []string) {
	var f fields
	f.addf("name", "Name of %s", id)
	f.add("kind", pick(d, []string{"radio", "phone", "alert"}))
	if d.oneIn(3) {
		f.add("capacity", "2")
	}
	f.add("members", list(members))
	d.line("  %s: %s", id, f)
	d.channels = append(d.channels, id)
}

func (d *draft) protected() {
	count := d.upTo(3)
	if count == 0 {
		return
	}
	d.line("sites:")
	for i := range count {
		id := fmt.Sprintf("school-%d", i+1)
		var f fields
		f.addf("name", "Name of %s", id)
		f.add("agency", pick(d, d.agencies))
		if d.oneIn(2) {
			f.add("position", d.position())
		} else {
			f.add("place", pick(d, d.places))
		}
		f.addf("people", "%d", 100*d.upTo(9))
		if d.oneIn(3) {
			f.add("dismissal", "13:50")
		}
		d.line("  %s: %s", id, f)
		d.sites = append(d.sites, id)
	}
}
