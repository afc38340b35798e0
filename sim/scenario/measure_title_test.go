package scenario

import "testing"

func TestMeasuresOfTheSameAreCalledByWhatThereIsARowEachOf(t *testing.T) {
	t.Parallel()
	every, at := Span(5_400_000), []Figure[Instant]{{Text: "+15m"}, {Text: "+30m"}}
	hours := Per{{Word: ByHours}, {Word: ByPriority}}
	of := func(name string) Measure { return Measure{Of: name} }
	for _, c := range []struct {
		measure, other Measure
		want           string
	}{
		{of("response"), of("travel"), "Total response"},
		{of("response"), Measure{Of: "response", Title: "Response"}, "Total response"},
		{of("response"), Measure{Of: "response", While: "fire"}, "Total response"},
		{of("response"), Measure{Of: "response", Per: Per{{Word: ByPlace}}}, "Total response"},
		{Measure{Of: "response", Per: Per{{Word: ByPlace}}}, of("response"), "Total response by place"},
		{Measure{Of: "response", Per: hours, While: "fire"}, Measure{Of: "response", While: "fire"}, "Total response by part of the day and priority, during The fire"},
		{Measure{Of: "unit.utilisation", Per: Per{{Word: "kind"}}, Every: &every}, of("unit.utilisation"), "Unit utilisation by kind, every 1h30m"},
		{Measure{Of: "condition", Per: Per{{Word: ByState}}, At: at}, of("condition"), "In the state by condition, +15m, +30m"},
		{Measure{Count: "carry", Outside: "flood"}, of("response"), "m, outside flood"},
		{Measure{Title: "Help", Of: "response", Outside: "flood"}, of("response"), "Help, outside flood"},
	} {
		var s Scenario
		s.Incidents.Set("fire", Incident{Title: "The fire"})
		s.Incidents.Set("flood", Incident{})
		s.Measures.Set("m", c.measure)
		s.Measures.Set("other", c.other)
		if got := s.MeasureTitle("m"); got != c.want {
			t.Errorf("%+v is called %q, not %q", c.measure, got, c.want)
		}
		if s.MeasureTitle("call") != "" {
			t.Error("what is no measure has a title")
		}
	}
}
