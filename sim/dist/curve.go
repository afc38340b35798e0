package dist

import (
	"math"

	"simulate/sim/portable"
)

// The gamma and beta distributions have no quantile function that can be written
// down. Inverting the distribution function at each draw takes microseconds, so it
// is done once, at the nodes of a table, when the distribution is made.
//
// The table's axis is z, the normal quantile of u, and what it holds is the value
// on a scale without ends (ln x, or ln x/(1-x)): on these axes the curve is nearly
// straight, tails included. Its first two derivatives are known in closed form, so
// each piece is the polynomial of degree five that has the right value, slope and
// curvature at both of its ends. The error of a draw is below 1e-9, relatively, and
// below 1e-8 for a gamma whose sd is over twice its mean. A table takes 6.5 KB.
const (
	reach        = 8.5 // of z: covers u from 2^-53 to 1-2^-53
	piecesPerOne = 8
	pieces       = int(2 * reach * piecesPerOne)
	middle       = pieces / 2
)

type curve [pieces][6]float64

// unbounded is a distribution of a variable y that runs from -Inf to +Inf.
type unbounded interface {
	// below and above return the probabilities on either side of y.
	below(y float64) float64
	above(y float64) float64
	// logDensity returns the logarithm of the density at y, and its derivative.
	logDensity(y float64) (value, slope float64)
	// centre returns a y somewhere in the middle.
	centre() float64
}

// node is a point of the curve: y as a function of z, with its derivatives.
type node struct{ z, y, slope, curvature float64 }

// tabulate inverts f at every node, from the middle outwards so that each node's
// derivatives give the first guess for the next.
func tabulate(f unbounded) *curve {
	var nodes [pieces + 1]node
	nodes[middle] = solve(f, 0, f.centre())
	for i := middle + 1; i <= pieces; i++ {
		nodes[i] = nodes[i-1].next(f, 1.0/piecesPerOne)
		nodes[pieces-i] = nodes[pieces-i+1].next(f, -1.0/piecesPerOne)
	}
	var c curve
	for i := range c {
		c[i] = between(nodes[i], nodes[i+1])
	}
	return &c
}

func (n node) next(f unbounded, step float64) node {
	guess := n.y + float64(step*(n.slope+float64(step/2*n.curvature)))
	return solve(f, n.z+step, guess)
}

// solve finds the y with as much probability below it as a standard normal has
// below z. Newton's method on the logarithm of the smaller tail converges from
// any start where the density is log-concave, as gamma and beta are on these scales.
func solve(f unbounded, z, y float64) node {
	const (
		enough = 1e-8 // the error after a step is about the square of the step
		most   = 100
	)
	share, side := f.above, 1.0
	if z < 0 {
		share, side = f.below, -1.0
	}
	wanted := portable.Log(portable.NormalCDF(-math.Abs(z)))
	for range most {
		logDensity, _ := f.logDensity(y)
		found := portable.Log(share(y))
		step := float64(side * (found - wanted) * portable.Exp(found-logDensity))
		y += step
		if math.Abs(step) <= enough {
			break
		}
	}
	return nodeAt(f, z, y)
}

// nodeAt adds the derivatives: from F(y(z)) = Φ(z), y′ = φ(z)/f(y) and, taking
// logarithms and differentiating again, y″ = y′·(-z - y′·f′(y)/f(y)).
func nodeAt(f unbounded, z, y float64) node {
	const halfLogTwoPi = 0.918938533204672741780329736406
	logDensity, decline := f.logDensity(y)
	slope := portable.Exp(-float64(z*z/2) - halfLogTwoPi - logDensity)
	return node{z, y, slope, slope * (-z - float64(slope*decline))}
}

// between returns the coefficients of the piece from a to b, in powers of the
// share of the way from a to b (quintic Hermite interpolation).
func between(a, b node) [6]float64 {
	h := b.z - a.z
	slope := float64(h * a.slope)
	curve := float64(h * h * a.curvature / 2)
	rise := b.y - a.y - slope - curve
	turn := float64(h*b.slope) - slope - float64(2*curve)
	bend := float64(h*h*b.curvature/2) - curve
	return [6]float64{
		a.y,
		slope,
		curve,
		float64(10*rise) - float64(4*turn) + bend,
		float64(7*turn) - float64(15*rise) - float64(2*bend),
		float64(6*rise) - float64(3*turn) + bend,
	}
}

// at returns y for 0 < u < 1.
func (c *curve) at(u float64) float64 {
	z := clamp(portable.NormalQuantile(u), -reach, reach)
	position := float64((z + reach) * piecesPerOne)
	i := min(int(position), pieces-1)
	t := position - float64(i)
	p := &c[i]
	y := p[5]
	for k := 4; k >= 0; k-- {
		y = float64(y*t) + p[k]
	}
	return y
}
