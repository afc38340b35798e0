package validity

import "math"

// dies is by when a patient of the log-logistic curve with median 45 and 90th percentile 120 minutes is dead.
func dies(t float64) float64 {
	shape := math.Log(9) / math.Log(120.0/45)
	return 1 / (1 + math.Pow(t/45, -shape))
}

// survives is the probability to survive of who is treated after t minutes, as Mills, Argon and Ziya have it.
func survives(at, scale, shape, t float64) float64 { return at / (math.Pow(t/scale, shape) + 1) }

// lives is for how many minutes a victim lives who is not treated, by the Injury Severity Score, as SIMEDIS has it.
func lives(score float64) float64 { return 43500 * math.Pow(score, -1.95) }

const dying, recovering = 1.0 / 30, 1.0 / 60

var courses = []known{
	{
		file: "condition", about: "Two competing exponentials", parameters: "λ₁ = 1/30, λ₂ = 1/60", runs: 200,
		figures: []figure{
			{"share that dies", "λ₁/(λ₁+λ₂)", dying / (dying + recovering), objective("dead")},
			{"mean time of those", "1/(λ₁+λ₂)", 1 / (dying + recovering), mean("dying")},
			{"dead after 20", "λ₁/(λ₁+λ₂) · (1−exp(−(λ₁+λ₂)·20))", 2.0 / 3 * (1 - math.Exp(-1)), objective("by-20")},
		},
	},
	{
		file: "condition", variant: "held", about: "Held from the 10th to the 25th minute", parameters: "λ₁ = 1/30, λ₂ = 1/60", runs: 200,
		figures: []figure{
			{"share that dies", "λ₁/(λ₁+λ₂)", dying / (dying + recovering), objective("dead")},
			{"mean time of those", "1/(λ₁+λ₂) + 15·exp(−(λ₁+λ₂)·10)", 20 + 15*math.Exp(-0.5), mean("dying")},
			{"dead after 20", "as after 10", 2.0 / 3 * (1 - math.Exp(-0.5)), objective("by-20")},
		},
	},
	{
		file: "condition", variant: "curve", about: "One log-logistic way", parameters: "median 45, 90th percentile 120", runs: 200,
		figures: []figure{
			{"dead after 30", "F(30)", dies(30), objective("by-30")},
			{"dead after 60", "F(60)", dies(60), objective("by-60")},
		},
	},
	{
		file: "condition", variant: "interrupted", about: "Held from 10 to 25 and from 35 to 50", parameters: "median 45, 90th percentile 120", runs: 600,
		figures: []figure{
			{"dead after 30", "F(30−15)", dies(15), objective("by-30")},
			{"dead after 60", "F(60−30): what is left goes on", dies(30), objective("by-60")},
		},
	},
	{
		file: "condition", variant: "relapse", about: "Sick for 20, well for 10, sick again", parameters: "median 45, 90th percentile 120", runs: 200,
		figures: []figure{{"dead after 50", "1−(1−F(20))²: a new draw each time", 1 - math.Pow(1-dies(20), 2), objective("by-50")}},
	},
	{
		file: "survival", about: "A published curve, who needs care at once", parameters: "β₀ = 0.24, β₁ = 47, β₂ = 1.30", runs: 600,
		figures: []figure{
			{"lost between 0 and 60", "β₀ − β₀/((60/β₁)^β₂+1)", 0.24 - survives(0.24, 47, 1.30, 60), objective("by-60")},
			{"lost between 0 and 120", "β₀ − β₀/((120/β₁)^β₂+1)", 0.24 - survives(0.24, 47, 1.30, 120), objective("by-120")},
		},
	},
	{
		file: "survival", variant: "delayed", about: "A published curve, who can wait", parameters: "β₀ = 0.76, β₁ = 138, β₂ = 2.17", runs: 600,
		figures: []figure{
			{"lost between 0 and 60", "β₀ − β₀/((60/β₁)^β₂+1)", 0.76 - survives(0.76, 138, 2.17, 60), objective("by-60")},
			{"lost between 0 and 240", "β₀ − β₀/((240/β₁)^β₂+1)", 0.76 - survives(0.76, 138, 2.17, 240), objective("by-240")},
		},
	},
	{
		file: "survival", variant: "by-severity", about: "Published times by severity", parameters: "ISS 16, 25, 41 of 30%, 40%, 30%", runs: 200,
		figures: []figure{
			{"mean time", "Σ share · 43,500 · ISS^−1.95", 0.3*lives(16) + 0.4*lives(25) + 0.3*lives(41), mean("dying")},
			{"dead after 60", "who lives 31", 0.3, objective("by-60")},
			{"dead after 120", "and 82", 0.7, objective("by-120")},
		},
	},
}
