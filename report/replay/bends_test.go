package replay_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/report/replay"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
	"simulate/sim/snapshot"
)

// Units drive along the bends of a road, and the map has the road.
func TestUnitsFollowTheRoad(t *testing.T) {
	t.Parallel()
	s, problems := loader.FS(fstest.MapFS{
		"main.yaml": {Data: []byte(`format: 1
clock: {start: 2024-02-29T13:00:00Z, horizon: 1h}
agencies: {pd: {kind: police}}
places: {west: {position: [39, -94.40]}, east: {position: [39, -94.38]}}
travel: {roads: {file: town.osm, speeds: {default: {primary: 60 km/h}}}}
units: {car: {agency: pd, kind: patrol, home: west}}
incidents: {night: {agency: pd, where: east, plan: {go: {send: {patrol: 1}}, stay: {after: go, work: Stay, needs: {patrol: 1}, takes: 2h}}}}
`)},
		"town.osm": {Data: []byte(`<osm><node id="1" lat="39" lon="-94.40"/><node id="2" lat="39.01" lon="-94.40"/><node id="3" lat="39.01" lon="-94.38"/><node id="4" lat="39" lon="-94.38"/>
<way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><tag k="highway" v="primary"/></way></osm>`)},
	}, "main.yaml", loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	h := snapshot.NewHistory(p, 0, 1000)
	world := sim.NewWorld(p)
	world.OnLeg = h.Travel
	if err := world.Run(sim.Luck{Nominal: true}, h); err != nil {
		t.Fatal(err)
	}
	var r struct {
		Units  []struct{ Legs [][6]float64 }
		Ground []struct{ Parts [][]float64 }
		Notes  []string
	}
	if err := json.Unmarshal(replay.NewReplay(h, "", "", nil, true).JSON, &r); err != nil {
		t.Fatal(err)
	}
	var corners [][2]float64
	for _, leg := range r.Units[0].Legs {
		corners = append(corners, [2]float64{leg[4], leg[5]})
	}
	if want := [][2]float64{{39.01, -94.40}, {39.01, -94.38}, {39, -94.38}}; !slices.Equal(corners, want) {
		t.Errorf("the car drives by %v", corners)
	}
	last := r.Units[0].Legs[len(r.Units[0].Legs)-1]
	if drive := engine.Time(last[3]); drive < 230_000 || drive > 250_000 { // 1.11 + 1.73 + 1.11 km
		t.Errorf("it is there after %v", drive)
	}
	if want := []float64{39, -94.40, 39.01, -94.40, 39.01, -94.38, 39, -94.38}; len(r.Ground) != 1 || !slices.Equal(r.Ground[0].Parts[0], want) {
		t.Errorf("the roads are %v", r.Ground)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "OpenStreetMap") {
		t.Errorf("the notes are %q", r.Notes)
	}
}

// Stretches that events close are on the map by themselves, and records name them.
func TestTheMapHasStretchesThatAreClosed(t *testing.T) {
	t.Parallel()
	s, problems := loader.FS(fstest.MapFS{
		"main.yaml": {Data: []byte(`format: 1
clock: {start: 2024-02-29T13:00:00Z, horizon: 1h}
agencies: {pd: {kind: police}}
places: {west: {position: [39, -94.40]}, east: {position: [39, -94.38]}}
travel: {roads: {file: town.osm, speeds: {default: {primary: 60 km/h}}, stretches: {bridge: {name: The bridge, road: Bridge Street}}}}
units: {car: {agency: pd, kind: patrol, home: west}}
incidents: {night: {agency: pd, where: east, plan: {flood: {event: The river rises, block: bridge, until: ebb}, ice: {at: +10m, event: Ice, slow: {places: {bridge: 2}}, until: thaw}, ebb: {at: +15m, event: Ebb}, thaw: {at: +20m, event: Thaw}}}}
`)},
		"town.osm": {Data: []byte(`<osm><node id="1" lat="39" lon="-94.40"/><node id="2" lat="39.01" lon="-94.40"/><node id="3" lat="39.01" lon="-94.38"/><node id="4" lat="39" lon="-94.38"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way>
<way id="2"><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/><tag k="name" v="Bridge Street"/></way>
<way id="3"><nd ref="3"/><nd ref="4"/><tag k="highway" v="primary"/></way></osm>`)},
	}, "main.yaml", loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	h := snapshot.NewHistory(p, 0, 1000)
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, h); err != nil {
		t.Fatal(err)
	}
	var r struct {
		Ground []struct {
			Name, Stretch string
			Parts         [][]float64
		}
		Closures [][]any
	}
	if err := json.Unmarshal(replay.NewReplay(h, "", "", nil, true).JSON, &r); err != nil {
		t.Fatal(err)
	}
	last := r.Ground[len(r.Ground)-1]
	if want := []float64{39.01, -94.40, 39.01, -94.38}; last.Name != "The bridge" || last.Stretch != "bridge" || !slices.Equal(last.Parts[0], want) {
		t.Errorf("the stretch is %+v", last)
	}
	if got, want := fmt.Sprint(r.Closures), "[[0 bridge 0 1] [600000 bridge 1 1] [900000 bridge 0 -1] [1.2e+06 bridge 1 -1]]"; got != want {
		t.Errorf("closed are %s, not %s", got, want)
	}
	bridge := uint16(slices.IndexFunc(p.Places, func(place sim.Place) bool { return place.ID == "bridge" }))
	for kind, want := range map[sim.Kind]string{
		sim.PlaceBlocked: "The bridge is closed to traffic", sim.PlaceCleared: "The bridge is open to traffic",
		sim.TravelSlowed: "trips over The bridge take 2 times as long", sim.TravelCleared: "trips over The bridge take their usual time",
	} {
		if got := words.Of(p).Record(&sim.Record{Kind: kind, Step: sim.NoStep, Place: bridge, Arg: 2000}, sim.Instance{}); got != want {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
}
