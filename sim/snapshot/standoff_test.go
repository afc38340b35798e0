package snapshot_test

import (
	"reflect"
	"testing"

	"golang.org/x/tools/txtar"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario/loader"
	"simulate/sim/snapshot"
)

// played is the nominal run of a scenario, folded to an instant; to the end with engine.Never.
func played(t testing.TB, file string, instant engine.Time, set ...string) *snapshot.Fold {
	t.Helper()
	p := compiled(t, file, set...)
	fold := snapshot.NewFold(p, instant)
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	return fold
}

func compiled(t testing.TB, file string, set ...string) *sim.Program {
	t.Helper()
	s, problems := loader.Bytes("case.yaml", []byte(file), loader.Options{Set: set})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// standoffs are those at the end of the nominal run of a scenario.
func standoffs(t testing.TB, file string, set ...string) []snapshot.Standoff {
	t.Helper()
	undone, err := played(t, file, engine.Never, set...).Undone()
	if err != nil {
		t.Fatal(err)
	}
	return undone.Standoffs
}

// stateOf is the state of a fold in tables.
func stateOf(t testing.TB, fold *snapshot.Fold) *snapshot.State {
	t.Helper()
	state, err := fold.State()
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// transcript is the scenario of a transcript of the model.
func transcript(t *testing.T, name string) string {
	t.Helper()
	archive, err := txtar.ParseFile("../testdata/transcripts/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	return string(archive.Files[0].Data)
}

func TestSendsThatHoldWhatEachOtherLacksAreAStandoff(t *testing.T) {
	t.Parallel()
	want := []snapshot.Standoff{{
		Sends: []snapshot.Partial{
			{Incident: "one", Step: "more", Holds: "2× patrol", Lacks: "1× patrol", Others: "pair", Whole: "{patrol: 3}"},
			{Incident: "two", Step: "cars", Holds: "1× patrol", Lacks: "1× patrol", Whole: "{patrol: 2}"},
		},
	}}
	file := transcript(t, "deadlock")
	if got := standoffs(t, file); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := standoffs(t, file, "incidents.two.plan.cars.whole=true"); len(got) > 0 {
		t.Errorf("a send that goes whole is in %+v", got)
	}
}

// pools is what the incidents of a case compete for.
const pools = `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, zone: America/Chicago, horizon: 2h}
agencies: {ipd: {kind: police}, kcpd: {kind: police}}
places: {scene: {}, base: {}}
travel: {between: {scene: {base: 4m}}}
units:
  car: {agency: ipd, kind: patrol, home: base, count: 2}
  dog: {agency: ipd, kind: k9, home: base}
  medic: {agency: ipd, kind: ambulance, home: base}
  van: {agency: kcpd, kind: patrol, home: base, count: 2}
dispatch: {patrol: {overtake: true}, k9: {overtake: true}}
incidents:
`

func TestOnlyACircleOfWaitsIsAStandoff(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, incidents string
		want            [][]string
	}{
		{"too few units: one waits for the other, which holds nothing", `
  one: {agency: ipd, where: scene, plan: {a: {send: {k9: 1}}, b: {after: a, send: {patrol: 2}}, e: {after: b, send: {k9: 1}}}}
  two: {agency: ipd, where: scene, begins: 13:01, plan: {c: {send: {patrol: 1}}}}
`, nil},
		{"too few units within one incident", `
  one: {agency: ipd, where: scene, plan: {a: {send: {k9: 1}}, b: {send: {k9: 1}}, c: {send: {k9: 1}}}}
`, nil},
		{"within one incident", `
  one:
    agency: ipd
    where: scene
    plan:
      dogs: {send: {k9: 1}}
      back: {at: +10m, release: {k9: 1}}
      a: {at: +1m, send: {patrol: 2, k9: 1}}
      b: {at: +5m, priority: 1, send: {patrol: 2, k9: 1}}
`, [][]string{{"a", "b"}}},
		{"two kinds", `
  one: {agency: ipd, where: scene, plan: {a: {send: {k9: 1}}, b: {after: a, send: {patrol: 1}}}}
  two: {agency: ipd, where: scene, plan: {c: {send: {patrol: 2}}, d: {after: c, send: {k9: 1}}}}
`, [][]string{{"b", "d"}}},
		{"what the first would not take from another agency", `
  one: {agency: ipd, where: scene, plan: {a: {send: {k9: 1}}, b: {after: a, send: {patrol: 2}, from: ipd}}}
  two: {agency: kcpd, where: scene, plan: {c: {send: {patrol: 2}}, d: {after: c, send: {k9: 1}, from: ipd}}}
  three: {agency: ipd, where: scene, plan: {e: {send: {patrol: 1}}, f: {after: e, work: Guard, needs: {patrol: 1}, takes: 3h}}}
`, nil},
		{"what works elsewhere", `
  one: {agency: ipd, where: scene, plan: {a: {send: {k9: 1}}, b: {after: a, send: {patrol: 1}}}}
  two: {agency: ipd, where: scene, plan: {c: {send: {ambulance: 1}}, d: {after: c, send: {patrol: 1}}}}
  three: {agency: ipd, where: scene, plan: {e: {send: {patrol: 2}}, f: {after: e, work: Guard, needs: {patrol: 2}, takes: 3h}}}
`, nil},
		{"a chain that does not come back", `
  one: {agency: ipd, where: scene, plan: {a: {at: +9m, send: {k9: 1}}}}
  two: {agency: ipd, where: scene, plan: {b: {send: {k9: 1}}, c: {after: b, send: {patrol: 1}}}}
  three: {agency: ipd, where: scene, plan: {d: {send: {patrol: 2}}, e: {after: d, send: {patrol: 1}, from: kcpd}}}
  four: {agency: kcpd, where: scene, plan: {f: {send: {patrol: 2}}, g: {after: f, work: Guard, needs: {patrol: 2}, takes: 3h}}}
`, nil},
		{"a circle of three", `
  one: {agency: ipd, where: scene, plan: {a: {send: {k9: 1}}, b: {after: a, send: {patrol: 1}, from: ipd}}}
  two: {agency: ipd, where: scene, plan: {c: {send: {patrol: 2}}, d: {after: c, send: {patrol: 1}, from: kcpd}}}
  three: {agency: kcpd, where: scene, plan: {e: {send: {patrol: 2}}, f: {after: e, send: {k9: 1}, from: ipd}}}
`, [][]string{{"b", "d", "f"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got [][]string
			for _, s := range standoffs(t, pools+test.incidents) {
				var steps []string
				for _, send := range s.Sends {
					steps = append(steps, send.Step)
				}
				got = append(got, steps)
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
