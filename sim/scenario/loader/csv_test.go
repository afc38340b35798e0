package loader_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

// Spreadsheets write tables in many ways.
func TestTablesAreReadAsSpreadsheetsWriteThem(t *testing.T) {
	t.Parallel()
	main := strings.Replace(scenariotest.Small, "    where: scene\n", "    arrivals: {csv: calls.csv}\n", 1)
	for name, table := range map[string]string{
		"commas":           "time,place,priority\n13:05,scene,1\n13:10,scene,2\n",
		"semicolons":       "time;place;priority\n13:05;scene;1\n13:10;scene;2\n",
		"tabs":             "time\tplace\tpriority\n13:05\tscene\t1\n13:10\tscene\t2\n",
		"an empty tab":     "place\tlat\tlon\ttime\tpriority\nscene\t\t\t13:05\t1\nscene\t\t\t13:10\t2\n",
		"said":             "sep=;\r\ntime;place;priority\r\n13:05;scene;1\r\n13:10;scene;2\r\n",
		"said with a mark": "\ufeffsep=|\ntime|place|priority\n13:05|scene|1\n13:10|scene|2\n",
		"behind a remark":  "# exported, with care\ntime;place;priority\n13:05;scene;1\n13:10;scene;2\n",
	} {
		s, problems := loader.FS(fstest.MapFS{"main.yaml": {Data: []byte(main)}, "calls.csv": {Data: []byte(table)}}, "main.yaml", loader.Options{})
		if s == nil || len(problems) > 0 {
			t.Errorf("%s: %s", name, problems)
			continue
		}
		trace := s.Incidents.Get("night").Arrivals.Trace
		if len(trace) != 2 || trace[0].Place != "scene" || trace[1].Priority != 2 {
			t.Errorf("%s: %+v", name, trace)
		}
	}
}

func TestARowIsNamedByItsLineBehindTheSeparator(t *testing.T) {
	t.Parallel()
	main := strings.Replace(scenariotest.Small, "    where: scene\n", "    arrivals: {csv: calls.csv}\n", 1)
	table := "sep=;\ntime;place\n13:05;scene\n13:10;nowhere\n"
	_, problems := loader.FS(fstest.MapFS{"main.yaml": {Data: []byte(main)}, "calls.csv": {Data: []byte(table)}}, "main.yaml", loader.Options{})
	if len(problems) != 1 || problems[0].Line != 4 {
		t.Errorf("%s", problems)
	}
	utf16 := "\xff\xfet\x00i\x00"
	_, problems = loader.FS(fstest.MapFS{"main.yaml": {Data: []byte(main)}, "calls.csv": {Data: []byte(utf16)}}, "main.yaml", loader.Options{})
	if !strings.Contains(problems.Error(), "the file is in UTF-16 (save it as UTF-8)") {
		t.Errorf("%s", problems)
	}
}

// Rates in a table are those that would be written by hand.
func TestRatesOfATableAreThoseWritten(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ table, written string }{
		"every day":       {"time,rate\n00,4\n08:30,9/h\n20,48/day\n", `{00: 4/h, "08:30": 9/h, 20: 2/h}`},
		"by day":          {"sat,time,mon-fri,sun\n5,00,4,1\n6,08,9,0\n", "{mon-fri: {00: 4/h, 08: 9/h}, sat: {00: 5/h, 08: 6/h}, sun: {00: 1/h, 08: 0/h}}"},
		"of several days": {"time,mon-fri,\"sat,sun\"\n00,4,5\n", "{mon-fri: 4/h, sat-sun: 5/h}"},
	} {
		rates := func(written string) [7][scenario.Quarters]scenario.Rate {
			main := strings.Replace(scenariotest.Small, "    where: scene\n", "    where: scene\n    arrivals: {rate: "+written+"}\n", 1)
			s, problems := loader.FS(fstest.MapFS{"main.yaml": {Data: []byte(main)}, "rates.csv": {Data: []byte(c.table)}}, "main.yaml", loader.Options{})
			if s == nil || len(problems) > 0 {
				t.Fatalf("%s: %s", name, problems)
			}
			return s.Incidents.Get("night").Arrivals.Rate.Week
		}
		if rates("rates.csv") != rates(c.written) {
			t.Errorf("%s: the table is read as %v", name, rates("rates.csv"))
		}
	}
}

func TestWhatIsWrongWithATableOfRatesIsSaidWithItsRow(t *testing.T) {
	t.Parallel()
	main := strings.Replace(scenariotest.Small, "    where: scene\n", "    where: scene\n    arrivals: {rate: rates.csv}\n", 1)
	for table, want := range map[string]string{
		"time,rate\n00,4\n25,5\n":             `rates.csv:3:1: incidents.night.arrivals.rate: row 3: "25" is not an hour`,
		"time,rate\n00,4\n00:00,5\n":          "rates.csv:3:1: incidents.night.arrivals.rate: row 3: the time 00:00 is given twice",
		"time,rate\n00,\n":                    "rates.csv:2:1: incidents.night.arrivals.rate: row 2: there is no rate",
		"time,rate\n00,-1\n":                  "rates.csv:2:1: incidents.night.arrivals.rate: row 2: the rate -1/h is negative",
		"time,rate\n00,often\n":               `rates.csv:2:1: incidents.night.arrivals.rate: row 2: "often" is not a rate`,
		"time,rate\n":                         "the table has no rows",
		"time\n00\n":                          "the table has no column of rates",
		"hour,rate\n00,4\n":                   `"time"`,
		"time,mon-fri,sat\n00,4,5\n":          "there is no rate for sun",
		"time,mon-fri,sat,sat,sun\n0,1,1,1,1": "sat has a rate already",
		"time,weekdays\n00,4\n":               `"weekdays" are not days of the week`,
		"time,rate\n00,0\n":                   "the rate is 0 at all hours",
	} {
		_, problems := loader.FS(fstest.MapFS{"main.yaml": {Data: []byte(main)}, "rates.csv": {Data: []byte(table)}}, "main.yaml", loader.Options{})
		if text := problems.Error(); !strings.Contains(text, want) || len(problems) != 1 {
			t.Errorf("%q is told as\n%s\nand not as\n%s", table, text, want)
		}
	}
}
