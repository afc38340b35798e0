package paper_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/office"
	"simulate/report/paper"
	"simulate/report/reporttest"
	"simulate/sim/exercise/msel"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/tree"
)

const town = `
format: 1
clock: {start: 2025-03-10T22:00:00-05:00, horizon: 8h}
agencies: {city: {name: City Police, kind: police}, district: {name: Schools}, tv: {name: Channel 9}}
places: {hall: {}}
incidents: {drill: {agency: city, where: hall, plan: {alarm: {event: Alarm}, shot: {event: A shot, chance: 10%}, told: {after: alarm, work: Tell, takes: 5m}}}}
measures: {told: {from: alarm, to: told}}
exercise:
  conduct: 2026-05-12T20:30:00-05:00
  objectives: {safe: {capability: Planning, tasks: {tell: {text: Tell, measure: told, limit: 10m}}}}
  roles: {chief: {title: "Chief, on duty", agency: city}, admin: {agency: district}}
`

// listing draws injects as a scenario has them.
func listing(t *rapid.T) string {
	text := rapid.StringMatching(`[A-Za-z0-9 ,;:'"#{}\[\]|=+~é€-]{0,12}[A-Za-z0-9.!?"'}]`)
	var injects []string
	for i := range rapid.IntRange(1, 5).Draw(t, "injects") {
		keys := []string{
			"to: " + rapid.SampledFrom([]string{"chief", "admin", "city", "[chief, admin]"}).Draw(t, "to"),
			"text: " + tree.Quoted(strings.TrimSpace(text.Draw(t, "text"))+rapid.SampledFrom([]string{"", "\n\nMore of it", " and something that is longer than what stands in a title"}).Draw(t, "more")),
			rapid.SampledFrom([]string{`at: "23:10"`, "at: +3h30m5s", "at: day 2 01:10", "after: told", "after: told, delay: 90s", "after: {any: [told, [alarm, shot]]}", ""}).Draw(t, "when"),
			rapid.SampledFrom([]string{"", "from: caller", "from: tv", "means: radio", "means: verbal", "task: tell", "expected: They look", `note: "Softly, please"`}).Draw(t, "else"),
		}
		for _, key := range []string{"title", "track", "phase", "priority", "location", "controller"} {
			if rapid.Bool().Draw(t, key) {
				keys = append(keys, key+": "+tree.Quoted(strings.TrimSpace(text.Draw(t, key))))
			}
		}
		if i == 0 {
			keys = append(keys, `number: "7a"`, "step: shot")
		}
		keys = slices.DeleteFunc(keys, func(key string) bool { return key == "" })
		injects = append(injects, fmt.Sprintf("in-%d: {%s}", i, strings.Join(keys, ", ")))
	}
	return "exercise.injects={" + strings.Join(injects, ", ") + "}"
}

func townWith(t rapid.TB, set ...string) *scenario.Scenario {
	t.Helper()
	s, problems := loader.Bytes("town.yaml", []byte(town), loader.Options{Set: set})
	if s == nil {
		t.Fatal(problems)
	}
	return s
}

// A list that was written is read back as the same list, of either format.
func TestAListIsReadBack(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		set := listing(t)
		s := townWith(t, set)
		d, err := paper.Plan(s, paper.Controllers)
		if err != nil {
			t.Fatal(err)
		}
		want := reporttest.Written(t, format.CSV, d)
		for name, write := range map[string]func(io.Writer, *document.Document) error{"list.csv": format.CSV, "list.xlsx": office.Workbook} {
			file := filepath.Join(folder, name)
			if err := os.WriteFile(file, []byte(reporttest.Written(t, write, d)), 0o600); err != nil {
				t.Fatal(err)
			}
			list, problems := msel.Read(file, s)
			if len(problems) > 0 {
				t.Fatalf("%s: %s", name, problems)
			}
			again, err := paper.Plan(townWith(t, append([]string{set}, list.Set...)...), paper.Controllers)
			if err != nil {
				t.Fatal(err)
			}
			if got := reporttest.Written(t, format.CSV, again); got != want {
				t.Fatalf("%s is read back as\n%s\nwant\n%s", name, got, want)
			}
		}
	})
}
