package simtest

import (
	"fmt"
	"strings"
)

// stream writes a stream of incidents; with a host they use the units that are on its scene.
func (d *draft) stream(id, host string) {
	p := d.newPlan(id)
	p.stream, p.guest = true, host != ""
	d.line("    where: %s", d.area())
	arrivals := d.arrivals()
	p.traced = strings.Contains(arrivals, "calls.csv")
	d.line("    arrivals: %s", arrivals)
	if host != "" {
		d.line("    part-of: %s", host)
	}
	p.write(10)
	which := []string{".first", ".all"}
	if strings.HasPrefix(arrivals, "{rate") { // of others it is known how many come
		which = append(which, ".2")
	}
	d.own, d.drawn = nil, p.drawn
	for _, milestone := range p.milestones {
		d.own = append(d.own, id+"/"+milestone)
		d.counted = append(d.counted, id+"/"+milestone+pick(d, which))
	}
}

// area draws where the instances of a stream are.
func (d *draft) area() string {
	switch d.upTo(3) {
	case 1:
		return fmt.Sprintf("{%s: 60%%, %s: 40%%}", d.places[0], d.places[len(d.places)-1])
	case 2:
		return fmt.Sprintf("{near: %s, within: 3 km}", d.position())
	case 3:
		return "{polygon: [[39.0, -94.5], [39.2, -94.5], [39.2, -94.2]]}"
	default:
		return pick(d, d.places)
	}
}

// arrivals draws when the instances of a stream come: a few an hour.
func (d *draft) arrivals() string {
	var f fields
	switch d.upTo(5) {
	case 5:
		f.add("csv", "calls.csv")
		d.together(&f)
		return f.String()
	case 1:
		f.addf("gap", "%s", d.duration())
		f.addf("until", "+%dm", d.from(1, 45))
		d.together(&f)
		return f.String()
	case 2:
		f.addf("rate", "{00: %d/h, %s: %d/h}", d.upTo(6), pick(d, []string{"14", `"13:30"`}), d.from(1, 6))
		d.factored(&f)
	case 3:
		f.addf("count", "%d", d.from(1, 5))
	case 4:
		f.addf("at", "[+%dm, +%dm]", d.upTo(15), d.upTo(45))
		d.together(&f)
		return f.String()
	default:
		f.add("rate", pick(d, []string{"2/h", "5/h", "rates.csv", "{thu: {00: 4/h}, fri-wed: 1/h}"}))
		d.factored(&f)
	}
	if d.oneIn(4) {
		f.addf("from", "+%dm", d.upTo(30))
	}
	d.together(&f)
	return f.String()
}

// factored writes, now and then, what rates are multiplied by.
func (d *draft) factored(f *fields) {
	if d.oneIn(3) {
		f.add("factor", pick(d, []string{"0.5", "1.4", "{value: 1, range: 0.5..2}"}))
	}
}

// together writes, now and then, that several arrive at once.
func (d *draft) together(f *fields) {
	if d.oneIn(4) {
		f.add("group", pick(d, []string{"{1: 60%, 2: 30%, 4: 10%}", "{2: 50%, 3: 50%}", "{1: 100%}"}))
	}
}
