package loader_test

import (
	"testing"

	"go.yaml.in/yaml/v4"

	"simulate/sim/scenario/loader"
)

// holed has what other parts of a file count from: figures that a check asks for when it looks at another.
const holed = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, horizon: 4h}
agencies: {pd: {kind: police}}
places: {scene: {position: [39.1, -94.3]}, base: {position: [39.1, -94.4]}}
travel: {between: {base: {scene: 10m}}}
units: {car: {agency: pd, kind: patrol, count: 2, home: base, on-duty: {windows: [12:00-20:00]}}}
incidents:
  crash:
    agency: pd
    where: scene
    begins: {value: 13:10, confidence: assumed}
    plan: {call: {event: Call}, go: {after: call, send: {patrol: 2}}}
  fire:
    agency: pd
    where: scene
    begins: {after: crash/call, delay: 5m}
    present: {patrol: 1}
    condition: {starts: {red: 50%, green: 50%}, changes: {red: {green: {in: 5m, while: aid}}}}
    plan: {aid: {work: Aid, needs: {patrol: 1}, takes: {red: exponential(mean 5m), default: 2m}}}
  people:
    agency: pd
    where: scene
    part-of: crash
    arrivals: {rate: 9/h, from: +5m, until: +1h}
    plan: {found: {event: Found}}
  patients: {agency: pd, where: scene, part-of: fire, arrivals: {at: [+1m]}, plan: {found: {event: Found}}}
measures: {out: {from: crash/begins, to: patients/found.all}}
objectives: {soon: mean(out) <= 20m}
stress: {durations: [incidents.*.plan.*.takes.*], incidents: {people: 2}}
`

// TestHolesStopNoCheck: whatever value of a file is nothing or of another shape, the rest is checked.
func TestHolesStopNoCheck(t *testing.T) {
	t.Parallel()
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(holed), &root); err != nil {
		t.Fatal(err)
	}
	each(&root, func(node *yaml.Node) {
		whole := *node
		for _, hole := range []string{"~", "{}", "[]", "{afer: x}", "x"} {
			var made yaml.Node
			if err := yaml.Unmarshal([]byte(hole), &made); err != nil {
				t.Fatal(err)
			}
			*node = *made.Content[0]
			text, err := yaml.Marshal(&root)
			if err != nil {
				t.Fatal(err)
			}
			loads(t, text)
		}
		*node = whole
	})
}

// loads fails when loading a file does not come back.
func loads(t *testing.T, text []byte) {
	t.Helper()
	defer func() {
		if fault := recover(); fault != nil {
			t.Errorf("%v with\n%s", fault, text)
		}
	}()
	_, _ = loader.Bytes("holed.yaml", text, loader.Options{}) // whatever it says of it
}

// each visits the values below a node.
func each(node *yaml.Node, visit func(*yaml.Node)) {
	for i, child := range node.Content {
		switch {
		case node.Kind == yaml.MappingNode && i%2 == 0: // a key
			continue
		case node.Kind != yaml.DocumentNode:
			visit(child)
		}
		each(child, visit)
	}
}
