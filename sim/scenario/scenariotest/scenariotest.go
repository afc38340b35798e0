// Package scenariotest holds what tests of the language begin with: two scenarios without problems, and ways to say what
// becomes of them when a test changes them.
package scenariotest

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

// Small is a scenario to which steps can be added.
const Small = `format: 1
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 4h}
agencies: {pd: {kind: police}}
places: {scene: {position: [39.1, -94.35]}}
incidents:
  night:
    agency: pd
    where: scene
    plan:
      call: {event: Call}`

// County is a scenario with something of everything that checks look at.
const County = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 4h}
sources: {press: {title: Press}}
agencies:
  ipd: {kind: police}
  desk: {kind: dispatch}
  kcpd: {kind: police}
  district: {kind: school-district}
places:
  base: {position: [39.10, -94.40]}
  scene: {position: [39.12, -94.35]}
  island: {}
travel: {speed: {default: 50 km/h}}
units:
  car: {agency: ipd, kind: patrol, count: 4, home: base}
  team: {agency: kcpd, kind: tactical, home: base}
  taker: {agency: desk, kind: call-taker, count: 2}
channels:
  main: {kind: radio, members: [ipd, desk]}
  line: {kind: phone, members: [desk, district]}
sites:
  buckner: {agency: district, position: [39.13, -94.20], people: 100}
measures:
  first-car: {from: cars.asked, to: cars.first}
incidents:
  shots:
    agency: ipd
    where: scene
    plan:
      call: {event: The call}
      cars: {after: call, send: {patrol: 2}}
      help: {after: cars.first, work: Help, needs: {patrol: 1}, takes: 2m, outcomes: {calm: 50%, shot: 50%}}
      lock: {after: call, posture: lockdown, sites: all, takes: 3m}
`

// Load loads a file, which must have no problem.
func Load(t *testing.T, name string) *scenario.Scenario {
	t.Helper()
	s, problems := loader.File(name, loader.Options{})
	if len(problems) > 0 {
		t.Fatalf("problems:\n%s", problems)
	}
	return s
}

// ProblemsOf loads the County changed by a fragment, and returns its problems as path: message (hint). Paths in the
// plan of shots are shortened.
func ProblemsOf(t *testing.T, fragment string) []string {
	t.Helper()
	files := fstest.MapFS{
		"county.yaml": {Data: []byte(County)},
		"case.yaml":   {Data: []byte("extends: county.yaml\n" + fragment + "\n")},
	}
	_, problems := loader.FS(files, "case.yaml", loader.Options{})
	var found []string
	for _, p := range problems {
		text := strings.Replace(p.Path, "incidents.shots.plan.", "plan.", 1) + ": " + p.Message + " (" + p.Hint + ")"
		if p.Warning {
			text = "warning: " + text
		}
		found = append(found, strings.TrimSuffix(text, " ()"))
	}
	return found
}

// Steps is a fragment with steps of the incident shots.
func Steps(lines ...string) string {
	return "incidents:\n  shots:\n    plan:\n      " + strings.Join(lines, "\n      ") + "\n"
}

// Case is a change of the County and the problems that it makes.
type Case = struct {
	Name, Fragment string
	Want           []string
}

// Check compares the problems of changes with those that are wanted.
func Check(t *testing.T, cases []Case) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			if got := ProblemsOf(t, c.Fragment); !slices.Equal(got, c.Want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.Want, "\n"))
			}
		})
	}
}

// Stream loads a scenario with one stream.
func Stream(t *testing.T, clock, arrivals string) *scenario.Scenario {
	t.Helper()
	text := strings.Replace(Small, "    where: scene\n", "    where: scene\n    arrivals: "+arrivals+"\n", 1)
	text = strings.Replace(text, "clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 4h}", "clock: {"+clock+"}", 1)
	s, problems := loader.Bytes("-", []byte(text), loader.Options{})
	if problems.Any() {
		t.Fatal(problems)
	}
	return s
}
