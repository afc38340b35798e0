package conduct_test

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"simulate/report/conduct"
	"simulate/sim/exercise"
)

// roles are those of Independence.
var roles = []string{"watch-commander", "dispatcher", "district"}

// asks are what somebody may ask for at random, of whoever he is.
func (r *room) asks(t *rapid.T) {
	who := rapid.SampledFrom(append([]string{conduct.Controller}, roles...)).Draw(t, "who")
	switch rapid.IntRange(0, 10).Draw(t, "what") {
	case 0, 1, 2:
		r.pass(time.Duration(rapid.IntRange(1, 8).Draw(t, "seconds")) * time.Second)
	case 3:
		w := conduct.ClockWish{Do: rapid.SampledFrom([]string{"run", "pause", "jump"}).Draw(t, "clock"), Speed: rapid.SampledFrom(conduct.Speeds).Draw(t, "speed")}
		w.To = rapid.SampledFrom([]string{"event", "decision", "inject"}).Draw(t, "to")
		_, _ = r.Clock(w)
	case 4, 5:
		for _, d := range r.controller().Decisions {
			option := rapid.SampledFrom(d.Options).Draw(t, "option").ID
			_, _ = r.Decide(who, conduct.DecideWish{Incident: d.Incident, Step: d.Step, Option: option})
		}
	case 6:
		if who != conduct.Controller {
			r.orders(t, who)
		}
	case 7:
		id := rapid.SampledFrom([]string{"media-call", "rumour", "second-gunman", "parents-come"}).Draw(t, "inject")
		_, _ = r.Inject(conduct.InjectWish{Inject: id, Do: rapid.SampledFrom([]string{"release", "hold", "skip"}).Draw(t, "do")})
	case 8:
		_, _ = r.Undo(who, conduct.UndoWish{Mine: rapid.IntRange(1, 6).Draw(t, "mine"), Entry: rapid.IntRange(1, 20).Draw(t, "entry")})
	case 10:
		r.tells(t)
	case 9:
		_, _ = r.Role(conduct.RoleWish{Role: rapid.SampledFrom(roles).Draw(t, "role"), Do: rapid.SampledFrom([]string{"start", "hand-back"}).Draw(t, "do")})
	}
}

// tells lets the controller do something that changes nothing in the run.
func (r *room) tells(t *rapid.T) {
	switch rapid.IntRange(0, 3).Draw(t, "tells") {
	case 0:
		_, _ = r.Nudge(conduct.NudgeWish{Role: rapid.SampledFrom(roles).Draw(t, "role")})
	case 1:
		_, _ = r.Show(rapid.SampledFrom([]exercise.Shows{exercise.Everything, exercise.Shared}).Draw(t, "shows"))
	case 2:
		_, _ = r.Branch(conduct.BranchWish{})
	case 3:
		_, _ = r.Inject(conduct.InjectWish{Inject: "media-call", Do: "change", Text: "otherwise"})
	}
}

// orders gives an order that a role is offered.
func (r *room) orders(t *rapid.T, who string) {
	words := r.player(who).Words
	if len(words) == 0 {
		return
	}
	w := rapid.SampledFrom(words).Draw(t, "word")
	o := conduct.Order{Word: w.Word, Text: "Look into it"}
	if len(w.What) > 0 && rapid.Bool().Draw(t, "ready") {
		o.What = rapid.SampledFrom(w.What).Draw(t, "order").ID
	}
	if len(w.Who) > 0 {
		o.Who = map[string]int{rapid.SampledFrom(w.Who).Draw(t, "units").ID: rapid.IntRange(0, 3).Draw(t, "many")}
	}
	if len(w.Where) > 0 {
		o.Where = rapid.SampledFrom(w.Where).Draw(t, "where").ID
	}
	if len(w.To) > 0 {
		o.To = []string{rapid.SampledFrom(w.To).Draw(t, "to").ID}
	}
	if len(w.Postures) > 0 {
		o.Posture = rapid.SampledFrom(w.Postures).Draw(t, "posture").ID
	}
	_, _ = r.Order(who, conduct.OrderWish{Order: o})
}

// ofTheRun are the lines that the run alone makes, up to an instant.
func ofTheRun(lines []conduct.Line, until int64) []conduct.Line {
	var list []conduct.Line
	for _, l := range lines {
		if l.At <= until && (l.Kind == "seen" || l.Kind == "heard" || l.Kind == "sent") {
			l.N = 0
			list = append(list, l)
		}
	}
	return list
}

// Whatever people ask for: what has been shown stays as it is but for what is taken back, and what is shown is what the journal makes.
func TestWhatIsShownIsWhatTheJournalMakes(t *testing.T) {
	t.Parallel()
	count, most := 0, 5
	rapid.Check(t, func(rt *rapid.T) {
		if count++; count > most {
			return // a room of 20 requests takes half a second of a processor
		}
		r := open(t, journal(t, rapid.Uint64Range(0, 50).Draw(rt, "run")))
		r.join(roles...)
		r.must(r.Start())
		at := int64(9 * 60_000)
		r.must(r.Clock(conduct.ClockWish{Do: "jump", At: &at}))
		var before []conduct.Line
		for range 20 {
			shown := r.clock().At
			before = ofTheRun(r.controller().Lines, shown)
			if all := r.controller().Lines; len(before) < len(ofTheRun(all, math.MaxInt64)) {
				rt.Fatalf("more is shown than has been at %d ms: %+v", shown, all[len(all)-1])
			}
			r.asks(rt)
			if after := ofTheRun(r.controller().Lines, shown); !slices.Equal(before, after) {
				rt.Fatalf("what was shown up to %d ms has changed:\n%+v\n%+v", shown, before, after)
			}
		}
		now, told := r.clock().At, r.told()
		again := open(t, r.kept())
		again.sameAs(told)
		if c := again.clock(); c.At < now {
			rt.Fatalf("the journal says that %d ms were shown, and it was %d", c.At, now)
		}
		for _, id := range roles {
			if a, b := ofTheRun(r.player(id).Lines, now), ofTheRun(again.player(id).Lines, now); !slices.Equal(a, b) {
				rt.Fatalf("%s is shown %+v, and the journal makes %+v", id, a, b)
			}
		}
	})
}

// secrets are texts of the scenario that a role must not read before it has heard them: of steps, injects for others and their remarks.
func secrets() map[string]string {
	s := independence.scenario()
	texts := make(map[string]string)
	for incident, of := range s.Incidents.All() {
		for step, written := range of.Plan.All() {
			if text := written.Message + written.Work + written.Event + written.Decide; text != "" {
				texts[text] = incident + "/" + step
			}
		}
	}
	for inject, written := range s.Exercise.Injects.All() {
		texts[written.Text], texts[written.Expected], texts[written.Title] = inject, inject, inject
	}
	for _, o := range s.Exercise.Objectives.All() {
		texts[o.Title] = "an objective"
		for _, task := range o.Tasks.All() {
			texts[task.Text] = "a task"
		}
	}
	texts[s.Title] = "the scenario's title"
	delete(texts, "Contain the house") // which a decision offers, too, as an option
	return texts
}

// No role is ever sent what it has not heard, seen, or been offered as an order: neither by a view, nor by an answer.
func TestNobodyIsSentWhatHeHasNotHeard(t *testing.T) {
	t.Parallel()
	r := open(t, journal(t, 512))
	r.join(roles...)
	r.must(r.Start())
	look := func() {
		for _, id := range roles {
			r.forbid(id)
		}
	}
	look()
	for _, to := range []int64{8 * 60_000, 9*60_000 + 30_000, 13 * 60_000, 14*60_000 + 20_000, 16 * 60_000, 18 * 60_000} {
		r.must(r.Clock(conduct.ClockWish{Do: "run", Speed: 1}))
		for r.clock().At < to && len(r.player("watch-commander").Decisions) == 0 {
			_, _ = r.Clock(conduct.ClockWish{Do: "jump", At: &to})
			_, _ = r.Clock(conduct.ClockWish{Do: "run", Speed: 1})
			r.pass(time.Second)
		}
		for _, d := range r.player("watch-commander").Decisions {
			r.must(r.Decide("watch-commander", conduct.DecideWish{Incident: d.Incident, Step: d.Step, Option: d.Options[0].ID}))
		}
		r.pass(5 * time.Second)
		look()
	}
	for _, id := range []string{"district", "dispatcher"} {
		for _, o := range []any{
			first(r.Decide(id, conduct.DecideWish{Incident: "elsea-smith", Step: "decide-schools", Option: "no"})),
			first(r.Order(id, conduct.OrderWish{Order: conduct.Order{Word: "work", What: "do:check-second"}})),
			first(r.Check(id, conduct.OrderWish{Order: conduct.Order{Word: "send", Incident: "elsea-smith", Who: map[string]int{"kcpd-squad": 1}, Where: "staging"}})),
			first(r.Undo(id, conduct.UndoWish{Entry: 5})),
		} {
			text, err := json.Marshal(o)
			if err != nil {
				t.Fatal(err)
			}
			r.heard[id] = append(r.heard[id], event{"answer", string(text)})
		}
		r.forbid(id)
	}
}

func first[T any](of T, _ error) T { return of }

// forbid looks for what a role must not have been sent so far.
func (r *room) forbid(id string) {
	r.Helper()
	whole, err := json.Marshal(r.whole(id))
	if err != nil {
		r.Fatal(err)
	}
	view := r.player(id)
	known := make(map[string]bool)
	know := func(text string) {
		for secret := range secrets() {
			if strings.Contains(text, secret) {
				known[secret] = true
			}
		}
	}
	now := r.clock().At
	for _, l := range view.Lines {
		if know(l.Text); l.At > now {
			r.Errorf("%s reads %+v at %d ms", id, l, now)
		}
	}
	for _, d := range view.Decisions {
		know(d.Title)
		for _, o := range d.Options {
			know(o.Text)
		}
	}
	for _, w := range view.Words {
		for _, ready := range w.What {
			know(ready.Label)
		}
	}
	for _, i := range view.Incidents {
		know(i.Label)
	}
	for _, o := range view.Orders {
		know(o.Text)
	}
	sent := append(slices.Clone(r.heard[id]), event{"whole", string(whole)})
	for secret, of := range secrets() {
		text, err := json.Marshal(secret)
		if err != nil {
			r.Fatal(err)
		}
		inside := strings.Trim(string(text), `"`)
		for _, e := range sent {
			if secret != "" && !known[secret] && !r.everKnown[id+secret] && strings.Contains(e.data, inside) {
				r.Errorf("%s is sent %q of %s by %s", id, secret, of, e.kind)
			}
		}
	}
	for secret := range known {
		r.everKnown[id+secret] = true
	}
}
