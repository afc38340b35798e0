package check_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

// Closings that leave no way to a place, a site or a home are told when the file is loaded: each alone, and several where it takes those.
func TestClosingsThatCutPlacesOffAreTold(t *testing.T) {
	t.Parallel()
	_, problems := loader.FS(fstest.MapFS{
		"main.yaml": {Data: []byte(strings.Replace(scenariotest.Small, "places: {scene: {position: [39.1, -94.35]}}", `places: {scene: {position: [39.1, -94.35]}, end: {position: [39.12, -94.35]}}
travel: {roads: {file: town.osm, stretches: {bridge: {near: [39.115, -94.35], within: 30 m}, ring: {near: [39.105, -94.355], within: 30 m}, main: {near: [39.105, -94.35], within: 30 m}}}}
sites: {school: {agency: pd, position: [39.12, -94.351]}}
units: {car: {agency: pd, kind: patrol, home: {near: [39.121, -94.35], within: 10 m}}}`, 1) + `
      shut:  {event: Closed, block: bridge}
      shut2: {event: Closed, block: ring}
      slow:  {event: Slow, slow: {bridge: 2}}
      shut3: {event: Closed, block: main}
      cars:  {send: {patrol: 1}}
`)},
		"town.osm": {Data: []byte(town)},
	}, "main.yaml", loader.Options{})
	want := []string{
		"while bridge is closed no road leads to end, school, the home of car and back: who goes there drives as if it were open",
		"while ring and main are closed no road leads to scene and back: who goes there drives as if they were open",
	}
	var got []string
	for _, p := range problems {
		if !p.Warning {
			t.Errorf("%v", p)
		}
		got = append(got, p.Message)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// The progress of all sets of closings and all profiles together only rises, and comes to its end.
func TestProgressIsThatOfAllClosings(t *testing.T) {
	t.Parallel()
	var last, most int
	_, problems := loader.FS(fstest.MapFS{
		"main.yaml": {Data: []byte(strings.Replace(scenariotest.Small, "places: {scene: {position: [39.1, -94.35]}}", `places: {scene: {position: [39.1, -94.35]}}
travel: {roads: {file: town.osm, speeds: {engine: {primary: 50 km/h}}, stretches: {ring: {near: [39.105, -94.355], within: 30 m}}}}
units:
  car: {agency: pd, kind: patrol, home: scene}
  pump: {agency: pd, kind: engine, home: scene}
  ladder: {agency: pd, kind: engine, home: scene}`, 1) + `
      shut:  {event: Closed, block: ring}
      cars:  {send: {patrol: 1}}
`)},
		"town.osm": {Data: []byte(town)},
	}, "main.yaml", loader.Options{Progress: func(done, all int) {
		if done < last || done > all || most > 0 && all != most {
			t.Errorf("%d of %d after %d of %d", done, all, last, most)
		}
		last, most = done, all
	}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if last != most || most%4 != 0 { // two profiles, with the ring open and closed
		t.Errorf("%d of %d", last, most)
	}
}

const town = `<osm><node id="1" lat="39.1" lon="-94.35"/><node id="2" lat="39.11" lon="-94.35"/><node id="3" lat="39.12" lon="-94.35"/><node id="4" lat="39.1" lon="-94.36"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way><way id="2"><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/></way>
<way id="3"><nd ref="1"/><nd ref="4"/><nd ref="2"/><tag k="highway" v="primary"/></way></osm>`
