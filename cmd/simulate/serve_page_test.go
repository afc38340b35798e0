package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"simulate/report/document"
)

// explored opens the page of a server, and waits until it shows figures over all runs.
func (s *served) explored(runs string, width int64) *tab {
	s.Helper()
	p := openAt(s, s.link, width, 900)
	p.settled(runs)
	return p
}

// settled waits until figures rest on so many runs.
func (p *tab) settled(runs string) {
	p.Helper()
	p.wait(`document.documentElement.dataset.runs === "` + runs + `" && !document.querySelector("main").hasAttribute("aria-busy")`)
}

// verdicts are the figure of now and the verdict on it as the page shows them, by id.
func (p *tab) verdicts() map[string][2]string {
	p.Helper()
	return value[map[string][2]string](p, `Object.fromEntries([...document.querySelectorAll("[data-row]")].map((r) =>
		[r.dataset.row, [r.querySelector(".figure b").textContent, r.querySelector(".badge")?.textContent ?? ""]]))`)
}

// judgedBy are figures and verdicts of a variant, as the command line tells them.
func judgedBy(t *testing.T, args ...string) map[string][2]string {
	t.Helper()
	code, out, stderr := called(t, t.Context(), "", append(args, "--format", "json", "--quiet")...)
	if code != exitDone {
		t.Fatal(stderr)
	}
	var report struct {
		Objectives []struct {
			ID, Expression, Verdict string
			Value                   float64
		}
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	told := make(map[string][2]string)
	for _, o := range report.Objectives {
		unit := document.Seconds
		if strings.HasPrefix(o.Expression, "share") {
			unit = document.Share
		}
		told[o.ID] = [2]string{unit.Format(o.Value), o.Verdict}
	}
	return told
}

// TestWhatIsExploredIsWhatTheCommandLineTells: a figure is moved by keys until a verdict turns, a variant is switched on, both are
// written as a variant, and that is run: it has the figures that the page shows.
func TestWhatIsExploredIsWhatTheCommandLineTells(t *testing.T) {
	needsBrowser(t)
	file := filepath.Join(t.TempDir(), "explored.yaml")
	s := serve(t, "independence", "--runs", "200", "--write", file)
	p := s.explored("200", laptop)
	before := p.verdicts()
	p.do(chromedp.Evaluate[chromedp.Void](`document.getElementById("figure-units.ems-ambulance.turnout").focus()`))
	for range 4 {
		p.do(chromedp.KeyEvent(kb.ArrowRight, chromedp.KeyModifiers(kb.ModifierShift)))
	}
	p.settled("200")
	p.wait(`document.querySelector('[data-row="ambulance-turnout"] .badge').textContent === "✕ missed"`)
	if was := before["ambulance-turnout"][1]; was != "✓ met" {
		t.Errorf("it was %s", was)
	}
	if said := value[string](p, `document.querySelector(".said").textContent`); !strings.Contains(said, "First ambulance's turnout: missed, was met.") {
		t.Errorf("what changed: %s", said)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll(".switch")].find((b) => b.textContent.includes("first dispatch")).click()`))
	p.settled("200")
	p.wait(`document.querySelectorAll(".chips li").length === 2`)
	shown := p.verdicts()

	p.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.blur()`), chromedp.KeyEvent("v"))
	p.wait(`document.querySelector("dialog textarea") !== null`)
	p.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll("dialog button")].find((b) => b.textContent.includes("Write it")).click()`))
	p.wait(`document.querySelector("dialog [role=status]").textContent.startsWith("Written to ")`)
	text, err := os.ReadFile(file)
	if err != nil || string(text) != value[string](p, `document.querySelector("dialog textarea").value`) {
		t.Errorf("%v: what is written is not what is shown: %s", err, text)
	}
	for id, told := range judgedBy(t, file, "--variant", "explored", "--runs", "200") {
		if got := shown[id]; got[0] != told[0] || !strings.HasSuffix(got[1], " "+told[1]) {
			t.Errorf("%s: the page shows %v, and the command line tells %v", id, got, told)
		}
	}

	p.do(chromedp.KeyEvent(kb.Escape))
	p.wait(`document.querySelector("dialog") === null`)
	for range 2 {
		p.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(kb.ModifierCtrl)))
	}
	p.wait(`document.querySelector(".changes b").textContent === "No changes"`)
	p.settled("200")
	for id, was := range before {
		if now := p.verdicts()[id]; now != was {
			t.Errorf("after undo %s is %v, and was %v", id, now, was)
		}
	}
	p.asksOnly(s)
}

// asksOnly fails when the page has complained, or asked for anything but what its server has; the key stands in no address.
func (p *tab) asksOnly(s *served) {
	p.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.complaints {
		p.Errorf("the page complains: %.300s", c)
	}
	address, key, _ := strings.Cut(s.link, "/#")
	for _, r := range p.requests {
		if !strings.HasPrefix(r, address+"/") && !strings.HasPrefix(r, "blob:"+address+"/") || strings.Contains(r, key) {
			p.Errorf("the page asks for %.200s", r)
		}
	}
}

func TestTheExplorePageIsForEverybody(t *testing.T) {
	axe := readAxe(t)
	s := serve(t, "independence", "--runs", "60")
	for _, width := range []int64{laptop, 390} {
		for _, scheme := range []string{"light", "dark"} {
			p := s.explored("60", width)
			p.prefers(scheme)
			p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".switch").click()`))
			p.wait(`document.querySelectorAll(".chips li").length === 1`)
			p.settled("60")
			for _, violation := range p.violations(axe) {
				t.Errorf("%d, %s: %s", width, scheme, violation)
			}
			if wide := value[int64](p, `document.documentElement.scrollWidth`); wide > width {
				t.Errorf("at %d pixels the page is %d wide", width, wide)
			}
			if *pictures != "" {
				picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
				p.must(err)
				p.must(os.WriteFile(filepath.Join(*pictures, fmt.Sprintf("explore-%d-%s.png", width, scheme)), picture, 0o644)) //nolint:gosec // is for all to see
			}
		}
	}
}

func TestTheTypicalRunOpensAsItIsNow(t *testing.T) {
	needsBrowser(t)
	s := serve(t, "independence", "--runs", "60")
	p := s.explored("60", laptop)
	p.do(chromedp.Evaluate[chromedp.Void](`(() => { window.opened = ""; window.open = (url) => { window.opened = url; return {}; }; })()`), chromedp.KeyEvent("p"))
	p.wait(`window.opened !== ""`)
	p.do(chromedp.Navigate(value[string](p, `window.opened`)))
	p.wait(`document.querySelector(".replay") !== null && document.documentElement.dataset.ready === "yes"`)
	p.asksOnly(s)
}

func TestAPageWithoutItsKeySaysWhatToDo(t *testing.T) {
	needsBrowser(t)
	s := serve(t, town, "--runs", "20")
	address, _, _ := strings.Cut(s.link, "#")
	for fragment, want := range map[string]string{"": "The key is missing", "#AAAAAAAAAAAAAAAAAAAAAA": "This link opens nothing"} {
		p := openAt(t, address+fragment, laptop, 800)
		p.wait(`document.documentElement.dataset.ready === "refused"`)
		if said := value[string](p, `document.body.textContent`); !strings.Contains(said, want) {
			t.Errorf("%q: %.300s", fragment, said)
		}
	}
}

func TestAPageWhoseServerStopsSaysSo(t *testing.T) {
	needsBrowser(t)
	s := serve(t, town, "--runs", "20")
	p := s.explored("20", laptop)
	s.stop()
	p.wait(`document.querySelector(".band:not([hidden])")?.textContent.includes("The server was stopped")`)
}
