package conduct_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"simulate/report/conduct"
)

// A role has on its map what its agency has heard of, its own, and what anybody has on his: no place and no unit besides, and their names
// are sent to it in nothing else.
func TestAMapShowsWhatTheAgencyKnows(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(5 * time.Second)
	for _, id := range []string{"watch-commander", "district"} {
		v := r.player(id)
		if len(v.Map.Places) < 2 {
			t.Errorf("%s has %d places", id, len(v.Map.Places))
		}
		for _, u := range v.Map.Units {
			if !slices.ContainsFunc(v.Units, func(g conduct.UnitGroup) bool {
				return slices.ContainsFunc(g.Units, func(seen conduct.UnitShown) bool { return seen.ID == u.ID })
			}) {
				t.Errorf("%s has %+v on its map, and does not see it", id, u)
			}
		}
	}
	on := func(id, place string) bool {
		return slices.ContainsFunc(r.player(id).Map.Places, func(p conduct.PlaceShown) bool { return p.ID == place })
	}
	for _, place := range []string{"residence", "staging"} {
		if on("district", place) {
			t.Errorf("the district has %s on its map, of which it has heard nothing", place)
		}
		name := independence.scenario().Places.Get(place).Name
		for _, e := range r.heard["district"] {
			if strings.Contains(e.data, name) || strings.Contains(e.data, `"`+place+`"`) {
				t.Errorf("the district is sent %s by %s", place, e.kind)
			}
		}
	}
	if scene := slices.IndexFunc(r.player("watch-commander").Map.Places, func(p conduct.PlaceShown) bool { return p.Scene }); scene < 0 || !on("watch-commander", "residence") {
		t.Error("the police have no scene on their map")
	}
	if !slices.ContainsFunc(r.player("watch-commander").Map.Units, func(u conduct.UnitAt) bool { return u.On && u.Place == "residence" }) {
		t.Error("nobody is on the way to the scene")
	}
}
