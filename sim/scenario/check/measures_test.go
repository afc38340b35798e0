package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/scenariotest"
)

// Time is read by a ruler for each way of dividing it, and a set of rulers has a bit for each.
func TestTimeIsDividedInSoManyWays(t *testing.T) {
	t.Parallel()
	measures := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "u%d: {of: unit.utilisation, every: %ds}, v%d: {of: unit.utilisation, every: %ds}, ", i, 60+i, i, 60+i)
		}
		return "measures: {" + b.String() + "}"
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"fifty", measures(50), nil},
		{"one more", measures(51), []string{
			`measures.u50: time is divided in more than 50 ways by every, per and while (leave some out, or measure them in another file)`,
		}},
	})
}

func TestMeasuresThatMeasureNothing(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"nothing", "measures: {m: {title: M}}", []string{
			`measures.m: nothing says what is measured (write from and to, of, or count)`,
		}},
		{"one end", "measures: {m: {from: call}, n: {to: call}}", []string{
			`measures.m.to: nothing says where it ends (write to: and a milestone)`,
			`measures.n.from: nothing says where it starts (write from: and a milestone)`,
		}},
		{"level", "measures: {m: {from: call, at: [+10m]}}", nil},
		{"counts", "measures: {m: {count: cars.first, target: mean >= 1}, n: {count: crs}, o: {count: call, from: call}, p: {count: call, per: site}, q: {count: call, target: p90 <= 8m}, r: {count: lock, per: [incident, place]}, s: {count: call, every: 1h}}", []string{
			`measures.n.count: there is no step "crs" (did you mean "cars"?)`,
			`measures.o.count: a count has no from, to, at, of and every (make it two measures)`,
			`measures.p.per: a count has no row for each site (use incident, or a group such as place)`,
			`measures.q.target: 8m is not in the unit of the measure (count) (write a number)`,
			`measures.s.count: a count has no from, to, at, of and every (make it two measures)`,
		}},
		{"the first of several", "measures: {m: {from: call, to: {any: [cars, lock.first]}}, n: {from: {any: [call, cras]}, to: cars}, o: {from: call, to: [cars, lock]}, p: {from: call, to: {any: []}}, q: {from: call, to: {all: [cars]}}}", []string{
			`measures.n.from.any[1]: there is no step "cras" (did you mean "cars"?)`,
			`measures.o.to: one milestone is expected (write {any: […]}: the first of several; all of them are a step of their own, after: […])`,
			`measures.p.to: this is no milestone (write {any: [milestone, milestone]})`,
			`measures.q.to: any is missing (Milestones, of which the first that occurs counts)`,
			`measures.q.to.all: the key "all" is not known here (allowed are any)`,
		}},
		{"of and from", "measures: {m: {of: turnout, from: call}}", []string{
			`measures.m.of: a built-in measure has its own start and end (write of alone, or from and to)`,
		}},
		{"per of a built-in", "measures: {m: {of: channel.wait, per: channel}, n: {of: channel.wait, per: site}}", []string{
			`measures.n.per: channel.wait has no row for each site (use channel)`,
		}},
		{"per of milestones", "measures: {m: {from: call, to: lock, per: site}, n: {from: call, to: cars, per: site}, o: {from: call, to: cars, per: incident}, p: {from: call, to: cars, per: unit}, q: {from: call, to: cars, per: car}}", []string{
			`measures.n.per: neither end is a site's own (measure from or to a posture step)`,
			`measures.p.per: milestones have no row for each unit (use incident or site, or a built-in measure with of)`,
			`measures.q.per: there is no row "car" (known: incident, agency, kind, pool, unit, place, channel, site and 8 more)`,
		}},
		{"per of what every incident has", "measures: {m: {from: begins, to: call, per: incident}, n: {from: begins, to: cal, per: incident}}\nincidents: {again: {agency: ipd, where: scene, plan: {call: {event: Another call}}}}", []string{
			`measures.n.from: "begins" may be in any of 2 incidents (write shots/begins or again/begins)`,
			`measures.n.to: there is no step "cal" (did you mean "call"?)`,
		}},
		{"per incident, of steps that several have", "measures: {first-car: null, m: {from: begins, to: cars, per: incident}, n: {from: begins, to: cars}}\n" +
			"incidents: {other: {agency: ipd, where: scene, plan: {cars: {event: Cars}}}}", []string{
			`measures.n.from: "begins" may be in any of 2 incidents (write shots/begins or other/begins)`,
			`measures.n.to: "cars" may be in any of 2 incidents (write shots/cars or other/cars)`,
		}},
		{"from which difference on one counts", "measures: {first-car: {matters: 10s}, m: {from: call, to: cars, matters: 0s}, n: {from: call, to: cars, matters: 9h}, " +
			"o: {of: channel.utilisation, matters: 10s}, p: {from: call, at: [+10m], matters: 10s}}", []string{
			`measures.m.matters: a length of time over 0 is expected (write it like 4h)`,
			`measures.n.matters: no difference is as large: 4h are simulated (write a shorter duration)`,
			`measures.o.matters: the measure is not one of time (share) (leave it out)`,
			`measures.p.matters: the measure is not one of time (count) (leave it out)`,
		}},
		{"instants", "measures: {m: {of: alarm-answering}}", []string{
			`measures.m.of: no incident says which milestone is answered (write instants: {answered: MILESTONE} on the incident)`,
		}},
		{"instants named", `
measures: {m: {of: alarm-answering}}
incidents: {shots: {instants: {answered: cars}}}`, nil},
		{"targets in other units", "measures: {first-car: {target: p90 <= 80%}, m: {of: channel.utilisation, target: max <= 3}, n: {of: channel.messages, target: mean <= 8m}, o: {of: channel.wait, target: share(<= 8s) >= 90%}, p: {of: channel.wait, target: share(<= 8) >= 90%}}", []string{
			`measures.first-car.target: 80% is not in the unit of the measure (seconds) (write a duration, such as 8m)`,
			`measures.m.target: 3 is not in the unit of the measure (share) (write a share, such as 80%)`,
			`measures.n.target: 8m is not in the unit of the measure (count) (write a number)`,
			`measures.p.target: 8 is not in the unit of the measure (seconds) (write a duration, such as 8m)`,
		}},
		{"an id that a measure cannot have, and an objective of it", "measures: {first: {from: call, to: cars}}\nobjectives: {a: share(first) >= 5%}", []string{
			`measures.first: "first" has a meaning of its own and cannot be an id (choose another word)`,
		}},
		{"objectives", `
objectives: {a: p90(first-car) <= 8, b: share(help.shot) >= 5%, first-car: mean(first-car) <= 8m, c: share(first-car <= 3m) >= 5%}
measures: {first-car: {target: p90 <= 8m}}`, []string{
			`objectives.a: 8 is not in the unit of the measure (seconds) (write a duration, such as 8m)`,
			`objectives.first-car: the target of the measure first-car is an objective of that name (rename the objective)`,
		}},
		{"a step of two incidents", "incidents: {more: {agency: ipd, where: scene, plan: {cars: {event: Cars}}}}", []string{
			`measures.first-car.from: "cars" may be in any of 2 incidents (write shots/cars or more/cars)`,
			`measures.first-car.to: "cars" may be in any of 2 incidents (write shots/cars or more/cars)`,
		}},
		{"a level and its target", "measures: {m: {from: call, to: cars, at: [+10m], target: mean <= 3}, n: {from: call, to: cars, at: [+10m], target: mean <= 3m}}", []string{
			`measures.n.target: 3m is not in the unit of the measure (count) (write a number)`,
		}},
		{"groups that make sense", calls("{rate: 9/h}", "calls/ring.first") + `
measures: {m: {from: calls/ring, to: calls/sent, per: [weekday, hour]}, n: {of: response, per: {hours: [07:00, 19:00]}, while: shots}, o: {of: queue.wait, per: [kind, priority], outside: shots},
 p: {of: unit.utilisation, per: [kind, hour]}, q: {of: response, per: [place, hour]}, r: {of: queue.length, while: shots}}`, nil},
		{"groups that do not", calls("{rate: 9/h}", "calls/ring.first") + `
measures: {a: {of: turnout, per: hour}, b: {from: calls/ring, to: calls/sent, at: [+10m], per: hour}, c: {of: queue.length, per: [kind, priority]},
 d: {of: unit.utilisation, per: hour, every: 1h}, e: {of: response, per: [weekday, hour, {hours: [07:00, 19:00]}]}, f: {of: response, per: {hours: [07:00]}},
 g: {of: response, per: {hours: [19:00, 07:00]}}, h: {of: response, per: {outcome: nowhere}}, i: {of: response, per: [agency, kind]},
 j: {of: response, per: {}}, k: {of: response, per: []}, l: {of: response, per: {hours: [+7m, day 2 07:00]}}}`, []string{
			`measures.a.per: turnout has no groups (measure response, queue.wait or from one milestone to another)`,
			`measures.b.per: a level has no groups (measure response, queue.wait or from one milestone to another)`,
			`measures.c.per: queue.length is measured over time: it is grouped by the clock alone (use hour, weekday or {hours: [07:00, 19:00]})`,
			`measures.d.per: time is divided in one way: by the clock, by every, or by while (make it two measures)`,
			`measures.e.per: this makes 336 groups, more than 168 (group by less)`,
			`measures.f.per.hours: this does not divide the day (write at least two times of day: [07:00, 19:00])`,
			`measures.g.per.hours[1]: this is not later than the time before it (write them in the order of the day)`,
			`measures.h.per: no step nowhere of an incident that is measured has outcomes (name a step with outcomes or options)`,
			`measures.i.per: there is one of incident, agency, kind and so on, not agency and kind (keep one of them; the others may be hour, weekday, priority and so on)`,
			`measures.j.per: one of hours and outcome is expected (make them two of a list: [{hours: [07:00, 19:00]}, {outcome: STEP}])`,
			`measures.k.per: nothing is named (write a word, such as incident or hour)`,
			`measures.l.per.hours[0]: a time of day is expected (write it like 07:00)`,
			`measures.l.per.hours[1]: a time of day is expected (write it like 07:00)`,
		}},
		{"while what", calls("{rate: 9/h}", "calls/ring.first") + `
measures: {a: {of: response, while: calls}, b: {of: response, while: shot}, c: {of: response, while: shots, outside: shots}, d: {of: channel.wait, outside: shots},
 e: {of: queue.length, every: 1h, while: shots}, f: {from: call, at: [+10m], while: shots}}`, []string{
			`measures.a.while: calls is a stream of arrivals, and may be open more than once (name an incident that happens once)`,
			`measures.b.while: there is no incident "shot" (did you mean "shots"?)`,
			`measures.c.outside: it is while one incident, or outside one (make it two measures)`,
			`measures.d.outside: channel.wait has no such part (measure response, queue.wait, what is measured over time, or from one milestone to another)`,
			`measures.e.while: time is divided in one way: by every, or by while (make it two measures)`,
			`measures.f.while: a level has no such part (measure response, queue.wait, what is measured over time, or from one milestone to another)`,
		}},
		{"from the beginning to a site", "measures: {m: {from: begins, to: lock, per: site}}", nil},
	})
}

func TestReportsThatDoNotFit(t *testing.T) {
	t.Parallel()
	const ofEach = " has a value for each arrival of a stream, and none that a single length of time could stand beside (say which of all: statistic: p90, " +
		"median, mean or share(<= 8m), and n where the source has it; or report what happens once, such as STREAM/STEP.first)"
	scenariotest.Check(t, []scenariotest.Case{
		{"neither", "reported: {a: {value: 13:30}}", []string{
			`reported.a: nothing says what the report is about (write milestone or measure)`,
		}},
		{"both", "reported: {a: {milestone: call, measure: first-car, value: 13:30}}", []string{
			`reported.a.measure: a report is about a milestone or a measure, not both (make it two reports)`,
		}},
		{"a duration for a milestone", "reported: {a: {milestone: call, value: 3m}}", []string{
			`reported.a.value: a milestone is reported at an instant (write a clock time (13:30) or a window (13:25..13:35))`,
		}},
		{"a clock time for a measure", "reported: {a: {measure: first-car, value: 13:30}}", []string{
			`reported.a.value: a measure is reported as a length of time (write a duration (20m) or a window of them (15m..25m))`,
		}},
		{"not of time", `
measures: {m: {of: channel.messages}}
reported: {a: {measure: m, value: 3m}}`, []string{
			`reported.a.measure: m is not a length of time (name a measure of time)`,
		}},
		{"of each arrival", calls("{rate: 9/h}", "calls/ring.first") + `
measures: {m: {from: calls/ring, to: calls/sent}, n: {of: response}, o: {from: calls/ring.first, to: calls/sent.first}, p: {of: posture.time}, q: {from: begins, to: sent, per: incident}}
reported: {m: {measure: m, value: 3m}, n: {measure: n, value: 3m}, o: {measure: o, value: 3m}, p: {measure: p, value: 3m}, q: {measure: q, value: 3m}}`, []string{
			`reported.m.measure: m` + ofEach, `reported.n.measure: n` + ofEach, `reported.q.measure: q` + ofEach,
		}},
		{"past the horizon", "reported: {a: {milestone: call, value: 18:30}}", []string{
			`reported.a.value: this is 5h30m after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time; a clock time is its first occurrence after clock.start)`,
		}},
		{"window backwards", "reported: {a: {milestone: call, value: 13:40..13:30}}", []string{
			`reported.a.value: the window ends before it starts (exchange the two)`,
		}},
		{"a correction", "reported: {a: {milestone: call, value: 13:30}, b: {milestone: call, value: 13:31, supersedes: a}}", nil},
		{"in a circle", "reported: {a: {milestone: call, value: 13:30, supersedes: b}, b: {milestone: call, value: 13:31, supersedes: a}, c: {milestone: call, value: 13:31, supersedes: a}}", []string{
			`reported.a.supersedes: a, which supersedes b, which supersedes a (the earliest report supersedes none)`,
		}},
	})
}

func TestReportedStatisticsThatDoNotFit(t *testing.T) {
	t.Parallel()
	const unit = " is not in the unit of the measure (seconds) (write a duration, such as 8m)"
	const one = " (write statistic: p90, median, mean or share(<= 8m), or leave it out"
	scenariotest.Check(t, []scenariotest.Case{
		{"of all", calls("{rate: 9/h}", "calls/ring.first") + `
measures: {m: {from: calls/ring, to: calls/sent}, u: {of: unit.utilisation}}
reported: {a: {measure: m, statistic: p90, value: 8m, n: 90, within: 30s}, b: {measure: m, statistic: share(<= 8m), value: 80%..90%, within: 2%}, c: {measure: u, statistic: mean, value: 40%, within: 5%}}`, nil},
		{"of a milestone", "reported: {a: {milestone: call, statistic: p90, value: 13:30}}", []string{
			`reported.a.statistic: a milestone has an instant, and no statistic (write measure: and a measure from there to here)`,
		}},
		{"of one value", "reported: {a: {measure: first-car, value: 3m, n: 9}}", []string{
			`reported.a.n: n is how many cases a statistic is of` + one + `)`,
		}},
		{"within how far", "reported: {a: {measure: first-car, value: 3m, within: 1m}, b: {milestone: call, value: 13:30, within: 2m}, c: {milestone: call, value: 13:30, within: 0s}, d: {milestone: call, value: 13:30, within: 2%}}", []string{
			`reported.c.within: no run agrees to the millisecond (write by how much it may be off, such as 2m, or leave it out)`,
			`reported.d.within: 2% is not by how much an instant or a length of time may be off (write a length of time, such as 2m)`,
		}},
		{"no measure", "reported: {a: {measure: first, statistic: mean, value: 3m}}", []string{
			`reported.a.measure: there is no measure "first" (known: first-car)`,
		}},
		{"no statistic", "reported: {a: {measure: first-car, statistic: max, value: 3m}}", []string{
			`reported.a.statistic: "max" is not a statistic that can be reported (write p50, p90 or another percentile, median, mean or share(<= 8m))`,
		}},
		{"in other units", `reported: {a: {measure: first-car, statistic: p90, value: 3%, within: 2%}, b: {measure: first-car, statistic: share(<= 3%), value: 3m, within: 1m},
  c: {measure: first-car, statistic: mean, value: 13:30}, d: {measure: first-car, statistic: share(<= 3m), value: 130%}}`, []string{
			`reported.a.value: 3%` + unit, `reported.a.within: 2%` + unit, `reported.b.statistic: 3%` + unit,
			`reported.b.value: 3m is not in the unit of the measure (share) (write a share, such as 80%)`,
			`reported.b.within: 1m is not in the unit of the measure (share) (write a share, such as 80%)`,
			`reported.c.value: a statistic is no instant (write the statistic's value, such as 8m12s or 92%)`,
			`reported.d.value: 130% is not a share (write 0% to 100%)`,
		}},
		{"of so many", `measures: {u: {of: unit.utilisation}}
reported: {a: {measure: first-car, statistic: mean, value: 3m, n: 1}, b: {measure: u, statistic: mean, value: 3%, n: 12}}`, []string{
			`reported.a.n: this is too few for a statistic (write the number of cases that the source has the statistic of, or leave it out)`,
			`reported.b.n: u is measured over time, and not of cases (leave n out, and write within: how far they may lie apart)`,
		}},
	})
}

func TestAPeriodThatCannotBeReadIsAProblemOfItsOwn(t *testing.T) {
	t.Parallel()
	for _, b := range scenario.Builtins {
		for _, every := range []string{"soon", "0s", "-2h", "{}", "[]", "13:00"} {
			problems := scenariotest.ProblemsOf(t, "measures: {m: {of: "+b.Name+", per: "+b.Per[0]+", every: "+every+"}}")
			named := func(p string) bool { return strings.HasPrefix(p, "measures.m.every: ") }
			if !slices.ContainsFunc(problems, named) {
				t.Errorf("%s every %s: %q", b.Name, every, problems)
			}
		}
	}
}

// Of a stream one arrival is counted once, and which it is differs: there is nothing to group it by but the clock.
func TestCountsOfOneArrivalHaveNoGroups(t *testing.T) {
	t.Parallel()
	stream := func(measure string) string {
		return "incidents: {shots: {arrivals: {rate: 9/h}}}\nmeasures: {m: " + measure + "}"
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"each arrival's own", stream("{count: shots/cars, per: priority}"), nil},
		{"one by the clock", stream("{count: shots/cars.3, per: hour}"), nil},
		{
			"one by what it was", stream("{count: shots/cars.ended.3, per: priority}"),
			[]string{"measures.m.per: shots/cars.ended.3 is of one arrival, and occurs once (leave per out, or count each arrival's own: shots/cars)"},
		},
	})
}
