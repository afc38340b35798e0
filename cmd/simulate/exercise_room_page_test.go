package main

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
)

// talk is the drill at the pace of a discussion, with things that its players are told.
var talk = strings.Replace(drill, "exercise:\n", `exercise:
  pace: discussion
  injects:
    station: {number: 1, at: "13:10", from: radio station, to: [chief, desk], text: What is going on?}
    parents: {number: 2, at: "13:12", from: caller, to: chief, text: May we go home?}
`, 1)

// wire lies between a page and its server, and can be cut.
type wire struct {
	*httptest.Server
	cut atomic.Bool
}

// wired lets a role's link lead over a wire.
func (c *exercised) wired(role string) *wire {
	c.Helper()
	address, _ := c.entry(role)
	to, err := url.Parse(address)
	if err != nil {
		c.Fatal(err)
	}
	through := &httputil.ReverseProxy{FlushInterval: -1, ErrorLog: log.New(io.Discard, "", 0), Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(to)
		if r.Out.Header.Get("Origin") != "" {
			r.Out.Header.Set("Origin", address) // the server answers no other page
		}
	}}
	w := &wire{}
	w.Server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		if w.cut.Load() {
			panic(http.ErrAbortHandler)
		}
		through.ServeHTTP(out, r)
	}))
	c.Cleanup(w.Close)
	c.links[role] = strings.Replace(c.links[role], address, w.URL, 1)
	return w
}

// breaks ends what is under way, and lets nothing through until it is mended.
func (w *wire) breaks() {
	w.cut.Store(true)
	w.CloseClientConnections()
}

func (w *wire) mended() { w.cut.Store(false) }

// fills writes into a field, as a hand does.
func (p *tab) fills(field, text string) {
	p.Helper()
	p.wait(`(() => { const f = ` + field + `; if (!f) return false; f.value = "` + text + `"; f.dispatchEvent(new Event("input")); f.dispatchEvent(new Event("change")); return true; })()`)
}

// labelled is the field of an open dialog with such a label.
func labelled(label string) string {
	return `[...document.querySelectorAll("dialog[open] label:not([hidden])")].find((l) => l.textContent.startsWith("` + label + `"))?.querySelector("input, select, textarea")`
}

// TestAControllerSteersAnExercise: what a controller does beside the clock, and what becomes of a player who is cut off.
func TestAControllerSteersAnExercise(t *testing.T) {
	needsBrowser(t)
	scenario := filepath.Join(t.TempDir(), "talk.yaml")
	if err := os.WriteFile(scenario, []byte(talk), 0o600); err != nil {
		t.Fatal(err)
	}
	c := exerciseIn(t, scenario)
	control := c.joins("Controller", "Chris", laptop, 720)
	wire := c.wired("chief")
	player := c.joins("chief", "Ann", phone, 844)
	control.says(`[data-role="chief"]`, "Ann")
	control.click("button", "Start now")

	// While somebody decides the clock stands; it does not go on by itself when the controller has stopped it meanwhile.
	player.says(".state", "stands while somebody decides")
	control.says(".state", "stands while chief decides")
	player.says(".decision", "The clock stands at")
	control.click(".clockbar button.main", "❚❚ Pause")
	player.says(".state", "paused")
	player.says(".decision", "The clock stands at")
	control.press("n")
	control.says(".told", "is reminded")
	player.says("#tab-heard .badge", "new")
	player.click(".tabs button", "Heard")
	player.says(".lines .told", "Still open: Send a second car?")

	c.injects(control)
	c.cutOff(wire, player)
	c.answers(control, player)
	c.happens(control)
	c.inPlace(control, player)
	c.noComplaint(control)
	c.stop()
}

// injects holds one, changes what it says, leaves another out, and lets go the first.
func (c *exercised) injects(control *tab) {
	c.Helper()
	control.press("h")
	control.says(".inject.held", "❚❚ Held")
	control.click(".inject.held button", "Edit…")
	control.fills(labelled("What is told"), "What is going on there?")
	control.click("dialog[open] button.main", "Change what is told")
	control.says(".inject.held .quote", "going on there?")
	control.says(".inject.held .inject-head", "✎ changed")
	control.says(".inject.held .inject-more", "→ chief, desk") // who is told stays as it is
	control.click(".inject.next button", "Skip…")
	control.click("dialog[open] button.costly", "Skip inject 2")
	control.says(".inject.skipped", "May we go home?")
	control.click(".inject.held button", "Release now")
	control.says(".inject.released", "What is going on")
}

// cutOff takes a player's connection away while an order is being made: it is kept on the device, and asked about afterwards.
func (c *exercised) cutOff(w *wire, player *tab) {
	c.Helper()
	player.says(".lines", "What is going on there?")
	player.click(".tabs button", "Order")
	player.click(`[data-choice="word send"]`, "")
	player.click(`[data-choice="more car"]`, "")
	player.click(`[data-choice="where west"]`, "")
	player.wait(`document.querySelector(".checked .card")?.dataset.state === "ok"`)
	w.breaks()
	player.says(".band", "Reconnecting")
	player.says(".band", "What you see is as of 13:00:0")
	player.wait(`document.documentElement.classList.contains("lost") && getComputedStyle(document.querySelector("main")).opacity < 1`)
	player.click(`[data-choice="more car"]`, "")
	player.says(".order .thumb button.main", "Give the order: no connection")
	player.says(".checked", "Kept on this device, not sent")
	if !value[bool](player, `document.querySelector(".order .thumb button.main").disabled`) {
		c.Error("an order can be given without a connection")
	}
	w.mended()
	player.says(".state", "paused")
	player.wait(`document.querySelector(".checked .card")?.dataset.state === "ok"`)
	player.says(".count output", "2")
	if text, err := os.ReadFile(c.journal); err != nil || strings.Contains(string(text), `"order"`) {
		c.Errorf("%v: an order was given by itself", err)
	}
	player.click(".order .thumb button.main", "Give the order")
	player.wait(`document.querySelector(".checked .card")?.dataset.state === "given"`)
}

// answers lets the player decide; the clock is let go on by the controller, and goes on.
func (c *exercised) answers(control, player *tab) {
	c.Helper()
	player.click(".tabs button", "Decide")
	player.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".option input").click()`))
	player.click(".decision button.main", "Decide: ")
	control.says(".entries li", "Send it")
	control.click(".clockbar button.main", "▶ Go on")
	player.says(".state", "live ×1")
}

// happens lets things happen to the scenario; one that cannot be says why in its dialog.
func (c *exercised) happens(control *tab) {
	c.Helper()
	for _, of := range []struct{ effect, label, value, says string }{
		{"slow", "So many times", "2", "Fog comes up"},
		{"block", "Place", "west", "A tree lies there"},
		{"priority", "Priority", "1", "He is armed"},
		{"disable", "A unit", "car", "A tyre bursts"},
		{"moves", "To", "west", "He runs"},
		{"", "", "", "A dog barks"},
	} {
		control.click(".deeds button", "Event…")
		control.fills(labelled("Its effect"), of.effect)
		if of.label != "" {
			control.fills(labelled(of.label), of.value)
		}
		control.click("dialog[open] button.main", "Let it happen now")
		control.says("dialog[open] .problem", "✕")
		control.fills(labelled("What happens"), of.says)
		control.click("dialog[open] button.main", "Let it happen now")
		control.wait(`document.querySelector("dialog[open]") === null`)
		control.says(".entries li", of.says)
	}
	control.press("m")
	control.fills(labelled("From"), "mayor")
	control.fills(labelled("What is told"), "Are you done?")
	control.click("dialog[open] button.main", "Tell it now")
	control.says(".entries li", "Are you done?")
}

// inPlace gives an order in the place of a role, and hands the role back to the plan: its player is told, and orders nothing more.
func (c *exercised) inPlace(control, player *tab) {
	c.Helper()
	control.click(".deeds button", "Order…")
	line := `document.querySelector("dialog[open] [data-choice=line]")`
	control.wait(`document.querySelector('dialog[open] [data-choice="word message"]') !== null`) // what is on offer has come
	control.fills(line, "message to di")
	control.do(chromedp.Evaluate[chromedp.Void](line+`.focus()`), chromedp.KeyEvent("\t"))
	control.wait(line + `.value === "message to dispatch "`)
	control.fills(line, "message to dispatch: Stay on the line")
	control.click("dialog[open] .order button.main", "Give the order")
	control.wait(`document.querySelector("dialog[open] .card")?.dataset.state === "given"`)
	control.click("dialog[open] button", "Close")
	control.says(".entries li", "Controller for chief")
	player.click(".tabs button", "Heard")
	player.says(".own", "Stay on the line")

	control.press("l")
	control.click(`dialog[open] [data-role="chief"] button`, "Hand back")
	player.says(".band", "The plan goes on for this role")
	player.wait(`document.querySelector("#tab-order") === null`)
	control.click(`dialog[open] [data-role="chief"] button`, "Start")
	player.wait(`document.querySelector("#tab-order") !== null`)
	control.click("dialog[open] button", "Close")
}
