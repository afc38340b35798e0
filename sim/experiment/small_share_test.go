package experiment

import (
	"math"
	"testing"

	"simulate/sim/stats"
)

// Every figure about a share of a few hundred-thousandths is held against the limit as it is: 12 transmissions an hour of 60 ms
// are 0.02% of the time.
func TestSmallSharesAreJudgedAsTheyAre(t *testing.T) {
	t.Parallel()
	const share, limit = 12 * 0.060 / 3600, "0.03%"
	r := assess(t, 100,
		`channels={net: {kind: radio, members: [desk, post]}}`, `agencies.post={kind: ems}`,
		`incidents.calls.plan.tell={message: It, from: desk, to: post, over: net, takes: 60ms}`,
		`measures.air={of: channel.utilisation, per: channel}`,
		`objectives={mean: mean(air) <= `+limit+`, half: p50(air) <= `+limit+`, most: p90(air) <= `+limit+
			`, often: "share(air <= `+limit+`) >= 90%", more: p50(air) >= `+limit+`}`)
	air := r.of(t, "air", "net").Summary
	if got := air.P50.Value / 1e9; math.Abs(got-share) > 0.02*share || !(air.P50.Interval.Low < air.P50.Interval.High) {
		t.Errorf("got a median of %g %+v, want %g", got, air.P50.Interval, share)
	}
	for _, j := range r.Objectives {
		if j.Expression.Measure != "air" {
			continue
		}
		if want := map[bool]stats.Verdict{false: stats.Met, true: stats.Missed}[j.ID == "more"]; j.Verdict != want {
			t.Errorf("%s is %s, at %g", j.ID, j.Verdict, j.Value)
		}
	}
}
