package scenario

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/dist"
	"simulate/sim/scenario/tree"
)

// Duration is a fixed or random duration. Dist is in milliseconds.
type Duration struct{ Dist dist.Dist }

// Ratio is a random factor without unit.
type Ratio struct{ Dist dist.Dist }

func (v *Duration) decode(d *decoding, w written) {
	if d.expect(w, tree.Scalar, nounOf(v), formOf(v)) {
		v.Dist = d.distribution(w, durations)
	}
}

func (v *Ratio) decode(d *decoding, w written) {
	if d.expect(w, tree.Scalar, nounOf(v), formOf(v)) {
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
	if fixed, varying, err := addends(w.Text, of); err == nil {
		if arguments, ok := call(varying, "empirical"); ok {
			made := d.empirical(w, arguments, of)
			return made.Plus(fixed)
		}
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
//	distribution = { amount "+" } term { "+" amount } .
//	term         = amount | amount ".." amount | family "(" { argument } ")" .
//	argument     = amount | name amount | "k" number .
//	name         = "p50" | "p90" | "mean" | "sd" | "min" | "max" .
//	family       = "triangular" | "pert" | "lognormal" | "exponential" | "gamma" | "erlang" | "weibull"
//	             | "loglogistic" | "normal" .
//
// triangular and pert take three amounts, the least, likeliest and greatest value; the other families
// take names. Of every family, min and max cut off what is below or above; of a sum, what the sum is.
func parseDistribution(text string, of amounts) (dist.Dist, error) {
	fixed, varying, err := addends(text, of)
	switch {
	case err != nil:
		return dist.Dist{}, err
	case varying == "":
		return dist.Fixed(fixed)
	}
	return parseTerm(varying, fixed, of)
}

// addends splits a sum into what is fixed, added up, and the one term that varies, if any: a draw takes one uniform number, and
// two that vary would need one each.
func addends(text string, of amounts) (fixed float64, varying string, err error) {
	terms := splitSum(text)
	for _, term := range terms {
		switch v, wrong := of.parse(term); {
		case wrong == nil:
			fixed += v
		case len(terms) == 1 && term != "" || strings.Contains(term, "(") || strings.Contains(term, ".."):
			if varying != "" {
				return 0, "", tree.NewMistake(fmt.Sprintf("%s and %s both vary", varying, term),
					"add fixed lengths to one distribution; of two that vary make two steps, or write the distribution of their sum")
			}
			varying = term
		default:
			return 0, "", wrong
		}
	}
	return fixed, varying, nil
}

// splitSum splits a text at each plus outside parentheses. One that begins or ends with a plus is no sum.
func splitSum(text string) []string {
	var terms []string
	depth, from := 0, 0
	for i, c := range text {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '+' && depth == 0:
			terms = append(terms, strings.TrimSpace(text[from:i]))
			from = i + 1
		}
	}
	terms = append(terms, strings.TrimSpace(text[from:]))
	if slices.Contains(terms, "") {
		return []string{text}
	}
	return terms
}

// parseTerm reads what varies, to which a fixed value is added.
func parseTerm(text string, fixed float64, of amounts) (dist.Dist, error) {
	if low, high, ok := strings.Cut(text, ".."); ok && !strings.Contains(text, "(") {
		made, err := parseUniform(strings.TrimSpace(low), strings.TrimSpace(high), of)
		if err != nil {
			return dist.Dist{}, err
		}
		return made.Plus(fixed), nil
	}
	name, _, isCall := strings.Cut(text, "(")
	if !isCall {
		_, err := of.parse(text)
		return dist.Dist{}, err
	}
	name = strings.TrimSpace(name)
	arguments, ok := call(text, name)
	if !ok {
		return dist.Dist{}, tree.NewMistake(fmt.Sprintf("%q does not end with a parenthesis", text), "close it; in a flow map a comma ends the value, so put spaces between the arguments")
	}
	for _, f := range families {
		if f.name == name {
			return f.parse(arguments, fixed, of)
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
