package loader_test

import (
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
	"simulate/sim/scenario/tree"
)

// overlaid loads a small scenario with an overlay.
func overlaid(overlay string) (*scenario.Scenario, tree.Problems) {
	return laidOver(scenariotest.Small, overlay)
}

func laidOver(text, overlay string) (*scenario.Scenario, tree.Problems) {
	main := text + "\nmap: {overlay: town.geojson}\n"
	return loader.FS(fstest.MapFS{"main.yaml": {Data: []byte(main)}, "town.geojson": {Data: []byte(overlay)}}, "main.yaml", loader.Options{})
}

func TestAnOverlayIsReadAsWritten(t *testing.T) {
	t.Parallel()
	features := full(t, "full.yaml", loader.Options{}).Map.Features
	var names []string
	var kinds []scenario.FeatureKind
	var sizes []int
	for _, f := range features {
		names, kinds = append(names, f.Name), append(kinds, f.Kind)
		for _, part := range f.Parts {
			sizes = append(sizes, len(part))
		}
	}
	for what, pair := range map[string][2]any{
		"names": {names, []string{"Edge of the town", "River", "", "Lakes", "Water tower", ""}},
		"kinds": {kinds, []scenario.FeatureKind{scenario.Area, scenario.Lines, scenario.Lines, scenario.Area, scenario.Points, scenario.Points}},
		"parts": {sizes, []int{5, 4, 3, 2, 2, 4, 4, 1, 1, 1}},
		"order": {features[4].Parts[0][0], scenario.Position{Lat: 39.14, Lon: -94.31}},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s: %v, want %v", what, pair[0], pair[1])
		}
	}
}

func TestAFeatureMayStandNowhereAndHaveANumberForAName(t *testing.T) {
	t.Parallel()
	s, problems := overlaid(`{"type": "FeatureCollection", "features": [
		{"type": "Feature", "geometry": null, "properties": {"name": "Nowhere"}},
		{"type": "Feature", "geometry": {"type": "Point", "coordinates": [-94.35, 39.1]}, "properties": {"name": 12}}]}`)
	if len(problems) > 0 || len(s.Map.Features) != 1 || s.Map.Features[0].Name != "12" {
		t.Fatalf("problems: %s", problems)
	}
	for _, nothing := range []string{`{"type": "Feature", "geometry": null}`, `{"type": "Feature"}`} {
		if _, problems := overlaid(nothing); len(problems) == 0 {
			t.Errorf("%s is no overlay", nothing)
		}
	}
}

func TestAGeometryByItselfIsAnOverlay(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"\ufeff" + `{"coordinates": [-94.35, 39.1], "type": "Point"}`,
		`{"type": "Feature", "geometry": {"type": "Point", "coordinates": [-94.35, 39.1, 200]}}`,
	} {
		s, problems := overlaid(text)
		if len(problems) > 0 || len(s.Map.Features) != 1 || s.Map.Features[0].Parts[0][0] != (scenario.Position{Lat: 39.1, Lon: -94.35}) {
			t.Errorf("%s: %s", text, problems)
		}
	}
}

func TestWhatIsWrongWithAnOverlayIsSaidWhereItStands(t *testing.T) {
	t.Parallel()
	long := `{"type": "Point", "coordinates": [-94.35, 39.1], "x": "` + strings.Repeat("x", 2<<20) + `"}`
	for text, want := range map[string]string{
		``:                  "town.geojson: map.overlay: the file is empty",
		long:                "town.geojson: map.overlay: the file is over 2 MiB (split it, or leave out what is not needed)",
		"{\n \"type\": oh}": "town.geojson:2:10: map.overlay: this is no JSON: invalid character 'o' looking for beginning of value (export it as GeoJSON)",
		"\ufeff{\n":         "town.geojson:2:1: map.overlay: this is no JSON: unexpected end of JSON input (export it as GeoJSON)",
		`[1]`:               "town.geojson:1:1: map.overlay: there is no geometry here (write a Feature or",
		`{"type": "FeatureCollection", "features": []}`:                          "town.geojson: map.overlay: there is nothing to draw (add features, or remove the overlay)",
		`{"type": "Circle", "coordinates": []}`:                                  "town.geojson:1:10: map.overlay: a Circle cannot be drawn (write a Feature or",
		`{"type": "Feature", "geometry": 3}`:                                     "town.geojson:1:33: map.overlay: there is no geometry here",
		`{"type": "Feature", "properties": {"name": [3]}, "geometry": 3}`:        "town.geojson:1:44: map.overlay: the name of a feature is no text (write it in quotation marks, or remove it)",
		`{"type": "Point", "coordinates": [39.1, -94.35]}`:                       "town.geojson:1:41: map.overlay: the latitude -94.35 is not between -90 and 90 (GeoJSON has the longitude first, in degrees)",
		`{"type": "Point", "coordinates": [1e999, 0]}`:                           "town.geojson:1:35: map.overlay: this is not a longitude (write [longitude, latitude], such as [-94.3, 39.1])",
		`{"type": "Point", "coordinates": [1]}`:                                  "town.geojson:1:34: map.overlay: a position is a list of two numbers (write [longitude, latitude], such as [-94.3, 39.1])",
		`{"type": "LineString", "coordinates": [[-94, 39]]}`:                     "town.geojson:1:39: map.overlay: a line has at least two positions",
		`{"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0]]]}`: "town.geojson:1:37: map.overlay: a ring of an area has at least four positions, and ends where it begins (repeat the first position at the end)",
		`{"type": "MultiPolygon", "coordinates": [3]}`:                           "town.geojson:1:42: map.overlay: a list of coordinates is expected",
	} {
		s, problems := overlaid(text)
		if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), want) || (s == nil) != problems.Any() {
			t.Errorf("%.80s: %s\nwant %s", text, problems, want)
		}
	}
	s, problems := laidOver(scenariotest.County, `{"type": "Point", "coordinates": [39.1, 5]}`)
	want := "map.overlay: nothing of town.geojson is where units go; it begins at longitude 39.1, latitude 5 (GeoJSON has the longitude first)"
	if s == nil || !strings.Contains(problems.Error(), want) {
		t.Errorf("%s", problems)
	}
	if _, problems := loader.Bytes("-", []byte(scenariotest.Small+"\nmap: {overlay: town.geojson}\n"), loader.Options{}); !strings.Contains(problems.Error(), "has no folder") {
		t.Errorf("%s", problems)
	}
}

// FuzzOverlay: whatever the file, loading comes back, its problems lie within it, and what it accepts can be drawn.
func FuzzOverlay(f *testing.F) {
	text, err := os.ReadFile("testdata/good/town.geojson")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(`{"type": "Point", "coordinates": [-94.35, 39.1]}`)
	f.Add("\ufeff{\"type\": \"Polygon\",\r\n\t\"coordinates\": [[[0, 0], [0, 1e1], [1, 1], [0, 0]]]}")
	f.Fuzz(func(t *testing.T, text string) {
		s, problems := overlaid(text)
		if (s == nil) != problems.Any() {
			t.Fatalf("a scenario: %v; problems:\n%s", s != nil, problems)
		}
		for _, p := range problems {
			if p.File == "town.geojson" {
				within(t, p, text, "", "")
			}
		}
		if s == nil {
			return
		}
		for _, feature := range s.Map.Features {
			for _, part := range feature.Parts {
				for _, at := range part {
					if !(math.Abs(at.Lat) <= 90 && math.Abs(at.Lon) <= 180) {
						t.Fatalf("%+v is accepted", at)
					}
				}
			}
		}
	})
}
