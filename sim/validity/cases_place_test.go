package validity

// Sunday's last two hours, and Monday's first six.
var night = []period{{length: 2, arrivals: 6}, {length: 2, arrivals: 3}, {length: 2, arrivals: 18}, {length: 2, arrivals: 6}}

// talk is a service that takes anything up to an hour and a half.
func talk(t float64) float64 { return max(0, 1-t/1.5) }

// shifts is the day of duty.yaml up to an hour, in tens of minutes, which are the mean service.
func shifts(hour float64) float64 {
	day := []period{{6, 1, 2}, {12, 4, 5}, {2, 4, 2}, {4, 0.5, 2}}
	var past []period
	for _, p := range day {
		p.length = min(p.length, hour)
		hour -= p.length
		p.length *= 6
		if p.length > 0 {
			past = append(past, p)
		}
	}
	return present(past...)
}

// desk is a desk with one call-taker at any time.
var desk = queue{1, 0.06, 0.1}

var day = []known{
	{
		file: "varying", about: "Mt/G/∞", parameters: "λ by hour and day; service uniform up to 1.5 h", runs: 25_000,
		figures: []figure{
			{"mean number after 1 h", "∫λ(u)P(S > t−u)du", unlimited(1, night, talk), meanOf("there", "+1h")},
			{"mean number after 3 h", "∫λ(u)P(S > t−u)du", unlimited(3, night, talk), meanOf("there", "+3h")},
			{"mean number after 5½ h", "∫λ(u)P(S > t−u)du", unlimited(5.5, night, talk), meanOf("there", "+330m")},
			{"mean number after 8 h", "∫λ(u)P(S > t−u)du", unlimited(8, night, talk), meanOf("there", "+8h")},
			{"its variance after 5½ h", "the same: Poisson", unlimited(5.5, night, talk), varianceOf("there", "+330m")},
			{"mean number of calls", "∫λ(u)du", 66, meanOf("arrived", "+8h")},
			{"its variance", "the same: Poisson", 66, varianceOf("arrived", "+8h")},
		},
	},
	{
		file: "duty", about: "Two shifts, Mt/M/ct", parameters: "λ by hour, mean service 10 min; 2 servers, 5 by day", runs: 7_000,
		figures: []figure{
			{"mean number at 08:00", "Kolmogorov's equations", shifts(8), meanOf("there", "+8h")},
			{"mean number at 12:00", "Kolmogorov's equations", shifts(12), meanOf("there", "+12h")},
			{"mean number at 18:00", "Kolmogorov's equations", shifts(18), meanOf("there", "+18h")},
			{"mean number at 20:00", "Kolmogorov's equations", shifts(20), meanOf("there", "+20h")},
			{"mean number at 22:00", "Kolmogorov's equations", shifts(22), meanOf("there", "+22h")},
		},
	},
	{
		file: "relief", about: "Two call-takers who relieve each other", parameters: "λ = 0.06, μ = 0.1, hand-over every 60", runs: 100,
		figures: []figure{
			{"mean wait", "M/M/1", desk.wait(), mean("wait")},
			{"mean time in system", "M/M/1", desk.stay(), mean("in-system")},
		},
	},
}

var ground = []known{
	{
		file: "circle", about: "A call anywhere in a circle", parameters: "radius 5 km, 60 km/h", runs: 10_000,
		figures: []figure{
			{"mean travel time from the centre", "2R/3v", fromCentre(5), mean("travel-time")},
			{"P(travel > 2.5)", "1 − (2.5v/R)²", 0.75, objective("far")},
		},
	},
	{
		file: "circle", variant: "patrol", about: "Call and unit anywhere in a circle", parameters: "radius 5 km, 60 km/h", runs: 10_000,
		figures: []figure{{"mean travel time", "128R/45πv", betweenPoints(5), mean("travel-time")}},
	},
	{
		file: "square", about: "A call anywhere in a square", parameters: "side 10 km, 60 km/h", runs: 10_000,
		figures: []figure{{"mean travel time from the middle", "(√2 + ln(1+√2))a/6v", fromMiddle(10), mean("travel-time")}},
	},
	{
		file: "nearest", about: "Nearest of five units on patrol", parameters: "radius 5 km, 60 km/h", runs: 10_000,
		figures: []figure{{"mean travel time to the centre", "R/v · Π2k/(2k+1)", nearestOf(5, 5), mean("travel-time")}},
	},
}

var hand = []known{
	{
		file: "by-hand", about: "Preemption, resumed", parameters: "see the file", runs: 2,
		figures: []figure{
			{"first job ends", "10 + 20", 30, mean("first-job")},
			{"second job ends", "10 + 20", 30, mean("second-job")},
			{"first urgent job ends", "2 + 10", 12, mean("first-urgent")},
			{"second urgent job ends", "15 + 10", 25, mean("second-urgent")},
		},
	},
	{
		file: "by-hand", variant: "restart", about: "Preemption, begun anew", parameters: "see the file", runs: 2,
		figures: []figure{
			{"first job ends", "25 + 10", 35, mean("first-job")},
			{"second job ends", "25 + 10", 35, mean("second-job")},
		},
	},
	{
		file: "trace", about: "A trace of six calls", parameters: "see the file", runs: 2,
		figures: []figure{
			{"mean wait", "(0 + 3 + 6 + 3 + 6 + 0)/6", 3, mean("wait")},
			{"second call is over", "4 + 4", 8, mean("second-served")},
			{"fifth call is over", "5 · 4", 20, mean("fifth-served")},
			{"all calls are over", "30 + 4", 34, mean("all-served")},
		},
	},
}
