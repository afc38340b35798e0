package words

import (
	"os"
	"strconv"
	"strings"
	"time"

	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/snapshot"
)

// sentences are the words for each kind of record. In them $unit, $agency, $place, $comers, $step, $channel, $site, $posture,
// $incident, $state, $there, $comes, $away, $then, $changed, $kept, $aboard and $n stand for what the record holds; $incident is the title of the instance that it is about.
var sentences = [...]string{
	sim.RunBegan: "the run begins$changed",
	sim.RunEnded: "the horizon is reached",

	sim.IncidentBegan:   "$incident begins",
	sim.IncidentSkipped: "$incident does not happen",
	sim.IncidentClosed:  "$incident is closed",

	sim.StepAsked:       "$step: asked for$there",
	sim.StepStarted:     "$step: begins",
	sim.StepDone:        "$step: done$end",
	sim.StepStopped:     "$step: stopped",
	sim.StepSkipped:     "$step: skipped",
	sim.StepGaveUp:      "$step: gives up waiting",
	sim.StepFailed:      "$step: fails",
	sim.StepRepeated:    "$step: again, number $n",
	sim.RoundEnded:      "$step: a round ends$end",
	sim.StepInterrupted: "$step: interrupted",

	sim.AidRequested: "$agency is asked to approve",
	sim.AidApproved:  "$agency approves",

	sim.UnitAssigned:  "$unit is assigned to $step",
	sim.UnitEnRoute:   "$unit leaves for $place",
	sim.UnitHeld:      "$unit waits outside $place",
	sim.UnitArrived:   "$unit arrives at $place",
	sim.UnitWorking:   "$unit is busy with $step",
	sim.UnitIdle:      "$unit is idle at $place",
	sim.UnitReturning: "$unit leaves $homeward, available",
	sim.UnitHome:      "$unit is $home",
	sim.UnitOccupied:  "$unit is on another job",
	sim.UnitFreed:     "$unit is available",
	sim.UnitDisabled:  "$unit is out of action",
	sim.UnitRestored:  "$unit is in action again",
	sim.UnitDiverted:  "$unit is taken from $step for something more urgent",
	sim.UnitRelieved:  "$unit hands over and $then",
	sim.RiderEnRoute:  "$unit leaves for $place$aboard",
	sim.RiderArrived:  "$unit arrives at $place$aboard",
	sim.ReliefDue:     "$unit is due for its relief from $step",
	sim.WayShut:       "no way is left$whither while $shut closed: $unit drives as if $it were open",
	sim.UnitOnDuty:    "$unit $comes",
	sim.UnitOffDuty:   "$unit is $away",
	sim.UnitsKept:     "$step waits: $kept",
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

	sim.PlaceBlocked:  "$place is closed to $comers",
	sim.PlaceCleared:  "$place is open to $comers",
	sim.TravelSlowed:  "trips$whither take $factor times as long",
	sim.TravelCleared: "trips$whither take their usual time",
	sim.ChannelDown:   "$channel is down",
	sim.ChannelUp:     "$channel is up",
	sim.PrioritySet:   "$incident now has priority $n",

	sim.TravelSlowedFrom:  "trips from $place take $factor times as long",
	sim.TravelClearedFrom: "trips from $place take their usual time",
	sim.ConditionSet:      "$incident is now $state",
	sim.IncidentMoved:     "$incident is now at $place",
}

// Names gives the display names of what the records of a program refer to; of what a record does not refer to, nothing.
type Names struct{ snapshot.Titles }

// Of gives the names of a program.
func Of(p *sim.Program) Names { return Names{snapshot.Titles{Program: p}} }

// Record is a record in words, given the instance that it is about.
func (p Names) Record(r *sim.Record, of sim.Instance) string {
	step := p.Step(r.Step)
	if r.Step != sim.NoStep && step == p.Steps[r.Step].ID {
		step = p.Called(r.Step)
	}
	return p.RecordOf(r, of, step)
}

// RecordOf is a record in words that call its step so.
func (p Names) RecordOf(r *sim.Record, of sim.Instance, step string) string {
	return os.Expand(sentences[r.Kind], func(word string) string {
		if word == "step" {
			return step
		}
		return p.word(r, of, word)
	})
}

func (p Names) word(r *sim.Record, of sim.Instance, word string) string {
	switch word {
	case "unit":
		return p.Unit(r.Unit)
	case "agency":
		return p.Agency(r.Agency)
	case "comes":
		if p.IsOutage(r) {
			return "is in service again"
		}
		return "comes on duty"
	case "away":
		if p.IsOutage(r) {
			return "out of service"
		}
		return "off duty"
	case "then":
		if r.Arg == sim.InTurn {
			return "rests"
		}
		return "goes off duty"
	case "place":
		return p.Place(r.Place)
	case "there":
		if r.Place == sim.NoPlace {
			return ""
		}
		return ", at " + p.Place(r.Place)
	case "whither":
		return p.whither(r.Place)
	case "comers":
		return p.comers(r)
	case "homeward":
		return p.homeward(r)
	case "home":
		if r.Arg == sim.ToPost {
			return "at its post, " + p.Place(r.Place)
		}
		return "home"
	case "kept":
		return p.Kept(p.Units[r.Unit].Kind, int(r.Arg), "are")
	case "shut":
		shut := p.Program.Shut(r.Arg)
		return p.Shut(shut) + Plural(len(shut), " is", " are")
	case "it":
		return Plural(len(p.Program.Shut(r.Arg)), "it", "they")
	case "channel":
		return p.Channel(r.Arg)
	case "site":
		return p.Sites[r.Arg].Name
	case "posture":
		return p.Steps[r.Step].Posture
	case "incident":
		return p.TitleOf(of)
	case "aboard":
		return p.aboard(r, of)
	case "state":
		return p.Steps[r.Step].Ends[r.Arg-1]
	case "changed":
		return p.changed()
	case "end":
		return p.Outcome(r, ": ")
	case "factor":
		return strconv.FormatFloat(float64(r.Arg)/1000, 'g', -1, 64)
	default:
		return strconv.Itoa(int(r.Arg))
	}
}

// aboard is whom a unit with seats takes along: nobody on its way back to where they came from.
func (p Names) aboard(r *sim.Record, of sim.Instance) string {
	if scene := p.Incidents[of.Incident].Place; r.Place == scene || scene == sim.NoPlace && len(p.PlacesOf(&p.Steps[r.Step])) == 0 {
		return ""
	}
	return " with " + p.TitleOf(of)
}

// IsOutage reports whether a unit is off duty, or on duty again, on behalf of an event that put it out of service.
func (p Names) IsOutage(r *sim.Record) bool {
	return r.Step != sim.NoStep && p.Steps[r.Step].Verb == scenario.Event
}

// Unit is the name of a unit; of none it is empty.
func (p Names) Unit(u int32) string {
	if u == sim.None {
		return ""
	}
	return p.Units[u].Name
}

// Agency is the name of an agency; of none it is empty.
func (p Names) Agency(a uint8) string {
	if a == sim.NoAgency {
		return ""
	}
	return p.Agencies[a].Name
}

// whither is where trips go to a place, or over a stretch of road; nothing of those to everywhere.
func (p Names) whither(place uint16) string {
	switch {
	case place == sim.NoPlace:
		return ""
	case p.Places[place].Road:
		return " over " + p.Places[place].Name
	default:
		return " to " + p.Places[place].Name
	}
}

// homeward is where a unit leaves for that is not needed on a scene any more, or at a post.
func (p Names) homeward(r *sim.Record) string {
	switch r.Arg {
	case sim.ToPost:
		return "for its post at " + p.Place(r.Place)
	case sim.FromPost:
		return "its post for home"
	default:
		return "for home"
	}
}

// comers are to whom a place is closed: who arrives, or of which kinds those are; who drives there, of a stretch of road.
func (p Names) comers(r *sim.Record) string {
	if p.Places[r.Place].Road {
		return "traffic"
	}
	if kinds := p.Barred(r.Step, r.Place); len(kinds) > 0 {
		return "arrivals of " + Enumerated(kinds)
	}
	return "arrivals"
}

// Shut names stretches of road.
func (p Names) Shut(stretches []uint16) string {
	var names []string
	for _, place := range stretches {
		names = append(names, p.Places[place].Name)
	}
	return Enumerated(names)
}

// Channel is the name of a channel.
func (p Names) Channel(c uint16) string {
	if c == sim.NoChannel {
		return "no channel"
	}
	return p.Channels[c].Name
}

// Outcome is the outcome or option that a step or a round of it took, behind a mark; nothing for a step without.
func (p Names) Outcome(r *sim.Record, mark string) string {
	if r.Kind != sim.StepDone && r.Kind != sim.RoundEnded || r.Arg == 0 {
		return ""
	}
	return mark + p.Steps[r.Step].Ends[r.Arg-1]
}

// Edition is what was changed of the scenario.
func (p Names) Edition() document.Edition {
	s := p.Scenario
	e := document.Edition{Variant: s.Variant, Set: s.Set}
	if v := s.Variants.Get(s.Variant); v != nil {
		e.Title = v.Title
	}
	if s.Played != nil {
		e.Journal = s.Played.Journal
	}
	if s.From != nil {
		e.From = p.Instant(p.WarmUp + engine.Time(s.Resolve(*s.From, 0))).String()
	}
	return e
}

// changed is what was changed of the scenario, behind what happens.
func (p Names) changed() string {
	e := p.Edition()
	if changes := e.String(); changes != "" {
		return ": " + changes
	}
	return ""
}

// Instant is a clock time of the run.
func (p Names) Instant(t engine.Time) document.Value {
	return document.Instant(p.Clock(t), p.Day(t))
}

// ShortClock is a whole minute as readers see it: 16:00, or Tue 01:00 on another day than that of the start.
func (p Names) ShortClock(t engine.Time) string {
	at, day := p.Clock(t), p.Day(t)
	clock := at.Format("15:04")
	if day != 1 {
		return document.DayName(at, day) + " " + clock
	}
	return clock
}

// Apart is the length from one instant to a later one as readers see both: the difference of two whole seconds.
func Apart(from, to engine.Time) document.Value {
	second := func(t engine.Time) engine.Time { return (t + engine.Second/2) / engine.Second }
	return document.Milliseconds((second(to) - second(from)) * engine.Second)
}

// Day is the day of an instant as it is shown, counted from 1, the day of the start; the day before is 0. Days change at
// midnight in the scenario's zone.
func (p Names) Day(t engine.Time) int {
	midnight := func(at time.Time) time.Time {
		return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(midnight(p.Clock(t).Round(time.Second)).Sub(midnight(p.Clock(p.WarmUp))).Hours()/24) + 1
}

// Group is so many units of each kind: 2× tactical, 1× ambulance. A single unit is called by its name.
func (p Names) Group(units []int32) string {
	if len(units) == 1 {
		return p.Unit(units[0])
	}
	numbers := make([]int, len(p.Kinds))
	for _, u := range units {
		numbers[p.Units[u].Kind]++
	}
	var parts []string
	for kind, n := range numbers {
		if n > 0 {
			parts = append(parts, scenario.Units(n, p.Sorts[kind].Title()))
		}
	}
	return strings.Join(parts, ", ")
}
