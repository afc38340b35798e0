package scenario

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"simulate/sim/scenario/tree"
)

// Factor is a fixed positive factor.
type Factor float64

// Share is a probability from 0 to 1.
type Share float64

// Speed is in metres a second.
type Speed float64

// Distance is in metres.
type Distance float64

// Position is a latitude and a longitude in degrees.
type Position struct{ Lat, Lon float64 }

var decimalPattern = regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]{1,15})?$`)

// parseDecimal reads a number in digits, without an exponent.
func parseDecimal(text string) (float64, bool) {
	if !decimalPattern.MatchString(text) {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}

// mostWhole is the greatest whole number of the language, far beyond any sensible one.
const mostWhole = 1_000_000_000

// parseWhole reads a whole number, always in base ten.
func parseWhole(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > mostWhole || text[0] == '+' {
		return 0, tree.NewMistake(fmt.Sprintf("%q is not a whole number", text), "write digits only, such as 12")
	}
	return n, nil
}

func (f *Factor) parse(text string) error {
	v, ok := parseDecimal(text)
	if !ok || v <= 0 {
		return tree.NewMistake(fmt.Sprintf("%q is not a factor", text), "write a number over 0, such as 1.3")
	}
	*f = Factor(v)
	return nil
}

func (s *Share) parse(text string) error {
	number, percent := strings.CutSuffix(text, "%")
	v, ok := parseDecimal(strings.TrimSpace(number))
	if percent {
		v /= 100
	}
	switch {
	case !ok:
		return tree.NewMistake(fmt.Sprintf("%q is not a share", text), "write 35% or 0.35")
	case v > 1 && v <= 100 && !percent:
		return tree.NewMistake(fmt.Sprintf("the share %s is over 1", text), fmt.Sprintf("write %s%%", text))
	case v < 0 || v > 1:
		return tree.NewMistake(fmt.Sprintf("the share %s is not between 0%% and 100%%", text), "write 35% or 0.35")
	}
	*s = Share(v)
	return nil
}

// measured is the pattern of a number with a unit.
var measured = regexp.MustCompile(`^([0-9.]+) ?([a-z/]+)$`)

// A mile is 1,609.344 m by international agreement of 1959.
var (
	speedUnits    = map[string]float64{"km/h": 1 / 3.6, "mph": 1609.344 / 3600, "m/s": 1}
	distanceUnits = map[string]float64{"km": 1000, "m": 1, "mi": 1609.344}
)

// parseMeasured reads a number over 0 with one of the units.
func parseMeasured(text, noun, hint string, units map[string]float64) (float64, error) {
	if _, bare := parseDecimal(text); bare {
		return 0, tree.NewMistake(noun+" needs a unit", hint)
	}
	m := measured.FindStringSubmatch(text)
	if m == nil || units[m[2]] == 0 {
		return 0, tree.NewMistake(fmt.Sprintf("%q is not %s", text, noun), hint)
	}
	v, ok := parseDecimal(m[1])
	if !ok || v <= 0 {
		return 0, tree.NewMistake(noun+" is over 0", hint)
	}
	return float64(v * units[m[2]]), nil
}

func (s *Speed) parse(text string) error {
	v, err := parseMeasured(text, nounOf(s), "write 60 km/h or 40 mph", speedUnits)
	*s = Speed(v)
	return err
}

func (s *Distance) parse(text string) error {
	v, err := parseMeasured(text, nounOf(s), "write 3 km, 800 m or 2 mi", distanceUnits)
	*s = Distance(v)
	return err
}

const positionHint = "write [latitude, longitude] in degrees, such as [39.10, -94.35]"

func (p *Position) decode(d *decoding, w written) {
	if w.Kind != tree.List || len(w.Items) != 2 || w.Items[0].Kind != tree.Scalar || w.Items[1].Kind != tree.Scalar {
		d.Failf(w.path, positionHint, "a position is a list of two numbers")
		return
	}
	var err error
	p.Lat, err = degrees(w.Items[0].Text, "latitude", 90, positionHint)
	d.check(written{w.Items[0], w.path.Item(0), ""}, err)
	p.Lon, err = degrees(w.Items[1].Text, "longitude", 180, positionHint)
	d.check(written{w.Items[1], w.path.Item(1), ""}, err)
}

// degrees reads a latitude or longitude.
func degrees(text, noun string, most float64, hint string) (float64, error) {
	v, ok := parseDecimal(text)
	switch {
	case text == "":
		return 0, tree.NewMistake("the "+noun+" is missing", hint)
	case !ok:
		return 0, tree.NewMistake(fmt.Sprintf("%q is not a %s", text, noun), cmp.Or(tree.Mistyped(text), hint))
	case math.Abs(v) > most:
		return 0, tree.NewMistake(fmt.Sprintf("the %s %s is not between -%.0f and %.0f", noun, text, most, most), hint)
	}
	return v, nil
}
