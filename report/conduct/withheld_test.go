package conduct_test

import (
	"bytes"
	"encoding/json"
	"strconv"
	"testing"
	"time"

	"simulate/report/conduct"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/exercise"
	"simulate/sim/scenario/loader"
)

// An order names what is on offer, whatever a browser sends.
func TestOnlyWhatIsOnOfferIsOrdered(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]conduct.Order{
		"another agency's units":       {Word: "move", Who: map[string]int{"kcpd-squad": 1}, Where: "residence"},
		"fewer than none":              {Word: "send", Who: map[string]int{"ipd-sergeant": -1}, Where: "residence"},
		"nobody":                       {Word: "send", Where: "residence"},
		"to a place it has no name of": {Word: "send", Who: map[string]int{"ipd-sergeant": 1}, Where: "staging"},
		"to nowhere":                   {Word: "move", Who: map[string]int{"ipd-sergeant": 1}},
		"work without words":           {Word: "work", Who: map[string]int{"ipd-sergeant": 1}, Text: " "},
		"a message to nobody":          {Word: "message", Text: "Go"},
		"a message to itself":          {Word: "message", Text: "Go", To: []string{"ipd"}},
		"another agency's schools":     {Word: "posture", To: []string{"blue-hills"}, Posture: "lockdown"},
		"a word that there is not":     {Word: "block", Where: "residence"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := opened(t)
			if o, err := r.Order("watch-commander", conduct.OrderWish{Order: o}); err != nil || o.State != conduct.Refused {
				t.Errorf("it is given: %+v, %v", o, err)
			}
		})
	}
}

// The replay is for those who are shown everything, and tells nobody when who is under way arrives.
func TestTheReplayTellsNothingThatIsToCome(t *testing.T) {
	t.Parallel()
	r := opened(t)
	leg := underWay(t, r.kept(), r.clock().At)
	for id, want := range map[string]bool{conduct.Controller: true, conduct.Display: true, "watch-commander": false, conduct.Evaluator: false} {
		replay, err := r.Replay(id)
		if err != nil || (replay.Replay != nil) != want {
			t.Errorf("%s has a replay: %t, %v", id, replay.Replay != nil, err)
		}
		if has := func(at engine.Time) bool {
			return bytes.Contains(replay.Replay, []byte(strconv.FormatInt(int64(at), 10)))
		}; want && (has(leg.Arrive) || !has(leg.Depart+leg.Usual)) {
			t.Errorf("%s is told of a trip that ends at %d and usually at %d", id, leg.Arrive, leg.Depart+leg.Usual)
		}
	}
	r.must(r.Show(exercise.Shared))
	if replay, err := r.Replay(conduct.Display); err != nil || replay.Replay != nil {
		t.Errorf("a display of what all know has a replay: %v", err)
	}
}

// underWay is a trip at an instant that does not take as long as usual.
func underWay(t *testing.T, j *exercise.Journal, now int64) (leg sim.Leg) {
	t.Helper()
	x, problems := exercise.Open(j, "test.jsonl", loader.Options{})
	if x == nil {
		t.Fatal(problems)
	}
	at := x.Instant(now)
	world := sim.NewWorld(x.Program)
	world.OnLeg = func(l sim.Leg) {
		if l.Depart <= at && at+engine.Minute < min(l.Arrive, l.Depart+l.Usual) && l.Arrive != l.Depart+l.Usual {
			leg = l
		}
	}
	if err := world.Run(x.Luck()); err != nil {
		t.Fatal(err)
	}
	if leg.Arrive == 0 {
		t.Fatal("nobody is under way")
	}
	return leg
}

// What has been said stays said.
func TestAReleasedInjectIsNotChanged(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.must(r.Inject(conduct.InjectWish{Inject: "rumour", Do: "release"}))
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(5 * time.Second)
	before, err := json.Marshal(r.player("district").Lines)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = r.Inject(conduct.InjectWish{Inject: "rumour", Do: "change", Text: "Nothing."})
	after, err := json.Marshal(r.player("district").Lines)
	if err != nil || !bytes.Equal(before, after) || !has(r.player("district").Lines, "My neighbour says") {
		t.Errorf("it was %s, and is %s, %v", before, after, err)
	}
}

// A step that an inject begins is nobody's to order, though all that it waits for has been.
func TestWhatAnInjectBeginsIsNotOnOffer(t *testing.T) {
	t.Parallel()
	for released, set := range map[string][]string{
		"by an inject": {"incidents.elsea-smith.plan.check-second.chance=null"},
		"by nobody":    {"incidents.elsea-smith.plan.check-second.chance=null", "exercise.injects.second-gunman.step=null"},
	} {
		t.Run(released, func(t *testing.T) {
			t.Parallel()
			j := journal(t, 512)
			j.Head.Set = set
			r := open(t, j)
			r.join("watch-commander")
			r.must(r.Start())
			r.must(r.Clock(conduct.ClockWish{Do: "jump", To: "decision"}))
			offered := false
			for _, w := range r.player("watch-commander").Words {
				for _, ready := range w.What {
					offered = offered || ready.ID == "do:check-second"
				}
			}
			if offered != (released == "by nobody") {
				t.Errorf("it is on offer: %t", offered)
			}
		})
	}
}
