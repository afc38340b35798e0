package validity

import "math"

var larson = hypercube{
	rates:  []float64{0.50, 0.25, 0.35, 0.40},
	orders: [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {2, 0, 1}},
}

// exponentialPatience is Erlang A.
var exponentialPatience = impatient{
	servers: 3, arrivals: 3, longest: 60, patient: func(t float64) float64 { return math.Exp(-0.5 * t) },
}
