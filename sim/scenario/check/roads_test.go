package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

// A closing that leaves no way to a place is told when the file is loaded.
func TestAClosingThatCutsAPlaceOffIsTold(t *testing.T) {
	t.Parallel()
	_, problems := loader.FS(fstest.MapFS{
		"main.yaml": {Data: []byte(strings.Replace(scenariotest.Small, "places: {scene: {position: [39.1, -94.35]}}", `places: {scene: {position: [39.1, -94.35]}, end: {position: [39.12, -94.35]}}
travel: {roads: {file: town.osm, stretches: {bridge: {near: [39.115, -94.35], within: 30 m}}}}
units: {car: {agency: pd, kind: patrol, home: end}}`, 1) + "\n      shut: {event: Closed, block: bridge}\n      cars: {send: {patrol: 1}}\n")},
		"town.osm": {Data: []byte(`<osm><node id="1" lat="39.1" lon="-94.35"/><node id="2" lat="39.11" lon="-94.35"/><node id="3" lat="39.12" lon="-94.35"/><node id="4" lat="39.1" lon="-94.36"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way><way id="2"><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/></way>
<way id="3"><nd ref="1"/><nd ref="4"/><tag k="highway" v="primary"/></way></osm>`)},
	}, "main.yaml", loader.Options{})
	const want = "while bridge is closed no road leads to end and back: who goes there drives as if it were open"
	if len(problems) != 1 || problems[0].Message != want || !problems[0].Warning {
		t.Errorf("%v", problems)
	}
}
