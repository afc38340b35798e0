package experiment

import (
	"math"
	"slices"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/simtest"
	"simulate/sim/stats"
)

// statisticOf sets one statistic of the measure m beside samples.
func statisticOf(t *testing.T, s *Samples, fields string) ReportedStatistic {
	t.Helper()
	list := reportedStatistics(reporting(t, "r: {measure: sum, "+fields+"}"), s.Set, s)
	if len(list) != 1 {
		t.Fatalf("%s: %d statistics", fields, len(list))
	}
	return list[0]
}

// reporting is a scenario of what is reported of a measure sum, which is called m.
func reporting(t *testing.T, reports string) *scenario.Scenario {
	t.Helper()
	sc := simtest.CompileFile(t, "testdata/dominated.yaml", "reported={"+reports+"}").Scenario
	for _, r := range sc.Reported.All() {
		r.Measure = "m"
	}
	return &scenario.Scenario{Reported: sc.Reported}
}

// Of 1 s to 1,000 s the 90th percentile is 900 s (882 to 919 s), the mean 500.5 s (±17.9 s), and 480 s or less are 48% (45% to 51%).
func TestReportedStatisticsAgreeAsFarAsCanBeTold(t *testing.T) {
	t.Parallel()
	s := sampled(1000, 0)
	for fields, want := range map[string]stats.Verdict{
		"statistic: p90, value: 15m":                                stats.CannotTell, // no difference told, and none excluded
		"statistic: p90, value: 15m, within: 30s":                   stats.Met,
		"statistic: p90, value: 15m, within: 10s":                   stats.CannotTell,
		"statistic: p90, value: 16m":                                stats.Missed,
		"statistic: p90, value: 16m, within: 50s":                   stats.CannotTell, // 60 s ± 19 s off
		"statistic: p90, value: 16m, within: 2m":                    stats.Met,
		"statistic: p90, value: 17m, within: 1m":                    stats.Missed,
		"statistic: p90, value: 16m, n: 100":                        stats.CannotTell, // a hundred may be off by a minute
		"statistic: p90, value: 16m, n: 10000":                      stats.Missed,
		"statistic: p90, value: 30m, n: 20":                         stats.CannotTell, // too few for an interval
		"statistic: median, value: 5m..10m":                         stats.Met,
		"statistic: median, value: 8m20s..10m":                      stats.CannotTell,
		"statistic: median, value: 10m..12m":                        stats.Missed,
		"statistic: mean, value: 500s, within: 20s":                 stats.Met,
		"statistic: mean, value: 500s, within: 20s, n: 50":          stats.CannotTell,
		"statistic: mean, value: 8m, n: 10000":                      stats.Missed,
		"statistic: mean, value: 8m, n: 100":                        stats.CannotTell,
		"statistic: share(<= 8m), value: 50%, within: 6%":           stats.Met,
		"statistic: share(<= 8m), value: 55%":                       stats.Missed,
		"statistic: share(<= 8m), value: 55%, n: 200":               stats.CannotTell,
		"statistic: share(> 8m), value: 50%, within: 6%, n: 100000": stats.Met,
		"statistic: share(<= 8m), value: 100%, n: 3":                stats.CannotTell,
	} {
		if got := statisticOf(t, s, fields); got.Verdict != want || !got.Known {
			t.Errorf("%s: %s, %+v off", fields, got.Verdict, got.Difference)
		}
	}
}

func TestReportedStatisticsOfWhatIsMissing(t *testing.T) {
	t.Parallel()
	s := sampled(800, 200)
	if got := statisticOf(t, s, "statistic: p90, value: 16m, n: 3412, within: 30s"); got.Verdict == stats.Met || !math.IsInf(got.Simulated.Value, 1) {
		t.Errorf("a fifth is missing: %+v", got)
	}
	if got := statisticOf(t, s, "statistic: p90, value: 16m, within: 30s"); got.Verdict != stats.Missed {
		t.Errorf("a fifth is missing: %+v", got)
	}
	if got := statisticOf(t, sampled(0, 0), "statistic: p90, value: 16m"); got.Known || got.Verdict != stats.CannotTell {
		t.Errorf("without values: %+v", got)
	}
	if got := statisticOf(t, sampled(20, 0), "statistic: p90, value: 1h"); got.Verdict != stats.CannotTell {
		t.Errorf("of 20 runs: %+v", got)
	}
	// What was not over at the horizon may have ended there, or never.
	fields := "statistic: p90, value: 15m, within: 60s"
	if got := statisticOf(t, cut(1000, slices.Repeat([]int64{10}, 200)...), fields); got.Verdict != stats.CannotTell || !got.ByHorizon || got.Cut != 200 || got.Cases != 1200 {
		t.Errorf("cut: %+v", got)
	}
	fields = "statistic: p90, value: 1h, within: 60s" // far beyond either
	if got := statisticOf(t, cut(1000, slices.Repeat([]int64{10}, 20)...), fields); got.Verdict != stats.Missed || got.ByHorizon || got.Cut != 20 {
		t.Errorf("cut, whichever way: %+v", got)
	}
}

func TestReportedStatisticsAreCorrected(t *testing.T) {
	t.Parallel()
	sc := reporting(t, "a: {measure: sum, statistic: mean, value: 8m}, b: {measure: sum, statistic: mean, value: 9m, supersedes: a}")
	list := reportedStatistics(sc, sampled(1, 0).Set, nil)
	if len(list) != 2 || list[0].SupersededBy != "b" || list[1].SupersededBy != "" || list[0].Known {
		t.Errorf("got %+v", list)
	}
}
