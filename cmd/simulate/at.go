package main

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
)

// instant reads an instant of a program as a scenario writes it or as reports do; an offset counts from clock.start. In the warm-up
// lie offsets with a minus, clock times that do not come again, and day 0.
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
		return daysBefore(p, at, 1), err
	}
	if day, clock, ok := dated(p, text); ok {
		at, err := sinceStart(p, "day 1 "+clock)
		return daysBefore(p, at, 1-day), err
	}
	written, err := scenario.ParseInstant(text)
	if err != nil {
		return 0, err
	}
	at := engine.Time(p.Scenario.Resolve(written, 0))
	before := daysBefore(p, at, written.Period())
	if clock := !written.Offset && written.Day == 0; clock && p.WarmUp+at > p.End && p.WarmUp+before >= 0 {
		return before, nil
	}
	return at, nil
}

var datePattern = regexp.MustCompile(`^(?:[A-Za-z]{3} )?([0-9]{1,2} [A-Za-z]{3}(?: [0-9]{4})?) ([0-9:]+)$`)

// dated takes apart an instant with the date that reports write beyond the days of one week: Sun 9 Mar 23:30. A date without a year
// is the one nearest to the start.
func dated(p *sim.Program, text string) (day int, clock string, ok bool) {
	m := datePattern.FindStringSubmatch(text)
	if m == nil {
		return 0, "", false
	}
	start := p.Clock(p.WarmUp)
	first := time.Date(start.Year(), start.Month(), start.Day(), 0, 0, 0, 0, time.UTC)
	date, err := time.Parse("2 Jan 2006", m[1])
	for _, year := range []int{-1, 0, 1} {
		of, wrong := time.Parse("2 Jan 2006", fmt.Sprintf("%s %d", m[1], start.Year()+year))
		if nearer := of.Sub(first).Abs() < date.Sub(first).Abs(); wrong == nil && (err != nil || nearer) {
			date, err = of, nil
		}
	}
	return int(date.Sub(first).Hours()/24) + 1, m[2], err == nil
}

// daysBefore is the same clock time so many days earlier.
func daysBefore(p *sim.Program, at engine.Time, days int) engine.Time {
	clock := p.Clock(p.WarmUp + at)
	before, _ := scenario.OnWall(clock, -days, scenario.SinceMidnight(clock).Milliseconds())
	return at - engine.Time(clock.Sub(before).Milliseconds())
}
