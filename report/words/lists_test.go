package words_test

import (
	"slices"
	"testing"

	"simulate/report/words"
)

func TestNumbersAreGroupedFromTenThousandOn(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0", 9999: "9999", 10_000: "10,000", 1_234_567: "1,234,567"} {
		if got := words.Grouped(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

func TestListsReadAsSentencesDo(t *testing.T) {
	t.Parallel()
	seven, nine := []string{"a", "b", "c", "d", "e", "f", "g"}, []string{"a", "b", "c", "d", "e", "f", "g", "h", "i"}
	for got, want := range map[string]string{
		words.Enumerated(nil):                      "",
		words.Enumerated(seven[:1]):                "a",
		words.Enumerated(seven[:3]):                "a, b and c",
		words.FirstOf(seven):                       "a, b, c, d, e, f, g",
		words.FirstOf(nine):                        "a, b, c, d, e, f and 3 more",
		words.Counted(1, "agency", "agencies"):     "1 agency",
		words.Counted(2, "agency", "agencies"):     "2 agencies",
		words.Enumerated(words.FirstFew(nine)[5:]): "f and 3 more",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestDistinctKeepsTheFirstOfEach(t *testing.T) {
	t.Parallel()
	if got := words.Distinct([]string{"b", "", "a", "b", "a", "c"}); !slices.Equal(got, []string{"b", "a", "c"}) {
		t.Errorf("got %v", got)
	}
}
