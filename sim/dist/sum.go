package dist

// Plus returns the distribution of a draw and a fixed value together. It still takes one uniform number.
func (d *Dist) Plus(value float64) Dist {
	if value == 0 {
		return *d
	}
	return Dist{family: shifted{d.family, value}, low: d.low, span: d.span, min: d.min + value, max: d.max + value}
}

// shifted is a family with a value added to every draw.
type shifted struct {
	family
	by float64
}

func (f shifted) quantile(u float64) float64 { return f.by + f.family.quantile(u) }

func (f shifted) shares(x float64) (below, upTo float64) { return f.family.shares(x - f.by) }

func (f shifted) mean() float64 { return f.by + f.family.mean() }

func (f shifted) support() (lowest, highest float64) {
	lowest, highest = f.family.support()
	return lowest + f.by, highest + f.by
}
