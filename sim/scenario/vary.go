package scenario

import (
	"fmt"
	"math"
	"strings"

	"simulate/sim/scenario/tree"
)

// Vary is an input that a sweep varies: what is given to the path, one value after another, as --set gives it.
type Vary struct {
	Path   string
	Values []string // as they are written
	scale  scale    // nil where they are not numbers of one kind
}

// MostVaried is the largest number of values of one input.
const MostVaried = 200

// ParseVary reads what --vary takes. Its grammar:
//
//	vary   = path "=" ( range | value { "," value } ) .
//	range  = number ".." number "/" number .
//	number = duration | "+" duration | clock | decimal [ unit ] .
//
// The three numbers of a range are of one kind, of which the last is the step; the step of instants is a duration. A comma
// within brackets or parentheses belongs to its value.
func ParseVary(text string) (Vary, error) {
	path, values, found := strings.Cut(text, "=")
	path, values = strings.TrimSpace(path), strings.TrimSpace(values)
	if !found || path == "" || values == "" {
		return Vary{}, tree.NewMistake(fmt.Sprintf("%q varies nothing", text), "write PATH=2m..20m/2m, or PATH=1,2,3")
	}
	listed, err := splitValues(values)
	if err != nil {
		return Vary{}, err
	}
	v := Vary{Path: path, Values: listed}
	if low, rest, ranged := strings.Cut(values, ".."); ranged && len(listed) == 1 {
		if v.Values, v.scale, err = parseSteps(strings.TrimSpace(low), strings.TrimSpace(rest)); err != nil {
			return Vary{}, err
		}
	} else {
		v.scale = scaleOfAll(listed...)
	}
	if len(v.Values) > MostVaried {
		return Vary{}, tooMany(len(v.Values))
	}
	return v, nil
}

func tooMany(n int) error {
	return tree.NewMistake(fmt.Sprintf("%d values are more than the %d of an input that a sweep makes", n, MostVaried), "take a longer step")
}

// splitValues splits a list at the commas that are not within brackets or parentheses.
func splitValues(text string) ([]string, error) {
	var list []string
	depth, first := 0, 0
	add := func(end int) { list = append(list, strings.TrimSpace(text[first:end])) }
	for i, r := range text {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				add(i)
				first = i + 1
			}
		}
	}
	add(len(text))
	seen := make(map[string]bool, len(list))
	for _, value := range list {
		switch {
		case value == "":
			return nil, tree.NewMistake(fmt.Sprintf("a value is missing in %q", text), "write values with one comma between them")
		case seen[value]:
			return nil, tree.NewMistake(fmt.Sprintf("%s stands twice in %q", value, text), "write every value once")
		}
		seen[value] = true
	}
	return list, nil
}

// parseSteps reads a range and lists its values: low, and what lies a whole number of steps above it, up to high.
func parseSteps(low, rest string) ([]string, scale, error) {
	high, step, ok := cutStep(rest)
	if !ok {
		return nil, nil, tree.NewMistake(fmt.Sprintf("the range %s..%s has no step", low, rest), "write one behind it, such as 2m..20m/2m; two distributions are a list")
	}
	s := scaleOf(low)
	if all := scaleOfAll(low, step); all != nil {
		s = all
	}
	if s == nil {
		return nil, nil, tree.NewMistake(fmt.Sprintf("%q is not a number that can be counted up", low), "write a range such as 2m..20m/2m, or a list of values")
	}
	from, to, by, err := readSteps(s, low, high, step)
	if err != nil {
		return nil, nil, err
	}
	const rounding = 1e-9
	n := math.Floor((to-from)/by+rounding) + 1
	if n > MostVaried {
		return nil, nil, tooMany(int(min(n, math.MaxInt32)))
	}
	values := make([]string, int(n))
	for i := range values {
		values[i] = s.write(from + float64(float64(i)*by))
	}
	values[0] = low
	return values, s, nil
}

// cutStep cuts the step off the end of a range. A rate has a slash of its own, so the one in the middle counts.
func cutStep(text string) (high, step string, ok bool) {
	parts := strings.Split(text, "/")
	half := len(parts) / 2
	if len(parts)%2 != 0 {
		return "", "", false
	}
	return strings.TrimSpace(strings.Join(parts[:half], "/")), strings.TrimSpace(strings.Join(parts[half:], "/")), true
}

func readSteps(s scale, low, high, step string) (from, to, by float64, err error) {
	from, fromIs := s.read(low)
	to, toIs := s.read(high)
	by, byIs := s.steps().read(step)
	switch {
	case !fromIs || !toIs:
		err = tree.NewMistake(fmt.Sprintf("%s and %s are not numbers of one kind", low, high), "write both with the same unit")
	case !byIs:
		err = tree.NewMistake(fmt.Sprintf("the step %q is not a number like %s", step, low), "write it with the same unit, such as 2m..20m/2m")
	case by == 0:
		err = tree.NewMistake(fmt.Sprintf("the step %s is zero", step), "write a step that is more")
	case from > to:
		err = tree.NewMistake(fmt.Sprintf("%s is over %s", low, high), "exchange them")
	}
	return from, to, by, err
}

// Between returns the value halfway between two values of the input; ok is false where there is none, because they are not
// numbers of one kind or lie next to each other. Between whole seconds it is a whole second.
func (v *Vary) Between(a, b string) (value string, ok bool) {
	if v.scale == nil {
		return "", false
	}
	low, isLow := v.scale.read(a)
	high, isHigh := v.scale.read(b)
	middle := (low + high) / 2
	if _, decimal := v.scale.(decimals); !decimal && math.Mod(low, 1000) == 0 && math.Mod(high, 1000) == 0 {
		middle = math.Round(middle/1000) * 1000
	}
	value = v.scale.write(middle)
	return value, isLow && isHigh && value != a && value != b
}

// Number returns a value of the input as a number, by which values can be ordered and set apart; ok is false where the values
// are not numbers of one kind.
func (v *Vary) Number(value string) (n float64, ok bool) {
	if v.scale == nil {
		return 0, false
	}
	return v.scale.read(value)
}

// Unit is what the numbers of InUnit count: seconds for durations and for instants, otherwise the unit that is written behind
// the values, which may be none.
func (v *Vary) Unit() string {
	switch s := v.scale.(type) {
	case nil:
		return ""
	case decimals:
		return strings.TrimSpace(s.unit)
	default:
		return string(Seconds)
	}
}

// InUnit returns a value of the input as a number of its Unit, of instants the seconds since midnight or since what they are an
// offset from; ok is false where the values are not numbers of one kind.
func (v *Vary) InUnit(value string) (n float64, ok bool) {
	n, ok = v.Number(value)
	if _, decimal := v.scale.(decimals); !decimal {
		n /= 1000
	}
	return n, ok
}
