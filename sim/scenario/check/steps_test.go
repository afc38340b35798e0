package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestAStepHasOneVerbAndItsOptions(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"no verb", scenariotest.Steps("rest: {takes: 3m}"), []string{
			`plan.rest: the step does nothing (write one of event, message, send, move, work, posture, release, decide)`,
		}},
		{"two verbs", scenariotest.Steps("rest: {event: Rest, work: Rest}"), []string{
			`plan.rest.work: a step does one thing, not event and work (make it two steps, one after the other)`,
		}},
		{"lost on work", scenariotest.Steps("rest: {work: Rest, lost: 5%}"), []string{
			`plan.rest.lost: lost does not belong to work (it belongs to message)`,
		}},
		{"takes on send", scenariotest.Steps("cars: {takes: 5m}"), []string{
			`plan.cars.takes: takes does not belong to send (it belongs to message, work, posture, decide)`,
		}},
		{"every on send", scenariotest.Steps("cars: {every: 5m, until: help}"), []string{
			`plan.cars.every: every does not belong to send (it belongs to event, message, work, posture, release, decide)`,
		}},
		{"every without until", scenariotest.Steps("patrol-round: {work: Look, every: 5m, takes: 1m}"), []string{
			`plan.patrol-round.every: nothing ends the repetition (write until as well)`,
		}},
		{"needs on a posture, sites on work", scenariotest.Steps("lock: {needs: {patrol: 1}}", "rest: {work: Rest, sites: all}"), []string{
			`plan.lock.needs: needs does not belong to posture (it belongs to work, decide)`,
			`plan.rest.sites: sites does not belong to work (it belongs to posture)`,
		}},
		{"options on an event", scenariotest.Steps("rest: {event: Rest, options: {in: Go}}"), []string{
			`plan.rest.options: options does not belong to event (it belongs to decide)`,
		}},
	})
}

func TestUnitsThatAreNotThere(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"kind of another agency", scenariotest.Steps("cars: {send: {tactical: 1}}"), []string{
			`plan.cars.send.tactical: ipd has no tactical (write from: kcpd)`,
			`plan.help.needs.patrol: the plan neither sends patrol nor has it present (send one, write present: {patrol: 1} on the incident, or name the agency that does it where it is with by)`,
		}},
		{"more than the agencies have", scenariotest.Steps("cars: {send: {patrol: 5}, from: [ipd, kcpd, ipd]}"), []string{
			`plan.cars.send.patrol: 5× patrol are asked for, ipd, kcpd together have only 4 (ask for fewer, or name more)`,
			`plan.cars.from[2]: ipd is named twice (remove one)`,
		}},
		{"more present than there are", "incidents: {shots: {present: {patrol: 9}}}", []string{
			`incidents.shots.present.patrol: 9× patrol are asked for, there are only 4 (ask for fewer, or name more)`,
		}},
		{"needs of a kind that nobody brings", scenariotest.Steps("breach: {after: cars, work: Breach, needs: {tactical: 1}}"), []string{
			`plan.breach.needs.tactical: the plan neither sends tactical nor has it present (send one, write present: {tactical: 1} on the incident, or name the agency that does it where it is with by)`,
		}},
		{"needs of more than come", scenariotest.Steps("hold-on: {after: cars, work: Hold, needs: {patrol: 3}}"), []string{
			`plan.hold-on.needs.patrol: 3× patrol are asked for, the plan has at most 2 (ask for fewer, or name more)`,
		}},
		{"present units count", "incidents: {shots: {present: {tactical: 1}, plan: {breach: {after: cars, work: Breach, needs: {tactical: 1, patrol: 2}}}}}", nil},
		{"units of the agency that does the work", scenariotest.Steps("answer: {after: call, work: Answer, by: desk, needs: {call-taker: 2}}"), nil},
		{"by an agency without them", scenariotest.Steps("answer: {after: call, work: Answer, by: [ipd], needs: {call-taker: 1}}"), []string{
			`plan.answer.needs.call-taker: ipd has no call-taker (write by: desk)`,
		}},
		{"by an agency with fewer", scenariotest.Steps("answer: {after: call, work: Answer, by: desk, needs: {call-taker: 3}}"), []string{
			`plan.answer.needs.call-taker: 3× call-taker are asked for, desk has only 2 (ask for fewer, or name more)`,
		}},
		{"by without needs, and by with with", scenariotest.Steps(
			"answer: {after: call, work: Answer, by: desk}",
			"drag: {after: cars, work: Drag, by: ipd, needs: {patrol: 1}, with: help}",
		), []string{
			`plan.answer.by: nothing says which units do it (write needs: {KIND: 1})`,
			`plan.drag.by: with names the units, and so does by (remove one of the two)`,
		}},
		{"with a step without units", scenariotest.Steps("drag: {after: cars, work: Drag, with: call}"), []string{
			`plan.drag.with: call has no units that could be used (name a send, a move, or work with needs)`,
		}},
		{"with each other", scenariotest.Steps(
			"drag: {after: cars, work: Drag, with: lift}",
			"lift: {after: cars, work: Lift, with: drag}",
		), []string{
			`plan.drag.with: the units of lift are those of this step itself (name the step that has them first)`,
			`plan.lift.with: the units of drag are those of this step itself (name the step that has them first)`,
		}},
		{"more than the step that it is with", scenariotest.Steps("drag: {after: help, work: Drag, with: help, needs: {patrol: 2}}"), []string{
			`plan.drag.needs.patrol: 2× patrol are asked for, help has at most 1 (ask for fewer, or name more)`,
		}},
		{"more out of action than can be there", scenariotest.Steps("hurt: {after: help, event: Hurt, disable: {patrol: 9}}"), []string{
			`warning: plan.hurt.disable.patrol: 9× patrol are put out of action, the plan has at most 2 (disable fewer, or send more)`,
		}},
		{"more out of action than a step has", scenariotest.Steps("hurt: {after: help, event: Hurt, with: help, disable: {patrol: 2}}"), []string{
			`warning: plan.hurt.disable.patrol: 2× patrol are put out of action, help has at most 1 (disable fewer, or send more)`,
		}},
		{"all that can be there out of action", scenariotest.Steps("hurt: {after: help, event: Hurt, disable: {patrol: 2}}"), nil},
		{"a kind that the other step lacks", scenariotest.Steps("hurt: {after: help, event: Hurt, with: help, disable: {tactical: 1}}"), []string{
			`plan.hurt.disable.tactical: help has no tactical (name another step in with)`,
		}},
		{"all that move are of a step", scenariotest.Steps(
			"away: {after: help, move: {patrol: all}, where: base}",
			"gone: {after: help, move: all, with: cars, where: base}",
		), []string{
			`plan.away.move: all is for the units of a step (write with: and the step whose units move)`,
		}},
		{"release of a kind that nobody brings", scenariotest.Steps("home: {after: help, release: {tactical: 1}}"), []string{
			`plan.home.release.tactical: the plan neither sends tactical nor has it present (send one, write present: {tactical: 1} on the incident)`,
		}},
		{"choose on scene", scenariotest.Steps("hold-on: {after: cars, work: Hold, needs: {patrol: 1}, choose: nearest}"), []string{
			`plan.hold-on.choose: units on scene are taken as they arrived (write by as well)`,
		}},
		{"no complaint when units cannot be read", "units: {car: {count: many}}", []string{
			`units.car.count: "many" is not a whole number (write digits only, such as 12)`,
		}},
		{"all there are", scenariotest.Steps(
			"cars: {send: {patrol: all}}",
			"more: {after: cars.4, send: all, from: [ipd, kcpd]}",
			"breach: {after: more.tactical, work: Breach, needs: {tactical: 1}}",
			"late: {after: more.6, event: Late}",
		), nil},
		{"pool of none", "units: {car: {count: 0, home: null}}", []string{
			`plan.cars.send.patrol: ipd has no patrol (raise the count of its units)`,
		}},
		{"none of several agencies", scenariotest.Steps("cars: {send: {call-taker: 1}, from: [ipd, kcpd]}", "help: {needs: {call-taker: 1}}"), []string{
			`plan.cars.send.call-taker: ipd, kcpd together have no call-taker (write from: desk)`,
		}},
		{"a decision without units", scenariotest.Steps(
			"ask: {decide: Ask, options: {now: Now}, default: now}",
			"drag: {after: ask, work: Drag, with: ask}",
		), []string{
			`plan.drag.with: ask has no units that could be used (name a send, a move, or work with needs)`,
		}},
		{"units that have moved", scenariotest.Steps(
			"away: {after: cars, move: {patrol: 2}, where: base}",
			"drag: {after: away, work: Drag, with: away}",
			"gone: {after: drag, move: all, with: drag}",
			"late: {after: away.3, event: Late}",
		), []string{
			`plan.late.after: there is no arrival 3 at away (it brings at most 2)`,
		}},
		{"no complaint when a send cannot be read", scenariotest.Steps(
			"cars: {send: {patrol: many}}",
			"drag: {after: cars.first, work: Drag, with: cars, needs: {patrol: 1}}",
			"tow: {after: cars, work: Tow, needs: {patrol: 3}}",
		), []string{
			`plan.cars.send.patrol: "many" is not a whole number (write digits only, such as 12)`,
		}},
		{"no complaint when those present cannot be read", "incidents: {shots: {present: {tactical: many}, plan: {breach: {work: Breach, needs: {tactical: 1}}}}}", []string{
			`incidents.shots.present.tactical: "many" is not a whole number (write digits only, such as 12)`,
		}},
		{"all of a step that has moved", scenariotest.Steps(
			"away: {after: cars, move: all, with: cars, where: base}",
			"drag: {after: away, work: Drag, with: away, needs: {patrol: 2}}",
		), nil},
	})
}

func TestMessagesThatCannotArrive(t *testing.T) {
	t.Parallel()
	scenariotest.Check(t, []scenariotest.Case{
		{"no channel", scenariotest.Steps("tell: {message: Go, to: [kcpd]}"), []string{
			`plan.tell.to[0]: no channel leads from ipd to kcpd (make both members of a channel, or connect them through an agency of kind dispatch)`,
		}},
		{"through dispatch", scenariotest.Steps("tell: {message: Go, to: [district]}"), nil},
		{"only dispatch passes on", `
agencies: {desk: {kind: court}}
incidents: {shots: {plan: {tell: {message: Go, to: [district]}}}}`, []string{
			`plan.tell.to[0]: no channel leads from ipd to district (make both members of a channel, or connect them through an agency of kind dispatch)`,
		}},
		{"over channels that do not serve everyone", scenariotest.Steps("tell: {message: Go, to: [desk, district], over: main}"), []string{
			`plan.tell.to[1]: no channel leads from ipd to district (add a channel to over, or leave over out; district is a member of line)`,
		}},
		{"over channels by relay", scenariotest.Steps("tell: {message: Go, to: [district], over: [line, main]}"), nil},
		{"to itself", scenariotest.Steps("tell: {message: Go, to: [ipd]}", "shout: {message: Go, to: [ipd], over: line}"), []string{
			`plan.shout.to[0]: no channel leads from ipd to ipd (add a channel to over, or leave over out; ipd is a member of main)`,
		}},
		{"two senders, nobody listening", scenariotest.Steps("tell: {message: Go, from: [ipd, desk], to: [ipd]}", "mumble: {message: Go}"), []string{
			`plan.tell.from: a message has one sender (write one message for each sender)`,
			`plan.mumble.to: nobody receives the message (write to: and the agencies)`,
		}},
		{"twice", scenariotest.Steps("tell: {message: Go, to: [desk, desk]}"), []string{
			`plan.tell.to[1]: desk is named twice (remove one)`,
		}},
		{"retry of nothing", scenariotest.Steps("tell: {message: Go, to: [desk], retry: 10s}"), []string{
			`plan.tell.retry: nothing is lost that could be sent again (write lost as well)`,
		}},
		{"no members", "channels: {empty: {kind: radio, members: []}}", []string{
			`channels.empty.members: the channel has no members (list the agencies that use it)`,
		}},
		{"the only way is down", "channels: {main: {capacity: 0}}\n" + scenariotest.Steps("tell: {message: Go, to: [desk]}"), []string{
			`warning: plan.tell.to[0]: no channel that leads from ipd to desk has a capacity: the message waits in vain (give the message another way, or a give-up)`,
		}},
		{"the only way is down, and the sender gives up", "channels: {main: {capacity: 0}}\n" + scenariotest.Steps("tell: {message: Go, to: [desk], give-up: 2m}"), nil},
		{"the only way may be down", "channels: {main: {capacity: {value: 0, range: 0..1}}}\n" + scenariotest.Steps("tell: {message: Go, to: [desk]}"), nil},
		{"one of two ways is down", "channels: {main: {capacity: 0}, spare: {kind: radio, members: [ipd, desk]}}\n" + scenariotest.Steps("tell: {message: Go, to: [desk]}"), nil},
		{"the way that is named is down", "channels: {main: {capacity: 0}, spare: {kind: radio, members: [ipd, desk]}}\n" + scenariotest.Steps("tell: {message: Go, to: [desk, district], over: [main, line]}"), []string{
			`warning: plan.tell.to[0]: no channel that leads from ipd to desk has a capacity: the message waits in vain (give the message another way, or a give-up)`,
			`warning: plan.tell.to[1]: no channel that leads from ipd to district has a capacity: the message waits in vain (give the message another way, or a give-up)`,
		}},
		{"within an agency without channels", scenariotest.Steps("tell: {message: Go, from: kcpd, to: [kcpd]}"), nil},
		{"to an agency without channels", scenariotest.Steps("tell: {message: Go, to: [kcpd], over: main}"), []string{
			`plan.tell.to[0]: no channel leads from ipd to kcpd (add a channel to over, or leave over out; kcpd is a member of none)`,
		}},
	})
}
