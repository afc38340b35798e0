package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

// kept is a rule for the four cars of the county.
func kept(keep string) string { return "dispatch: {patrol: {keep: {" + keep + "}}}" }

func TestReserves(t *testing.T) {
	t.Parallel()
	const tours = `
units: {car: {on-duty: {windows: ["00:00-24:00"]}, each: {1: {on-duty: {windows: ["14:00-15:00"]}}, 2: {on-duty: {windows: ["13:30-14:30", "16:00-23:00"]}}, 3: {on-duty: {windows: ["13:00-16:30"]}}}}}
`
	asks := func(step string) string {
		return kept("3: 2") + "\nincidents: {shots: {plan: {more: {" + step + "}}}}"
	}
	scenariotest.Check(t, []scenariotest.Case{
		{"more from what is less urgent", kept("3: 2, 2: 1"), nil},
		{"the same", kept("3: 1, 2: 1"), nil},
		{"fewer from what is less urgent", kept("2: 2, 4: 1"), []string{
			"dispatch.patrol.keep.4: fewer are kept from priority 4 than from the more urgent 2 (write 2 or more)",
		}},
		{"from the most urgent", kept("1: 1"), []string{
			"dispatch.patrol.keep.1: nothing is more urgent than priority 1: nobody would ever be sent the units that are kept from it (begin with 2)",
		}},
		{"fewer than none", kept("2: -1"), []string{`dispatch.patrol.keep.2: "-1" is not a whole number (write digits only, such as 12)`}},
		{"from no priority", kept("urgent: 1"), []string{`dispatch.patrol.keep.urgent: "urgent" is not a priority (1 is the most urgent)`}},
		{"all there are", kept("4: 4"), []string{
			"warning: dispatch.patrol.keep.4: ipd has no more than 4 patrol on duty at any time: nobody goes to priority 4 then (keep fewer, or let such requests give up)",
		}},
		{"all that are on duty at some hours", tours + kept("4: 2"), []string{
			"warning: dispatch.patrol.keep.4: ipd has no more than 2 patrol on duty from Thu 13:00 to Thu 13:30, from Thu 15:00 to Thu 16:00, from Thu 16:30 to Thu 17:00: nobody goes to priority 4 then (keep fewer, or let such requests give up)",
		}},
		{"a step that can be served", asks("send: {patrol: 2}"), nil},
		{"a step that cannot", asks("send: {patrol: 3}"), []string{
			"warning: plan.more.send.patrol: 3× patrol are asked for, 2 of them may go to priority 3 while 2 are kept (ask for fewer, keep fewer, or make it more urgent)",
		}},
		{"one that is more urgent", asks("send: {patrol: 3}, priority: 2"), nil},
		{"work where they are", asks("work: Patrol, by: ipd, needs: {patrol: 4}, takes: 1m"), []string{
			"warning: plan.more.needs.patrol: 4× patrol are asked for, 2 of them may go to priority 3 while 2 are kept (ask for fewer, keep fewer, or make it more urgent)",
		}},
	})
}
