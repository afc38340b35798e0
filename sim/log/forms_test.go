package log_test

import (
	"strings"
	"testing"

	"simulate/sim/log"
)

const objects = `[
  {"call_number": "7", "unit_id": "E05", "received_dttm": "2017-06-23T20:30:09.000", "entry_dttm": "2017-06-23T20:33:40.000", "dispatch_dttm": "2017-06-23T20:34:06.000",
   "response_dttm": "2017-06-23T20:35:06.000", "on_scene_dttm": "2017-06-23T20:38:06.000", "als_unit": true, "case_location": {"type": "Point", "coordinates": [-122.43, 37.77]}},
  {"call_number": "7", "unit_id": "B05", "received_dttm": "2017-06-23T20:30:09.000", "entry_dttm": "2017-06-23T20:33:40.000", "available_dttm": "2017-06-23T20:35:46.000"}
]`

const xes = `<?xml version="1.0"?>
<log><global scope="event"><string key="concept:name" value="none"/></global>
<trace><string key="concept:name" value="7"/>
  <event><string key="concept:name" value="call received"/><date key="time:timestamp" value="2024-01-13T10:00:00+01:00"/></event>
  <event><string key="org:resource" value="E1"/><string key="concept:name" value="dispatched"/><date key="time:timestamp" value="2024-01-13T10:01:00+01:00"/></event>
  <event><string key="org:resource" value="E1"/><string key="concept:name" value="on scene"/><date key="time:timestamp" value="2024-01-13T10:06:00+01:00"/></event>
</trace><trace><string key="concept:name" value="8"/>
  <event><string key="concept:name" value="call received"/><date key="time:timestamp" value="2024-01-13T11:00:00+01:00"/></event>
</trace></log>`

const nemsis = `
<EMSDataSet xmlns="http://www.nemsis.org"><Header><PatientCareReport>
 <eResponse><eResponse.02>County EMS</eResponse.02><eResponse.03>7</eResponse.03><eResponse.14>M1</eResponse.14></eResponse>
 <eTimes><eTimes.01>2024-10-07T20:20:00-04:00</eTimes.01><eTimes.03>2024-10-07T20:22:01-04:00</eTimes.03><eTimes.05>2024-10-07T20:23:00-04:00</eTimes.05>
  <eTimes.06>2024-10-07T20:26:00-04:00</eTimes.06><eTimes.07 xsi:nil="true" NV="7701001"/><eTimes.13>2024-10-07T21:20:00-04:00</eTimes.13><eTimes.13>2024-10-08T21:20:00-04:00</eTimes.13></eTimes>
</PatientCareReport></Header></EMSDataSet>`

func TestFormsThatAreNoLines(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text, layout                string
		used, calls, units, onScene int
		response                    float64 // minutes
	}{
		"JSON":   {objects, "San Francisco Fire", 2, 1, 2, 1, 7.95},
		"XES":    {xes, "XES as a table", 4, 2, 1, 1, 6},
		"NEMSIS": {nemsis, "NEMSIS", 1, 1, 1, 1, 6},
	} {
		_, m, tally := understood(t, logged(t, "log", c.text), log.Wish{})
		if m.Layout != c.layout || tally.Used != c.used || tally.Rows != c.used || tally.Calls != c.calls || tally.Units != c.units || tally.Stamped[log.OnScene] != c.onScene {
			t.Errorf("%s: %s, %d of %d rows, %d calls, %d units, %d on scene", name, m.Layout, tally.Used, tally.Rows, tally.Calls, tally.Units, tally.Stamped[log.OnScene])
		}
		for i, interval := range log.Intervals {
			if interval.Name == "Total response" && tally.Intervals[i].Moments().Mean() != c.response*60_000 {
				t.Errorf("%s: it takes %v ms", name, tally.Intervals[i].Moments().Mean())
			}
		}
	}
}

func TestWhatNEMSISSaysOfACallIsKept(t *testing.T) {
	t.Parallel()
	text := strings.Replace(nemsis, "<eTimes>", "<eDispatch.05>2305003</eDispatch.05><eScene.11>41.417,-73.427</eScene.11><eTimes>", 1)
	v, m, _ := understood(t, logged(t, "x.xml", text), log.Wish{})
	if _, err := log.Each(v.Source, m, func(r *log.Row) error {
		north, east, _ := r.Position()
		if r.Field(log.Agency) != "County EMS" || r.Field(log.Priority) != "2305003" || north != 41.417 || east != -73.427 {
			t.Errorf("%q, %q, %v, %v", r.Field(log.Agency), r.Field(log.Priority), north, east)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// TestAPointOfJSONIsOneOfTables: longitude first, as published tables have it.
func TestAPointOfJSONIsOneOfTables(t *testing.T) {
	t.Parallel()
	s, err := log.Open(logged(t, "log", objects))
	if err != nil {
		t.Fatal(err)
	}
	v, err := log.Look(s)
	if err != nil {
		t.Fatal(err)
	}
	m, _ := v.Infer(log.Wish{})
	if _, err := log.Each(s, m, func(r *log.Row) error {
		if north, east, ok := r.Position(); r.Line == 1 && (north != 37.77 || east != -122.43) || r.Line == 2 && ok {
			t.Errorf("row %d is at %v, %v", r.Line, north, east)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestFormsThatAreBroken(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"half of a list":         {objects[:400], "this is no JSON"},
		"a list without its end": {strings.TrimSuffix(objects, "\n]"), "the list has no end"},
		"an object":              {`{"call_number": 7}`, "it is neither a list of objects"},
		"a list of numbers":      {`[1, 2]`, "this is no JSON"},
		"half of a log":          {xes[:400], "XML"},
		"another log":            {"<dog></dog>", "the XML is about <dog>"},
		"half of a report":       {nemsis[:400], "XML"},
		"a name for ever":        {"<log><trace><string key=\"" + strings.Repeat("x", 5<<20), "a row is longer than 4 MiB"},
		"a text for ever":        {`[{"a": "` + strings.Repeat("x", 5<<20), "a row is longer than 4 MiB"},
	} {
		if err := looked(logged(t, "log", c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %.200v, want %q in it", name, err, c.want)
		}
	}
}
