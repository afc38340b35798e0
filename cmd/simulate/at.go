package main

import (
	"fmt"
	"strings"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// instant reads an instant of a program as a scenario writes it; an offset counts from clock.start. In the warm-up lie
// offsets with a minus, clock times that do not come again, and day 0.
func instant(p *sim.Program, text string) (engine.Time, error) {
	at, err := sinceStart(p, text)
	if err != nil {
		return 0, fmt.Errorf("--at: %w", err)
	}
	return p.WarmUp + at, nil
}

// sinceStart is the time from clock.start to an instant.
func sinceStart(p *sim.Program, text string) (engine.Time, error) {
	if before, ok := strings.CutPrefix(text, "-"); ok {
		at, err := sinceStart(p, "+"+before)
		return -at, err
	}
	if clock, ok := strings.CutPrefix(text, "day 0 "); ok {
		at, err := sinceStart(p, "day 1 "+clock)
		return dayBefore(p, at), err
	}
	written, err := scenario.ParseInstant(text)
	if err != nil {
		return 0, err
	}
	at := engine.Time(p.Scenario.Resolve(written, 0))
	if clock := !written.Offset && written.Day == 0; clock && p.WarmUp+at > p.End && p.WarmUp+dayBefore(p, at) >= 0 {
		return dayBefore(p, at), nil
	}
	return at, nil
}

// dayBefore is the same clock time a day earlier.
func dayBefore(p *sim.Program, at engine.Time) engine.Time {
	clock := p.Clock(p.WarmUp + at)
	before, _ := scenario.OnWall(clock, -1, scenario.SinceMidnight(clock).Milliseconds())
	return at - engine.Time(clock.Sub(before).Milliseconds())
}
