package log_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"simulate/sim/log"
	"simulate/sim/log/logtest"
)

// TestRowsOfOneCallInTwoLogsAreJoined: by the number alone, unless they are over a day apart.
func TestRowsOfOneCallInTwoLogsAreJoined(t *testing.T) {
	t.Parallel()
	const fire = "Call No,Unit,Received,Dispatched,On Scene\n" +
		"1,E1,2024-01-13 10:00,2024-01-13 10:01,2024-01-13 10:06\n" +
		"1,E2,2024-01-13 10:00,2024-01-13 10:02,2024-01-13 10:05\n" +
		"2,E1,2024-01-13 11:00,2024-01-13 11:01,\n" +
		"3,E1,2024-01-13 12:00,2024-01-13 12:01,\n"
	const police = "Incident Number,Call Received,Assigned,Arrived\n" +
		"1,2024-01-13 10:00,2024-01-13 10:00,2024-01-13 10:03\n" +
		"3,2024-01-15 12:00,2024-01-15 12:01,\n" +
		"4,2024-01-13 13:00,2024-01-13 13:00,\n" +
		"2,2024-01-13 11:00,2024-01-13 11:03,\n"
	j := log.NewJoin(2)
	for i, text := range []string{fire, police} {
		s, _, m := logtest.Read(t, logged(t, "x.csv", text), log.Wish{Zone: "UTC"})
		if _, err := log.Each(s, m, func(r *log.Row) error { j.Add(i, r); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	want := []log.Shared{{In: []int{0, 1}, Calls: 3, Apart: 1}, {In: []int{1}, Calls: 1}}
	if got := j.Settle(); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if j.SameCall("3") || !j.SameCall("1") || !j.SameCall("4") {
		t.Error("calls of the same number are told apart by the day, and no others")
	}
	if got, want := j.Spans(2), "[2024-01-13 12:00]"; fmt.Sprint(clocks(got)) != want {
		t.Errorf("the second half begins at %v, want %s", clocks(got), want)
	}
	if got := j.Spans(4); len(got) != 0 {
		t.Errorf("four calls are cut at %v", clocks(got))
	}
	gaps := j.Gaps()
	if len(gaps) != 2 || gaps[0].At != log.Notified || gaps[1].At != log.OnScene {
		t.Fatalf("%+v", gaps)
	}
	if g := gaps[0]; g.Times.N() != 2 || g.Sooner != 1 || g.Times.Sample().Quantile(0) != -60_000 || g.Times.Sample().Quantile(1) != 120_000 {
		t.Errorf("notified: %d calls, %d sooner", g.Times.N(), g.Sooner)
	}
	if g := gaps[1]; g.Times.N() != 1 || g.Sooner != 1 || g.Times.Sample().Quantile(0.5) != -120_000 {
		t.Errorf("on scene: %d calls, %d sooner", g.Times.N(), g.Sooner)
	}
}

// TestRowsOfACallBeginAlike: with what any log has of it first; another call of the same number begins by itself.
func TestRowsOfACallBeginAlike(t *testing.T) {
	t.Parallel()
	j := log.NewJoin(2)
	var texts [2]string
	texts[0] = "Call No,Received\n1,2024-01-13 10:00\n2,2024-01-13 11:00\n"
	texts[1] = "Call No,Received\n2,2024-01-17 11:00\n1,2024-01-13 09:59\n1,2024-01-13 10:04\n"
	each := func(use func(file int, r *log.Row)) {
		for i, text := range texts {
			s, _, m := logtest.Read(t, logged(t, "x.csv", text), log.Wish{Zone: "UTC"})
			if _, err := log.Each(s, m, func(r *log.Row) error { use(i, r); return nil }); err != nil {
				t.Fatal(err)
			}
		}
	}
	each(j.Add)
	j.Settle()
	var got []int64
	each(func(file int, r *log.Row) { got = append(got, j.Begin(file, r)) })
	if want := "[2024-01-13 09:59 2024-01-13 11:00 2024-01-17 11:00 2024-01-13 09:59 2024-01-13 09:59]"; fmt.Sprint(clocks(got)) != want {
		t.Errorf("%v, want %s", clocks(got), want)
	}
}

func clocks(list []int64) (said []string) {
	for _, ms := range list {
		said = append(said, time.UnixMilli(ms).UTC().Format("2006-01-02 15:04"))
	}
	return said
}
