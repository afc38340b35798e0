package scenario

import (
	"fmt"
	"strings"

	"simulate/sim/dist"
	"simulate/sim/scenario/tree"
)

// Duration is a fixed or random duration. Dist is in milliseconds.
type Duration struct{ Dist dist.Dist }

// Ratio is a random factor without unit.
type Ratio struct{ Dist dist.Dist }

func (v *Duration) decode(d *decoding, w written) {
	if d.expect(w, tree.Scalar, nounOf(v)) {
		v.Dist = d.distribution(w, durations)
	}
}

func (v *Ratio) decode(d *decoding, w written) {
	if d.expect(w, tree.Scalar, nounOf(v)) {
		v.Dist = d.distribution(w, ratios)
	}
}

// amounts is what the numbers of a distribution are.
type amounts struct {
	parse func(string) (float64, error)
	zero  string // as it is written
}

var (
	durations = amounts{parseAmount, "0s"}
	ratios    = amounts{parseRatio, "0.1"}
)

func parseRatio(text string) (float64, error) {
	v, ok := parseDecimal(text)
	if !ok || v < 0 {
		return 0, tree.NewMistake(fmt.Sprintf("%q is not a number", text), "write a factor without unit, such as 1.3")
	}
	return v, nil
}

// distribution reads a distribution; an empirical one from its file.
func (d *decoding) distribution(w written, of amounts) dist.Dist {
	if arguments, ok := call(w.Text, "empirical"); ok {
		return d.empirical(w, arguments, of)
	}
	made, err := d.dists.parse(w.Text, of)
	d.check(w, err)
	return made
}

// distributions are those that have been made, by their text: some take a table of quantiles each.
type distributions map[string]distribution

type distribution struct {
	made dist.Dist
	err  error
}

const mostDistributions = 4000

func (known distributions) parse(text string, of amounts) (dist.Dist, error) {
	if !strings.Contains(text, "(") {
		return parseDistribution(text, of)
	}
	key := of.zero + text
	d, again := known[key]
	if !again {
		if len(known) == mostDistributions {
			return dist.Dist{}, tree.NewMistake(fmt.Sprintf("there are more than %d different distributions", mostDistributions), "use the same one for similar things")
		}
		d.made, d.err = parseDistribution(text, of)
		known[key] = d
	}
	return d.made, d.err
}

// The grammar of distributions. Commas may stand between arguments, where YAML leaves them in the value.
//
//	distribution = amount | amount ".." amount | family "(" { argument } ")" .
//	argument     = amount | name amount .
//	name         = "p50" | "p90" | "mean" | "sd" | "min" | "max" .
//	family       = "triangular" | "pert" | "lognormal" | "exponential" | "gamma" | "weibull" | "normal" .
//
// triangular and pert take three amounts, the least, likeliest and greatest value; the other families
// take names. Of every family, min and max cut off what is below or above.
func parseDistribution(text string, of amounts) (dist.Dist, error) {
	if low, high, ok := strings.Cut(text, ".."); ok && !strings.Contains(text, "(") {
		return parseUniform(strings.TrimSpace(low), strings.TrimSpace(high), of)
	}
	name, _, isCall := strings.Cut(text, "(")
	if !isCall {
		v, err := of.parse(text)
		if err != nil {
			return dist.Dist{}, err
		}
		return dist.Fixed(v)
	}
	name = strings.TrimSpace(name)
	arguments, ok := call(text, name)
	if !ok {
		return dist.Dist{}, tree.NewMistake(fmt.Sprintf("%q does not end with a parenthesis", text), "close it; in a flow map a comma ends the value, so put spaces between the arguments")
	}
	for _, f := range families {
		if f.name == name {
			return f.parse(arguments, of)
		}
	}
	return dist.Dist{}, tree.Unknown("distribution", name, familyNames())
}

// call returns the arguments of name(arguments).
func call(text, name string) (arguments []string, ok bool) {
	inside, ok := strings.CutPrefix(text, name)
	inside, opened := strings.CutPrefix(strings.TrimSpace(inside), "(")
	inside, closed := strings.CutSuffix(strings.TrimSpace(inside), ")")
	return strings.FieldsFunc(inside, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\n' }), ok && opened && closed
}

func parseUniform(first, second string, of amounts) (dist.Dist, error) {
	low, err := of.parse(first)
	if err != nil {
		return dist.Dist{}, err
	}
	high, err := of.parse(second)
	switch {
	case err != nil:
		return dist.Dist{}, err
	case low == high:
		return dist.Dist{}, tree.NewMistake(fmt.Sprintf("%s..%s leaves nothing to draw", first, second), "write "+first)
	case low > high:
		return dist.Dist{}, tree.NewMistake(fmt.Sprintf("%s is over %s", first, second), "exchange them")
	}
	return dist.Uniform(low, high)
}
