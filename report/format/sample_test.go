package format_test

import (
	"math"
	"time"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim/stats"
)

var start = time.Date(2024, 2, 29, 13, 0, 0, 0, time.FixedZone("CST", -6*3600))

// at is the instant so many seconds after the start of the sample.
func at(seconds float64) document.Value {
	return document.Instant(start.Add(time.Duration(seconds*1000)*time.Millisecond), 1)
}

func seconds(v float64) document.Value { return document.Number(document.Seconds, v) }

func interval(low, high float64) stats.Interval {
	return stats.Interval{Low: low, High: high, Known: true}
}

// sample is a document by hand with a section of every kind.
func sample() *document.Document {
	return &document.Document{
		Title:   "Officers shot, barricade, school lockdown",
		Summary: "Arriving officers are shot; tactical units of two agencies respond; every school nearby is locked down.",
		Run: document.Run{
			Scenario: "Officers shot, barricade, school lockdown", File: "sample.yaml", SHA256: "ab12", Seed: 1,
			Runs: 1000, Planned: 1000, Shown: content.Nominal, Fingerprint: 0xfeed, Draws: 1, Version: "v1.0.0",
		},
		Sections: []document.Section{
			&document.Facts{Facts: []document.Fact{
				{Label: "Time", Value: document.Text("Thursday 29 February 2024, 13:00–17:00 (America/Chicago)")},
				{Label: "Figures", Value: document.Text("1000 seeded runs, seed 1")},
			}},
			sampleTimeline(),
			sampleLatencies(),
			sampleMeasures(),
			sampleChains(),
			&document.Prose{Key: "never_begun", Title: "Never began", Lines: []string{"check-second: Check a report of a second gunman"}},
			&document.Table{Key: "waiting", Title: "Not over at the end", Columns: []document.Column{{Key: "step", Title: "Step"}}},
		},
		Warnings: []string{"custody: the nominal value lies outside the middle 60% of the seeded runs."},
		Again:    "simulate sample.yaml --seed 1",
		Rows:     "measures",
	}
}

func sampleTimeline() *document.Timeline {
	return &document.Timeline{
		Key: "timeline", Title: "What happened", Origin: document.Origin{Call: true, T: 540},
		Story: []document.Line{
			{At: at(0), T: seconds(0), Past: seconds(-540), What: "Armed barricade begins, with 3 server on scene", Tone: document.Strong},
			{At: at(540), T: seconds(540), Past: seconds(0), What: "The court's servers call police", Why: "the script says so", Tone: document.Strong},
			{At: at(581), T: seconds(581), Past: seconds(41), Who: "Independence Dispatch", What: "“Process server shot” to Independence Police, heard 13:10:05", Why: "after answer"},
			{At: at(761), T: seconds(761), Past: seconds(221), Who: "Independence Police", What: "4× patrol arrive, the last 13:14:02", Tone: document.Strong},
			{At: at(4000), T: seconds(4000), Past: seconds(3460), Who: "Kansas City Police", What: "2× tactical sent to Staging area", Why: "after ask-tactical, waited 3:20 for a unit"},
		},
		Entries: []document.Entry{
			{Seq: 0, At: start, Day: 1, Kind: "RunBegan", Text: "the run begins"},
			{
				Seq: 13, Cause: 12, Since: 4, At: start.Add(761 * time.Second), Day: 1, T: 761, Kind: "UnitArrived", Incident: "elsea-smith",
				Step: "first-cars", Agency: "ipd", Unit: "ipd-car-2", Place: "residence", Text: "Independence car 2 arrives at the residence",
			},
		},
	}
}

func sampleLatencies() *document.Table {
	return &document.Table{
		Title: "Latencies",
		Columns: []document.Column{
			{Title: "Measure"},
			{Title: "Nominal"},
			{Title: "Rank", Rank: 2, Note: "Rank: the share of the seeded runs that are shorter than the nominal one."},
			{Title: "Median"},
			{Title: "90th percentile"},
			{Title: "Target", Rank: 1},
			{Title: "Verdict"},
		},
		Rows: [][]document.Value{
			{
				document.Text("Call to first officer on scene"), seconds(221), document.Number(document.Share, 0.48), seconds(220),
				document.Estimate(document.Seconds, 290, interval(284, 297)), document.Text("p90 <= 7m"), document.Verdict(stats.Met),
			},
			{
				document.Text("Call to custody | of the subject"), seconds(1280), document.Number(document.Share, 0.9), seconds(1100),
				document.Estimate(document.Seconds, math.Inf(1), interval(2900, math.Inf(1))), document.Text("p90 <= 30m"), document.Verdict(stats.CannotTell),
			},
			{
				document.Text("Officers shot to hospital"), {}, {}, seconds(4000), {}, document.Text(""), document.Verdict(stats.Missed),
			},
		},
	}
}

// sampleMeasures is for data only.
func sampleMeasures() *document.Table {
	return &document.Table{
		Key:     "measures",
		Columns: []document.Column{{Key: "id"}, {Key: "nominal"}, {Key: "n"}, {Key: "p90", Estimate: true}, {Key: "verdict"}},
		Rows: [][]document.Value{
			{
				document.Text("first-on-scene"), seconds(221), document.Number(document.Count, 1000),
				document.Estimate(document.Seconds, 290, interval(284, 297)), document.Verdict(stats.Met),
			},
			{
				document.Text("custody, \"the\" last"),
				{},
				document.Number(document.Count, 0),
				document.Estimate(document.Seconds, math.Inf(1), interval(2900, math.Inf(1))), document.Verdict(stats.CannotTell),
			},
		},
	}
}

func sampleChains() *document.Chains {
	return &document.Chains{
		Key: "chains", Title: "Where the time went",
		Chains: []document.Chain{{
			Measure: "first-on-scene", Title: "Call to first officer on scene", From: "call", To: "first-cars.first", Total: seconds(221),
			Segments: []document.Segment{
				{At: at(540), Length: seconds(41), Shown: seconds(41), Kind: "work", Step: "answer", Who: "Call-taker 1", What: "Take address and nature of the call"},
				{At: at(581), Offset: 41, Length: seconds(0), Shown: seconds(0), Kind: "waiting for the channel", Step: "dispatch", Who: "Independence radio", What: "dispatch waits for Independence radio"},
				{At: at(581), Offset: 41, Length: seconds(180), Shown: seconds(180), Kind: "travel", Step: "first-cars", Who: "Independence car 2", What: "Independence car 2 travels for first-cars"},
			},
		}},
	}
}
