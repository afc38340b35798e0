package validity

import "math"

// fails is the probability that n rounds fail, each with probability 3/4.
func fails(n float64) float64 { return math.Pow(0.75, n) }

var rounds = []known{
	{
		file: "rounds", about: "Tried until it succeeds", parameters: "p = 1/4 a round", runs: 200,
		figures: []figure{
			{"mean round", "1/p", 4, mean("tried")},
			{"mean round with which it is over", "1/p", 4, mean("stopped-at")},
			{"in the first round", "p", 0.25, objective("at-once")},
			{"by the third", "1−(1−p)³", 1 - fails(3), objective("by-3")},
			{"by the fifth", "1−(1−p)⁵", 1 - fails(5), objective("by-5")},
			{"over by the tenth", "1−(1−p)¹⁰", 1 - fails(10), objective("by-10")},
		},
	},
	{
		file: "rounds", variant: "by-state", about: "Another probability in another state", parameters: "p = 0.1 twice, then q = 0.4", runs: 200,
		figures: []figure{
			{"mean round", "p + 2(1−p)p + (1−p)²(2+1/q)", 0.1 + 2*0.9*0.1 + 0.81*4.5, mean("tried")},
			{"by the third", "1−(1−p)²(1−q)", 1 - 0.81*0.6, objective("by-3")},
			{"by the fifth", "1−(1−p)²(1−q)³", 1 - 0.81*0.6*0.6*0.6, objective("by-5")},
		},
	},
}
