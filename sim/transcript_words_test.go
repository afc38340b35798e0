package sim_test

import (
	"fmt"
	"strings"

	"simulate/sim"
	"simulate/sim/engine"
)

// recordLine is a record in words: number, clock time, kind, step, who, where, what, its cause and the request whose wait
// it ends.
func recordLine(p *sim.Program, number int, r *sim.Record) string {
	words := []string{fmt.Sprintf("%3d %s %-16v", number, clock(p, r.At), r.Kind)}
	if r.Step != sim.NoStep {
		words = append(words, stepName(p, r.Step))
	}
	if isIncident := r.Kind >= sim.IncidentBegan && r.Kind <= sim.IncidentClosed; r.Unit != sim.None && !isIncident {
		words = append(words, p.Units[r.Unit].ID)
	} else if r.Agency != sim.NoAgency {
		words = append(words, p.Agencies[r.Agency].ID)
	}
	if r.Place != sim.NoPlace {
		words = append(words, "at "+p.Places[r.Place].ID)
	}
	if detail := argument(p, r); detail != "" {
		words = append(words, detail)
	}
	words = append(words, fmt.Sprintf("<- %d", r.Cause))
	if r.Since != 0 {
		words = append(words, fmt.Sprintf("since %d", r.Since))
	}
	return strings.Join(words, " ")
}

func clock(p *sim.Program, t engine.Time) string { return p.Clock(t).Format("15:04:05.999") }

// stepName is the step's id, with its incident where the scenario has several.
func stepName(p *sim.Program, step uint16) string {
	s := &p.Steps[step]
	if len(p.Incidents) == 1 {
		return s.ID
	}
	return p.Incidents[s.Incident].ID + "/" + s.ID
}

// argument is the record's Arg in words.
func argument(p *sim.Program, r *sim.Record) string {
	switch r.Kind {
	case sim.StepDone, sim.RoundEnded:
		if r.Arg > 0 {
			return "as " + p.Steps[r.Step].Ends[r.Arg-1]
		}
	case sim.ConditionSet:
		return p.Steps[r.Step].Ends[r.Arg-1]
	case sim.StepSkipped, sim.StepStopped:
		if r.Arg == sim.Foiled {
			return "foiled"
		}
	case sim.StepRepeated:
		return fmt.Sprint("round ", r.Arg)
	case sim.UnitAssigned:
		return fmt.Sprint("#", p.NumberIn(r))
	case sim.UnitArrived:
		return arrival(p, r)
	case sim.UnitReturning, sim.UnitHome:
		return [...]string{"", "post", "from post"}[r.Arg]
	case sim.UnitsShort:
		return fmt.Sprint("missing ", r.Arg)
	case sim.MessageOnAir, sim.MessageRelayed, sim.MessageDelivered, sim.MessageLost, sim.ChannelDown, sim.ChannelUp:
		if r.Arg != sim.NoChannel {
			return "on " + p.Channels[r.Arg].ID
		}
	case sim.PostureOrdered, sim.PostureSet, sim.PostureRefused, sim.PostureSuperseded:
		return "site " + p.Sites[r.Arg].ID
	case sim.TravelSlowed, sim.TravelSlowedFrom:
		return fmt.Sprintf("by %d/1000", r.Arg)
	case sim.WayShut:
		var shut []string
		for _, place := range p.Shut(r.Arg) {
			shut = append(shut, p.Places[place].ID)
		}
		return "shut " + strings.Join(shut, ", ")
	case sim.PrioritySet:
		return fmt.Sprint("priority ", r.Arg)
	}
	return ""
}

func arrival(p *sim.Program, r *sim.Record) string {
	words, need := fmt.Sprint("#", p.NumberIn(r)), p.NeedOf(r)
	if r.Kind == sim.UnitArrived && r.Arg&sim.LastOfKind != 0 {
		words += " last " + p.Sorts[p.Steps[r.Step].Needs[need].Sort].Name
	}
	return words
}
