package log_test

import (
	"strings"
	"testing"

	"simulate/sim/log"
)

// TestNoEventKnownIsAProblem that names the kinds which occur; one that is known, be it in the last row or by a mapping, is enough.
func TestNoEventKnownIsAProblem(t *testing.T) {
	t.Parallel()
	const rows = "case,event,time\n1,Registration,2024-01-02T11:41:53Z\n1,Triage,2024-01-02T11:45:00Z\n2,Triage,2024-01-02T12:00:00Z\n"
	problems := func(text string, adjust func(*log.Mapping)) []log.Problem {
		s, err := log.Open(logged(t, "events.csv", text))
		if err != nil {
			t.Fatal(err)
		}
		v, err := log.Look(s)
		if err != nil {
			t.Fatal(err)
		}
		m, problems := v.Infer(log.Wish{})
		if m.Rows != log.PerEvent {
			t.Fatalf("rows are per %v", m.Rows)
		}
		if adjust == nil {
			return problems
		}
		adjust(m)
		return v.Check(m)
	}
	got := problems(rows, nil)
	if len(got) != 1 || !strings.Contains(got[0].Message, `"Registration", "Triage"`) || !strings.Contains(got[0].Remedy, "events: {call-arrival: ") {
		t.Errorf("problems are %v", got)
	}
	if got := problems(rows+"2,On scene,2024-01-02T12:10:00Z\n", nil); len(got) > 0 {
		t.Errorf("with a known event: %v", got)
	}
	if got := problems(rows, func(m *log.Mapping) { m.Events[log.CallArrival] = "Registration" }); len(got) > 0 {
		t.Errorf("with a mapping: %v", got)
	}
	if got := problems(rows, func(m *log.Mapping) { m.Events[log.CallArrival] = "Admission" }); len(got) != 1 {
		t.Errorf("with a mapping of what does not occur: %v", got)
	}
}
