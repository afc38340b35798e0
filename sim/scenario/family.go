package scenario

import (
	"math"
	"strings"

	"simulate/sim/dist"
	"simulate/sim/scenario/tree"
)

// family is one shape of distribution, with the ways in which its parameters may be given.
type family struct {
	name string
	by   []parameters
}

// parameters are names of arguments and the constructor that takes them in this order.
type parameters struct {
	names []string
	make  func(v []float64) (dist.Dist, error)
}

func one(f func(float64) (dist.Dist, error)) func([]float64) (dist.Dist, error) {
	return func(v []float64) (dist.Dist, error) { return f(v[0]) }
}

func two(f func(a, b float64) (dist.Dist, error)) func([]float64) (dist.Dist, error) {
	return func(v []float64) (dist.Dist, error) { return f(v[0], v[1]) }
}

func three(f func(a, b, c float64) (dist.Dist, error)) func([]float64) (dist.Dist, error) {
	return func(v []float64) (dist.Dist, error) { return f(v[0], v[1], v[2]) }
}

var (
	percentiles = []string{"p50", "p90"}
	moments     = []string{"mean", "sd"}
	points      = []string{"", "", ""} // least, likeliest, greatest
	stages      = []string{"k", "mean"}
)

var families = []family{
	{"triangular", []parameters{{points, three(dist.Triangular)}}},
	{"pert", []parameters{{points, three(dist.PERT)}}},
	{"lognormal", []parameters{{percentiles, two(dist.Lognormal)}, {moments, two(dist.LognormalByMean)}}},
	{"exponential", []parameters{{moments[:1], one(dist.Exponential)}}},
	{"gamma", []parameters{{moments, two(dist.Gamma)}}},
	{"erlang", []parameters{{stages, two(dist.Erlang)}}},
	{"weibull", []parameters{{percentiles, two(dist.Weibull)}}},
	{"loglogistic", []parameters{{percentiles, two(dist.Loglogistic)}}},
	{"normal", []parameters{{moments, two(dist.Normal)}}},
}

func familyNames() []string {
	names := []string{"empirical"}
	for _, f := range families {
		names = append(names, f.name)
	}
	return names
}

// parse makes the distribution of a draw and a fixed value together.
func (f *family) parse(arguments []string, fixed float64, of amounts) (dist.Dist, error) {
	values, given, err := readArguments(arguments, of)
	if err != nil {
		return dist.Dist{}, err
	}
	for _, by := range f.by {
		if v, ok := values.take(by.names, given); ok {
			return f.build(by, v, values, fixed, of)
		}
	}
	return dist.Dist{}, tree.NewMistake("the arguments of "+f.name+" are not understood", "write "+f.usage(of))
}

// build makes the distribution from the values of the parameters, adds the fixed value, and cuts the sum to min and max.
func (f *family) build(by parameters, v []float64, values *argumentValues, fixed float64, of amounts) (dist.Dist, error) {
	if err := values.orders(by.names, v); err != nil {
		return dist.Dist{}, err
	}
	made, err := by.make(v)
	if text := values.vanishing(); err != nil && text != "" && of.zero == durations.zero {
		return dist.Dist{}, tree.NewMistake(text+" is less than half a millisecond and counts as none", "write 1ms or more")
	}
	if err != nil {
		return dist.Dist{}, tree.NewMistake(f.name+": "+err.Error(), "write "+f.usage(of))
	}
	made = made.Plus(fixed)
	if low, high := values.bound("min", math.Inf(-1)), values.bound("max", math.Inf(1)); !math.IsInf(low, -1) || !math.IsInf(high, 1) {
		if made, err = made.Truncate(low, high); err != nil {
			return dist.Dist{}, tree.NewMistake(f.name+": "+err.Error(), "widen min and max")
		}
	}
	if made.Min() < 0 {
		return dist.Dist{}, tree.NewMistake("this "+f.name+" distribution can go negative", "add min "+of.zero)
	}
	return made, nil
}

// usage shows how the family is written.
func (f *family) usage(of amounts) string {
	example := map[string]string{"p50": "3m", "p90": "8m", "mean": "8m", "sd": "3m", "k": "3"}
	fixed := []string{"1m", "3m", "8m"}
	ways := make([]string, len(f.by))
	for i, by := range f.by {
		words := make([]string, len(by.names))
		for j, name := range by.names {
			words[j] = strings.TrimSpace(name + " " + example[name])
			if name == "" {
				words[j] = fixed[j]
			}
		}
		ways[i] = f.name + "(" + strings.Join(words, " ") + ")"
	}
	usage := strings.Join(ways, " or ")
	if of.zero != durations.zero {
		usage = strings.NewReplacer("1m", "0.8", "3m", "1", "8m", "1.3").Replace(usage)
	}
	return usage
}
