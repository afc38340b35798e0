package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// exercised is an exercise that browsers conduct.
type exercised struct {
	*played
	journal string
	stop    func() (code int, stderr string) // interrupts it and waits until it has ended
}

// exerciseIn starts an exercise.
func exerciseIn(t testing.TB, scenario string) *exercised {
	t.Helper()
	c := &exercised{journal: filepath.Join(t.TempDir(), "team.jsonl")}
	c.played, c.stop = beginExercise(t, scenario, "--journal", c.journal)
	return c
}

// joins opens the link of a role in a tab of its own, and joins.
func (c *exercised) joins(role, name string, width, height int64) *tab {
	c.Helper()
	p := openAt(c, c.links[strings.ToLower(role)], width, height)
	p.wait(`document.querySelector(".joining button.main") !== null`)
	if *pictures != "" {
		p.picture(fmt.Sprintf("join-%d", width))
	}
	p.do(chromedp.Evaluate[chromedp.Void](`(() => { const n = document.querySelector("#name"); if (n) { n.value = "` + name + `"; } })()`))
	p.click(".joining button.main", "")
	p.arrives(`document.querySelector(".top .clock") !== null && document.documentElement.dataset.ready === "yes"`)
	return p
}

// arrives waits until an expression is true on the page that the tab goes to: on the way there is none.
func (p *tab) arrives(expression string) {
	p.Helper()
	for range 300 {
		if there, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](expression)); err == nil && there {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Fatalf("the page does not come to %s: %.500s", expression, strings.Join(p.complaints, "; "))
}

// click presses the first button that a selector finds and whose text begins so.
func (p *tab) click(selector, text string) {
	p.Helper()
	p.wait(fmt.Sprintf(`(() => { const b = [...document.querySelectorAll(%q)].find((b) => b.textContent.startsWith(%q) && !b.disabled); b?.click(); return b !== undefined; })()`, selector, text))
}

// press is a key on the page itself, outside of all fields.
func (p *tab) press(key string) {
	p.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](`document.activeElement?.blur()`), chromedp.KeyEvent(key))
}

// says waits until an element has a text.
func (p *tab) says(selector, text string) {
	p.Helper()
	p.wait(fmt.Sprintf(`[...document.querySelectorAll(%q)].some((e) => e.textContent.includes(%q))`, selector, text))
}

func (p *tab) picture(name string) {
	p.Helper()
	picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	p.must(err)
	p.must(os.WriteFile(filepath.Join(*pictures, "exercise-"+name+".png"), picture, 0o644)) //nolint:gosec // is for all to see
}

// forEverybody checks a page as it is now: what it shows can be read with any means, in both themes, and is not wider than the screen.
func (p *tab) forEverybody(axe, name string, width int64) {
	p.Helper()
	for _, theme := range []string{"light", "dark"} {
		p.do(chromedp.Evaluate[chromedp.Void](`(() => { const s = document.querySelector("#theme"); s.value = "` + theme + `"; s.dispatchEvent(new Event("change")); })()`))
		for _, violation := range p.violations(axe) {
			p.Errorf("%s, %s: %s", name, theme, violation)
		}
		if *pictures != "" {
			p.picture(name + "-" + theme)
		}
	}
	if wide := value[int64](p, `document.documentElement.scrollWidth`); wide > width {
		p.Errorf("%s is %d pixels wide, and the screen %d", name, wide, width)
	}
}

// noComplaint fails when a page has complained, or has asked anybody but its server.
func (c *exercised) noComplaint(pages ...*tab) {
	c.Helper()
	address, _ := c.entry("controller")
	for _, p := range pages {
		p.mu.Lock()
		for _, complaint := range p.complaints {
			c.Errorf("a page complains: %.300s", complaint)
		}
		for _, r := range p.requests {
			if !strings.HasPrefix(r, address+"/") {
				c.Errorf("a page asks for %.200s", r)
			}
		}
		p.mu.Unlock()
	}
}

// ends looks at what came of the exercise: on the controller's page, on a small screen too, and where the controller shows it on the display.
func (c *exercised) ends(axe string, control, display *tab) {
	c.Helper()
	control.says(".ending h2", "of 9 limits kept")
	control.says(".ending-right", "200 futures from the moment of each")
	control.says(".ending-foot", "simulate exercise report "+c.journal)
	control.forEverybody(axe, "ending", laptop)
	control.resize(phone, 844)
	control.forEverybody(axe, "ending-phone", phone)
	control.resize(laptop, 720)
	if value[bool](display, `document.querySelector(".ending h2") !== null`) {
		c.Error("the display shows what came of it though nobody asked for it")
	}
	control.click(".ending-foot button", "Show this on the display")
	display.says(".ending h2", "limits kept")
	display.forEverybody(axe, "ending-display", 1920)
	control.press("e")
	control.wait(`document.querySelector(".workplace").checkVisibility() && !document.querySelector(".ending").checkVisibility()`)
	control.press("e")
	control.wait(`document.querySelector(".ending").checkVisibility()`)
}

// TestPeopleConductAnExercise: five browsers play Independence from joining to the report. People decide, order, release, take back,
// set the clock back, branch, observe and end; each page is looked at on the way.
func TestPeopleConductAnExercise(t *testing.T) {
	needsBrowser(t)
	axe := readAxe(t)
	c := exerciseIn(t, "independence")
	control := c.joins("Controller", "Chris", laptop, 720)
	player := c.joins("Watch commander", "Watch 3", phone, 844)
	desk := c.joins("Dispatcher", "Dee", laptop, 720)
	evaluator := c.joins("Evaluator", "Eve", 1024, 768)
	display := c.joins("Display", "", 1920, 1080)

	player.says(".state", "not started")
	control.says(`[data-role="watch-commander"]`, "Watch 3")
	control.forEverybody(axe, "lobby", laptop)
	control.click(`[data-role="watch-commander"] button`, "Show code")
	control.wait(`document.querySelector("canvas.qr") !== null`)
	control.click("button", "Start now")
	player.says(".state", "live ×1")
	display.says(".state", "live ×1")

	// The clock is brought to the first decision of the watch commander; nobody can bring it further while that is open.
	control.click(".jumps button", "decision")
	player.wait(`document.querySelector(".decision") !== null`)
	control.says(".thread", "Watch commander")
	control.wait(`[...document.querySelectorAll(".jumps button")].every((b) => b.disabled)`)
	player.forEverybody(axe, "decide", phone)
	control.forEverybody(axe, "controller", laptop)
	display.forEverybody(axe, "display", 1920)
	player.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".option input").click()`))
	player.click(".decision button.main", "Decide: ")
	player.wait(`document.querySelector(".decision button.main")?.disabled ?? true`)
	control.says(".entries li", "Watch commander")

	// An order while the clock stands, as it does where it was brought to, can be taken back by its author.
	player.says(".state", "paused")
	player.click(".tabs button", "Order")
	player.click(`[data-choice="word work"]`, "")
	player.click(`[data-choice="what named:neighbours"]`, "")
	player.wait(`["ok", "waits"].includes(document.querySelector(".checked .card")?.dataset.state)`)
	player.forEverybody(axe, "order", phone)
	player.click(".order .thumb button.main", "Give the order")
	player.wait(`document.querySelector(".checked .card")?.dataset.state === "given"`)
	player.click(".tabs button", "Heard")
	player.says(".own", "neighbours")
	player.forEverybody(axe, "heard", phone)
	player.click(".own button", "↶ Undo")
	player.wait(`!document.querySelector(".own")?.textContent.includes("neighbours")`)
	player.click(".tabs button", "Units")
	player.forEverybody(axe, "units", phone)

	// An inject is released, one is made up, and a branch is kept.
	control.press("r")
	control.says(".told", "is released")
	desk.says(".lines", "Exercise.")
	desk.forEverybody(axe, "dispatcher", laptop)
	control.press("b")
	control.says(".told", "ranched")

	// The clock is set back before the answer, and every page says so.
	control.press(" ")
	player.says(".state", "live ×1")
	control.click(".journal button", "Set clock back…")
	control.says("dialog[open]", "is kept as")
	control.forEverybody(axe, "set-back", laptop)
	control.click("dialog[open] button.costly", "↶ Set back to")
	player.says("dialog[open]", "has set the clock back")
	player.forEverybody(axe, "back", phone)
	player.click("dialog[open] button.main", "I have seen it")
	evaluator.says("dialog[open]", "has set the clock back")
	evaluator.click("dialog[open] button.main", "I have seen it")

	// An evaluator writes and rates.
	evaluator.click(".task", "")
	evaluator.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".writing textarea").value = "Asked at once, in clear words."`))
	evaluator.click(".rating", "S")
	evaluator.forEverybody(axe, "evaluator", 1024)
	evaluator.click(".writing button.main", "Keep: rated S")
	evaluator.says(".mine", "Asked at once")

	control.click("button", "End…")
	control.click("dialog[open] button.costly", "End at")
	player.says(".state", "ended")
	c.ends(axe, control, display)
	c.noComplaint(control, player, desk, evaluator, display)

	c.stop()
	player.says(".band", "The server was stopped")
	report := filepath.Join(t.TempDir(), "aar.md")
	if code, _, stderr := called(t, t.Context(), "", "exercise", "report", c.journal, "-o", report, "--quiet"); code != exitDone {
		t.Fatal(stderr)
	}
	text, err := os.ReadFile(report)
	if err != nil || !strings.Contains(string(text), "Asked at once, in clear words") {
		t.Errorf("%v: the report does not have the observation: %.300s", err, text)
	}
}

// resize lets the screen have another size.
func (p *tab) resize(width, height int64) {
	p.Helper()
	p.do(chromedp.EmulateViewport(width, height))
}
