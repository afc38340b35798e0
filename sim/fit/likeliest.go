package fit

import (
	"math"

	"simulate/sim/portable"
)

// likeliest is the distribution of a family under which a sample is likeliest; ok is false where there is none. The ends of a uniform
// one are the least and greatest value; those of a triangle lie half its width by the root of their number beyond, which is about how far the
// least and greatest of so many fall short of them, and its likeliest value is that which gives the sample's mean.
func (s *sample) likeliest(f Family) (c curve, ok bool) {
	mean := s.mean()
	least, most := s.ends()
	if s.n < 2 || least == most {
		return curve{family: Fixed, by: [3]float64{mean}}, f == Fixed
	}
	switch f {
	case Exponential:
		c = curve{by: [3]float64{mean}}
	case Gamma:
		c = gammaOf(s.gammaShape(mean), mean)
	case Erlang:
		c = s.erlang(mean)
	case Weibull:
		c = s.weibull()
	case Lognormal:
		c = s.lognormal()
	case Loglogistic:
		c = s.loglogistic()
	case Uniform:
		c = curve{by: [3]float64{least, most}}
	case Triangular:
		beyond := float64((most - least) / math.Sqrt(float64(s.n)) / 2)
		least, most = max(0, least-beyond), most+beyond
		c = curve{by: [3]float64{least, min(most, max(least, float64(3*mean)-least-most)), most}}
	default:
		return c, false
	}
	c.family = f
	return c.normed(), c.sound()
}

// gammaShape solves ln k − ψ(k) = ln mean − mean of ln, whose left side falls from infinity to 0.
func (s *sample) gammaShape(mean float64) float64 {
	target := portable.Log(mean) - s.expected(func(_, y float64) float64 { return y })
	low, high := -7.0, 14.0 // of ln k
	for range 60 {
		middle := float64((low + high) / 2)
		if middle-portable.Digamma(portable.Exp(middle)) > target {
			low = middle
		} else {
			high = middle
		}
	}
	return portable.Exp(low)
}

func gammaOf(shape, mean float64) curve {
	return curve{by: [3]float64{mean, mean / math.Sqrt(shape)}, shape: shape, scale: mean / shape}
}

// erlang is the gamma distribution of a whole shape: of the two beside the likeliest, the likelier.
func (s *sample) erlang(mean float64) curve {
	k := max(1, math.Floor(s.gammaShape(mean)))
	best, most := curve{}, math.Inf(-1)
	for _, shape := range []float64{k, k + 1} {
		c := curve{family: Erlang, by: [3]float64{shape, mean}, shape: shape, scale: mean / shape}.normed()
		if l := s.expected(c.logDensity); l > most {
			best, most = c, l
		}
	}
	return best
}

// weibull solves mean of x^k ln x ÷ mean of x^k − 1/k = mean of ln x for the shape k by Newton's method in ln k; the values are scaled by the
// greatest, so that no power overflows.
func (s *sample) weibull() curve {
	top := s.logs[s.n-1]
	meanLog := s.expected(func(_, y float64) float64 { return y - top })
	k := 1.0
	for range 50 {
		var sum, first, second float64
		for i, y := range s.logs {
			y -= top
			p := float64(s.weights[i] * portable.Exp(float64(k*y)))
			sum, first, second = sum+p, first+float64(p*y), second+float64(p*y*y)
		}
		ratio := first / sum
		off := ratio - 1/k - meanLog
		slope := second/sum - float64(ratio*ratio) + 1/(k*k)
		next := k - off/slope
		if next <= 0 {
			next = k / 2
		}
		done := math.Abs(next-k) <= 1e-10*k
		if k = next; done {
			break
		}
	}
	power := s.expected(func(_, y float64) float64 { return portable.Exp(float64(k * (y - top))) })
	scale := portable.Exp(top + portable.Log(power)/k)
	at := func(p float64) float64 { return scale * portable.Exp(portable.Log(-portable.Log(1-p))/k) }
	return curve{by: [3]float64{at(0.5), at(0.9)}, shape: k, scale: scale}
}

func (s *sample) lognormal() curve {
	mu := s.expected(func(_, y float64) float64 { return y })
	sigma := math.Sqrt(s.expected(func(_, y float64) float64 { return float64((y - mu) * (y - mu)) }))
	p90 := portable.Exp(mu + float64(sigma*portable.NormalQuantile(0.9)))
	return curve{by: [3]float64{portable.Exp(mu), p90}, shape: sigma, scale: mu}
}

// loglogistic fits a logistic distribution to the logarithms. In a = 1/σ and b = μ/σ the logarithm of the likelihood, the mean of
// ln a + z − 2 ln(1+e^z) with z = a·y − b, is concave: Newton's method finds its top, with steps halved where they would leave a > 0.
func (s *sample) loglogistic() curve {
	start := s.lognormal()
	a := math.Pi / math.Sqrt(3) / start.shape
	b := a * start.scale
	for range 100 {
		ga, gb, haa, hab, hbb := 1/a, 0.0, -1/(a*a), 0.0, 0.0
		for i, y := range s.logs {
			w := s.weights[i]
			p := 1 / (1 + portable.Exp(b-float64(a*y)))
			d, v := float64(w*(1-2*p)), float64(2*w*p*(1-p))
			ga, gb = ga+float64(d*y), gb-d
			haa, hab, hbb = haa-float64(v*y*y), hab+float64(v*y), hbb-v
		}
		det := float64(haa*hbb) - float64(hab*hab)
		da := (float64(hab*gb) - float64(hbb*ga)) / det
		db := (float64(hab*ga) - float64(haa*gb)) / det
		for a+da <= 0 {
			da, db = da/2, db/2
		}
		a, b = a+da, b+db
		if math.Abs(da) <= 1e-10*a && math.Abs(db) <= 1e-10*max(1, math.Abs(b)) {
			break
		}
	}
	mu, sigma := b/a, 1/a
	p90 := portable.Exp(mu + float64(sigma*portable.Log(9)))
	return curve{by: [3]float64{portable.Exp(mu), p90}, shape: sigma, scale: mu}
}
