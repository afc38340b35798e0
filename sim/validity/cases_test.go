package validity

import "math"

// family is cases of one kind.
type family struct {
	title string
	cases []known
}

var families = []family{
	{"One line of calls", lines},
	{"Priority and preemption", urgency},
	{"Losses, patience and limits", losses},
	{"Networks of queues, and radio", networks},
	{"Races and jobs", races},
	{"What changes by itself", courses},
	{"Round by round", rounds},
	{"Time of day", day},
	{"Where units and calls are", ground},
	{"By hand", hand},
}

var (
	one   = queue{1, 0.9, 1}
	three = queue{3, 1.5, 1}
)

// meanSize and meanSquare are of groups of 1, 2 or 4.
const meanSize, meanSquare = 0.5*1 + 0.3*2 + 0.2*4, 0.5*1 + 0.3*4 + 0.2*16

var lines = []known{
	{
		file: "mm1", about: "M/M/1", parameters: "λ = 0.9, μ = 1", runs: 160,
		figures: []figure{
			{"mean wait", "ρ/(μ−λ)", one.wait(), mean("wait")},
			{"mean time in system", "1/(μ−λ)", one.stay(), mean("in-system")},
			{"P(T > 20)", "exp(−(μ−λ)·20)", one.longer(20), objective("long")},
			{"95th percentile of T", "ln 20/(μ−λ)", one.quantile(0.95), objective("nearly-all")},
		},
	},
	{
		file: "mm1-empty", about: "M/M/1 from empty", parameters: "λ = 0.9, μ = 1", runs: 11_000,
		figures: []figure{
			{"mean number at t = 10", "Kolmogorov's equations", inSystem(10), meanOf("there", "+10m")},
			{"mean number at t = 50", "Kolmogorov's equations", inSystem(50), meanOf("there", "+50m")},
			{"mean number at t = 100", "Kolmogorov's equations", inSystem(100), meanOf("there", "+100m")},
		},
	},
	{
		file: "mm3", about: "M/M/3", parameters: "λ = 1.5, μ = 1", runs: 100,
		figures: []figure{
			{"P(wait)", "Erlang C", three.waits(), objective("waits")},
			{"mean wait", "C/(cμ−λ)", three.wait(), mean("wait")},
			{"utilisation", "λ/(cμ)", three.load() / 3, meanOf("busy", "call-taker")},
		},
	},
	{
		file: "groups", about: "Several at once, Mˣ/M/1", parameters: "λ = 0.35 groups of 1, 2 or 4, μ = 1", runs: 160,
		figures: []figure{
			{"mean time in system", "(1+E[X²]/E[X])/(2(μ−λE[X]))", (1 + meanSquare/meanSize) / (2 * (1 - 0.35*meanSize)), mean("in-system")},
			{"utilisation", "λE[X]/μ", 0.35 * meanSize, meanOf("busy", "call-taker")},
		},
	},
	{
		file: "compound", about: "Those of an hour, compound Poisson", parameters: "λ = 21 groups of 1, 2 or 4", runs: 25_000,
		figures: []figure{
			{"mean number", "λE[X]", 21 * meanSize, mean("arrived")},
			{"its variance", "λE[X²]", 21 * meanSquare, variance("arrived")},
		},
	},
	{
		file: "on-scene", about: "M/M/3 on a scene", parameters: "λ = 1.5, μ = 1", runs: 100,
		figures: []figure{
			{"P(wait)", "Erlang C", three.waits(), objective("waits")},
			{"mean wait", "C/(cμ−λ)", three.wait(), mean("wait")},
		},
	},
	{
		file: "mg1", about: "M/G/1, lognormal", parameters: "λ = 0.8, mean 1, cv 1.5", runs: 130,
		figures: []figure{{"mean wait", "Pollaczek–Khinchine", pollaczekKhinchine(0.8, 1.5), mean("wait")}},
	},
	{
		file: "mg1", variant: "deterministic", about: "M/D/1", parameters: "λ = 0.8, service 1", runs: 100,
		figures: []figure{{"mean wait", "Pollaczek–Khinchine", pollaczekKhinchine(0.8, 0), mean("wait")}},
	},
	{
		file: "renewal", about: "D/M/1", parameters: "distance 1.25, μ = 1", runs: 100,
		figures: []figure{{"mean wait", "σ/(1−σ), σ = exp(−1.25(1−σ))", renewal(regular), mean("wait")}},
	},
	{
		file: "renewal", variant: "erlang", about: "E₂/M/1", parameters: "distance gamma, mean 1.25, shape 2; μ = 1", runs: 100,
		figures: []figure{{"mean wait", "σ/(1−σ), σ = (1+0.625(1−σ))⁻²", renewal(erlang2), mean("wait")}},
	},
	{
		file: "hypercube", about: "Larson's hypercube", parameters: "λ = 0.50, 0.25, 0.35, 0.40 preferring 1-2-3, 1-3-2, 2-1-3, 3-1-2; μ = 1", runs: 100,
		figures: []figure{
			{"unit 1 busy", "balance equations", larson.busy()[0], meanOf("busy", "one")},
			{"unit 2 busy", "balance equations", larson.busy()[1], meanOf("busy", "two")},
			{"unit 3 busy", "balance equations", larson.busy()[2], meanOf("busy", "three")},
			{"P(queue)", "Erlang C", three.waits(), objective("waits")},
		},
	},
}

func regular(s float64) float64 { return math.Exp(-1.25 * s) }

func erlang2(s float64) float64 { return 1 / ((1 + 0.625*s) * (1 + 0.625*s)) }

// larson is Larson and Odoni's example, Urban Operations Research, chapter 5.
var larson = hypercube{
	rates:  []float64{0.50, 0.25, 0.35, 0.40},
	orders: [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {2, 0, 1}},
}

var (
	classes = cobham(3, 0.6, 0.9, 0.9)
	onAir   = cobham(1, 0.3, 0.4)
	resumed = preemptive(0.3, 0.5)

	restarted, resampled         = fixed(1, 0.3).completion(0.3), anew(2, 0.3).completion(0.3)
	strictUrgent, strictOther    = pairs{urgent: 0.2, other: 0.6}.waits()
	overtakenUrgent, overtakings = pairs{urgent: 0.2, other: 0.6, overtake: true}.waits()
)

var urgency = []known{
	{
		file: "priority", about: "Three priorities, no preemption", parameters: "c = 3, λ = 0.6, 0.9, 0.9, μ = 1", runs: 100,
		figures: []figure{
			{"mean wait, urgent", "Cobham", classes[0], mean("urgent-wait")},
			{"mean wait, middle", "Cobham", classes[1], mean("middle-wait")},
			{"mean wait, routine", "Cobham", classes[2], mean("routine-wait")},
		},
	},
	{
		file: "preemptive", about: "Preemption, resumed", parameters: "c = 1, λ = 0.3, 0.5, μ = 1", runs: 100,
		figures: []figure{
			{"mean time in system, urgent", "1/(1−ρ₁)", resumed[0], mean("urgent-in-system")},
			{"mean time in system, other", "1/(1−ρ₁) + ρ/((1−ρ₁)(1−ρ))", resumed[1], mean("other-in-system")},
			{"mean completion, other", "1/(1−ρ₁)", resumed[0], mean("completion")},
		},
	},
	{
		file: "preemptive-sent", about: "Preemption of a unit that is sent", parameters: "c = 1, λ = 0.3, 0.5, μ = 1", runs: 100,
		figures: []figure{
			{"mean time in system, urgent", "1/(1−ρ₁)", resumed[0], mean("urgent-in-system")},
			{"mean time in system, other", "1/(1−ρ₁) + ρ/((1−ρ₁)(1−ρ))", resumed[1], mean("other-in-system")},
			{"mean completion, other", "1/(1−ρ₁)", resumed[0], mean("completion")},
		},
	},
	{
		file: "repeated", about: "Preemption, begun anew", parameters: "λ = 0.3, 0.4; urgent exponential of mean 1, other 1 always", runs: 100,
		figures: []figure{
			{"mean completion, other", "(1/λ₁ + 1/(1−ρ₁))(exp(λ₁)−1)", restarted.first, mean("completion")},
			{"mean time in system, other", "Gaver", interrupted(0.3, 0.4, restarted), mean("other-in-system")},
		},
	},
	{
		file: "repeated", variant: "resample", about: "Preemption, drawn anew", parameters: "λ = 0.3, 0.4; urgent exponential of mean 1, other uniform up to 2", runs: 100,
		figures: []figure{
			{"mean completion, other", "(1/λ₁ + 1/(1−ρ₁))(1/E[exp(−λ₁S)]−1)", resampled.first, mean("completion")},
			{"mean time in system, other", "Gaver", interrupted(0.3, 0.4, resampled), mean("other-in-system")},
		},
	},
	{
		file: "pairs", about: "Two units, urgent calls need both", parameters: "λ = 0.2, 0.6, μ = 1, strict", runs: 100,
		figures: []figure{
			{"mean wait, urgent", "balance equations", strictUrgent, mean("urgent-wait")},
			{"mean wait, other", "balance equations", strictOther, mean("other-wait")},
		},
	},
	{
		file: "pairs", variant: "overtaking", about: "Two units, others may overtake", parameters: "λ = 0.2, 0.6, μ = 1, overtake", runs: 100,
		figures: []figure{
			{"mean wait, urgent", "balance equations", overtakenUrgent, mean("urgent-wait")},
			{"mean wait, other", "balance equations", overtakings, mean("other-wait")},
		},
	},
	{
		file: "radio-priority", about: "A radio channel and two priorities", parameters: "λ = 0.3, 0.4, μ = 1", runs: 100,
		figures: []figure{
			{"mean wait, urgent", "Cobham", onAir[0], mean("urgent-wait")},
			{"mean wait, other", "Cobham", onAir[1], mean("other-wait")},
		},
	},
}
