package scenario

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// county is a scenario without problems, which the tests of checks change.
const county = `
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

// problemsOf loads the county changed by a fragment, and returns its problems as path: message (hint). Paths in the
// plan of shots are shortened.
func problemsOf(t *testing.T, fragment string) []string {
	t.Helper()
	files := fstest.MapFS{
		"county.yaml": {Data: []byte(county)},
		"case.yaml":   {Data: []byte("extends: county.yaml\n" + fragment + "\n")},
	}
	_, problems := LoadFS(files, "case.yaml", Options{})
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

// steps is a fragment with steps of the incident shots.
func steps(lines ...string) string {
	return "incidents:\n  shots:\n    plan:\n      " + strings.Join(lines, "\n      ") + "\n"
}

// checkCase is a change of the county and the problems that it makes.
type checkCase struct {
	name, fragment string
	want           []string
}

func testChecks(t *testing.T, cases []checkCase) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := problemsOf(t, c.fragment); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestACountyWithoutMistakesHasNoProblems(t *testing.T) {
	t.Parallel()
	testChecks(t, []checkCase{{"as it is", "title: County", nil}})
}

func TestStrangersBeyondThoseShownAreCounted(t *testing.T) {
	t.Parallel()
	names := make([]string, 1000)
	for i := range names {
		names[i] = fmt.Sprintf("stranger-%d", i)
	}
	got := problemsOf(t, "channels: {main: {members: [ipd, desk, "+strings.Join(names, ", ")+"]}}")
	if !strings.Contains(strings.Join(got, "\n"), " more problems are not shown") || len(got) == len(names) {
		t.Errorf("%d problems are shown", len(got))
	}
}
