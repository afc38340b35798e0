package main

import (
	"fmt"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// instant reads an instant of a program as a scenario writes it; an offset counts from the start.
func instant(p *sim.Program, text string) (engine.Time, error) {
	written, err := scenario.ParseInstant(text)
	if err != nil {
		return 0, fmt.Errorf("--at: %w", err)
	}
	ms, err := p.Scenario.Resolve(written, 0)
	if err != nil {
		return 0, fmt.Errorf("--at %s: %w", text, err)
	}
	return engine.Time(ms), nil
}
