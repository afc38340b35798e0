package scenario

import "testing"

func TestMoreIsBetterWhereTheLimitIsALowerOne(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"p90(m) <= 8m":         false,
		"mean(m) >= 8m":        true,
		"min(m) > 2":           true,
		"share(m <= 8m) > 90%": false,
		"share(m <= 8m) < 10%": true,
		"share(m > 8m) >= 90%": true,
		"share(m > 8m) <= 10%": false,
		"share(begins) >= 90%": false,
	} {
		e, err := ParseExpression(text)
		if err != nil {
			t.Fatal(err)
		}
		if e.MoreIsBetter() != want {
			t.Errorf("%s: want %v", text, want)
		}
	}
}
