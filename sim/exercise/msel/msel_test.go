package msel_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"simulate/sim/exercise/msel"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

const drill = `
format: 1
clock: {start: 2025-03-10T23:00:00-05:00, horizon: 4h}
agencies: {city: {name: City Police, kind: police}, district: {name: "Schools, all", kind: school-district}, tv: {name: Channel 9}}
places: {hall: {}}
incidents:
  drill:
    agency: city
    where: hall
    plan:
      alarm: {event: Alarm}
      shot: {event: A shot, chance: 10%}
      told: {after: alarm, work: Tell, takes: 5m}
      other: {after: alarm, event: Two are called so}
      twin: {after: told, event: Other}
      twice: {after: told, event: Two are called so}
measures: {told: {from: alarm, to: told}}
exercise:
  conduct: 2026-05-12T09:00:00-05:00
  objectives: {safe: {capability: Planning, tasks: {tell: {text: Warn them, measure: told, limit: 10m}}}}
  roles:
    chief: {title: Chief on duty, agency: city}
    admin: {title: "Superintendent, schools", agency: district}
  injects: {shot: {to: chief, text: A shot, step: shot}}
`

func load(t testing.TB, set ...string) (*scenario.Scenario, tree.Problems) {
	t.Helper()
	return loader.Bytes("drill.yaml", []byte(drill), loader.Options{Set: set})
}

// read reads a list of this text, and the scenario with it.
func read(t testing.TB, text string, set ...string) (*scenario.Scenario, *msel.List, tree.Problems) {
	t.Helper()
	s, problems := load(t, set...)
	if s == nil {
		t.Fatal(problems)
	}
	file := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	list, problems := msel.Read(file, s)
	if list == nil {
		return nil, nil, problems
	}
	with, more := load(t, slices.Concat(set, list.Set)...)
	return with, list, append(problems, list.Placed(more)...)
}

// about are the problems as they are told, without the name of the file.
func about(problems tree.Problems) (told []string) {
	for _, p := range problems {
		_, text, _ := strings.Cut(p.String(), "list.csv")
		told = append(told, text)
	}
	return told
}

// Each cell means the inject that a trainer would write for it.
func TestCellsAreReadAsTeamsWriteThem(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ columns, row, want string }{
		"HSEEP's columns":       {"Inject #,Title,Description,Scenario Time,To / Target,Delivery Method", "3,Smoke,Smoke is seen,23:10,chief,Phone", `number: "3", title: Smoke, at: "23:10", to: chief, means: phone, text: Smoke is seen`},
		"other names":           {"MSEL No.,Message,Exercise time,Recipient,Inject mode,Anticipated Response,POC,ESF", "3,Smoke,2310 hrs,Chief on Duty,Telephone,Looks,SimCell,13", `number: "3", at: "23:10", to: chief, means: phone, text: Smoke, expected: Looks, controller: SimCell, track: "13"`},
		"a day":                 {"Inject,Scenario Day,Scenario Time,To", "Smoke,Day 2,1:10 AM,chief", `at: day 2 01:10, to: chief, text: Smoke`},
		"a date":                {"Inject,Scenario Time,To", "Smoke,2025-03-11 01:10,chief", `at: 2025-03-11T01:10:00-05:00, to: chief, text: Smoke`},
		"since the start":       {"Inject,Time,To", "Smoke,STARTEX + 70 min,chief", `at: +70m, to: chief, text: Smoke`},
		"hours since the start": {"Inject,Time,To", "Smoke,T+1:10,chief", `at: +1h10m, to: chief, text: Smoke`},
		"the clock on the wall": {"Inject,DTG,To", "Smoke,10:10,chief", `at: +1h10m, to: chief, text: Smoke`},
		"a date on the wall":    {"Inject,Date,Time,To", "Smoke,12 May 2026,10:10:30,chief", `at: +1h10m30s, to: chief, text: Smoke`},
		"both clocks":           {"Inject,DTG,Scenario Time,To", "Smoke,10:10,00:10,chief", `at: "00:10", to: chief, text: Smoke`},
		"a milestone":           {"Inject,After,Delay,To", "Smoke,told,90s,chief", `after: told, delay: 90s, to: chief, text: Smoke`},
		"milestones":            {"Inject,After,To", `Smoke,"told, alarm",chief`, `after: [told, alarm], to: chief, text: Smoke`},
		"any of them":           {"Inject,After,To", `Smoke,"{any: [told, alarm]}",chief`, `after: {any: [told, alarm]}, to: chief, text: Smoke`},
		"a title":               {"Inject,After,Delay,Task,Step,To", "Smoke,“tell” ,90s,Warn them,A shot,chief", `after: told, delay: 90s, to: chief, text: Smoke, task: safe/tell, step: shot`},
		"titles":                {"Inject,After,To", `Smoke,"{any: [“Tell”, alarm]}",chief`, `after: {any: [told, alarm]}, to: chief, text: Smoke`},
		"titles of a list":      {"Inject,After,To", `Smoke,"Tell, Alarm",chief`, `after: [told, alarm], to: chief, text: Smoke`},
		"an id before a title":  {"Inject,After,To", "Smoke,other,chief", `after: other, to: chief, text: Smoke`},
		"a contingency":         {"Inject,Type,To", "Smoke,Contingency,chief", `to: chief, text: Smoke`},
		"everybody":             {"Inject,Type,To", "Smoke,Contingency,All players", `to: [chief, admin], text: Smoke`},
		"commas in names":       {"Inject,Trigger,To", `Smoke,Manual,"Superintendent, schools"`, `to: admin, text: Smoke`},
		"several":               {"Inject,Trigger,To", `Smoke,Manual,"Superintendent, schools; chief"`, `to: [admin, chief], text: Smoke`},
		"several with commas":   {"Inject,Trigger,To", `Smoke,Manual,"admin, chief"`, `to: [admin, chief], text: Smoke`},
		"an agency of roles":    {"Inject,Trigger,To", `Smoke,Manual,City Police`, `to: city, text: Smoke`},
		"a speaker":             {"Inject,Trigger,From,To", "Smoke,Manual,channel 9,chief", `from: tv, to: chief, text: Smoke`},
		"what else there is":    {"Inject,Trigger,To,Remarks,Priority,Location,Phase,Task", "Smoke,Manual,chief,Softly,High,Desk,One,tell", `to: chief, text: Smoke, note: Softly, priority: High, location: Desk, phase: One, task: tell`},
		"words of YAML":         {"Inject,Trigger,To,Title", `"yes: {no} # 'x' ""y"" \",Manual,chief,null`, `to: chief, title: "null", text: "yes: {no} # 'x' \"y\" \\"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			with, list, problems := read(t, c.columns+"\n"+c.row+"\n", "exercise.injects=null")
			if list == nil || len(problems) > 0 {
				t.Fatal(problems)
			}
			want, problems := load(t, "exercise.injects=null", "exercise.injects={it: {"+c.want+"}}")
			if want == nil {
				t.Fatal(problems)
			}
			got := with.Exercise.Injects.Get(with.Exercise.Injects.IDs()[0])
			if !reflect.DeepEqual(got, want.Exercise.Injects.Get("it")) {
				t.Errorf("%+v\nwant %+v", got, want.Exercise.Injects.Get("it"))
			}
		})
	}
}

// What cannot be taken over is said, with its row and column, and nothing is taken over in silence.
func TestWhatAListCannotSayIsToldByRowAndColumn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text, set string
		want      []string
	}{
		"no time": {text: "Inject,Scenario Time,To\nSmoke,soon,chief\n", want: []string{`:2:9: Scenario Time: "soon" is no time (write it like 13:05, 2026-05-12 13:05 or +5m)`}},
		"nobody of that name": {text: "Inject,Type,To\nA,Contingency,EOC\nB,Contingency,cheif\nC,Contingency,EOC\n", want: []string{
			`:2:19: To: there is no role or agency "EOC" (in 2 rows) (known: Chief on duty, Superintendent, schools)`,
			`:3:19: To: there is no role or agency "cheif" (did you mean "chief"?)`,
		}},
		"told to nobody":       {text: "Inject,Type,To\nA,Contingency,\n", want: []string{`:2:19: To: nobody is told (name roles, or agencies of roles)`}},
		"said by a player":     {text: "Inject,Type,From,To\nA,Contingency,Chief on duty,admin\n", want: []string{`:2:19: From: chief is a role, and speaks for itself (name who speaks, such as caller, or leave it to the player)`}},
		"a milestone":          {text: "Inject,After,To\nA,tolled,chief\n", want: []string{`:2:5: After: there is no step "tolled" (did you mean "told"?)`}},
		"a title of two":       {text: "Inject,After,To\nA,Two are called so,chief\n", want: []string{`:2:5: After: 2 steps are called "Two are called so" (write other or twice)`}},
		"two ids":              {text: "Inject,Type,To,ID\nA,Contingency,chief,a\nB,Contingency,chief,a\nC,Contingency,chief,A b\n", want: []string{`:3:27: ID: an inject above has the id a already (give each its own, or leave it out)`, `:4:27: ID: "A b" cannot be an id (write a-b; an id has lower-case letters, digits and hyphens)`}},
		"two numbers":          {text: "#,Inject,Type,To\n1,A,Contingency,chief\n1,B,Contingency,chief\n", want: []string{`:3:1: #: a has the number 1 already (give each its own)`}},
		"after the end":        {text: "Inject,Time,To\nA,15:00,chief\n", want: []string{`:2:5: Time: this is 6h after clock.start, past the horizon of 4h (lengthen clock.horizon or write an earlier time)`}},
		"before the beginning": {text: "Inject,Date,Time,To\nA,2026-05-11,15:00,chief\n", want: []string{`:2:18: Time: it comes before the exercise begins (the exercise begins at 2026-05-12 09:00)`}},
		"a day like a month":   {text: "Inject,Date,Time,To\nA,5/12/2026,15:00,chief\n", want: []string{`:2:5: Date: there is no day "5/12/2026" (write it like 2026-05-12)`}},
		"when is unknown": {text: "Inject,Time,To\nA,15:00,chief\nB,16:00,chief\n", set: "exercise.conduct=null", want: []string{
			`: 2 rows have a time by the clock on the wall, and the scenario does not say when it is conducted: 2, 3 (write conduct: 2026-05-12T09:00:00-05:00 into the section exercise, or call the column Scenario Time)`,
		}},
		"no columns":     {text: "A,B\n1,2\n", want: []string{`: warning: 2 columns are not read: "A", "B"`, `: no column says what players are told (call it Description)`, `: no column says who is told (call it To)`}},
		"not delivered":  {text: "Inject,Type,To,Status\nA,Contingency,chief,Deferred\nB,Contingency,chief,Draft\n", want: []string{`: warning: 1 row is left out, as its status says: 2`}},
		"no rows":        {text: "Inject,To\nPhase two,\n", want: []string{`: warning: 1 row has nothing that is told, and is left out: 2`, `: there is no inject on the list`}},
		"other columns":  {text: "Inject,Type,To,Weather\nA,Contingency,chief,dry\n", want: []string{`: warning: 1 column is not read: "Weather"`}},
		"no instant":     {text: "Inject,To\nA,chief\n", want: []string{`: warning: 1 row says no time, and comes when the controller chooses: 2`}},
		"other means":    {text: "Inject,Type,To,Mode\nA,Contingency,chief,Facebook\nB,Contingency,chief,Facebook\n", want: []string{`:2:27: warning: Mode: "Facebook" is read as other (in 2 rows)`}},
		"clocks differ":  {text: "Inject,DTG,Scenario Time,To\nA,10:10,00:20,chief\n", want: []string{`:2:5: warning: DTG: by the clock on the wall it would be at another moment: the scenario's clock counts`}},
		"a timed chance": {text: "Inject,Type,Scenario Time,To\nA,Contingency,00:20,chief\n", want: []string{`:2:19: warning: Scenario Time: a contingency comes when the controller chooses, and its time is not taken over (call it Standard if it comes by the clock)`}},
	} {
		set := []string{"exercise.injects=null"}
		if c.set != "" {
			set = append(set, c.set)
		}
		_, _, problems := read(t, c.text, set...)
		if got := about(problems); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// A step that an inject of the scenario begins, and none of the list, would begin by itself: that is said.
func TestStepsOfInjectsThatAreNotOnTheListAreTold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		step string
		want int
	}{{"shot", 0}, {"drill/shot", 0}, {"", 1}} {
		_, list, problems := read(t, "Inject,Type,To,Step\nA shot,Contingency,chief,"+c.step+"\n")
		if list == nil || len(problems) != c.want {
			t.Errorf("with the step %q: %s", c.step, problems)
		}
	}
}

func TestAListIsForAnExercise(t *testing.T) {
	t.Parallel()
	s, problems := load(t, "exercise=null")
	if s == nil {
		t.Fatal(problems)
	}
	if list, problems := msel.Read("list.csv", s); list != nil || !strings.Contains(problems.Error(), "the scenario has no roles") {
		t.Errorf("%s", problems)
	}
	if s, _ = load(t); s == nil {
		t.Fatal("the drill cannot be read")
	}
	if list, problems := msel.Read("none.csv", s); list != nil || !strings.Contains(problems.Error(), `there is no file "none.csv"`) {
		t.Errorf("%s", problems)
	}
}

// Whatever the bytes, they are a list of so many injects that a scenario can be read with, or there are problems.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Inject #,Title,Description,Scheduled Time,Scenario Day,Scenario Time,To / Target,Delivery Method,After,Delay,ID\n3,Smoke,Smoke,10:10,1,00:10,chief,Phone,,,smoke\n"))
	f.Add([]byte("Inject;After;Delay;To\nSmoke;{any: [told, alarm]};90s;Chief on duty\n"))
	f.Add([]byte("Inject,Time,To\nA,T+1:10,All\nB,startex,a; b, c\n"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, text []byte) {
		with, list, problems := read(t, string(text))
		switch {
		case list == nil && !problems.Any():
			t.Fatal("there is no list, and no problem")
		case with == nil && !problems.Any():
			t.Fatal("there is no scenario with the list, and no problem")
		case with != nil && with.Exercise.Injects.Len() != list.Injects:
			t.Fatalf("%d injects of %d", with.Exercise.Injects.Len(), list.Injects)
		}
	})
}
