package words_test

import (
	"testing"

	"simulate/report/words"
	"simulate/sim/scenario"
)

func TestWhatATargetAsksForInPlainWords(t *testing.T) {
	t.Parallel()
	for written, want := range map[string][2]string{
		"p90(x) <= 60s":          {"9 in 10 within 1:00", "9 in 10 within F"},
		"p50(x) <= 7m":           {"half within 7:00", "half within F"},
		"p90(x) >= 8m":           {"1 in 10 at least 8:00", "1 in 10 at least F"},
		"mean(x) <= 816s":        {"on average within 13:36", "F on average"},
		"max(x) < 2h":            {"the most within 2:00:00", "the most F"},
		"share(x) >= 95%":        {"at least 95%", "F"},
		"share(x <= 45m) >= 90%": {"at least 90% each within 45:00", "F within 45:00"},
		"share(x > 1m) <= 5%":    {"at most 5% each over 1:00", "F over 1:00"},
	} {
		e, err := scenario.ParseExpression(written)
		if err != nil {
			t.Fatal(err)
		}
		if got := words.Asked(e.Target); got != want[0] {
			t.Errorf("%s: it asks for %q, want %q", written, got, want[0])
		}
		if got := words.Statistic(e.Target, scenario.Seconds, "F"); got != want[1] {
			t.Errorf("%s: its figure is %q, want %q", written, got, want[1])
		}
	}
}
