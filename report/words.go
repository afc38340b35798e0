package report

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// sentences are the words for each kind of record. In them $unit, $agency, $place, $step, $channel, $site, $posture,
// $incident and $n stand for what the record holds; $incident is the title of the instance that it is about.
var sentences = [...]string{
	sim.RunBegan: "the run begins",
	sim.RunEnded: "the horizon is reached",

	sim.IncidentBegan:   "$incident begins",
	sim.IncidentSkipped: "$incident does not happen",
	sim.IncidentClosed:  "$incident is closed",

	sim.StepAsked:       "$step: asked for",
	sim.StepStarted:     "$step: begins",
	sim.StepDone:        "$step: done$end",
	sim.StepStopped:     "$step: stopped",
	sim.StepSkipped:     "$step: skipped",
	sim.StepGaveUp:      "$step: gives up waiting",
	sim.StepFailed:      "$step: fails",
	sim.StepRepeated:    "$step: again, number $n",
	sim.StepInterrupted: "$step: interrupted",

	sim.AidRequested: "$agency is asked to approve",
	sim.AidApproved:  "$agency approves",

	sim.UnitAssigned:  "$unit is assigned to $step",
	sim.UnitEnRoute:   "$unit leaves for $place",
	sim.UnitHeld:      "$unit waits outside $place",
	sim.UnitArrived:   "$unit arrives at $place",
	sim.UnitWorking:   "$unit is busy with $step",
	sim.UnitIdle:      "$unit is idle at $place",
	sim.UnitReturning: "$unit leaves for home, available",
	sim.UnitHome:      "$unit is home",
	sim.UnitOccupied:  "$unit is on another job",
	sim.UnitFreed:     "$unit is available",
	sim.UnitDisabled:  "$unit is out of action",
	sim.UnitRestored:  "$unit is in action again",
	sim.UnitDiverted:  "$unit is taken from $step for something more urgent",
	sim.UnitRelieved:  "$unit hands over and goes off duty",
	sim.UnitOnDuty:    "$unit comes on duty",
	sim.UnitOffDuty:   "$unit is off duty",
	sim.UnitsShort:    "$n fewer units are there than the scenario says",

	sim.MessageQueued:    "message for $agency queued: $step",
	sim.MessagePressed:   "the sender presses again for $agency: $step",
	sim.MessageOnAir:     "message for $agency on $channel: $step",
	sim.MessageRelayed:   "$agency has the message to pass on: $step",
	sim.MessageDelivered: "$agency has the message: $step",
	sim.MessageLost:      "$agency does not hear the message: $step",
	sim.MessageWithdrawn: "message for $agency withdrawn: $step",

	sim.PostureOrdered:    "$site is ordered into $posture",
	sim.PostureSet:        "$site is in $posture",
	sim.PostureRefused:    "$site does not go into $posture",
	sim.PostureSuperseded: "$site has a later order than $posture",

	sim.PlaceBlocked:  "$place is closed to arrivals",
	sim.PlaceCleared:  "$place is open to arrivals",
	sim.TravelSlowed:  "trips to $place take $factor times as long",
	sim.TravelCleared: "trips to $place take their usual time",
	sim.ChannelDown:   "$channel is down",
	sim.ChannelUp:     "$channel is up",
	sim.PrioritySet:   "$incident now has priority $n",
}

// names gives the display names of what the records of a program refer to; of what a record does not refer to, nothing.
type names struct{ *sim.Program }

// namesOf gives the names of a program.
func namesOf(p *sim.Program) names { return names{p} }

// record is a record in words, given the instance that it is about.
func (p names) record(r *sim.Record, of sim.Instance) string {
	return p.recordOf(r, of, p.step(r.Step))
}

// recordOf is a record in words that call its step so.
func (p names) recordOf(r *sim.Record, of sim.Instance, step string) string {
	return os.Expand(sentences[r.Kind], func(word string) string {
		if word == "step" {
			return step
		}
		return p.word(r, of, word)
	})
}

func (p names) word(r *sim.Record, of sim.Instance, word string) string {
	switch word {
	case "unit":
		return p.unit(r.Unit)
	case "agency":
		return p.agency(r.Agency)
	case "place":
		return p.place(r.Place)
	case "channel":
		return p.channel(r.Arg)
	case "site":
		return p.Sites[r.Arg].Name
	case "posture":
		return p.Steps[r.Step].Posture
	case "incident":
		return p.titleOf(of)
	case "end":
		return p.outcome(r, ": ")
	case "factor":
		return strconv.FormatFloat(float64(r.Arg)/1000, 'g', -1, 64)
	default:
		return strconv.Itoa(int(r.Arg))
	}
}

func (p names) unit(u int32) string {
	if u == sim.None {
		return ""
	}
	return p.Units[u].Name
}

func (p names) agency(a uint8) string {
	if a == sim.NoAgency {
		return ""
	}
	return p.Agencies[a].Name
}

func (p names) place(place uint16) string {
	if place == sim.NoPlace {
		return "its beat"
	}
	return p.Places[place].Name
}

func (p names) channel(c uint16) string {
	if c == sim.NoChannel {
		return "no channel"
	}
	return p.Channels[c].Name
}

// step is what a step does: in the trainer's words, or in the words of its verb.
func (p names) step(step uint16) string {
	if step == sim.NoStep {
		return "the script"
	}
	s := &p.Steps[step]
	switch {
	case s.Text != "":
		return s.Text
	case s.Verb == scenario.Posture:
		return s.Posture
	default:
		return s.ID
	}
}

// stepID is the id of a step; of none it is empty.
func (p names) stepID(step uint16) string {
	if step == sim.NoStep {
		return ""
	}
	return p.Steps[step].ID
}

// titleOf is the title of an instance, with its number in its stream.
func (p names) titleOf(i sim.Instance) string {
	title := p.Incidents[i.Incident].Title
	if i.Ordinal == 0 {
		return title
	}
	return title + " #" + strconv.Itoa(int(i.Ordinal))
}

// outcome is the outcome or option that a StepDone took, behind a mark; nothing for a step without.
func (p names) outcome(r *sim.Record, mark string) string {
	if r.Kind != sim.StepDone || r.Arg == 0 {
		return ""
	}
	return mark + p.Steps[r.Step].Ends[r.Arg-1]
}

// instant is a clock time of the run.
func (p names) instant(t engine.Time) Value {
	return Instant(p.Clock(t), p.day(t))
}

// elapsed is the time since the scenario's start, which is negative in the warm-up.
func (p names) elapsed(t engine.Time) Value { return Milliseconds(t - p.WarmUp) }

// shortClock is a whole minute as readers see it: 16:00, or day 2 01:00.
func (p names) shortClock(t engine.Time) string {
	clock := p.Clock(t).Format("15:04")
	if day := p.day(t); day > 1 {
		return fmt.Sprintf("day %d %s", day, clock)
	}
	return clock
}

// apart is the length from one instant to a later one as readers see both: the difference of two whole seconds.
func apart(from, to engine.Time) Value {
	second := func(t engine.Time) engine.Time { return (t + engine.Second/2) / engine.Second }
	return Milliseconds((second(to) - second(from)) * engine.Second)
}

// day is the day of an instant as it is shown, counted from 1, the day of the start; the day before is 0. Days change at
// midnight in the scenario's zone.
func (p names) day(t engine.Time) int {
	midnight := func(at time.Time) time.Time {
		return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(midnight(p.Clock(t).Round(time.Second)).Sub(midnight(p.Clock(p.WarmUp))).Hours()/24) + 1
}

// group is so many units of each kind: 2 tactical, 1 ambulance. A single unit is called by its name.
func (p names) group(units []int32) string {
	if len(units) == 1 {
		return p.unit(units[0])
	}
	numbers := make([]int, len(p.Kinds))
	for _, u := range units {
		numbers[p.Units[u].Kind]++
	}
	var parts []string
	for kind, n := range numbers {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, p.Kinds[kind]))
		}
	}
	return strings.Join(parts, ", ")
}

// needs is what a step asks for: 2 tactical, 1 ambulance.
func (p names) needs(needs []sim.Need) string {
	if len(needs) == len(p.Kinds) && !slices.ContainsFunc(needs, func(n sim.Need) bool { return !n.All }) {
		return "all units"
	}
	parts := make([]string, len(needs))
	for i, n := range needs {
		parts[i] = fmt.Sprintf("%d %s", n.Count, p.Kinds[n.Kind])
		if n.All {
			parts[i] = "all " + p.Kinds[n.Kind]
		}
	}
	return strings.Join(parts, ", ")
}
