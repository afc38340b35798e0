package tree

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheNearestWord(t *testing.T) {
	t.Parallel()
	known := []string{"patrol", "tactical", "k9", "call-taker"}
	for word, want := range map[string]string{
		"patol":     "patrol",
		"partol":    "patrol",
		"patrols":   "patrol",
		"tctcal":    "tactical",
		"calltaker": "call-taker",
		"k8":        "k9",
		"engine":    "",
		"":          "",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
	long := strings.Repeat("a", 70)
	if got := Nearest(long, []string{long + "b"}); got != "" {
		t.Errorf("a word beyond any sense is compared: %q", got)
	}
}

func TestEditDistanceIsSymmetricAndBounded(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-c]{0,8}`)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d := editDistance(a, b)
		if d != editDistance(b, a) || (d == 0) != (a == b) || d > max(len(a), len(b)) || d < max(len(a), len(b))-min(len(a), len(b)) {
			t.Fatalf("from %q to %q: %d, back: %d", a, b, d, editDistance(b, a))
		}
	})
}
