package loader_test

import (
	"strings"
	"testing"
	"testing/fstest"

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
