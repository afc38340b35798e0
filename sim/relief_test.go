package sim_test

import (
	"fmt"
	"slices"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
)

// turns is work that some of so many crews do in turn.
const turns = `
format: 1
clock: {start: 2024-01-01T08:00:00Z, horizon: 4h}
agencies: {fd: {}}
places: {here: {}}
units: {crew: {agency: fd, kind: engine, count: %[1]d, home: here}}
incidents:
  fire:
    agency: fd
    where: here
    present: {engine: %[1]d}
    plan:
      attack: {work: Attack, needs: {engine: %[2]d}, takes: %[3]dm, relief: {after: %[4]dm, rest: %[5]dm}}
`

// Where there are crews enough, each group of them works for its turn and no longer, and the groups follow each other.
func TestCrewsTakeTurns(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ crews, wanted, length, after, rest int }{
		{4, 2, 120, 20, 20}, {6, 2, 120, 20, 40}, {3, 1, 100, 15, 30}, {8, 4, 90, 30, 10}, {2, 1, 45, 45, 0}, {4, 4, 60, 20, 20},
	} {
		p := compile(t, fmt.Sprintf(turns, c.crews, c.wanted, c.length, c.after, c.rest))
		records, at := recordsOf(t, p), make(map[engine.Time][]int32) // by the beginning of a turn: who works in it
		for _, r := range records {
			if r.Kind == sim.UnitWorking {
				at[r.At] = append(at[r.At], r.Unit)
			}
		}
		groups := c.crews / c.wanted
		for turn := range 1 + (c.length-1)/c.after {
			if groups == 1 && turn > 0 {
				break // nobody is there to relieve them
			}
			want := make([]int32, c.wanted)
			for i := range want {
				want[i] = int32(turn%groups*c.wanted + i)
			}
			if got := at[engine.Time(turn*c.after)*engine.Minute]; !slices.Equal(got, want) {
				t.Errorf("%+v: %v begin turn %d, want %v", c, got, turn, want)
			}
		}
		if n := happened(p, records, sim.StepInterrupted, "attack"); n != 0 {
			t.Errorf("%+v: the work is interrupted %d times", c, n)
		}
	}
}

// Where there are too few, who rests is all that limits who works: of n crews, of which k work, each works for rest·k/(n−k), and is overdue
// by what that is longer than its turn.
func TestTooFewCrewsAreOverdue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ crews, wanted, after, rest, works int }{{3, 2, 20, 20, 40}, {4, 3, 10, 12, 36}, {2, 1, 5, 30, 30}} {
		p := compile(t, fmt.Sprintf(turns, c.crews, c.wanted, 240, c.after, c.rest))
		records := recordsOf(t, p)
		for i := range records {
			r := &records[i]
			if r.Kind != sim.UnitRelieved || r.At < 2*engine.Hour {
				continue
			}
			if due := r.At - records[r.Since].At; due != engine.Time(c.works-c.after)*engine.Minute {
				t.Errorf("%+v: at %d a crew is %d overdue", c, r.At/engine.Minute, due/engine.Minute)
			}
		}
	}
}
