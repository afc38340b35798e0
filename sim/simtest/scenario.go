package simtest

import (
	"slices"
	"strings"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/scenario/loader"
)

// Scenario draws the text of a valid scenario. The first incident is called alpha; display names and titles begin with the
// word Name.
func Scenario(t *rapid.T) string { return string(scenarios.Draw(t, "scenario")) }

// text is a scenario that a failing test shows as it is written.
type text string

// GoString is the text itself.
func (s text) GoString() string { return "\n" + string(s) }

var scenarios = rapid.Custom(func(t *rapid.T) text {
	d := &draft{t: t}
	d.line("format: 1")
	d.line("title: Name of a drill")
	d.clock()
	d.setting()
	d.response()
	d.line("incidents:")
	hosts := []string{"", "alpha"}
	d.incident("alpha")
	if d.oneIn(3) {
		d.incident("bravo")
		hosts = append(hosts, "bravo", "bravo")
	}
	if d.oneIn(2) {
		d.stream("calls", "")
	}
	if d.oneIn(4) {
		d.stream("patients", pick(d, hosts))
	}
	if len(d.counted) > 0 && d.oneIn(2) {
		d.incident("charlie")
	}
	if d.oneIn(3) {
		d.likeness()
	}
	d.figures()
	if d.oneIn(3) {
		d.exercise()
	}
	return text(d.text.String())
})

// Load reads a generated scenario with changes as on the command line, and compiles it; the test fails with the text
// when that is not possible.
func Load(t *rapid.T, text string, changes ...string) *sim.Program {
	s, problems := loader.FS(Files(text), "generated.yaml", loader.Options{Set: changes})
	if s == nil {
		t.Fatalf("the generated scenario does not load:\n%v\n%s", problems, text)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatalf("the generated scenario does not compile: %v\n%s", err, text)
	}
	return p
}

// Program draws a scenario and compiles it.
func Program(t *rapid.T) *sim.Program { return Load(t, Scenario(t)) }

// draft is a scenario that is being written, and what later parts need to know of earlier ones.
type draft struct {
	t    *rapid.T
	text strings.Builder

	agencies  []string
	approve   []string // those agencies that approve what they send to others
	places    []string
	stretches []string // of road
	pools     []pool
	channels  []string
	sites     []string
	reached   []string // milestones of earlier incidents, as other incidents and figures refer to them
	own       []string // milestones of a stream, each arrival's own
	drawn     string   // a step of it with outcomes; empty without
	stated    bool     // some incident has a condition
	counted   []string // milestones of streams, as incidents below refer to them
	written   []*plan  // incidents above that happen once
	postures  []string // posture steps, likewise
	decisions []string // of incidents that happen once
}

// pool is units of one kind of one agency.
type pool struct {
	id, agency, kind string
	can              string // an ability; empty without
	count            int
	seats            bool
	counted          bool     // its units have numbers
	homes            []string // places
}

// kinds are the kinds of unit, those that respond first.
var kinds = []string{"patrol", "ambulance", "tactical", "clerk"}

// kindsOfUnit are the kinds of which there are units.
func (d *draft) kindsOfUnit() []string {
	return slices.DeleteFunc(slices.Clone(kinds), func(kind string) bool { return d.owned(d.agencies, kind) == 0 })
}

// owned counts the units of a kind that agencies have together.
func (d *draft) owned(agencies []string, kind string) int {
	n := 0
	for _, p := range d.pools {
		for _, agency := range agencies {
			if p.agency == agency && p.kind == kind {
				n += p.count
			}
		}
	}
	return n
}
