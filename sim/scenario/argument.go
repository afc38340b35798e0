package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// argumentValues are the arguments of a distribution by name; those without a name have the name "".
type argumentValues struct {
	named   map[string]float64
	texts   map[string]string
	unnamed []float64
	order   []string // texts of the unnamed
}

// readArguments reads names and amounts. It returns how many parameters were given, without min and max.
func readArguments(words []string, of amounts) (values *argumentValues, given int, err error) {
	values = &argumentValues{named: make(map[string]float64), texts: make(map[string]string)}
	for i := 0; i < len(words); i++ {
		name := words[i]
		if !isArgumentName(name) {
			v, err := of.parse(name)
			if err != nil {
				return nil, 0, err
			}
			values.unnamed, values.order = append(values.unnamed, v), append(values.order, name)
			continue
		}
		if _, twice := values.named[name]; twice || i+1 == len(words) {
			return nil, 0, tree.NewMistake(fmt.Sprintf("%s needs one value", name), "write "+name+" and a value behind it, once")
		}
		i++
		v, err := of.argument(name, words[i])
		if err != nil {
			return nil, 0, err
		}
		values.named[name], values.texts[name] = v, words[i]
	}
	given = len(values.unnamed) + len(values.named)
	for _, bound := range []string{"min", "max"} {
		if _, ok := values.named[bound]; ok {
			given--
		}
	}
	return values, given, nil
}

func isArgumentName(word string) bool {
	switch word {
	case "p50", "p90", "mean", "sd", "k", "min", "max":
		return true
	}
	return false
}

// argument reads the value of a named argument: of k a number, of all others an amount.
func (of amounts) argument(name, text string) (float64, error) {
	if name != "k" {
		return of.parse(text)
	}
	k, ok := parseDecimal(text)
	if !ok {
		return 0, tree.NewMistake(fmt.Sprintf("%q is not a number of stages", text), "write k and a whole number, such as k 3")
	}
	return k, nil
}

// vanishing is an argument that is written as more than nothing and read as nothing; empty where there is none.
func (a *argumentValues) vanishing() string {
	gone := func(text string, v float64) bool { return v == 0 && strings.ContainsAny(text, "123456789") }
	for i, v := range a.unnamed {
		if gone(a.order[i], v) {
			return a.order[i]
		}
	}
	for _, name := range slices.Sorted(maps.Keys(a.named)) {
		if gone(a.texts[name], a.named[name]) {
			return a.texts[name]
		}
	}
	return ""
}

// take returns the values of these parameters when they and no others were given.
func (a *argumentValues) take(names []string, given int) (v []float64, ok bool) {
	if given != len(names) {
		return nil, false
	}
	if names[0] == "" {
		return a.unnamed, len(a.unnamed) == len(names)
	}
	for _, name := range names {
		value, ok := a.named[name]
		if !ok {
			return nil, false
		}
		v = append(v, value)
	}
	return v, true
}

// bound is the value of min or max, or what holds without it.
func (a *argumentValues) bound(name string, otherwise float64) float64 {
	if v, ok := a.named[name]; ok {
		return v
	}
	return otherwise
}

// orders checks that figures which must grow do so.
func (a *argumentValues) orders(names []string, v []float64) error {
	switch names[0] {
	case "p50":
		if v[1] < v[0] {
			return tree.NewMistake(fmt.Sprintf("p90 (%s) is under p50 (%s)", a.texts["p90"], a.texts["p50"]), "exchange them")
		}
		if v[1] == v[0] {
			return tree.NewMistake(fmt.Sprintf("p90 and p50 are both %s", a.texts["p50"]), "write "+a.texts["p50"]+" alone if it is always that long")
		}
	case "":
		if v[1] < v[0] || v[2] < v[1] {
			return tree.NewMistake(fmt.Sprintf("%s, %s and %s do not grow", a.order[0], a.order[1], a.order[2]), "write the least, the likeliest and the greatest value in this order")
		}
	}
	if low, high := a.bound("min", 0), a.bound("max", 1e300); low >= high {
		return tree.NewMistake(fmt.Sprintf("min (%s) is not under max (%s)", a.texts["min"], a.texts["max"]), "exchange them")
	}
	return nil
}
