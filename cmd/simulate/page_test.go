package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The widths of a phone, a laptop and a large screen, in pixels.
const (
	phone  = 360
	laptop = 1280
	wall   = 2560
)

func TestAPageOpensFromAFileAndAsksForNothing(t *testing.T) {
	for name, args := range map[string][]string{
		"run":         {"independence"},
		"streams":     {"county-day", "--runs", "2"},
		"comparison":  {"compare", "independence", "early-tactical", "more-aid", "--runs", "50"},
		"strategies":  {"compare", "independence", "--decisions", "--runs", "50"},
		"sweep":       {"sweep", "independence", "--vary", "incidents.elsea-smith.plan.ask-tactical.delay=0s..4m/2m", "--runs", "50"},
		"surface":     {"sweep", town, "--vary", "units.car.count=1..2/1", "--vary", "units.car.turnout=10s..20s/10s", "--runs", "20"},
		"sensitivity": {"sensitivity", "independence", "--runs", "200"},
		"calibration": {"calibrate", town, "--runs", "50"},
		"state":       {"inspect", "independence", "--at", "13:25"},
		"explanation": {"explain", "independence", "call-to-custody"},
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, writtenPage(t, args...), laptop, 800)
			p.do(chromedp.Evaluate[chromedp.Void](`dispatchEvent(new Event("beforeprint"))`)) // which draws every chart
			p.wait(`[...document.querySelectorAll("figure.chart")].every((f) => f.dataset.drawn === "yes")`)
			p.quiet()
		})
	}
}

// seek moves the playhead to so many seconds from the clock's start.
func (p *tab) seek(seconds int) {
	p.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(
		`(() => { const s = document.querySelector(".scrubber"); s.value = %d; s.dispatchEvent(new Event("input")); })()`, seconds)))
	p.do(chromedp.Sleep(settling))
}

// inspected is the state that simulate inspect tells, as data.
type inspected struct {
	Units []struct{ Agency, Status string }
	Steps []struct {
		Incident, ID, Status string
		Text, Needs          string
	}
	Sites    []struct{ ID, Posture string }
	Channels []struct {
		ID, Status string
		Queued     int
	}
}

func inspectedState(t *testing.T, args ...string) (state inspected) {
	t.Helper()
	code, out, stderr := called(t, t.Context(), "", append([]string{"inspect", "--format", "json"}, args...)...)
	if code != 0 {
		t.Fatal(stderr)
	}
	if err := json.Unmarshal([]byte(out), &state); err != nil {
		t.Fatal(err)
	}
	return state
}

// rows is a table of the state panel in the page: the texts of its cells by what the row is about.
func (p *tab) rows(panel, key string) map[string]string {
	p.Helper()
	return value[map[string]string](p, fmt.Sprintf(
		`Object.fromEntries([...document.querySelectorAll('[data-panel="%s"] tr[data-%s]')].map((r) => [r.dataset.%s, [...r.cells].map((c) => c.textContent).join("|")]))`,
		panel, key, key))
}

func TestTheStateAtThePlayheadIsThatOfInspect(t *testing.T) {
	p := open(t, writtenPage(t, "independence", "--runs", "0"), laptop, 800)
	for _, seconds := range []int{0, 910, 1500, 2222, 14_400} {
		p.seek(seconds)
		state := inspectedState(t, "independence", "--run", "nominal", "--at", fmt.Sprintf("+%ds", seconds))
		p.sameSteps(seconds, &state)
		sites, channels := p.rows("sites", "site"), p.rows("channels", "channel")
		for _, s := range state.Sites {
			if !strings.Contains(sites[s.ID], "|"+s.Posture+"|") {
				t.Errorf("at %d: site %s is shown as %q, and is in %s", seconds, s.ID, sites[s.ID], s.Posture)
			}
		}
		for _, c := range state.Channels {
			if !strings.Contains(channels[c.ID], "|"+c.Status+"|") {
				t.Errorf("at %d: channel %s is shown as %q, and is %s", seconds, c.ID, channels[c.ID], c.Status)
			}
		}
		p.sameUnits(seconds, &state)
	}
	p.quiet()
}

func (p *tab) sameSteps(seconds int, state *inspected) {
	p.Helper()
	shown := p.rows("steps", "step")
	open := 0
	for _, s := range state.Steps {
		if s.Status != "waiting" && s.Status != "running" {
			continue
		}
		open++
		if row := shown[s.ID]; !strings.Contains(row, "|"+s.Status+"|") || s.Needs != "is under way" && !strings.Contains(row, s.Needs) {
			p.Errorf("at %d: step %s is shown as %q, and is %s: %s", seconds, s.ID, row, s.Status, s.Needs)
		}
	}
	if len(shown) != open {
		p.Errorf("at %d: %d steps are shown, and %d are under way", seconds, len(shown), open)
	}
}

func (p *tab) sameUnits(seconds int, state *inspected) {
	p.Helper()
	want := make(map[string]int)
	for _, u := range state.Units {
		want[u.Agency+" "+u.Status]++
	}
	shown := value[map[string]int](p, `Object.fromEntries([...document.querySelectorAll('[data-panel="units"] td[data-status]')]
		.filter((c) => c.textContent !== "").map((c) => [c.closest("tr").dataset.agency + " " + c.dataset.status, Number(c.textContent)]))`)
	for key, n := range want {
		if shown[key] != n {
			p.Errorf("at %d: %d are shown of %s, and there are %d", seconds, shown[key], key, n)
		}
	}
	if len(shown) != len(want) {
		p.Errorf("at %d: shown are %v, and there are %v", seconds, shown, want)
	}
}

func TestStoryCanBeFilteredAndItsCausesFollowed(t *testing.T) {
	p := open(t, writtenPage(t, "independence", "--runs", "0"), laptop, 800)
	lines := `[...document.querySelectorAll(".story li[data-seq]")].filter((l) => l.offsetParent)`
	all := value[int](p, lines+`.length`)
	p.do(chromedp.Evaluate[chromedp.Void](`(() => { const f = document.querySelector(".story-tools input"); f.value = "tactical"; f.dispatchEvent(new Event("input")); })()`))
	p.wait(lines + `.length < ` + strconv.Itoa(all))
	if n := value[int](p, lines+`.filter((l) => !/tactical/i.test(l.textContent)).length`); n > 0 {
		t.Errorf("%d lines do not have what was looked for", n)
	}
	p.do(chromedp.Evaluate[chromedp.Void](lines + `[0].querySelector("button").click()`))
	p.wait(`!document.querySelector(".causes").hidden`)
	chain := value[[]int](p, `[...document.querySelectorAll(".causes li")].map((l) => Number(l.dataset.seq))`)
	if len(chain) < 3 || chain[len(chain)-1] != 0 && chain[0] != 0 {
		t.Errorf("the chain of causes is %v: it does not lead to the beginning", chain)
	}
	before := value[int](p, `Number(document.querySelector(".scrubber").value)`)
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll(".causes li button")[2].click()`))
	p.wait(fmt.Sprintf(`Number(document.querySelector(".scrubber").value) !== %d`, before))
	p.quiet()
}

func TestThePageCanBeUsedWithTheKeyboardAlone(t *testing.T) {
	p := open(t, writtenPage(t, "independence", "--runs", "0"), laptop, 800)
	p.do(chromedp.KeyEvent(kb.Tab))
	if first := value[string](p, `document.activeElement.textContent`); first != "Skip to the report" {
		t.Errorf("the first stop is %q", first)
	}
	for range 60 {
		if value[bool](p, `document.activeElement.classList.contains("play")`) {
			break
		}
		p.do(chromedp.KeyEvent(kb.Tab))
	}
	if !value[bool](p, `document.activeElement.classList.contains("play")`) {
		t.Fatal("the play button is not reached")
	}
	at := func() int { return value[int](p, `Number(document.querySelector(".scrubber").value)`) }
	for _, step := range []struct {
		key  string
		want int
	}{{kb.ArrowRight, 10}, {kb.ArrowRight, 20}, {kb.ArrowLeft, 10}, {kb.End, 14_400}, {kb.Home, 0}} {
		p.do(chromedp.KeyEvent(step.key), chromedp.Sleep(settling))
		if got := at(); got != step.want {
			t.Errorf("the playhead is at %d, and should be at %d", got, step.want)
		}
	}
	p.do(chromedp.KeyEvent(" "))
	p.wait(`Number(document.querySelector(".scrubber").value) > 0`)
	p.do(chromedp.KeyEvent(" "))
	p.wait(`document.querySelector(".play").textContent === "Play"`)
	p.quiet()
}

func TestTablesCanBeSorted(t *testing.T) {
	p := open(t, writtenPage(t, "independence", "--runs", "50"), laptop, 800)
	column := `[...document.querySelectorAll("#latencies table")[0].tBodies[0].rows].map((r) => r.cells[1].dataset.sort ?? "").filter((v) => v !== "").map(Number)`
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("#latencies table")[0].tHead.rows[0].cells[1].querySelector("button").click()`))
	got := value[[]float64](p, column)
	if len(got) < 5 {
		t.Fatalf("%d figures", len(got))
	}
	for i := 1; i < len(got); i++ {
		if got[i] < got[i-1] {
			t.Errorf("%v is not sorted", got)
			break
		}
	}
	p.quiet()
}

// TestChartsShowTheNumbersOfTheData reads the numbers of each chart back from the table behind it, and holds them to the data.
func TestChartsShowTheNumbersOfTheData(t *testing.T) {
	script, err := os.ReadFile("testdata/charts.js")
	if err != nil {
		t.Fatal(err)
	}
	call := filepath.Join(t.TempDir(), "call.events.csv")
	done(t, "starter", "--run", "4", "-o", call, "--quiet")
	for _, args := range [][]string{
		{"independence", "--runs", "200"},
		{"log", "review", "starter", call, "--incident", "fall", "--runs", "50"},
		{"compare", "independence", "early-tactical", "more-aid", "--runs", "50"},
		{"sweep", "independence", "--vary", "incidents.elsea-smith.plan.ask-tactical.delay=0s..4m/2m", "--runs", "50"},
		{"sensitivity", "independence", "--runs", "200"},
		{"calibrate", "independence", "--runs", "50", "--most", "5000"},
	} {
		t.Run(args[0], func(t *testing.T) {
			p := open(t, writtenPage(t, args...), laptop, 800)
			p.do(chromedp.Evaluate[chromedp.Void](`dispatchEvent(new Event("beforeprint"))`))
			p.wait(`[...document.querySelectorAll("figure.chart")].every((f) => f.dataset.drawn === "yes")`)
			if n := value[int](p, `document.querySelectorAll("figure.chart .behind tbody tr").length`); n < 10 {
				t.Errorf("the charts have %d rows of figures", n)
			}
			for _, wrong := range value[[]string](p, string(script)) {
				t.Error(wrong)
			}
			p.quiet()
		})
	}
}

// hostileTown is a scenario whose names try to do something.
func hostileTown(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(town)
	if err != nil {
		t.Fatal(err)
	}
	bad := strings.Join([]string{
		`<script>document.title='owned'</script>`, `<img src=x onerror=document.title='owned'>`, `"'><b>`, `{{.}}`, `\u2028\u202e`, strings.Repeat("n", 10_000),
	}, " ")
	quoted, err := json.Marshal(bad)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		for _, key := range []string{"title: ", "name: "} {
			if at := strings.Index(line, key); at >= 0 && !strings.Contains(line, "{") {
				line = line[:at] + key + strings.ReplaceAll(string(quoted), `\\u`, `\u`) + "\n"
			}
		}
		lines = append(lines, line)
	}
	file := filepath.Join(t.TempDir(), "hostile.yaml")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestHostileNamesDoNothing(t *testing.T) {
	file := hostileTown(t)
	p := open(t, writtenPage(t, file, "--runs", "50"), phone, 800)
	p.do(chromedp.Evaluate[chromedp.Void](`dispatchEvent(new Event("beforeprint"))`))
	p.seek(600)
	if value[bool](p, `document.title === "owned" || !!document.querySelector("main img, main script, [onerror]")`) {
		t.Error("a name has done something")
	}
	if wide := value[int](p, `document.documentElement.scrollWidth`); wide > phone {
		t.Errorf("the page is %d pixels wide", wide)
	}
	p.quiet()
}

func TestNoPageIsWiderThanItsScreen(t *testing.T) {
	for _, args := range [][]string{
		{"independence", "--runs", "20"}, {"compare", "independence", "--runs", "20"}, {"county-day", "--runs", "2"},
	} {
		file := writtenPage(t, args...)
		for _, width := range []int64{phone, laptop, wall} {
			p := open(t, file, width, 800)
			if wide := value[int64](p, `document.documentElement.scrollWidth`); wide > width {
				t.Errorf("%v: the page is %d pixels wide on %d", args, wide, width)
			}
		}
	}
}

func TestThePageIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	_, first, _ := called(t, t.Context(), "", "independence", "--runs", "20", "--workers", "1", "--format", "html")
	_, second, _ := called(t, t.Context(), "", "independence", "--runs", "20", "--workers", "2", "--format", "html")
	if first != second || len(first) < 500_000 {
		t.Error("two pages of one run differ")
	}
}

// TestPagesAreSmallEnoughToSend: they are sent by mail, and opened on phones. Those without charts do without what draws charts.
func TestPagesAreSmallEnoughToSend(t *testing.T) {
	t.Parallel()
	for _, x := range []struct {
		most int
		args []string
	}{
		{1_100_000, []string{"independence"}},
		{200_000, []string{"explain", "independence", "call-to-custody"}},
		{200_000, []string{"check", town, "--runs", "50"}},
		{200_000, []string{"search", town, "--runs", "40", "--set", "stress={units: {deputy: 1}}"}},
		{200_000, []string{"inspect", "independence", "--at", "13:25"}},
	} {
		_, page, stderr := called(t, t.Context(), "", append(x.args, "--format", "html")...)
		if len(page) > x.most || len(page) < 10_000 {
			t.Errorf("%v has %d bytes: %s", x.args, len(page), stderr)
		}
	}
}

// readAxe is the script of the accessibility checker that the page's own packages bring.
func readAxe(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile("../../report/html/page/node_modules/axe-core/axe.min.js")
	switch {
	case err != nil && os.Getenv(requireBrowser) != "":
		t.Fatal(err)
	case err != nil:
		t.Skip("axe-core is not installed: npm ci in report/html/page brings it")
	}
	return string(script)
}

// violations are what the checker finds wrong with a page as it is.
func (p *tab) violations(axe string) []string {
	p.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](axe))
	found, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](`axe.run().then((r) => r.violations.map((v) =>
		v.id + ": " + v.help + ", " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 150)).join(" | ")))`, chromedp.EvalAwaitPromise))
	p.must(err)
	return found
}

// openDetails opens the details of a row of the last lanes of a page, if it has any, and all that is folded up.
const openDetails = `document.querySelectorAll("details").forEach((d) => { d.open = true; });
	[...document.querySelectorAll(".lanes-body")].slice(-1).forEach((lanes) => ["ArrowDown", "ArrowDown", "ArrowDown", "Enter"].forEach((key) =>
		lanes.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }))))`

func TestAxeFindsNoViolation(t *testing.T) {
	axe := readAxe(t)
	for _, args := range [][]string{
		{"independence", "--runs", "50"},
		{"compare", "independence", "early-tactical", "more-aid", "--runs", "50"},
		{"sensitivity", "independence", "--runs", "200"},
		{"calibrate", town, "--runs", "50"},
		{"check", town, "--runs", "50"},
	} {
		file := writtenPage(t, args...)
		for _, scheme := range []string{"light", "dark"} {
			p := open(t, file, laptop, 800)
			p.prefers(scheme)
			p.do(chromedp.Evaluate[chromedp.Void](`dispatchEvent(new Event("beforeprint")), dispatchEvent(new Event("afterprint"))`))
			p.do(chromedp.Evaluate[chromedp.Void](openDetails))
			for _, violation := range p.violations(axe) {
				t.Errorf("%v, %s: %s", args, scheme, violation)
			}
		}
	}
}

// TestTwoRunsArePlayedSideBySide: the typical run, held to what it is as written, in lanes that have the other's bars, in lists and as
// the story of both.
func TestTwoRunsArePlayedSideBySide(t *testing.T) {
	p := open(t, writtenPage(t, "compare", "independence", "early-tactical", "more-aid", "--runs", "50"), laptop, 800)
	p.seek(2000)
	if n := value[int](p, `document.querySelectorAll(".replay-view").length`); n != 2 {
		t.Errorf("%d runs are played side by side", n)
	}
	for selector, want := range map[string]string{
		"#replay > .lead, #replay > p":                       "the typical one as written",
		".against .parting":                                  "First divergence 13:10:",
		".against .lists":                                    "sooner",
		".replay-view[data-replay=early-tactical] .legend":   "the same in the first run",
		".against .stories":                                  "lines differ of",
		".against .stories tr.differs td:nth-child(2) .line": "13:1",
	} {
		if told := value[string](p, fmt.Sprintf(`document.querySelector(%q)?.textContent ?? ""`, selector)); !strings.Contains(told, want) {
			t.Errorf("%s says %.200q, without %q", selector, told, want)
		}
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".against .lists .line").click()`), chromedp.Sleep(settling))
	if at := value[string](p, `document.querySelector(".replay-view[data-replay=early-tactical] .details:not([hidden]) h3")?.textContent ?? ""`); at == "" {
		t.Error("what moved opens no details")
	}
	p.quiet()
}
