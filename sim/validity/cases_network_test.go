package validity

import "math"

var (
	radio                    = queue{2, 1.4, 1}
	mixed                    = blocked(5, []float64{2, 1}, []int{1, 2})
	trunksRefuse, trunksWait = limited(line{servers: 2, most: 5, arrivals: 1.8})

	mildWaits, mildLeave, mildWait = exponentialPatience.figures()
	firmWaits, firmLeave, firmWait = fixedPatience.figures()
)

// exponentialPatience is Erlang A.
var exponentialPatience = impatient{
	servers: 3, arrivals: 3, longest: 60, patient: func(t float64) float64 { return math.Exp(-0.5 * t) },
}

var fixedPatience = impatient{
	servers: 3, arrivals: 3, longest: 60, patient: func(t float64) float64 { return indicator(t < 1) },
}

var losses = []known{
	{
		file: "loss", about: "M/M/3/3", parameters: "1.5 erlang, exponential service", runs: 100,
		figures: []figure{{"loss", "Erlang B", three.lost(), objective("loss")}},
	},
	{
		file: "loss", variant: "lognormal", about: "M/G/3/3", parameters: "1.5 erlang, lognormal service", runs: 100,
		figures: []figure{{"loss", "Erlang B", three.lost(), objective("loss")}},
	},
	{
		file: "radio-loss", about: "Radio channels without a queue", parameters: "1.4 erlang, 2 channels", runs: 100,
		figures: []figure{{"loss", "Erlang B", radio.lost(), objective("loss")}},
	},
	{
		file: "several", about: "Jobs for one or two of five units", parameters: "2 erlang of one unit, 1 of two", runs: 100,
		figures: []figure{
			{"loss, one unit", "Kaufman and Roberts", mixed[0], objective("small-loss")},
			{"loss, two units", "Kaufman and Roberts", mixed[1], objective("large-loss")},
		},
	},
	{
		file: "several-sent", about: "One or two of five units, sent together or not at all", parameters: "2 erlang of one unit, 1 of two", runs: 100,
		figures: []figure{
			{"loss, one unit", "Kaufman and Roberts", mixed[0], objective("small-loss")},
			{"loss, two units", "Kaufman and Roberts", mixed[1], objective("large-loss")},
		},
	},
	{
		file: "trunks", about: "M/M/2/5, a trunk held while waiting", parameters: "λ = 1.8, μ = 1", runs: 100,
		figures: []figure{
			{"refused", "p₅", trunksRefuse, objective("loss")},
			{"mean wait", "Σ(n−2)pₙ/(λ(1−p₅))", trunksWait, mean("wait")},
		},
	},
	{
		file: "reneging", about: "Erlang A", parameters: "c = 3, λ = 3, μ = 1, patience exponential of mean 2", runs: 100,
		figures: []figure{
			{"P(wait)", "Erlang A", mildWaits, objective("waits")},
			{"abandoned", "Erlang A", mildLeave, objective("abandoned")},
			{"mean time in the queue", "Erlang A", mildWait, mean("wait")},
		},
	},
	{
		file: "reneging", variant: "fixed", about: "M/M/3+D", parameters: "c = 3, λ = 3, μ = 1, patience 1", runs: 100,
		figures: []figure{
			{"P(wait)", "Baccelli and Hebuterne", firmWaits, objective("waits")},
			{"abandoned", "Baccelli and Hebuterne", firmLeave, objective("abandoned")},
			{"mean time in the queue", "Baccelli and Hebuterne", firmWait, mean("wait")},
		},
	},
}

var (
	answering    = queue{1, 0.7, 1}
	dispatching  = queue{2, 0.7, 0.5}
	hop, lastHop = queue{1, 0.6, 1}, queue{2, 0.6, 1}
)

var networks = []known{
	{
		file: "tandem", about: "Two stations in tandem", parameters: "λ = 0.7; c = 1, μ = 1, then c = 2, μ = 0.5", runs: 100,
		figures: []figure{
			{"mean time at the first", "M/M/1", answering.stay(), mean("answered")},
			{"mean time at the second", "M/M/2 (Burke)", dispatching.stay(), mean("dispatched")},
			{"mean time in all", "sum", answering.stay() + dispatching.stay(), mean("both")},
		},
	},
	{
		file: "fork-join", about: "Fork and join of two", parameters: "λ = 0.6, μ = 1 each", runs: 100,
		figures: []figure{{"mean time in system", "(12−ρ)/8 · 1/(μ−λ)", forkJoin(queue{1, 0.6, 1}), mean("in-system")}},
	},
	{
		file: "radio", about: "Radio with two channels", parameters: "λ = 1.4, μ = 1", runs: 100,
		figures: []figure{
			{"P(wait)", "Erlang C", radio.waits(), objective("waits")},
			{"mean wait", "C/(cμ−λ)", radio.wait(), mean("wait")},
			{"utilisation", "λ/(cμ)", radio.load() / 2, meanOf("busy", "trunked")},
		},
	},
	{
		file: "radio", variant: "re-press", about: "Radio with re-press", parameters: "λ = 1.4, μ = 1, re-press after 0.5", runs: 100,
		figures: []figure{
			{"P(wait)", "Erlang C", radio.waits(), objective("waits")},
			{"mean wait", "C/(cμ−λ): the order changes no mean", radio.wait(), mean("wait")},
		},
	},
	{
		file: "relay", about: "A message passed on", parameters: "λ = 0.6, μ = 1; one channel, then two lines", runs: 100,
		figures: []figure{{"mean time to the last", "M/M/1 + M/M/2 (Burke)", hop.stay() + lastHop.stay(), mean("told")}},
	},
}

var (
	bridge = race{}.on()
	jobs   = makespan(10, 3)
)

var races = []known{
	{
		file: "longest", about: "Longest of ten", parameters: "exponential, mean 1", runs: 50_000,
		figures: []figure{
			{"mean", "H₁₀", harmonic(10), mean("longest")},
			{"variance", "Σ1/k²", powers(10, 2), variance("longest")},
		},
	},
	{
		file: "bridge", about: "Bridge network", parameters: "A: s→1, B: s→2, C: 1→2, D: 1→t, E: 2→t, exponential, mean 1", runs: 50_000,
		figures: []figure{
			{"mean", "83/24", bridge.first, mean("length")},
			{"variance", "race of exponentials", bridge.variance(), variance("length")},
			{"AD critical", "5/24", bridge.ad, critical("length", "a", "d")},
			{"ACE critical", "7/12", bridge.ace, critical("length", "a", "c", "e")},
			{"BE critical", "5/24", bridge.be, critical("length", "b", "e")},
			{"D on the path", "5/24", bridge.ad, onPath("length", "d")},
			{"C on the path", "7/12", bridge.ace, onPath("length", "c")},
			{"B on the path", "5/24", bridge.be, onPath("length", "b")},
		},
	},
	{
		file: "makespan", about: "Ten jobs for three units", parameters: "exponential, mean 1", runs: 40_000,
		figures: []figure{
			{"mean", "(n−c)/c + H_c", jobs.first, mean("makespan")},
			{"variance", "(n−c)/c² + Σ1/k²", jobs.variance(), variance("makespan")},
		},
	},
	{
		file: "makespan-on-scene", about: "Ten patients for three crews on the scene", parameters: "exponential, mean 1", runs: 40_000,
		figures: []figure{
			{"mean", "(n−c)/c + H_c", jobs.first, mean("makespan")},
			{"variance", "(n−c)/c² + Σ1/k²", jobs.variance(), variance("makespan")},
		},
	},
	{
		file: "common", about: "Common random numbers", parameters: "exponential, means 10 and 9", runs: 100_000,
		figures: []figure{
			{"variance of the difference", "(10−9)²", 1, difference("quicker", "length", 0)},
			{"the same of different runs", "10² + 9²", 181, difference("quicker", "length", 1)},
		},
	},
}
