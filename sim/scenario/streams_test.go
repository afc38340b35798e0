package scenario_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

const hour = 3_600_000 // milliseconds

func TestStreamsAreReadAsWritten(t *testing.T) {
	t.Parallel()
	s := scenariotest.Load(t, "loader/testdata/good/streams.yaml")
	of := func(id string) *scenario.Incident { return s.Incidents.Get(id) }
	medic, steady := s.Units.Get("medic"), of("steady")
	night := medic.Each.Get("5").OnDuty.Windows[0]
	for what, ok := range map[string]bool{
		"warm-up and cool-down":     *s.Clock.WarmUp == 7_200_000 && *s.Clock.CoolDown == 5_400_000,
		"days of a window":          medic.OnDuty.Windows[0].Days == [7]bool{false, true, true, true, true, true, false},
		"a window to midnight":      medic.OnDuty.Windows[1] == scenario.Window{[7]bool{true, 6: true}, 8 * hour, 0},
		"a window over midnight":    night == scenario.Window{[7]bool{true, true, true, true, true, true, true}, 19 * hour, 7 * hour},
		"a window of all day":       medic.Each.Get("6").OnDuty.Windows[0].Length() == 24*hour,
		"end of duty":               medic.OnDuty.End == "hand-over" && medic.Each.Get("6").OnDuty.End == "leave",
		"preference by place":       slices.Equal(*s.Dispatch.Get("ambulance").Choose.ByPlace.Get("north"), scenario.Names{"medic-1", "medic"}),
		"preference of one":         slices.Equal(*s.Dispatch.Get("ambulance").Choose.ByPlace.Get("south"), scenario.Names{"medic-2"}),
		"places by share":           steady.Where.Place == "" && steady.Where.Shares.Get("south").Value == 0.4,
		"one rate":                  steady.Arrivals.Rate.Week[3][20] == 9,
		"from and until":            steady.Arrivals.From.Value.Day == 1 && steady.Arrivals.Until.Value.Day == 2,
		"divert, re-press":          steady.Plan.Get("go").Divert && steady.Plan.Get("tell").RePress.Value.Dist.Max() == 5000,
		"a circle":                  of("hourly").Where.Within.Value == 3000 && of("hourly").Where.IsArea(),
		"rates by hour":             of("hourly").Arrivals.Rate.Week[6][60] == 4 && of("hourly").Arrivals.Rate.Week[0][64] == 12,
		"a polygon":                 slices.Equal(of("weekly").Where.Polygon, []scenario.Position{{39, -94.5}, {39.2, -94.5}, {39.2, -94.3}}),
		"rates over the weekend":    of("weekly").Arrivals.Rate.Week[1][28] == 1 && of("weekly").Arrivals.Rate.Week[6][92] == 1,
		"rates over midnight":       of("weekly").Arrivals.Rate.Week[2][28] == 1 && of("weekly").Arrivals.Rate.Week[2][32] == 4,
		"rates of a list of days":   of("weekly").Arrivals.Rate.Week[4][0] == 2 && of("weekly").Arrivals.Rate.Week[5][92] == 2,
		"a gap":                     of("renewal").Arrivals.Gap.Value.Dist.Mean() == 1_800_000,
		"instants":                  len(of("listed").Arrivals.At) == 3,
		"a count":                   of("patients").Arrivals.Count.Value == 12 && of("patients").PartOf == "crash",
		"periods":                   *s.Measures.Get("hours").Every == hour,
		"the stream of a measure":   s.OwnStream("steady/ring", "steady/treat") == "steady",
		"a measure of two":          s.OwnStream("crash/medics", "patients/treat.first") == "",
		"how many of a count":       arriving(of("patients")) == 12,
		"how many of a list":        arriving(of("listed")) == 3,
		"how many of a trace":       arriving(of("traced")) == 4,
		"how many of no stream":     arriving(of("crash")) == 1,
		"how many of a rate":        arriving(of("steady")) == -1,
		"a figure of a rate by day": figure(s, "incidents.weekly.arrivals.rate.mon-wed.18").Confidence == scenario.Derived,
		"a figure of a share":       figure(s, "incidents.steady.where.south").Source == "log",
		"a figure of a polygon":     figure(s, "incidents.weekly.where.polygon").Text == "[[39.0, -94.5], [39.2, -94.5], [39.2, -94.3]]",
	} {
		if !ok {
			t.Errorf("%s: not read as written", what)
		}
	}
}

// arriving is how many instances arrive, or -1 when that is not known.
func arriving(i *scenario.Incident) int {
	if n, known := i.Arriving(); known {
		return n
	}
	return -1
}

func figure(s *scenario.Scenario, path string) scenario.FigureUse {
	i := slices.IndexFunc(s.Figures, func(f scenario.FigureUse) bool { return f.Path == path })
	if i < 0 {
		return scenario.FigureUse{}
	}
	return s.Figures[i]
}

func TestATraceIsReadRowByRow(t *testing.T) {
	t.Parallel()
	s := scenariotest.Load(t, "loader/testdata/good/streams.yaml")
	want := []scenario.Traced{
		{At: scenario.Instant{Offset: true, Millis: -1_800_000}, Place: "north", Priority: 2, Line: 3},
		{At: scenario.Instant{Millis: (13*60 + 5) * 60_000}, Position: &scenario.Position{39.11, -94.36}, Line: 4},
		{At: scenario.Instant{Millis: (13*60+6)*60_000 + 30_000}, Priority: 1, Line: 5},
		{At: scenario.Instant{Day: 1, Millis: 15 * hour}, Place: "south", Line: 6},
	}
	trace := s.Incidents.Get("traced").Arrivals.Trace
	same := func(a, b scenario.Traced) bool {
		samePosition := a.Position == b.Position || a.Position != nil && b.Position != nil && *a.Position == *b.Position
		a.Position, b.Position = nil, nil
		return reflect.DeepEqual(a, b) && samePosition
	}
	if !slices.EqualFunc(trace, want, same) {
		t.Errorf("got %+v", trace)
	}
}

// A variant of a stream replaces one form by another.
func TestAVariantMayChangeHowAStreamArrives(t *testing.T) {
	t.Parallel()
	for set, want := range map[string]int{
		"incidents.listed.arrivals={count: 7, at: null}":   7,
		"incidents.patients.arrivals.count=3":              3,
		"incidents.steady.arrivals.rate.value=1/h":         -1,
		"incidents.hourly.arrivals.rate.00=1/h":            -1,
		"incidents.traced.arrivals.from=day 1 13:06":       2,
		"incidents.hourly={where: north, begins: 13:10}":   0,
		"incidents.listed.arrivals.until=15:30":            0,
		"incidents.listed={arrivals: null, begins: 13:10}": 1,
	} {
		id := strings.FieldsFunc(set, func(r rune) bool { return r == '.' || r == '=' })[1]
		s, problems := loader.File("loader/testdata/good/streams.yaml", loader.Options{Set: []string{set}})
		switch {
		case want == 0 && s != nil:
			t.Errorf("%s: no problem", set)
		case want != 0 && s == nil:
			t.Errorf("%s: %s", set, problems)
		case want != 0 && arriving(s.Incidents.Get(id)) != want:
			t.Errorf("%s: %d arrive", set, arriving(s.Incidents.Get(id)))
		}
	}
}
