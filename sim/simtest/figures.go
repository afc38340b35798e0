package simtest

import "slices"

// figures writes what is measured, from one milestone of the first incident to another, and a threshold.
func (d *draft) figures() {
	from, to := pick(d, d.reached), pick(d, d.reached)
	d.line("measures:")
	d.line("  lapse: {title: Name of the lapse, from: %s, to: %s, target: p90 <= %s}", from, to, d.minutes())
	if len(d.postures) > 0 {
		d.line("  secured: {from: %s, to: %s, per: site}", from, d.postures[0])
	}
	if d.oneIn(2) {
		d.line("  first-of: {from: %s, to: {any: [%s, %s]}}", from, to, pick(d, d.reached))
		d.line("  since-first: {from: {any: [%s, %s]}, to: %s, at: [+5m, +20m]}", from, pick(d, d.reached), to)
	}
	if d.oneIn(2) {
		d.line("  times: {count: %s}", pick(d, d.reached))
		if len(d.own) > 0 {
			d.line("  times-of-calls: {count: %s, %s}", pick(d, d.own), d.part())
		}
	}
	d.parts()
	d.line("objectives:")
	d.line("  reached: share(%s) >= %s", slices.Max(d.reached), d.share())
	d.reports()
}

// reports writes statistics of many that sources have of what is measured.
func (d *draft) reports() {
	if !d.oneIn(3) {
		return
	}
	statistic := pick(d, []string{"p90", "median", "mean"})
	d.line("reported:")
	d.line("  then: {milestone: %s, value: \"13:05..13:%d\"}", d.reached[0], d.from(10, 50))
	d.line("  usually: {measure: lapse, statistic: %s, value: %s, n: %d, within: %s}", statistic, d.minutes(), d.from(2, 300), d.minutes())
	d.line("  often: {measure: lapse, statistic: share(<= %s), value: %s, n: %d, within: 5%%}", d.minutes(), d.share(), d.from(2, 300))
}

// parts writes measures whose values are grouped, or counted while an incident is open.
func (d *draft) parts() {
	if d.oneIn(2) {
		d.line("  answered: {of: response, %s}", d.part())
		d.line("  waited: {of: queue.wait, per: [kind, %s]}", d.group())
		d.line("  share-waited: {of: queue.share, %s}", d.part())
	}
	if d.oneIn(2) {
		d.line("  busy: {of: unit.utilisation, per: [kind, %s]}", pick(d, clocks))
		d.line("  busy-then: {of: unit.utilisation, per: kind, %s: alpha}", pick(d, []string{"while", "outside"}))
		d.line("  queued-then: {of: queue.length, per: kind, %s: alpha}", pick(d, []string{"while", "outside"}))
	}
	if d.oneIn(2) {
		d.line("  parted: {from: %s, to: %s, %s}", pick(d, d.reached), pick(d, d.reached), d.part())
	}
	if d.oneIn(2) {
		d.line("  there: {of: %s, per: %s, every: 30m}", pick(d, []string{"units.on-scene", "staff.on-scene"}), pick(d, presences))
		d.line("  most-there: {of: %s, per: %s}", pick(d, []string{"units-on-scene", "staff-on-scene"}), pick(d, presences))
		d.line("  inside: {of: people.inside}")
	}
	if len(d.own) > 0 && d.oneIn(2) {
		d.line("  parted-calls: {from: %s, to: %s, %s}", pick(d, d.own), pick(d, d.own), d.part())
	}
	if d.stated {
		d.line("  in-state: {of: condition, per: condition}")
		d.line("  state-then: {of: condition, per: condition, %s}", pick(d, []string{"at: [+5m, +20m]", "every: 10m"}))
		d.line("  by-state: {of: response, per: condition}")
	}
	if d.drawn != "" {
		d.line("  by-end: {from: %s, to: %s, per: {outcome: %s}}", pick(d, d.own), pick(d, d.own), d.drawn)
	}
}

// clocks are the groups of which the clock alone tells.
var clocks = []string{"hour", "weekday", "{hours: [13:20, 14:00, 22:00]}"}

// presences are what units on scene are told by.
var presences = []string{"incident", "agency", "kind", "place"}

// part draws how a measure is divided.
func (d *draft) part() string {
	switch d.upTo(2) {
	case 1:
		return "while: alpha"
	case 2:
		return "outside: alpha, per: " + d.group()
	default:
		return "per: " + d.group()
	}
}

// group draws what values are grouped by.
func (d *draft) group() string {
	groups := append(slices.Clone(clocks), "priority", "place")
	return pick(d, groups)
}
