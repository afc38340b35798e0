package jsontext_test

import (
	"encoding/json"
	"math"
	"testing"

	"simulate/report/jsontext"
)

func TestWhatIsNotPrintableIsEscaped(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"plain": `"plain"`, `a "b" \`: `"a \"b\" \\"`, "\x1b[2J": `"\u001b[2J"`, "\u202e": `"\u202e"`, "\U000e0001": `"\udb40\udc01"`,
		"é漢": `"é漢"`, "\xff": `"�"`,
	} {
		got := jsontext.Quote(text)
		if got != want || string(jsontext.AppendQuoted(nil, text)) != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
		if !json.Valid([]byte(got)) {
			t.Errorf("%s is no JSON", got)
		}
	}
}

func TestNumbersHaveADecimalAndNoMoreThanTheyNeed(t *testing.T) {
	t.Parallel()
	for v, want := range map[float64]string{
		3: "3.0", 0.125: "0.125", 0.12345: "0.123", -0.0001: "0.0", math.Inf(1): "null", math.NaN(): "null",
	} {
		if got := jsontext.Decimal(v, 3); got != want {
			t.Errorf("%v is %s, want %s", v, got, want)
		}
	}
}

func TestMembersStandInTheOrderGiven(t *testing.T) {
	t.Parallel()
	got := jsontext.Object("b", "1", "a", jsontext.Array([]string{"2", "3"}))
	if want := `{"b": 1, "a": [2, 3]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	numbers := jsontext.AppendList([]byte("x"), 2, func(b []byte, i int) []byte { return jsontext.AppendNumbers(b, int64(i), -1) })
	if want := `x[[0,-1],[1,-1]]`; string(numbers) != want {
		t.Errorf("got %s, want %s", numbers, want)
	}
}
