package log_test

import (
	"testing"

	"simulate/sim/log"
)

// TestRepeatsAreTheSameInAllThatIsRead: what no column of the mapping holds may differ.
func TestRepeatsAreTheSameInAllThatIsRead(t *testing.T) {
	t.Parallel()
	const text = "Call No,Unit,Received,Remarks\n" +
		"1,M1,2024-01-02T11:41:53Z,a\n1,M1,2024-01-02T11:41:53Z,b\n1,M2,2024-01-02T11:41:53Z,a\n2,M1,2024-01-02T11:41:53Z,a\n1,M1,2024-01-02T11:41:54Z,a\n"
	s, err := log.Open(logged(t, "calls.csv", text))
	if err != nil {
		t.Fatal(err)
	}
	v, err := log.Look(s)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := v.Infer(log.Wish{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	repeats := log.NewRepeats()
	var again []int
	if _, err := log.Each(s, m, func(r *log.Row) error {
		if repeats.Add(r) {
			again = append(again, r.Line)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if len(again) != 1 || again[0] != 3 {
		t.Errorf("lines %v were there before, want 3", again)
	}
}
