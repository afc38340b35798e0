package conduct_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"simulate/report/conduct"
	"simulate/sim/exercise"
	"simulate/sim/scenario"
)

// opened is a room of Independence in which the watch commander and the district play, and the first decision of the former is open.
func opened(t testing.TB) *room {
	t.Helper()
	r := open(t, journal(t, 512))
	r.join("watch-commander", "district")
	r.must(r.Start())
	r.must(r.Clock(conduct.ClockWish{Do: "jump", To: "decision"}))
	if d := r.player("watch-commander").Decisions; len(d) != 1 || d[0].Step != "decide-tactical" {
		t.Fatalf("the decision is not open: %+v", d)
	}
	return r
}

func TestADecisionComesWithWhatHappened(t *testing.T) {
	t.Parallel()
	knows := opened(t).player("watch-commander").Decisions[0].Knows
	if len(knows) != 5 || slices.ContainsFunc(knows, func(line string) bool {
		return strings.Contains(line, " for Residence") || strings.Contains(line, "available")
	}) {
		t.Errorf("it comes with %q", knows)
	}
}

// What went wrong comes before what was heard and what came about, and that before what is seen to be done.
func TestADecisionComesWithWhatMattersFirst(t *testing.T) {
	t.Parallel()
	r := opened(t)
	knows := r.player("watch-commander").Decisions[0].Knows
	at := func(text string) int {
		return slices.IndexFunc(knows, func(line string) bool { return strings.Contains(line, text) })
	}
	if wrong, came := at("out of action"), at("barricades"); wrong != 0 || came < 1 {
		t.Errorf("it comes with %q", knows)
	}
}

func TestTheClockGoesWithTheOneOnTheWall(t *testing.T) {
	t.Parallel()
	r := open(t, journal(t, 512))
	if at := r.clock(); at.State != conduct.Waits || at.At != 0 {
		t.Fatalf("before: %+v", at)
	}
	r.join("watch-commander")
	r.must(r.Start())
	r.pass(10 * time.Second)
	if at := r.clock(); at.State != conduct.Runs || at.At < 9_800 || at.At > 10_200 || at.Limit <= at.At || r.kept().Shown() != at.Limit {
		t.Errorf("after 10 s: %+v, and %d in the journal", at, r.kept().Shown())
	}
	r.must(r.Clock(conduct.ClockWish{Do: "pause"}))
	at := r.clock().At
	r.pass(time.Minute)
	if now := r.clock(); now.At != at || now.State != conduct.Paused || now.By != "the controller" {
		t.Errorf("paused at %d: %+v", at, now)
	}
}

// Somebody who plays and has something to decide is not outrun.
func TestTheClockIsNoFasterThanWhoDecides(t *testing.T) {
	t.Parallel()
	r := open(t, journal(t, 512))
	r.join("watch-commander")
	r.must(r.Start())
	r.must(r.Clock(conduct.ClockWish{Do: "run", Speed: 30}))
	r.pass(31 * time.Second)
	opens := r.player("watch-commander").Decisions
	if at := r.clock(); at.Speed != 1 || len(opens) != 1 || at.At-opens[0].Since > 3_000 {
		t.Fatalf("%+v, open %+v", at, opens)
	}
	for _, w := range []conduct.ClockWish{{Do: "run", Speed: 5}, {Do: "jump", To: "event"}} {
		if o, err := r.Clock(w); err != nil || o.State != conduct.Refused || !slices.Contains(o.Lines, "not while Watch commander decides") {
			t.Errorf("%+v: %+v, %v", w, o, err)
		}
	}
}

func TestTheClockStandsWhileADiscussionIsOpen(t *testing.T) {
	t.Parallel()
	j := journal(t, 512)
	j.Head.Pace = scenario.ByDiscussion
	r := open(t, j)
	r.join("watch-commander")
	r.must(r.Start())
	r.must(r.Clock(conduct.ClockWish{Do: "jump", To: "decision"}))
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(time.Minute)
	at := r.clock()
	if at.State != conduct.Stands || !strings.Contains(at.Why, "Watch commander") || strings.Contains(r.whole("watch-commander").Clock.Why, "Watch") {
		t.Fatalf("%+v", at)
	}
	r.must(r.Decide("watch-commander", conduct.DecideWish{Incident: "elsea-smith", Step: "decide-tactical", Option: "ask"}))
	r.pass(10 * time.Second)
	if now := r.clock(); now.State != conduct.Runs || now.At < at.At+9_000 {
		t.Errorf("after the answer: %+v", now)
	}
}

func TestADecisionTakesEffect(t *testing.T) {
	t.Parallel()
	r := opened(t)
	wish := conduct.DecideWish{Incident: "elsea-smith", Step: "decide-tactical", Option: "ask"}
	if o, err := r.Decide("district", wish); err != nil || o.State != conduct.Refused || strings.Contains(strings.Join(o.Lines, " "), "tactical") {
		t.Errorf("somebody else's: %+v, %v", o, err)
	}
	r.must(r.Decide("watch-commander", wish))
	if o, err := r.Decide("watch-commander", wish); err != nil || o.State != conduct.Refused || !strings.Contains(o.Lines[0], "answered already") {
		t.Errorf("the second answer: %+v, %v", o, err)
	}
	if given := r.player("watch-commander").Decisions[0].Given; given != "ask" {
		t.Errorf("given: %q", given)
	}
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(2 * time.Second)
	v := r.player("watch-commander")
	decided := 0
	for _, line := range v.Lines {
		if line.Kind == "decided" {
			decided++
		}
	}
	open := slices.ContainsFunc(v.Decisions, func(d conduct.DecisionShown) bool { return d.Step == wish.Step })
	if open || decided != 1 {
		t.Errorf("afterwards it is open: %v, and %d lines tell of it", open, decided)
	}
	if !has(r.controller().Lines, "Operation 100: tactical units to staging") {
		t.Error("what waits for it does not go on")
	}
}

func TestOrdersAreCheckedGivenAndFollowed(t *testing.T) {
	t.Parallel()
	r := opened(t)
	before := len(r.kept().Entries)
	five := conduct.Order{Word: "send", Who: map[string]int{"ipd-sergeant": 5}, Where: "residence"}
	o, err := r.Check("watch-commander", conduct.OrderWish{Order: five})
	if err != nil || o.State != conduct.Refused || len(o.Change) != 1 || o.Change[0].Order.Who["ipd-sergeant"] != 2 || len(r.kept().Entries) != before {
		t.Errorf("five of two: %+v, %v", o, err)
	}
	two := o.Change[0].Order
	if o := r.must(r.Check("watch-commander", conduct.OrderWish{Order: two})); o.State != conduct.Waiting || !strings.Contains(o.Lines[0], "1 of 2") {
		t.Errorf("two: %+v", o)
	}
	o = r.must(r.Order("watch-commander", conduct.OrderWish{Order: two}))
	if orders := r.player("watch-commander").Orders; len(orders) != 1 || orders[0].State != "given" || !orders[0].Undo || orders[0].Mine != o.Mine {
		t.Errorf("given: %+v", orders)
	}
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(10 * time.Second)
	if orders := r.player("watch-commander").Orders; orders[0].State == "given" || orders[0].Undo {
		t.Errorf("followed: %+v", orders)
	}
	if o, err := r.Order("district", conduct.OrderWish{Order: two}); err != nil || o.State != conduct.Refused {
		t.Errorf("another role's units: %+v, %v", o, err)
	}
	if e := r.kept().Entries; e[len(e)-1].Refuse == nil && e[len(e)-2].Refuse == nil {
		t.Error("the refusal is not kept")
	}
}

func TestNamedOrdersAndStepsOfThePlan(t *testing.T) {
	t.Parallel()
	r := opened(t)
	for _, o := range []conduct.Order{{Word: "work", What: "named:neighbours"}, {Word: "message", What: "do:tell-district"}} {
		r.must(r.Order("watch-commander", conduct.OrderWish{Order: o}))
	}
	if o, err := r.Order("watch-commander", conduct.OrderWish{Order: conduct.Order{Word: "work", What: "do:check-second"}}); err != nil || o.State != conduct.Refused {
		t.Errorf("what an inject begins: %+v, %v", o, err)
	}
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(90 * time.Second)
	if !has(r.player("district").Lines, "Armed subject on North Elsea Smith Road") {
		t.Errorf("the district was not told: %+v", r.player("district").Lines)
	}
}

func TestUndoOnlyWhileNothingLaterIsShown(t *testing.T) {
	t.Parallel()
	r := opened(t)
	before := r.controller().Lines
	o := r.must(r.Decide("watch-commander", conduct.DecideWish{Incident: "elsea-smith", Step: "decide-tactical", Option: "wait"}))
	r.must(r.Undo("watch-commander", conduct.UndoWish{Mine: o.Mine}))
	if after := r.controller().Lines; !slices.Equal(before, after) {
		t.Errorf("before %d lines, after undo %d", len(before), len(after))
	}
	o = r.must(r.Decide("watch-commander", conduct.DecideWish{Incident: "elsea-smith", Step: "decide-tactical", Option: "ask"}))
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(time.Second)
	if o, err := r.Undo("watch-commander", conduct.UndoWish{Mine: o.Mine}); err != nil || o.State != conduct.Refused {
		t.Errorf("at a running clock: %+v, %v", o, err)
	}
}

func TestTheClockIsSetBack(t *testing.T) {
	t.Parallel()
	r := opened(t)
	before := r.controller().Lines
	at := r.clock().At
	r.must(r.Decide("watch-commander", conduct.DecideWish{Incident: "elsea-smith", Step: "decide-tactical", Option: "wait"}))
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(time.Minute)
	back := conduct.BackWish{At: &at, Why: "again", Check: true}
	if o, err := r.Back(back); err != nil || len(o.Ends) != 1 || o.Kept != "" || r.clock().At == at {
		t.Fatalf("asked only: %+v, %v", o, err)
	}
	back.Check = false
	if o, err := r.Back(back); err != nil || o.Kept != "test-b1.jsonl" {
		t.Fatalf("%+v, %v", o, err)
	}
	if now := r.clock(); now.State != conduct.Paused || now.At != at {
		t.Errorf("%+v, and not at %d", now, at)
	}
	if after := r.controller().Lines; !slices.Equal(before, after) {
		t.Errorf("%d lines before, %d after", len(before), len(after))
	}
	v := r.player("watch-commander")
	if len(v.Decisions) != 1 || v.Decisions[0].Given != "" || v.Back == nil || len(v.Back.Lost) != 1 || len(v.Back.Open) != 1 || v.Back.Why != "again" {
		t.Errorf("the player is told %+v", v.Back)
	}
	if v := r.player("district"); len(v.Back.Lost)+len(v.Back.Open) != 0 {
		t.Errorf("somebody else is told %+v", v.Back)
	}
	if e := r.kept().Entries; !slices.ContainsFunc(e, func(e exercise.Entry) bool { return e.Back != nil }) {
		t.Error("the journal does not say so")
	}
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(5 * time.Second)
}

// Observations stay that were made before the instant to which the clock is set back; the evaluator is told of those that go.
func TestObservationsBeforeStayWhenTheClockIsSetBack(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.must(r.Observe(exercise.Observe{Text: "before", Objective: "telling"}))
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(time.Minute)
	r.must(r.Clock(conduct.ClockWish{Do: "pause"}))
	at := r.clock().At
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(time.Minute)
	r.must(r.Observe(exercise.Observe{Text: "after", Objective: "telling"}))
	if o, err := r.Back(conduct.BackWish{At: &at}); err != nil || o.State == conduct.Refused {
		t.Fatalf("%+v, %v", o, err)
	}
	v := r.whole(conduct.Evaluator).View.(*conduct.EvaluatorView)
	if len(v.Observations) != 1 || v.Observations[0].Text != "before" || v.Back == nil || len(v.Back.Lost) != 1 || !strings.Contains(v.Back.Lost[0], "after") {
		t.Errorf("the evaluator has %+v and is told %+v", v.Observations, v.Back)
	}
}

func TestInjectsComeByThemselves(t *testing.T) {
	t.Parallel()
	r := open(t, journal(t, 512))
	r.join("dispatcher")
	r.must(r.Start())
	due := int64(13 * 60_000)
	to := due - 2_000
	r.must(r.Clock(conduct.ClockWish{Do: "jump", At: &to}))
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(time.Second)
	if has(r.player("dispatcher").Lines, "Listeners tell us") {
		t.Error("it is told before its time")
	}
	r.pass(2 * time.Second)
	if !has(r.player("dispatcher").Lines, "Listeners tell us") || has(r.player("district").Lines, "Listeners tell us") {
		t.Error("it is not told to whom it is for")
	}
	i := slices.IndexFunc(r.kept().Entries, func(e exercise.Entry) bool { return e.Inject != nil })
	if e := r.kept().Entries[i]; e.At != due || e.Author != exercise.Keeper {
		t.Errorf("it was released as %+v", e)
	}
	r.must(r.Inject(conduct.InjectWish{Inject: "rumour", Do: "hold"}))
	r.must(r.Inject(conduct.InjectWish{Do: "make-up", Text: "A dog barks.", From: "neighbour", To: "dispatcher"}))
	to = 17 * 60_000
	r.must(r.Clock(conduct.ClockWish{Do: "jump", At: &to}))
	if has(r.player("district").Lines, "My neighbour says") || !has(r.player("dispatcher").Lines, "A dog barks.") {
		t.Error("what is held is told, or what is made up is not")
	}
	r.must(r.Inject(conduct.InjectWish{Inject: "rumour", Do: "release"}))
	if !has(r.player("district").Lines, "My neighbour says") {
		t.Error("what is released is not told")
	}
	if when := r.controller().Injects[2].When; when != "3:00 after “Three officers are shot”" {
		t.Errorf("it comes %s", when)
	}
}

// A journal that cannot be written stops the clock, and says so to everybody; nothing that was refused is there.
func TestAJournalThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(time.Second)
	r.full = true
	before := len(r.kept().Entries)
	if _, err := r.Note("watch-commander", conduct.NoteWish{Text: "a"}); err == nil {
		t.Fatal("it was acknowledged")
	}
	r.pass(10 * time.Second)
	for _, id := range []string{"district", conduct.Controller, conduct.Evaluator, conduct.Display} {
		if c := r.whole(id).Clock; c.State != conduct.Stopped || !strings.Contains(c.Why, "no space") {
			t.Errorf("%s is told %+v", id, c)
		}
	}
	r.full = false
	r.must(r.Clock(conduct.ClockWish{Do: "retry"}))
	r.must(r.Note("watch-commander", conduct.NoteWish{Text: "b"}))
	if after := r.kept().Entries[before:]; len(after) != 2 || after[0].Clock == nil || after[1].Note.Text != "b" {
		t.Errorf("afterwards %+v", after)
	}
}

// After a crash, or when the machine slept, the clock stands, never behind what was shown.
func TestItGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(10 * time.Second)
	shown := r.clock().At
	again := open(t, r.kept())
	if c := again.clock(); c.State != conduct.Paused || c.At < shown || c.At > shown+3_000 || c.Why == "" {
		t.Errorf("shown %d, and then %+v", shown, c)
	}
	if !again.player("watch-commander").Role.Played {
		t.Error("the role is not played any more")
	}
	r.wall = r.wall.Add(time.Hour)
	r.Tick()
	if c := r.clock(); c.State != conduct.Paused || c.At < shown || c.At > shown+4_000 || c.Why == "" {
		t.Errorf("the machine slept at %d: %+v", shown, c)
	}
}

func TestTheExerciseEnds(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.must(r.Clock(conduct.ClockWish{Do: "end"}))
	if c := r.clock(); c.State != conduct.Ended || !r.kept().Ended() {
		t.Errorf("%+v", c)
	}
	if o, err := r.Clock(conduct.ClockWish{Do: "run"}); err != nil || o.State != conduct.Refused {
		t.Errorf("%+v, %v", o, err)
	}
	if _, err := r.Observe(exercise.Observe{Text: "late", Objective: "telling", Task: "warn-district", Rating: exercise.MajorChallenge}); err != nil {
		t.Error(err)
	}
	v := r.whole(conduct.Evaluator).View.(*conduct.EvaluatorView)
	i := slices.IndexFunc(v.Tasks, func(row conduct.TaskRow) bool { return row.ID == "telling/warn-district" })
	if len(v.Tasks[i].Observations) != 1 || v.Tasks[i].Most != 600_000 || v.Tasks[i].Unit != "ms" {
		t.Errorf("%+v", v.Tasks[i])
	}
}

// Pages say that it ended when the review does: the journal has all that may have been shown, which is somewhat more than was.
func TestItEndsWhereTheJournalDoes(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.must(r.Clock(conduct.ClockWish{Do: "run"}))
	r.pass(10 * time.Second)
	r.must(r.Clock(conduct.ClockWish{Do: "end"}))
	entries := r.kept().Entries
	if last := entries[len(entries)-1]; !last.Ends() || r.clock().At/1000 != last.At/1000 || r.clock().Limit != r.clock().At {
		t.Errorf("it ended at %d, and pages say %+v", last.At, r.clock())
	}
}

func TestARoleIsHandedBack(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.must(r.Role(conduct.RoleWish{Role: "watch-commander", Do: "hand-back"}))
	r.must(r.Clock(conduct.ClockWish{Do: "run", Speed: 30}))
	r.pass(4 * time.Second)
	for _, d := range r.controller().Decisions {
		if d.Step == "decide-tactical" && d.Open {
			t.Error("nobody plays it, and it waits")
		}
	}
	if o, err := r.Role(conduct.RoleWish{Role: "dispatcher", Do: "start"}); err != nil || o.State != conduct.Refused {
		t.Errorf("nobody has joined it: %+v, %v", o, err)
	}
}
