package log_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"simulate/sim/log"
)

// newYork has columns as they are published, of three calls: one whose dispatch time is said to be invalid, one that was held, and one
// whose severity was raised.
const newYork = `CAD_INCIDENT_ID,INCIDENT_DATETIME,INITIAL_CALL_TYPE,INITIAL_SEVERITY_LEVEL_CODE,FINAL_CALL_TYPE,FINAL_SEVERITY_LEVEL_CODE,FIRST_ASSIGNMENT_DATETIME,VALID_DISPATCH_RSPNS_TIME_INDC,FIRST_ACTIVATION_DATETIME,FIRST_ON_SCENE_DATETIME,VALID_INCIDENT_RSPNS_TIME_INDC,INCIDENT_CLOSE_DATETIME,HELD_INDICATOR,INCIDENT_DISPATCH_AREA
130010001,01/01/2013 12:00:04 AM,RESPIR,4,RESPIR,4,01/01/2013 12:00:04 AM,N,01/01/2013 12:02:00 AM,01/01/2013 12:09:00 AM,Y,01/01/2013 12:59:00 AM,N,B3
130010002,01/01/2013 01:00:00 AM,CARD,3,CARD,3,01/01/2013 01:08:00 AM,Y,01/01/2013 01:09:00 AM,01/01/2013 01:20:00 AM,Y,01/01/2013 01:59:00 AM,Y,B1
130010003,01/01/2013 01:30:00 AM,SICK,6,ARREST,1,01/01/2013 01:31:00 AM,Y,01/01/2013 01:32:00 AM,01/01/2013 01:30:00 AM,N,01/01/2013 02:59:00 AM,N,B1
`

func TestWhatNewYorkSaysOfItsTimesIsHeeded(t *testing.T) {
	t.Parallel()
	v, m, tally := understood(t, logged(t, "x.csv", newYork), log.Wish{})
	if m.Layout != "New York EMS" || m.Agency != "EMS" || tally.Used != 3 || tally.Stamped[log.Notified] != 2 || tally.Stamped[log.OnScene] != 2 {
		t.Errorf("%+v: %v", m, tally.Stamped)
	}
	for odd, lines := range map[log.Oddity][]int{log.NotValid: {2, 4}, log.WasHeld: {3}, log.OtherPriority: {4}} {
		if got := tally.Odd[odd].First; !slices.Equal(got, lines) {
			t.Errorf("%s: lines %v, want %v", odd, got, lines)
		}
	}
	written, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if read, problems := decoded(written); len(problems) > 0 || *read != *m {
		t.Errorf("%s\nis read as\n%+v %v", written, read, problems)
	}
	if _, err := log.Each(v.Source, m, func(r *log.Row) error {
		if r.Line == 4 && (r.Field(log.FirstPriority) != "6" || r.Field(log.Priority) != "1" || r.Field(log.Agency) != "EMS") {
			t.Errorf("%q %q %q", r.Field(log.FirstPriority), r.Field(log.Priority), r.Field(log.Agency))
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

const jemss = "miscData,,,,,\nstartTime,,,,,\n0,,,,,\n,,,,,\ncalls,,,,,\r\nindex,priority,x,y,arrivalTime,dispatchDelay\n" +
	"1,1,175,-37,0,0\n2,3,174.5,-36.5,1.25,0.001\n,,,,,\nother,,,,,\na,b,,,,\n"

func TestCallsOfJEMSSAreReadAmongItsTables(t *testing.T) {
	t.Parallel()
	_, m, tally := understood(t, logged(t, "calls.csv", jemss), log.Wish{})
	if m.Layout != "JEMSS" || tally.Rows != 2 || tally.Used != 2 || tally.Odd[log.NoPlace].Rows != 0 {
		t.Errorf("%s: %d of %d rows", m.Layout, tally.Used, tally.Rows)
	}
	if first, last := time.UnixMilli(tally.First).UTC(), time.UnixMilli(tally.Last).UTC(); first.Weekday() != time.Monday || last.Sub(first) != 30*time.Hour {
		t.Errorf("%s to %s", first, last)
	}
}

// TestCallsAreCountedByTheHourOfTheWeekOfTheirPlace: each once, by the clocks there, beside how often there was such an hour.
func TestCallsAreCountedByTheHourOfTheWeekOfTheirPlace(t *testing.T) {
	t.Parallel()
	// Monday 2024-01-08, 10:30 in Chicago, with two units; the Monday after; Tuesday, 23:59, a fortnight later.
	const text = "Call No,Unit,Priority,Received,On Scene\n" +
		"1,E1,2,2024-01-08 10:30,2024-01-08 10:35\n1,E2,2,2024-01-08 10:30,2024-01-08 10:39\n2,E1,A remark that is longer than any code,2024-01-15 10:00,2024-01-15 10:08\n3,E1,1,2024-01-23 23:59,2024-01-24 00:03\n"
	_, _, tally := understood(t, logged(t, "x.csv", text), log.Wish{Zone: "America/Chicago"})
	a := tally.Arrivals()
	for hour, want := range map[int][2]int{10: {2, 3}, 24 + 23: {1, 3}, 9: {0, 2}, 48: {0, 2}, 12: {0, 3}} {
		if a.Calls[hour] != want[0] || a.Hours[hour] != want[1] {
			t.Errorf("hour %d: %d calls in %d, want %v", hour, a.Calls[hour], a.Hours[hour], want)
		}
	}
	if b := &tally.Responses()[10]; b.N() != 3 || b.Sample().Quantile(1) != 9*60_000 {
		t.Errorf("%d responses at 10", b.N())
	}
	if n := tally.Responses()[23].N(); n != 1 {
		t.Errorf("%d responses at 23", n)
	}
	for i, want := range []string{"2", "", "1"} {
		if p := tally.Priorities[i]; p.Priority != want {
			t.Errorf("priority %q, want %q", p.Priority, want)
		}
	}
}

// lengths has columns of New York as some copies of its data have them: how long it took, and no instants but the first.
const lengths = `CAD_INCIDENT_ID,INCIDENT_DATETIME,INITIAL_SEVERITY_LEVEL_CODE,VALID_INCIDENT_RSPNS_TIME_INDC,INCIDENT_DISPATCH_AREA,INCIDENT_RESPONSE_SECONDS_QY
1,01/01/2013 12:00:04 AM,4,Y,B3,797
2,01/01/2013 12:10:00 AM,4,N,B3,60
3,01/01/2013 12:20:00 AM,4,Y,B3,
4,01/01/2013 12:30:00 AM,4,Y,B3,soon
`

func TestLengthsInSecondsSayWhenUnitsWereThere(t *testing.T) {
	t.Parallel()
	v, m, tally := understood(t, logged(t, "x.csv", lengths), log.Wish{})
	if tally.Stamped[log.OnScene] != 1 || tally.Odd[log.NotValid].Rows != 1 || tally.Odd[log.Unreadable].Rows != 1 {
		t.Errorf("%v, odd %+v", tally.Stamped, tally.Odd)
	}
	if _, err := log.Each(v.Source, m, func(r *log.Row) error {
		if ms, ok := r.Between(log.CallArrival, log.OnScene); ok != (r.Line == 2) || ok && ms != 797_000 {
			t.Errorf("line %d: %d ms", r.Line, ms)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	written, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if read, problems := decoded(written); len(problems) > 0 || *read != *m || !strings.Contains(string(written), "on-scene: {seconds: INCIDENT_RESPONSE_SECONDS_QY, after: call-arrival}") {
		t.Errorf("%s\nis read as\n%+v %v", written, read, problems)
	}
	for text, want := range map[string]string{
		"{seconds: A, after: closed}":                   "instants.on-scene cannot be after closed",
		"{seconds: A, after: noon}":                     `there is no instant "noon"`,
		"{seconds: A}":                                  `there is no instant ""`,
		"{seconds: A, date: B, after: notified}":        "and not that alone",
		"{seconds: A, minutes: B, after: call-arrival}": "and not that alone",
		"{after: notified}":                             "and not that alone",
	} {
		if _, problems := decoded([]byte("rows: unit\ninstants: {on-scene: " + text + "}\n")); len(problems) != 1 || !strings.Contains(problems[0].Message, want) {
			t.Errorf("%s: %v, want %q", text, problems, want)
		}
	}
}

// TestTheFireDepartmentOfNewYorkIsKnownByName, and a response that it says is not valid is none.
func TestTheFireDepartmentOfNewYorkIsKnownByName(t *testing.T) {
	t.Parallel()
	const text = "STARFIRE_INCIDENT_ID,INCIDENT_DATETIME,INCIDENT_BOROUGH,INCIDENT_CLASSIFICATION,FIRST_ASSIGNMENT_DATETIME,FIRST_ACTIVATION_DATETIME,FIRST_ON_SCENE_DATETIME,INCIDENT_CLOSE_DATETIME,VALID_INCIDENT_RSPNS_TIME_INDC,ENGINES_ASSIGNED_QUANTITY\n" +
		"1300100010170010,01/02/2013 01:00:00 AM,BRONX,Alarm System,01/02/2013 01:01:00 AM,01/02/2013 01:02:00 AM,01/02/2013 01:05:00 AM,01/02/2013 01:25:00 AM,Y,3\n" +
		"1300100010170011,01/02/2013 02:00:00 AM,BRONX,Alarm System,01/02/2013 02:01:00 AM,01/02/2013 02:02:00 AM,01/02/2013 02:05:00 AM,01/02/2013 02:25:00 AM,N,3\n"
	_, m, tally := understood(t, logged(t, "x.csv", text), log.Wish{})
	if m.Layout != "New York Fire" || m.Zone != "America/New_York" || m.Rows != log.PerIncident || tally.Stamped[log.OnScene] != 1 || tally.Odd[log.NotValid].Rows != 1 {
		t.Errorf("%+v, %v", m, tally.Stamped)
	}
}

// TestAMappingOfLittleHasNoEmptyParts.
func TestAMappingOfLittleHasNoEmptyParts(t *testing.T) {
	t.Parallel()
	written, err := new(log.Mapping).Encode()
	if err != nil || strings.Contains(string(written), "events") || strings.Contains(string(written), "instants") {
		t.Errorf("%s%v", written, err)
	}
}
