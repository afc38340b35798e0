package loader_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

// answered loads a scenario whose travel matrix is an answer of a route planner.
func answered(answer, places string) (*scenario.Scenario, string) {
	s, problems := loader.FS(fstest.MapFS{
		"main.yaml":  {Data: []byte(strings.Replace(scenariotest.Small, "places: {", "places: {a: {position: [39, -94]}, b: {position: [39.1, -94]}, c: {position: [39.2, -94]}, ", 1) + "\ntravel: {matrix: {file: times.json, " + places + "}}\n")},
		"times.json": {Data: []byte(answer)},
	}, "main.yaml", loader.Options{})
	return s, fmt.Sprint(problems)
}

func TestAnswersOfRoutePlannersAreTravelTimes(t *testing.T) {
	t.Parallel()
	for form, answer := range map[string]string{
		"OSRM":           `{"code": "Ok", "durations": [[0, 192.6, null], [199, 0, 283.9], [344.7, 222.3, 0]], "distances": []}`,
		"Valhalla":       `{"sources_to_targets": [[{"time": 0}, {"time": 192.6, "distance": 1.9}, {"time": null}], [{"time": 199}, {"time": 0}, {"time": 283.9}], [{"time": 344.7}, {"time": 222.3}, {"time": 0}]]}`,
		"Valhalla brief": `{"sources_to_targets": {"durations": [[0, 192.6, null], [199, 0, 283.9], [344.7, 222.3, 0]]}, "units": "kilometers"}`,
	} {
		s, problems := answered(answer, "places: [a, b, c]")
		if s == nil {
			t.Fatalf("%s: %s", form, problems)
		}
		got := make(map[string]string)
		for from, row := range s.Travel.Between.All() {
			for to, time := range row.All() {
				got[from+to] = fmt.Sprint(time.Value.Dist.Median(), " ", time.Text)
			}
		}
		want := map[string]string{"ab": "192600 192.6s", "ba": "199000 199s", "bc": "283900 283.9s", "ca": "344700 344.7s", "cb": "222300 222.3s"}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the times %v", form, got)
		}
		if none := []scenario.Way{{From: "a", To: "c"}}; !reflect.DeepEqual(s.Travel.NoRoute, none) {
			t.Errorf("%s: there is no way %v", form, s.Travel.NoRoute)
		}
	}
}

func TestRowsAndColumnsMayBeOtherPlaces(t *testing.T) {
	t.Parallel()
	s, problems := answered(`{"durations": [[60, 61.5]]}`, "places: [a], to: [b, c]")
	if s == nil || s.Travel.Between.Get("a").Get("c").Value.Dist.Median() != 61500 || s.Travel.Between.Len() != 1 {
		t.Fatalf("%v, problems: %s", s, problems)
	}
}

// FuzzMatrix: whatever a route planner answers, loading comes back, and says why where it takes nothing.
func FuzzMatrix(f *testing.F) {
	for _, answer := range []string{
		`{"code": "Ok", "durations": [[0, 1.5], [null, 0]]}`, `{"sources_to_targets": [[{"time": 0}, {"time": 5}], [{}, {"time": 1e9}]]}`,
		`{"sources_to_targets": {"durations": [[0, -1], ["a", 0]]}}`, `[[1]]`, `{"code": 3}`, `{"durations": {"durations": []}}`, "\ufeff{", "from,to,time\na,b,1m\n",
	} {
		f.Add(answer)
	}
	f.Fuzz(func(t *testing.T, answer string) {
		s, problems := answered(answer, "places: [a, b]")
		if s == nil && problems == "[]" {
			t.Fatal("no scenario, and nothing is wrong")
		}
		if s != nil {
			consistent(t, s)
		}
	})
}
