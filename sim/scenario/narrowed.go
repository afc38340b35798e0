package scenario

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// FigureText writes a figure of the type of that at a path, in the base unit of Ranged, as a trainer would; a length of time where nothing
// is stated there.
func (s *Scenario) FigureText(path string, v float64) string {
	switch f := s.statedAt(path).(type) {
	case *Figure[Share]:
		const tenths = 1000
		return decimal(math.Round(v*tenths)/10, 1) + "%"
	case *Figure[Factor], *Figure[Ratio]:
		return decimal(v, 3)
	case *Figure[Speed]:
		if strings.Contains(f.Text, "mph") {
			return decimal(v/speedUnits["mph"], 1) + " mph"
		}
		return decimal(v/speedUnits["km/h"], 1) + " km/h"
	case *Figure[Rate]:
		return decimal(v, 2) + "/h"
	case *Figure[int]:
		return strconv.Itoa(int(math.Round(v)))
	default:
		return AmountText(coarse(v))
	}
}

// coarse rounds milliseconds to what can be told of a length: to tenths of a second, from ten seconds on to seconds, and from an hour on
// to ten.
func coarse(millis float64) float64 {
	unit := 100.0
	switch {
	case millis >= unitMillis["h"]:
		unit = 10_000
	case millis >= 10_000:
		unit = 1000
	}
	return float64(math.Round(millis/unit) * unit)
}

// decimal is a number with at most so many decimals.
func decimal(v float64, places int) string {
	text := strconv.FormatFloat(v, 'f', places, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// statedAt is the figure that is stated at a path: a pointer to a Figure; nil without.
func (s *Scenario) statedAt(path string) any {
	for at, f := range s.Stated() {
		if at == path {
			return f
		}
	}
	return nil
}

// Narrowed are the changes after which an assumed figure lies between two others, in the base unit of Ranged, and is the middle one where it
// does not lie between them itself. A range becomes a narrower one; a duration without a range is cut off at both ends. ok is false
// where that cannot be written.
func (s *Scenario) Narrowed(path string, low, middle, high float64) (changes []PathValue, ok bool) {
	from, to := s.FigureText(path, low), s.FigureText(path, high)
	r, ranged := s.rangeOf(path)
	if !ranged {
		f, isDuration := s.DurationAt(path)
		if !isDuration {
			return nil, false
		}
		text, ok := cutOff(f.Text, from, to)
		return []PathValue{{path, text}}, ok
	}
	if from == to {
		return []PathValue{{path, from}}, true
	}
	if low > r.Value || high < r.Value {
		value, ok := s.scaled(path, middle, r.Value)
		if !ok {
			return nil, false
		}
		changes = append(changes, PathValue{path + ".value", value})
	}
	return append(changes, PathValue{path + ".range", from + ".." + to}), true
}

// rangeOf is the range of the figure at a path.
func (s *Scenario) rangeOf(path string) (Ranged, bool) {
	for _, r := range s.Ranges {
		if r.Path == path {
			return r, true
		}
	}
	return Ranged{}, false
}

// cutOff is a distribution as it is written, cut off at both ends; ok is false of one whose values are in a file.
func cutOff(text, from, to string) (cut string, ok bool) {
	_, varying, err := addends(text, durations)
	name, _, isCall := strings.Cut(varying, "(")
	switch {
	case err != nil || varying == "" || name == "empirical":
		return "", false
	case !isCall:
		return from + ".." + to, true
	}
	var words []string
	arguments, _ := call(varying, name)
	for i := 0; i < len(arguments); i++ {
		if arguments[i] == "min" || arguments[i] == "max" {
			i++ // its value
			continue
		}
		words = append(words, arguments[i])
	}
	made := fmt.Sprintf("%s(%s min %s max %s)", strings.TrimSpace(name), strings.Join(words, " "), from, to)
	return strings.Replace(text, varying, made, 1), true
}

var amountIn = regexp.MustCompile(`\b(?:[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h|d))+\b`)

// scaled is the figure at a path when its value, or of a distribution the median, is another. ok is false of a distribution that cannot be
// scaled as it is written.
func (s *Scenario) scaled(path string, to, from float64) (text string, ok bool) {
	var value any
	switch f := s.statedAt(path).(type) {
	case *Figure[Duration]:
		value, text = &f.Value, f.Text
	case *Figure[Ratio]:
		value, text = &f.Value, f.Text
	}
	duration, varies := drawn(value)
	if !varies {
		return s.FigureText(path, to), true
	}
	if !duration || strings.Contains(text, "empirical") {
		return "", false
	}
	return amountIn.ReplaceAllStringFunc(text, func(amount string) string {
		v, _ := parseAmount(amount) // it has been read
		return roundedText(float64(v * (to / from)))
	}), true
}
