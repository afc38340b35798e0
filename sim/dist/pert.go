package dist

import "simulate/sim/portable"

// PERT returns the distribution of the three-point estimate: a beta distribution
// between lowest and highest whose mean is (lowest + 4·mode + highest)/6. The mode
// may be either end. It fails when the three are out of order.
//
// Source: D. G. Malcolm et al., "Application of a Technique for Research and
// Development Program Evaluation", Operations Research 7 (1959), in its usual form
// with shapes 1 + 4·(mode-lowest)/(highest-lowest) and 1 + 4·(highest-mode)/(highest-lowest).
func PERT(lowest, mode, highest float64) (Dist, error) {
	if err := checkThreePoints(lowest, mode, highest); err != nil {
		return Dist{}, err
	}
	width := highest - lowest
	a := 1 + float64(4*(mode-lowest)/width)
	b := 1 + float64(4*(highest-mode)/width)
	logBeta := portable.LogGamma(a) + portable.LogGamma(b) - portable.LogGamma(a+b)
	table := tabulate(logOddsOfBeta{a, b, logBeta})
	return whole(pert{lowest, mode, highest, a, b, table}), nil
}

type pert struct {
	lowest, mode, highest float64
	a, b                  float64 // shapes
	logOdds               *curve  // of the share of the way from lowest to highest
}

func (f pert) quantile(u float64) float64 {
	share := 1 / (1 + portable.Exp(-f.logOdds.at(u)))
	return f.lowest + float64(share*(f.highest-f.lowest))
}

func (f pert) shares(x float64) (below, upTo float64) {
	share := (clamp(x, f.lowest, f.highest) - f.lowest) / (f.highest - f.lowest)
	return continuous(portable.RegularisedBeta(f.a, f.b, share))
}

func (f pert) mean() float64 { return (f.lowest + float64(4*f.mode) + f.highest) / 6 }

func (f pert) support() (lowest, highest float64) { return f.lowest, f.highest }

// logOddsOfBeta is the distribution of ln(x/(1-x)) for a beta variable x. Its
// density is x^a·(1-x)^b/B(a, b).
type logOddsOfBeta struct{ a, b, logBeta float64 }

func (f logOddsOfBeta) below(y float64) float64 {
	x, _ := fromLogOdds(y)
	return portable.RegularisedBeta(f.a, f.b, x)
}

func (f logOddsOfBeta) above(y float64) float64 {
	_, rest := fromLogOdds(y)
	return portable.RegularisedBeta(f.b, f.a, rest)
}

func (f logOddsOfBeta) logDensity(y float64) (value, slope float64) {
	x, rest := fromLogOdds(y)
	value = float64(f.a*portable.Log(x)) + float64(f.b*portable.Log(rest)) - f.logBeta
	return value, float64(f.a*rest) - float64(f.b*x)
}

func (f logOddsOfBeta) centre() float64 { return portable.Log(f.a / f.b) }

// fromLogOdds returns x and 1-x, both to full precision, from y = ln(x/(1-x)).
func fromLogOdds(y float64) (x, rest float64) {
	return 1 / (1 + portable.Exp(-y)), 1 / (1 + portable.Exp(y))
}
