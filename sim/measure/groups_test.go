package measure_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/measure"
	"simulate/sim/scenario/loader"
	"simulate/sim/simtest"
)

// grouped is what a declared measure of the scenario of streams yields, by the keys of its rows.
func grouped(t *testing.T, m string, changes ...string) map[string]string {
	t.Helper()
	got := make(map[string]string)
	for label, value := range streamed(t, append([]string{"measures.g={" + m + "}"}, changes...)...) {
		if key, ok := strings.CutPrefix(label, "g"); ok && (key == "" || key[0] == '/') {
			got[strings.TrimPrefix(key, "/")] = value
		}
	}
	return got
}

func TestValuesAreGroupedByWhatWasSoWhenTheyBegan(t *testing.T) {
	t.Parallel()
	const wait = "from: calls/answer.asked, to: calls/answer.start"
	worse := "incidents.fires.plan.worse={after: cars, event: It gets worse, priority: 1}"
	for _, c := range []struct {
		measure string
		changes []string
		want    map[string]string
	}{
		{wait + ", per: {hours: [13:00, 13:30]}", nil, map[string]string{
			"13:00-13:30": "2 4 6 8 10", "13:30-13:00": "12 14 16 18 20",
		}},
		{wait + ", per: {hours: [13:20, 13:45]}", nil, map[string]string{ // before the first of the day it is the last
			"13:20-13:45": "8 10 12 14 16", "13:45-13:20": "2 4 6 18 20",
		}},
		{"from: fires/ask, to: fires/ask.ended, per: {outcome: ask}", nil, map[string]string{"yes": "", "no": "0 0 0", "none": ""}},
		{"of: response, per: {outcome: ask}", nil, map[string]string{"yes": "", "no": "", "none": "5 5 13"}}, // not known when it begins
		{"of: response, per: priority", []string{worse}, map[string]string{"1": "", "3": "5 5 13"}},
		{"from: fires/watch, to: fires/ask, per: priority", []string{worse}, map[string]string{"1": "0 0 0", "3": ""}},
		{"from: fires/begins, to: fires/cars, per: place", nil, map[string]string{"north": "5 13 5"}},
		{"of: response, per: [place, {hours: [13:00, 13:30]}]", nil, map[string]string{"north/13:00-13:30": "5 13", "north/13:30-13:00": "5"}},
		{"of: response, while: siege", nil, map[string]string{"": "5"}}, // 35 to 45: the one that came at 40
		{"of: response, outside: siege", nil, map[string]string{"": "5 13"}},
		{wait + ", while: siege", nil, map[string]string{"": "10 12"}},
		{wait + ", outside: siege", nil, map[string]string{"": "2 4 6 8 14 16 18 20"}},
		{"of: queue.wait, per: [kind, {hours: [13:00, 13:30]}]", nil, map[string]string{
			"call-taker/13:00-13:30": "2 4 6 8 10", "call-taker/13:30-13:00": "12 14 16 18 20",
			"patrol/13:00-13:30": "0 13", "patrol/13:30-13:00": "5", "guard/13:00-13:30": "0",
		}},
		{"of: queue.share, per: kind, while: siege", nil, map[string]string{
			"call-taker": "1000000000", "patrol": "1000000000", "guard": "0",
		}},
	} {
		if got := grouped(t, c.measure, c.changes...); !maps.Equal(got, sorted(c.want)) {
			t.Errorf("%s: %v, want %v", c.measure, got, c.want)
		}
	}
}

// All who come at once with a row of a trace have its priority, those of rows behind it theirs.
func TestAGroupHasThePriorityOfItsRow(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"calls.csv": "time,priority\n+1m,1\n+2m,4\n+3m,2\n+4m,4\n",
		"s.yaml": `
format: 1
clock: {start: 2024-02-29T13:00:00-06:00, horizon: 1h}
agencies: {ems: {}}
places: {here: {position: [39.1, -94.35]}}
incidents:
  calls: {agency: ems, where: here, chance: 60%, arrivals: {csv: calls.csv, group: {2: 100%}}, plan: {treat: {work: Treat, takes: 1m}}}
measures:
  urgent: {from: calls/treat.start, to: calls/treat, per: priority}
`,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sc, problems := loader.File(filepath.Join(folder, "s.yaml"), loader.Options{})
	if sc == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(sc)
	if err != nil {
		t.Fatal(err)
	}
	records := run(t, p, sim.Luck{Seed: 3})
	want, group := map[int]int{}, -1
	for i := range records {
		if r := &records[i]; r.Kind == sim.IncidentBegan || r.Kind == sim.IncidentSkipped {
			if r.Leads() {
				group++
			}
			if r.Kind == sim.IncidentBegan {
				want[[]int{1, 4, 2, 4}[group]]++
			}
		}
	}
	if group != 3 || want[1]+want[4]+want[2] == 8 {
		t.Fatalf("%d groups, and %v", group+1, want)
	}
	if of := p.Priority(0, 0); of != p.Incidents[0].Priority {
		t.Errorf("of no group: %d", of)
	}
	set := compile(t, p)
	fold := set.NewFold()
	values(fold, records)
	for i := range set.Rows {
		if r := &set.Rows[i]; r.Measure == "urgent" {
			if priority, _ := strconv.Atoi(r.Key); fold.Ledger(i).Values.N() != want[priority] {
				t.Errorf("%d values of priority %s, want %d", fold.Ledger(i).Values.N(), r.Key, want[priority])
			}
		}
	}
}

// sorted puts the values of each row in ascending order, as ledgers list them.
func sorted(want map[string]string) map[string]string {
	same := make(map[string]string)
	for key, values := range want {
		list := strings.Fields(values)
		slices.SortFunc(list, func(a, b string) int { return len(a)*1000 + int(a[0]) - len(b)*1000 - int(b[0]) })
		same[key] = strings.Join(list, " ")
	}
	return same
}

func TestTheDayAndTheHourAreThoseOfTheClock(t *testing.T) {
	t.Parallel()
	got := grouped(t, "from: calls/answer.asked, to: calls/answer.start, per: [weekday, hour]")
	if len(got) != 7*24 {
		t.Errorf("%d groups", len(got))
	}
	for key, values := range got {
		if key == "fri/13:00" != (values != "") {
			t.Errorf("%s: %q", key, values)
		}
	}
}

func TestTimeIsCutWhereAnIncidentIsOpen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		measure string
		want    map[string]string
	}{
		{"of: unit.utilisation, per: kind, while: siege", map[string]string{"call-taker": "1000000000", "patrol": "1000000000", "guard": "1000000000"}},
		{"of: unit.utilisation, per: kind, outside: siege", map[string]string{"call-taker": "1000000000", "patrol": "500000000", "guard": "0"}},
		{"of: queue.length, per: kind, while: siege", map[string]string{"call-taker": "1500000", "patrol": "500000", "guard": "0"}},
		{"of: queue.length, per: kind, outside: siege", map[string]string{"call-taker": "1420000", "patrol": "260000", "guard": "0"}},
		{"of: uncovered, per: kind, while: siege", map[string]string{"call-taker": "10", "patrol": "10", "guard": "10"}},
		{"of: incident.open, per: incident, while: siege", map[string]string{"calls": "2500000", "fires": "1500000", "siege": "1000000"}},
		{"of: unit.utilisation, per: [kind, {hours: [13:00, 13:30]}]", map[string]string{
			"call-taker/13:00-13:30": "1000000000", "call-taker/13:30-13:00": "1000000000",
			"patrol/13:00-13:30": "666666667", "patrol/13:30-13:00": "500000000",
			"guard/13:00-13:30": "333333333", "guard/13:30-13:00": "333333333",
		}},
	} {
		if got := grouped(t, c.measure); !maps.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.measure, got, c.want)
		}
	}
}

// What is divided by an incident adds up to what is not.
func TestWhileAndOutsideAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, records := loaded(t,
			"measures.whole={of: response}", "measures.in={of: response, while: fire}", "measures.out={of: response, outside: fire}",
			"measures.waits={of: queue.wait, per: kind}", "measures.waits-in={of: queue.wait, per: kind, while: fire}",
			"measures.waits-out={of: queue.wait, per: kind, outside: fire}")
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		fold := set.NewFold()
		values(fold, records)
		n := map[string]int{}
		for i := range set.Rows {
			if l := fold.Ledger(i); l != nil {
				n[label(&set.Rows[i])] = l.Values.N() + l.Count(measure.Never) + l.Count(measure.Unfinished)
			}
		}
		if n["in"]+n["out"] != n["whole"] {
			t.Fatalf("%d while and %d outside are not all %d", n["in"], n["out"], n["whole"])
		}
		for _, kind := range p.Kinds {
			if n["waits-in/"+kind]+n["waits-out/"+kind] != n["waits/"+kind] {
				t.Fatalf("%s: %d while and %d outside are not all %d", kind, n["waits-in/"+kind], n["waits-out/"+kind], n["waits/"+kind])
			}
		}
	})
}

// came is an instance as a recount finds it.
type came struct {
	began, first engine.Time
	incident     int32
	place        uint16
	priority     int32
	measured     bool
}

// recount computes from the records of any run, one by one, the times from the beginning of each instance to its first unit on
// scene.
func recount(p *sim.Program, records []sim.Record) []came {
	var all []came
	open := make(map[int32]*came)
	end := func(slot int32) {
		if c := open[slot]; c != nil {
			all = append(all, *c)
			delete(open, slot)
		}
	}
	for i := range records {
		switch r := &records[i]; r.Kind {
		case sim.IncidentBegan:
			of := sim.Instance{Incident: int32(r.Arg), Ordinal: r.Unit}
			open[r.Incident] = &came{began: r.At, first: engine.Never, incident: of.Incident, place: r.Place, priority: p.Priority(of.Incident, of.Ordinal), measured: p.Measured(r.At)}
		case sim.IncidentClosed:
			end(r.Incident)
		case sim.UnitArrived:
			if c := open[r.Incident]; c != nil && c.first == engine.Never && p.Steps[r.Step].ID == "medic" {
				c.first = r.At
			}
		}
	}
	for slot := range open {
		end(slot)
	}
	return all
}

func TestGroupsAreARecountOfTheCalls(t *testing.T) {
	t.Parallel()
	hour := func(p *sim.Program, c *came) string { return p.Clock(c.began).Format("15") + ":00" }
	day := func(p *sim.Program, c *came) string { return strings.ToLower(p.Clock(c.began).Format("Mon")) }
	shift := func(p *sim.Program, c *came) string {
		if h := p.Clock(c.began).Hour(); h >= 7 && h < 19 {
			return "07:00-19:00"
		}
		return "19:00-07:00"
	}
	for _, of := range []struct {
		per string
		key func(*sim.Program, *came) string
	}{
		{"hour", hour},
		{"weekday", day},
		{"{hours: [07:00, 19:00]}", shift},
		{"[weekday, hour]", func(p *sim.Program, c *came) string { return day(p, c) + "/" + hour(p, c) }},
		{"priority", func(_ *sim.Program, c *came) string { return strconv.Itoa(int(c.priority)) }},
	} {
		rapid.Check(t, func(t *rapid.T) {
			p, records := loaded(t, "measures.g={from: ill/begins, to: ill/medic.first, per: "+of.per+"}")
			want := make(map[string][]int64)
			for _, c := range recount(p, records) {
				if c.measured && p.Incidents[c.incident].ID == "ill" && c.first != engine.Never {
					want[of.key(p, &c)] = append(want[of.key(p, &c)], int64(c.first-c.began))
				}
			}
			set, err := measure.Compile(p)
			if err != nil {
				t.Fatal(err)
			}
			fold := set.NewFold()
			values(fold, records)
			for i := range set.Rows {
				if r := &set.Rows[i]; r.Measure == "g" {
					slices.Sort(want[r.Key])
					if got := amounts(fold.Ledger(i)); !slices.Equal(got, want[r.Key]) {
						t.Fatalf("%s: %v, want %v", r.Key, got, want[r.Key])
					}
					delete(want, r.Key)
				}
			}
			if len(want) > 0 {
				t.Fatalf("there are no rows for %v", want)
			}
		})
	}
}

// A value of a measure with groups is in one of its rows, in any random file, and each row of a count has one of its own.
func TestAValueIsInOneGroup(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		records := run(t, p, sim.Luck{Seed: 1})
		set, err := measure.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		has := make([]bool, len(set.Rows))
		for _, v := range values(set.NewFold(), records) {
			has[v.Row] = v.State != measure.NotApplicable
		}
		for i := 0; i < len(set.Rows); {
			r := &set.Rows[i]
			among := has[i : i+max(1, int(r.Groups))]
			i += len(among)
			if first := slices.Index(among, true); !r.Several && first >= 0 && slices.Contains(among[first+1:], true) {
				t.Fatalf("several groups of %s have a value of one run", r.Measure)
			}
		}
	})
}

func TestAmongHowManyGroupsAValueIs(t *testing.T) {
	t.Parallel()
	p := program(t, "testdata/stream.yaml",
		"measures={span: {from: siege/begins, to: siege/begins, per: hour}, built-in: {of: response, per: hour}, counted: {count: calls/answer, per: hour}}")
	got := make(map[string]int32)
	for _, r := range compile(t, p).Rows {
		got[r.Measure] = r.Groups
	}
	for id, want := range map[string]int32{"span": 24, "built-in": 24, "counted": 0, "wait": 1} {
		if got[id] != want {
			t.Errorf("%s: %d, want %d", id, got[id], want)
		}
	}
}
