package measure_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// streamed folds the nominal run of the scenario of streams, and returns its values as text, by row; of instances of streams
// in ascending order. Times are minutes.
func streamed(t *testing.T, changes ...string) map[string]string {
	t.Helper()
	p := program(t, "testdata/stream.yaml", changes...)
	set := compile(t, p)
	fold := set.NewFold()
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, v := range fold.Values() {
		got[labelled(&set.Rows[v.Row])] = shown(&set.Rows[v.Row], v)
	}
	for i := range set.Rows {
		if ledger := fold.Ledger(i); ledger != nil {
			got[labelled(&set.Rows[i])] = listed(ledger)
		}
	}
	return got
}

// labelled is a row's label with its period.
func labelled(r *measure.Row) string {
	if r.Period.Whole() {
		return label(r)
	}
	return fmt.Sprintf("%s@%d", label(r), r.Period.From/engine.Minute)
}

func shown(r *measure.Row, v measure.Value) string {
	if v.State == measure.Happened && r.Unit == "seconds" {
		return minutes(float64(v.Amount))
	}
	return show(v)
}

func minutes(ms float64) string { return fmt.Sprint(ms / float64(engine.Minute)) }

// listed lists the values of a ledger, and how many are missing.
func listed(l *measure.Ledger) string {
	var texts []string
	s := l.Values.Sample()
	n := l.Count(measure.Happened)
	for rank := range n {
		texts = append(texts, minutes(s.Quantile((float64(rank)+0.5)/float64(s.Total()))))
	}
	for _, state := range []measure.State{measure.Unfinished, measure.Never} {
		if n := l.Count(state); n > 0 {
			texts = append(texts, fmt.Sprintf("%d %s", n, state))
		}
	}
	return strings.Join(texts, " ")
}

func TestEachMeasuredInstanceHasItsOwnValue(t *testing.T) {
	t.Parallel()
	expect(t, streamed(t), map[string]string{
		"wait":                "2 4 6 8 10 12 14 16 18 20", // of the first, in the warm-up, and of those after the horizon there is none
		"stay":                "10 12 14 16 18 20 22 24 26 28",
		"alarm-answering":     "2 4 6 8 10 12 14 16 18 20",
		"@calls/answer":       "10 12 14 16 18 20 22 24 26 28",
		"more":                "3 never",
		"turnout/town":        "0 0 0 0 1 1", // who comes from a scene is on the road already
		"travel/town":         "0 0 0 0 4 4",
		"response":            "5 5 13",
		"response/north":      "5 5 13",
		"first-two":           "2", // one value a run
		"wait-of-fires/fires": "0 5 13",
		"wait-of-fires/calls": "2 4 6 8 10 12 14 16 18 20",
		"wait-of-fires/siege": "0",
	})
}

func TestEachIncidentThatHasTheStepsHasARow(t *testing.T) {
	t.Parallel()
	expect(t, streamed(t, "measures.came={from: begins, to: begins, per: incident}"), map[string]string{
		"came/siege": "0", "came/calls": "0 0 0 0 0 0 0 0 0 0", "came/fires": "0 0 0",
	})
}

func TestWhatIsOpenAtTheEndIsUnfinished(t *testing.T) {
	t.Parallel()
	expect(t, streamed(t, "clock.cool-down=null"), map[string]string{
		"wait": "2 4 6 8 10 12 14 16 2 unfinished", // at 70 the ninth begins
		"stay": "10 12 14 16 18 20 22 3 unfinished",
	})
}

func TestLevelsCountInstancesMeasuredOrNot(t *testing.T) {
	t.Parallel()
	expect(t, streamed(t), map[string]string{
		"in-system/+20m": "2000000", // 30: the third has just gone, the fifth come
		"in-system/+25m": "2000000", // 35
	})
	expect(t, streamed(t, "measures.in-system.at=[+1m]", "incidents.calls.arrivals.gap=5m"), map[string]string{
		"in-system/+1m": "2000000", // 11: those that came at 5, in the warm-up, and at 10
	})
}

func TestMeansOverTimeAreThoseOfTheWindow(t *testing.T) {
	t.Parallel()
	expect(t, streamed(t), map[string]string{
		"unit.utilisation/call-taker": "1000000000",
		"unit.utilisation/patrol":     "583333333", // 20 to 55 of 60 minutes
		"unit.utilisation/guard":      "333333333", // 35 to 45, of 30 minutes on duty
		"queue.length/call-taker":     anHour(2 + 4 + 6 + 8 + 10 + 12 + 14 + 16 + 10 + 4),
		"queue.length/patrol":         anHour(13 + 5),
		"incident.open/calls":         anHour(4 + 10 + 12 + 14 + 16 + 18 + 20 + 22 + 16 + 10 + 4),
		"incident.open/siege":         anHour(10),
		"queue.share/call-taker":      "1000000000",
		"queue.share/patrol":          "666666667",
		"queue.share/guard":           "0",
	})
}

// anHour is a mean over the window from an area in minutes.
func anHour(minutes int) string { return strconv.Itoa((1e6*minutes + 30) / 60) }

func TestCoverageIsToldOverallAndMeanwhile(t *testing.T) {
	t.Parallel()
	expect(t, streamed(t), map[string]string{
		"uncovered/patrol":               "35",
		"uncovered/town/patrol":          "35",
		"uncovered.meanwhile/patrol":     "10", // the siege
		"uncovered/guard":                "40", // 30 off duty and 10 at work
		"queue.meanwhile/patrol":         "1000000000",
		"queue.meanwhile/call-taker":     "1000000000",
		"uncovered.meanwhile/guard":      "10",
		"uncovered/desk/call-taker":      "60",
		"uncovered.meanwhile/town/guard": "10",
	})
}

func TestEachPeriodHasARow(t *testing.T) {
	t.Parallel()
	expect(t, streamed(t), map[string]string{
		"busy/patrol@10": "333333333", // 20 to 25
		"busy/patrol@25": "1000000000",
		"busy/patrol@40": "1000000000",
		"busy/patrol@55": "0",
		"busy/guard@10":  "not-applicable", // it is not on duty
		"busy/guard@25":  "333333333",      // 35 to 40, of 15 minutes on duty
		"busy/guard@40":  "333333333",
	})
}

func TestARequestThatGivesUpHasWaitedInVain(t *testing.T) {
	t.Parallel()
	expect(t, streamed(t, "incidents.calls.plan.answer.give-up=0s"), map[string]string{
		"queue.wait/call-taker":  "0 0 0 0 0 5 never",
		"queue.share/call-taker": "500000000",
		"@calls/answer":          "8 8 8 8 8 5 never",
	})
}

func TestAnInstanceThatDoesNotHappenHasNoValues(t *testing.T) {
	t.Parallel()
	expect(t, streamed(t, "incidents.fires.chance=0%"), map[string]string{
		"response": "", "more": "", "queue.share/patrol": "not-applicable", "unit.utilisation/patrol": "0",
	})
}

func TestBatchesHoldTheInstancesThatBeginInThem(t *testing.T) {
	t.Parallel()
	p := program(t, "testdata/stream.yaml")
	set := compile(t, p)
	fold := set.NewFold(40*engine.Minute, 70*engine.Minute)
	if err := sim.NewWorld(p).Run(sim.Luck{Nominal: true}, fold); err != nil {
		t.Fatal(err)
	}
	fold.Values()
	for i := range set.Rows {
		switch label(&set.Rows[i]) {
		case "wait":
			l := fold.Ledger(i)
			one, two := l.Batches[0].Ratio(), l.Batches[1].Ratio()
			if want := (stats.Ratio{Above: 30 * 60_000, Below: 5}); one != want {
				t.Errorf("got %v, want %v", one, want)
			}
			if want := (stats.Ratio{Above: 80 * 60_000, Below: 5}); two != want {
				t.Errorf("got %v, want %v", two, want)
			}
		case "unit.utilisation/patrol":
			minute := int64(engine.Minute)
			want := []measure.Part{{Above: 2 * 20 * minute, Below: 2 * 30 * minute}, {Above: 2 * 15 * minute, Below: 2 * 30 * minute}}
			if got := fold.Parts(i, nil); !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		}
	}
}

func TestAnInstanceThatTakesAnotherBranchHasNoValue(t *testing.T) {
	t.Parallel()
	got := streamed(t, "measures.after-giving-up={from: calls/answer.gave-up, to: calls/answer.ended}",
		"incidents.calls.plan.answer.give-up=5m")
	if got["after-giving-up"] == "" || strings.Contains(got["after-giving-up"], "never") || strings.Contains(got["after-giving-up"], "unfinished") {
		t.Errorf("values %q: only who gave up has one", got["after-giving-up"])
	}
}

func TestWhatIsPartOfAnIncidentThatDoesNotHappenDoesNotApply(t *testing.T) {
	t.Parallel()
	expect(t, streamed(t, "incidents.fires.part-of=siege", "incidents.siege.chance=0%", "incidents.fires.arrivals={at: [+5m, +7m, +25m]}"), map[string]string{
		"first-two": "not-applicable", "more": "", "unit.utilisation/patrol": "0",
	})
}
