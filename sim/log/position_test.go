package log

import "testing"

func TestPositionsAreReadInEveryForm(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]float64{
		"(37.77, -122.42)":                                   {37.77, -122.42},
		"37.77,-122.42":                                      {37.77, -122.42},
		"POINT (-122.42 37.77)":                              {37.77, -122.42},
		"point(-122.42 37.77)":                               {37.77, -122.42},
		"2100 BLOCK ELM ST\nTown (CA)\n(37.77, -122.42)":     {37.77, -122.42},
		`{"type": "Point", "coordinates": [-122.42, 37.77]}`: {37.77, -122.42},
	} {
		if north, east, ok := readPoint(text); !ok || north != want[0] || east != want[1] {
			t.Errorf("%q: %v, %v, %t", text, north, east, ok)
		}
	}
	for _, text := range []string{"", "(0, 0)", "POINT (0 0)", "(6012345.5, 2112345.7)", "(91, 10)", "(10, 181)", "ELM ST", "(a, b)", "(NaN, 1)", "(37.77)", "POINT EMPTY"} {
		if north, east, ok := readPoint(text); ok {
			t.Errorf("%q: %v, %v", text, north, east)
		}
	}
}

func FuzzReadPoint(f *testing.F) {
	for _, text := range []string{"(37.77, -122.42)", "POINT (-122.42 37.77)", `{"coordinates": [1, 2]}`, "x ((1,2)", "(", `"coordinates"`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		north, east, ok := readPoint(text)
		if ok != (north != 0 || east != 0) || !(north >= -90 && north <= 90 && east >= -180 && east <= 180) {
			t.Errorf("%q: %v, %v, %t", text, north, east, ok)
		}
	})
}
