package content

import (
	"testing"

	"simulate/report/words"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/measure"
)

func TestWhereAReportLiesIsSaidInWords(t *testing.T) {
	t.Parallel()
	at := func(v int64) measure.Value { return measure.Value{Amount: v} }
	b := &review{builder: builder{Names: words.Names{}}}
	for want, r := range map[string]experiment.Reported{
		"the same in all":       {Runs: experiment.Lie{N: 9, Low: at(5), High: at(5), From: 0.5, To: 0.5, Inside: true}},
		"within, at 22%":        {Runs: experiment.Lie{N: 9, Low: at(5), High: at(9), From: 0.22, To: 0.22, Inside: true}},
		"within, at 22% to 48%": {From: 6, To: 7, Runs: experiment.Lie{N: 9, Low: at(5), High: at(9), From: 0.22, To: 0.48, Inside: true}},
		"outside, at 97%":       {Runs: experiment.Lie{N: 9, Low: at(5), High: at(9), From: 0.97, To: 0.97}},
		"before all":            {Clock: true, Runs: experiment.Lie{N: 9, Low: at(5), High: at(9)}},
		"longer than all":       {From: engine.Time(10), To: engine.Time(10), Runs: experiment.Lie{N: 9, Low: at(5), High: at(9), From: 1, To: 1}},
	} {
		if got := b.lies(&r); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
