package scenario

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"strings"

	"simulate/sim/scenario/tree"
)

// The grammar of a fixed length of time:
//
//	amount = { number unit } .
//	unit   = "ms" | "s" | "m" | "h" | "d" .
//	number = digits [ "." digits ] .
var (
	amountPattern = regexp.MustCompile(`^(?:[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h|d))+$`)
	partPattern   = regexp.MustCompile(`([0-9.]+)(ms|s|m|h|d)`)
)

var unitMillis = map[string]float64{"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}

// longestMillis is the longest length of time of the language, ten years.
const longestMillis = 3650 * 86_400_000

// parseAmount reads a fixed length of time, in whole milliseconds.
func parseAmount(text string) (float64, error) {
	if !amountPattern.MatchString(text) {
		return 0, notAnAmount(text)
	}
	sum := 0.0
	for _, part := range partPattern.FindAllStringSubmatch(text, -1) {
		number, ok := parseDecimal(part[1])
		if !ok {
			return 0, tree.NewMistake(fmt.Sprintf("%s has too many digits", text), "write fewer digits")
		}
		sum += float64(number * unitMillis[part[2]])
	}
	if sum > longestMillis {
		return 0, tree.NewMistake(fmt.Sprintf("%s is over ten years", text), "write a shorter duration")
	}
	return math.Round(sum), nil
}

var (
	clockTime = regexp.MustCompile(`^([0-9]{1,3}):([0-5][0-9]):([0-5][0-9])$`)
	clockLike = regexp.MustCompile(`^([0-9]{1,3}):([0-5][0-9])$`)
	fromTo    = regexp.MustCompile(`^([0-9.]+)(ms|s|m|h|d)? ?[-–—…] ?([0-9.]+)(ms|s|m|h|d)$`)
)

var withWords = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)?) ?(ms|s|m|h|d)[a-z]* ?$`)

// notAnAmount says how a duration is written, and guesses what was meant.
func notAnAmount(text string) error {
	if _, ok := parseDecimal(text); ok {
		if negative, ok := strings.CutPrefix(text, "-"); ok {
			return tree.NewMistake(fmt.Sprintf("the duration %s is negative", text), "write "+negative+"m or "+negative+"s")
		}
		return tree.NewMistake("a duration needs a unit", fmt.Sprintf("write %sm or %ss", text, text))
	}
	if m := withWords.FindStringSubmatch(text); m != nil {
		return tree.NewMistake(fmt.Sprintf("%q is not a duration", text), "write "+m[1]+m[2])
	}
	if m := clockLike.FindStringSubmatch(text); m != nil {
		return tree.NewMistake(fmt.Sprintf("%q is a time of day, not a duration", text), fmt.Sprintf("write %sm%ss or %sh%sm", m[1], m[2], m[1], m[2]))
	}
	if m := fromTo.FindStringSubmatch(text); m != nil {
		return tree.NewMistake(fmt.Sprintf("%q is not a duration", text), fmt.Sprintf("write %s%s..%s%s", m[1], cmp.Or(m[2], m[4]), m[3], m[4]))
	}
	if m := clockTime.FindStringSubmatch(text); m != nil {
		return tree.NewMistake(fmt.Sprintf("%q is not a duration", text), "write "+fromClock(m[1], m[2], m[3]))
	}
	const hint = "write it like 90s, 8m or 1h30m"
	return tree.NewMistake(fmt.Sprintf("%q is not a duration", text), cmp.Or(tree.Mistyped(text), hint))
}

// fromClock is a duration out of hours, minutes and seconds as clocks show them.
func fromClock(parts ...string) string {
	var text strings.Builder
	for i, part := range parts {
		if part = strings.TrimLeft(part, "0"); part != "" {
			text.WriteString(part + "hms"[i:i+1])
		}
	}
	return cmp.Or(text.String(), "0s")
}

// Length reads a fixed length of time as files have it, in whole milliseconds; ok is false of any other text.
func Length(text string) (millis float64, ok bool) {
	millis, err := parseAmount(text)
	return millis, err == nil
}

// AmountText writes milliseconds as a trainer would.
func AmountText(millis float64) string {
	var b strings.Builder
	for _, unit := range []string{"h", "m", "s", "ms"} {
		if n := math.Floor(millis / unitMillis[unit]); n > 0 {
			fmt.Fprintf(&b, "%.0f%s", n, unit)
			millis -= float64(n * unitMillis[unit])
		}
	}
	if b.Len() == 0 {
		return "0s"
	}
	return b.String()
}
