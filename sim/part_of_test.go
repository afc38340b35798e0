package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/simtest"
)

// parted is a scenario of an incident with parts that come in every way, and a column of calls that is no part of it.
func parted(begins int) string {
	var text strings.Builder
	fmt.Fprintf(&text, `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, horizon: 3h, warm-up: 1h}
agencies: {ems: {}}
places: {scene: {position: [39.1, -94.35]}}
incidents:
  crash: {agency: ems, where: scene, begins: +%dm, plan: {bang: {event: A bang}}}
`, begins)
	for id, arrivals := range []string{"count: 3", "count: 2, from: +7m", "at: [+1m, +30m]", "gap: exponential(mean 9m)", "rate: 9/h, until: +50m", "rate: 6/h, from: +10m"} {
		fmt.Fprintf(&text, "  part-%d: {agency: ems, where: scene, part-of: crash, arrivals: {%s}, plan: {treat: {work: Treat, takes: 1m..5m}}}\n", id, arrivals)
	}
	text.WriteString("  calls: {agency: ems, where: scene, arrivals: {rate: 9/h}, plan: {treat: {work: Treat, takes: 1m..5m}}}\n")
	return text.String()
}

// What is part of an incident comes with it: let it begin later, and all of it is so much later, of the same luck. What is no part of
// it stays.
func TestPartsOfAnIncidentMoveWithIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		first, later, luck := rapid.IntRange(0, 40).Draw(t, "first"), rapid.IntRange(1, 40).Draw(t, "later"), someLuck(t)
		parts, calls := firstHour(t, parted(first), luck, first)
		moved, same := firstHour(t, parted(first+later), luck, first+later)
		if fmt.Sprint(parts) != fmt.Sprint(moved) {
			t.Fatalf("the parts are\n%v, and %d minutes later\n%v", parts, later, moved)
		}
		if fmt.Sprint(calls) != fmt.Sprint(same) {
			t.Fatalf("the calls are\n%v, want\n%v", same, calls)
		}
	})
}

// What is part of an incident comes with it in the same way whether the script begins it or another incident, at the same instant.
func TestPartsComeAlikeWithAnIncidentThatIsSetOff(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		begins, luck := rapid.IntRange(0, 60).Draw(t, "begins"), someLuck(t)
		text := strings.Replace(parted(begins), fmt.Sprintf("begins: +%dm", begins), "begins: clockwork/tick", 1)
		text += fmt.Sprintf("  clockwork: {agency: ems, where: scene, plan: {tick: {at: +%dm, event: A tick}}}\n", begins)
		want, calls := firstHour(t, parted(begins), luck, begins)
		got, same := firstHour(t, text, luck, begins)
		got = slices.DeleteFunc(got, func(what string) bool { return strings.Contains(what, "clockwork") })
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("the parts are\n%v, want\n%v", got, want)
		}
		if fmt.Sprint(calls) != fmt.Sprint(same) {
			t.Fatalf("the calls are\n%v, want\n%v", same, calls)
		}
	})
}

// firstHour lists what happens in the first hour of the parts, since the incident began, and all that happens in the calls.
func firstHour(t *rapid.T, text string, luck sim.Luck, begins int) (parts, calls []string) {
	p := simtest.Load(t, text)
	for _, r := range run(t, sim.NewWorld(p), luck) {
		if r.Step == sim.NoStep {
			continue
		}
		step := &p.Steps[r.Step]
		what := fmt.Sprint(p.Incidents[step.Incident].ID, step.ID, r.Kind, r.Unit)
		switch since := r.At - p.WarmUp - engine.Time(begins)*engine.Minute; {
		case p.Incidents[step.Incident].ID == "calls":
			calls = append(calls, fmt.Sprint(r.At, what))
		case since <= engine.Hour:
			parts = append(parts, fmt.Sprint(since, what))
		}
	}
	return parts, calls
}
