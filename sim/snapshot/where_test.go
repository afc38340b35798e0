package snapshot_test

import (
	"slices"
	"strings"
	"testing"

	"simulate/sim/snapshot"
)

func TestWherePicksRows(t *testing.T) {
	t.Parallel()
	state := at(t, 13*minute)
	for where, want := range map[string]string{
		"agency=pd":                         "car-1 car-2 car-3",
		"agency=pd,status=on-scene":         "car-1",
		"status=available":                  "car-3 van clerk",
		"place=station,agency=so":           "van",
		"incident=house":                    "car-1 car-2",
		"incident=, kind=patrol":            "car-3",
		"destination=scene":                 "car-2",
		"kind=tactical,status=on-scene":     "",
		"status = held , incident = house ": "car-2",
	} {
		filters, err := snapshot.ParseWhere(where)
		if err != nil {
			t.Fatal(err)
		}
		units, err := snapshot.Rows[snapshot.Unit](state, filters...)
		var ids []string
		for _, unit := range units {
			ids = append(ids, unit.ID)
		}
		if got := strings.Join(ids, " "); err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", where, got, err, want)
		}
	}
}

func TestWherePicksByNumber(t *testing.T) {
	t.Parallel()
	if got := find[snapshot.Agency](t, at(t, 0), "units=3"); got.ID != "pd" {
		t.Errorf("%+v", got)
	}
}

func TestAnIndexFindsWhatAScanFinds(t *testing.T) {
	t.Parallel()
	state := at(t, 13*minute)
	all, err := snapshot.Rows[snapshot.Unit](state)
	if err != nil {
		t.Fatal(err)
	}
	for _, unit := range all {
		found, err := snapshot.Rows[snapshot.Unit](state, snapshot.Filter{Column: "status", Value: unit.Status})
		want := slices.DeleteFunc(slices.Clone(all), func(u snapshot.Unit) bool { return u.Status != unit.Status })
		if err != nil || !slices.Equal(found, want) {
			t.Errorf("%s: %v, %v", unit.Status, found, err)
		}
	}
}

func TestWrongQuestionsNameWhatCanBeAsked(t *testing.T) {
	t.Parallel()
	state := at(t, 0)
	for _, tt := range []struct{ table, where, want string }{
		{"unit", "id=car-1", `there is no table "unit" (did you mean "units"?): the tables are agencies, units, steps, milestones, channels, sites, messages, incidents, streams`},
		{"sites", "state=normal", `the table sites has no column "state": it has id, name, agency, place, people, posture, since, ordered`},
		{"units", "status=onscene", `status is never "onscene" (did you mean "on-scene"?): it is one of available, turnout, en-route, held, on-scene, working, returning, to-post, at-post, occupied, disabled, off-duty`},
		{"sites", "poster=normal", `the table sites has no column "poster" (did you mean "posture"?): it has id, name, agency, place, people, posture, since, ordered`},
		{"sites", "people=many", `people is a number and cannot be "many": write digits`},
		{"units", "since=13:05", `rows cannot be picked by since: pick them by a text or a number`},
	} {
		filters, err := snapshot.ParseWhere(tt.where)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := state.Table(tt.table, filters...); err == nil || err.Error() != tt.want {
			t.Errorf("%s where %s: %v", tt.table, tt.where, err)
		}
	}
	for _, where := range []string{"", "status", "=on-scene", "status=held,,place=scene"} {
		if filters, err := snapshot.ParseWhere(where); err == nil || !strings.Contains(err.Error(), "write column=value") {
			t.Errorf("%q: %v, %v", where, filters, err)
		}
	}
}

func FuzzParseWhere(f *testing.F) {
	f.Add("agency=kcpd,status=on-scene")
	f.Add("incident=,people=400")
	f.Add("=,=")
	state := at(f, 13*minute)
	f.Fuzz(func(t *testing.T, text string) {
		filters, err := snapshot.ParseWhere(text)
		if err != nil {
			return
		}
		if len(filters) != strings.Count(text, ",")+1 {
			t.Errorf("%q has %d conditions", text, len(filters))
		}
		for _, name := range snapshot.Tables() {
			if table, err := state.Table(name, filters...); (table == nil) == (err == nil) {
				t.Errorf("%s where %s: %v, %v", name, text, table, err)
			}
		}
	})
}
