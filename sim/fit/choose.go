package fit

import (
	"cmp"
	"math"
	"slices"

	"simulate/sim/dist"
	"simulate/sim/engine"
)

// With many rows every family fails every test, and with few none does: a family fits where it errs by little.
const (
	// MostError is by how much a family may differ from the log, relatively, in mean, median, 90th and 95th percentile.
	MostError = 0.10
	// FewRows is the number below which a family also fits where no test tells it from the log.
	FewRows = 1000
	// MostOfFew is the error up to which it does so.
	MostOfFew = 0.25
	// LeastP is the probability below which a test tells a family from the log.
	LeastP = 0.05
	// LeastRows is how many it takes to fit a family of more than one parameter.
	LeastRows = 20
)

// Figures are what a distribution and the log are compared by, in milliseconds.
type Figures struct{ Mean, P50, P90, P95 float64 }

// Tried is a family that was held against a log.
type Tried struct {
	Family  Family
	By      [3]float64 // as scenarios write it: see [Distribution.By]
	Figures Figures
	Error   float64 // the greatest relative difference of a figure
	AIC     float64
	Tested  bool // the two tests were made
	KS, AD  float64
	Fits    bool
}

// Distribution is how long something takes.
type Distribution struct {
	Family Family
	// By is what scenarios write, in milliseconds: exponential mean; gamma mean, sd; erlang k, mean; weibull, lognormal and
	// loglogistic p50, p90; uniform least, greatest; triangular least, likeliest, greatest; fixed the value.
	By        [3]float64
	Low, High float64   // 95% interval of the median
	Quantiles []float64 // of the log: 101 of them, from the least value to the greatest; an empirical one has these
	Log       Figures
	Figures   Figures // of what was chosen
	Error     float64
	N, Cut    int     // rows that show the end, and rows in which something else cut it short
	Tried     []Tried // all, in the order of AIC
	Step      float64 // to which its stamps are rounded, in milliseconds
	OfAll     bool    // of the calls of all plans
}

// Median is that of the distribution as it is written.
func (d *Distribution) Median() float64 { return d.Figures.P50 }

// Fitted are the quantiles of what was chosen at shares of all values.
func (d *Distribution) Fitted(shares []float64) (values []float64) {
	c := curve{family: d.Family, by: d.By}
	of, err := c.dist()
	for _, p := range shares {
		if d.Family == Empirical || err != nil {
			values = append(values, d.Quantiles[int(math.Round(100*p))])
		} else {
			values = append(values, of.Quantile(p))
		}
	}
	return values
}

// fitted fits a distribution to observations; nil to none that ended.
func fitted(all []observed, key engine.Key) *Distribution {
	s := newSample(all)
	if s.n == 0 {
		return nil
	}
	d := &Distribution{N: s.n, Cut: s.cut, Log: s.figures(), Step: s.step}
	for i := range 101 {
		d.Quantiles = append(d.Quantiles, s.quantile(float64(i)/100))
	}
	d.Tried = s.try()
	s.test(d.Tried, key.Mix(1))
	chosen := slices.IndexFunc(d.Tried, func(t Tried) bool { return t.Fits })
	if chosen < 0 {
		d.Family, d.Figures = Empirical, d.Log
	} else {
		t := &d.Tried[chosen]
		d.Family, d.By, d.Figures, d.Error = t.Family, t.By, t.Figures, t.Error
	}
	var fits []Family
	for _, t := range d.Tried {
		if t.Fits {
			fits = append(fits, t.Family)
		}
	}
	d.Low, d.High = s.interval(d.Median(), fits, key.Mix(2))
	d.Low, d.High = min(d.Low, d.Median()), max(d.High, d.Median())
	return d
}

func (s *sample) figures() Figures {
	return Figures{s.mean(), s.quantile(0.5), s.quantile(0.9), s.quantile(0.95)}
}

func figuresOf(d *dist.Dist) Figures {
	return Figures{d.Mean(), d.Quantile(0.5), d.Quantile(0.9), d.Quantile(0.95)}
}

// mostShown is the greatest error that is told: a mean may be infinite.
const mostShown = 10

// error is the greatest relative difference of a figure.
func (f Figures) error(log Figures) float64 {
	worst := 0.0
	for _, pair := range [][2]float64{{f.Mean, log.Mean}, {f.P50, log.P50}, {f.P90, log.P90}, {f.P95, log.P95}} {
		worst = max(worst, math.Abs(pair[0]-pair[1])/max(pair[1], 1))
	}
	return min(worst, mostShown)
}

// try holds each family against the sample, in the order of Akaike's criterion.
func (s *sample) try() (tried []Tried) {
	log := s.figures()
	for f := Fixed; f < NumFamilies; f++ {
		c, ok := s.likeliest(f)
		if !ok || s.n < LeastRows && f.free() > 1 {
			continue
		}
		d, err := c.dist()
		if err != nil {
			continue
		}
		t := Tried{Family: f, By: c.by, Figures: figuresOf(&d), AIC: s.aic(&c)}
		t.Error = t.Figures.error(log)
		t.Fits = t.Error <= MostError
		tried = append(tried, t)
	}
	slices.SortStableFunc(tried, func(a, b Tried) int { return cmp.Compare(a.AIC, b.AIC) })
	return tried
}
