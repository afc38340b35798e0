package log_test

import (
	"strings"
	"testing"

	"simulate/sim/log"
)

// objectCentric is a log of a call with two units: events stand before the objects that they are related to.
const objectCentric = `{"eventTypes": [{"name": "dispatched", "attributes": [{"name": "by", "type": "string"}]}],
 "events": [
  {"id": "e1", "type": "call received", "time": "2024-01-13T10:00:00Z", "attributes": [], "relationships": [{"objectId": "i7", "qualifier": ""}]},
  {"id": "e2", "type": "dispatched", "time": "2024-01-13T10:01:00Z", "attributes": [{"name": "by", "value": 3}], "relationships": [{"objectId": "E1"}, {"objectId": "i7"}, {"objectId": "E2"}, {"objectId": "nobody"}]},
  {"id": "e3", "type": "on scene", "time": "2024-01-13T10:06:00Z", "relationships": [{"objectId": "i7"}, {"objectId": "E2"}]},
  {"id": "e4", "type": "shift", "time": "2024-01-13T12:06:00Z", "relationships": [{"objectId": "E2"}]}],
 "objectTypes": [{"name": "incident", "attributes": [{"name": "priority", "type": "integer"}, {"name": "remarks", "type": "string"}]}, {"name": "unit", "attributes": []}],
 "objects": [{"id": "i7", "type": "incident", "attributes": [{"name": "remarks", "value": "secret"}, {"name": "priority", "time": "1970-01-01T00:00:00Z", "value": 2}]},
  {"id": "E1", "type": "unit", "attributes": [], "relationships": []}, {"id": "E2", "type": "unit"}]}`

func TestAnEventWithSeveralUnitsIsARowForEach(t *testing.T) {
	t.Parallel()
	v, m, tally := understood(t, logged(t, "x.json", objectCentric), log.Wish{})
	if m.Layout != "OCEL" || m.Rows != log.PerEvent || tally.Rows != 5 || tally.Used != 4 || tally.Refused[log.NoCase].Rows != 1 {
		t.Errorf("%s, %d rows, %d used", m.Layout, tally.Rows, tally.Used)
	}
	if tally.Calls != 1 || tally.Units != 2 || tally.Stamped[log.Notified] != 2 || tally.Stamped[log.CallArrival] != 2 || tally.Stamped[log.OnScene] != 1 {
		t.Errorf("%d calls, %d units, %v", tally.Calls, tally.Units, tally.Stamped)
	}
	for _, c := range v.Columns {
		if strings.Contains(c.Name, "remarks") || strings.Contains(c.Example, "secret") {
			t.Errorf("%s is kept: %q", c.Name, c.Example)
		}
	}
	if _, err := log.Each(v.Source, m, func(r *log.Row) error {
		if r.Field(log.Priority) != "2" {
			t.Errorf("the priority is %q", r.Field(log.Priority))
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestOCELThatIsBroken(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"half of it":     {objectCentric[:700], "this is no JSON"},
		"another object": {`{"call_number": 7}`, `nor a log in OCEL 2.0, which has "events"`},
		"no types":       {`{"events": [], "objects": [{"id": "a", "type": "b"}]}`, `the object "a" is of the type "b", which is not declared`},
		"a list of text": {`{"events": ["x"]}`, "this is no JSON"},
		"a number":       {`{"events": 7}`, "this is no JSON"},
		"no call": {
			`{"objectTypes": [{"name": "order"}], "events": [{"type": "paid", "time": "2024-01-13T10:00:00Z"}], "objects": []}`,
			"no column says which call an event belongs to",
		},
		"a text for ever": {`{"events": [{"type": "` + strings.Repeat("x", 5<<20), "a row is longer than 4 MiB"},
	} {
		if err := looked(logged(t, "x.json", c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %.200v, want %q in it", name, err, c.want)
		}
	}
}
