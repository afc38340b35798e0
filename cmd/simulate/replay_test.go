package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// edges are the first and the last second that the lanes show.
func (p *tab) edges() [2]int {
	p.Helper()
	return value[[2]int](p, `[...document.querySelectorAll(".overview .edge")].slice(0, 2).map((e) => Number(e.getAttribute("aria-valuenow")))`)
}

// box is where an element is in the window: left, top, width and height.
func (p *tab) box(selector string) [4]float64 {
	p.Helper()
	return value[[4]float64](p, fmt.Sprintf(
		`(() => { const b = document.querySelector(%q).getBoundingClientRect(); return [b.left, b.top, b.width, b.height]; })()`, selector))
}

// centred scrolls an element to the middle of the window.
func (p *tab) centred(selector string) {
	p.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector(%q).scrollIntoView({ block: "center", behavior: "instant" })`, selector)))
}

// touch puts fingers on points of the window, moves them through others and lifts them.
func (p *tab) touch(moves ...[]*input.TouchPoint) {
	p.Helper()
	for i, points := range append(moves, nil) {
		kind := input.DispatchTouchEventTypeTouchMove
		switch {
		case i == 0:
			kind = input.DispatchTouchEventTypeTouchStart
		case points == nil:
			kind, points = input.DispatchTouchEventTypeTouchEnd, []*input.TouchPoint{}
		}
		_, err := chromedp.Call(p.ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
		p.must(err)
	}
}

// pinched spreads two fingers from a point of the window to so many pixels apart.
func (p *tab) pinched(x, y float64, apart ...float64) {
	p.Helper()
	var moves [][]*input.TouchPoint
	for _, a := range apart {
		moves = append(moves, []*input.TouchPoint{{X: x - a/2, Y: y, ID: new(1.0)}, {X: x + a/2, Y: y, ID: new(2.0)}})
	}
	p.touch(moves...)
}

func TestLanesOpenOnTheBusyTimeAndShowAnother(t *testing.T) {
	p := open(t, writtenPage(t, "independence", "--runs", "0"), laptop, 800)
	busy := p.edges()
	if length := busy[1] - busy[0]; length < 600 || length > 4800 || busy[0] < 300 {
		t.Errorf("of four hours the lanes show %v seconds at first", busy)
	}
	p.centred(".lanes-body")
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".lanes-body").focus({ preventScroll: true })`), chromedp.KeyEvent("+"))
	if now := p.edges(); now[1]-now[0] > (busy[1]-busy[0])*6/10 {
		t.Errorf("+ shows %v of %v", now, busy)
	}
	p.do(chromedp.KeyEvent("0"))
	if now := p.edges(); now != [2]int{0, 14_400} {
		t.Errorf("0 shows %v", now)
	}
	at := p.box(".track")
	p.pinched(at[0]+at[2]/2, at[1]+60, 40, 80, 160)
	if now := p.edges(); now[1]-now[0] > 5000 || now[0] < 2000 {
		t.Errorf("two fingers that spread to four times as far show %v", now)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".overview .edge.from").focus({ preventScroll: true })`))
	before := p.edges()
	p.do(chromedp.KeyEvent(kb.ArrowRight))
	if now := p.edges(); now[0] <= before[0] || now[1] != before[1] {
		t.Errorf("an arrow on the left edge goes from %v to %v", before, now)
	}
	p.brushed(0.8, 0.9)
	if now := p.edges(); now[0] < 11_400 || now[0] > 11_600 || now[1] < 12_800 || now[1] > 13_000 {
		t.Errorf("a brush over 80 to 90%% of four hours shows %v", now)
	}
	p.brushed(0.5, 0.502)
	if now := p.edges(); now[0] < 6300 || now[1] > 8100 || now[1]-now[0] < 1300 {
		t.Errorf("a click in the middle, of a hand that is not quite still, shows %v", now)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".lanes-body").focus({ preventScroll: true })`), chromedp.KeyEvent("0"))
	p.brushed(0.1, 0.3)
	if now := p.edges(); now[0] < 1400 || now[1] > 4400 {
		t.Errorf("a brush over a frame around all the time there is shows %v", now)
	}
	p.quiet()
}

// brushed draws the mouse over the overview of all the time there is, from one share of it to another.
func (p *tab) brushed(from, to float64) {
	p.Helper()
	at := p.box(".overview")
	p.do(chromedp.Evaluate[chromedp.Void](`getSelection().removeAllRanges()`))
	for i, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseMoved, input.DispatchMouseEventTypeMouseReleased} {
		_, err := chromedp.Call(p.ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: at[0] + at[2]*[]float64{from, to, to}[i], Y: at[1] + at[3]/2, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1,
		})
		p.must(err)
	}
}

// TestDetailsAreSeenOnALowScreen: on a phone that lies on its side, too, all of them can be read.
func TestDetailsAreSeenOnALowScreen(t *testing.T) {
	p := open(t, writtenPage(t, "independence", "--runs", "0"), 740, 360)
	p.do(chromedp.Evaluate[chromedp.Void](`location.hash = "t=13:20&line=agency+ipd"`))
	p.wait(`!!document.querySelector(".details:not([hidden])")`)
	if box := p.box(".details"); box[0] < 0 || box[1] < 0 || box[0]+box[2] > 740 || box[1]+box[3] > 360 {
		t.Errorf("they are at %v", box)
	}
	if text := value[string](p, `document.querySelector(".details").innerText`); !strings.Contains(text, "3 out of action, ") {
		t.Errorf("of an agency they say %q", text)
	}
	p.quiet()
}

func TestThePlayheadGoesFromKeyEventToKeyEvent(t *testing.T) {
	p := open(t, writtenPage(t, "independence", "--runs", "0"), laptop, 800)
	said := value[[]int](p, `JSON.parse(document.querySelector("#data").textContent).key_events.map((e) => Math.floor(e.t))`)
	now := `Number(document.querySelector(".scrubber").value)`
	p.seek(said[2] + 1)
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".scrubber").focus()`), chromedp.KeyEvent("n"), chromedp.Sleep(settling))
	if at := value[int](p, now); at != said[3] {
		t.Errorf("N goes to %d of %v", at, said)
	}
	p.do(chromedp.KeyEvent("p"), chromedp.Sleep(settling))
	if at := value[int](p, now); at != said[2] {
		t.Errorf("P goes to %d of %v", at, said)
	}
	if told := value[string](p, `document.querySelector(".key-event").textContent`); len(told) < 15 {
		t.Errorf("of what happened it says %q", told)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".idle input").click()`))
	p.seek(10_000) // where little happens
	p.do(chromedp.KeyEvent(" "), chromedp.Sleep(settling), chromedp.KeyEvent(" "), chromedp.Sleep(settling))
	if at := value[int](p, now); at < 10_100 {
		t.Errorf("without idle time the playhead is at %d", at)
	}
	p.quiet()
}

func TestATouchOpensDetailsAndArrowsLeadAlongCauses(t *testing.T) {
	p := open(t, writtenPage(t, "independence", "--runs", "0"), 390, 844)
	p.seek(1300)
	p.centred(".lanes-body")
	at := p.box(".track")
	p.touch([]*input.TouchPoint{{X: at[0] + at[2]/2, Y: at[1] + 70}})
	p.wait(`!document.querySelector(".details").hidden`)
	told := value[string](p, `document.querySelector(".details").textContent`)
	for _, part := range []string{"Independence car", "Independence Police", "Before", "After", "Copy link"} {
		if !strings.Contains(told, part) {
			t.Errorf("the details lack %q: %s", part, told)
		}
	}
	if n := value[int](p, `document.querySelectorAll(".lane-labels .chosen").length`); n != 1 {
		t.Errorf("%d rows are marked", n)
	}
	before := value[int](p, `Number(document.querySelector(".scrubber").value)`)
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".details-steps button").click()`), chromedp.Sleep(settling))
	if now := value[int](p, `Number(document.querySelector(".scrubber").value)`); now > before {
		t.Errorf("the cause of what is at %d is at %d", before, now)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".details h3").focus()`), chromedp.KeyEvent(kb.Escape))
	p.wait(`document.querySelector(".details").hidden && document.activeElement.classList.contains("lanes-body")`)
	p.quiet()
}

func TestALineOfTheStoryMarksItsOwnUnits(t *testing.T) {
	p := open(t, writtenPage(t, "independence", "--runs", "0"), laptop, 1600)
	record := value[[]string](p, `(() => {
		const { timeline } = JSON.parse(document.querySelector("#data").textContent);
		const told = new Set([...document.querySelectorAll(".story li[data-seq]")].map((l) => Number(l.dataset.seq)));
		const begun = timeline.find((r) => r.kind === "StepStarted" && told.has(r.seq) &&
			new Set(timeline.filter((w) => w.kind === "UnitWorking" && w.step === r.step).map((w) => w.agency)).size > 1);
		const worked = timeline.filter((w) => w.kind === "UnitWorking" && w.step === begun.step && w.t === begun.t).map((w) => w.unit);
		return [String(begun.seq), ...new Set(worked)];
	})()`)
	p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector('.story li[data-seq="%s"] button').click()`, record[0])), chromedp.Sleep(settling))
	marked := value[int](p, `document.querySelectorAll(".lane-labels span.chosen").length`)
	if marked < len(record)-1 {
		t.Errorf("%v worked, and %d rows are marked", record[1:], marked)
	}
	p.quiet()
}

func TestDeepLinksLandWhereTheySay(t *testing.T) {
	file := writtenPage(t, "independence", "--runs", "50")
	p := open(t, file, laptop, 800)
	for _, x := range []struct{ link, there string }{
		{"t=13:25", `document.querySelector(".transport .clock").textContent === "13:25:00"`},
		{"t=13:21:10&line=unit+ipd-car-10", `document.querySelector(".details h3").textContent === "Independence car 10"`},
		{"measure=schools-told", `[...document.querySelectorAll(".breakdown")].filter((b) => b.offsetParent).map((b) => b.dataset.measure).join() === "schools-told" && document.querySelector('.breakdown[data-measure="schools-told"]').getBoundingClientRect().top < innerHeight`},
		{"measure=call-to-custody", `[...document.querySelectorAll('main [data-measure="call-to-custody"]')].some((e) => { const { top } = e.getBoundingClientRect(); return top > -50 && top < innerHeight; })`},
		{"resources", `Math.abs(document.querySelector("#resources").getBoundingClientRect().top) < innerHeight`},
	} {
		p.do(chromedp.Evaluate[chromedp.Void](`scrollTo({ top: 0, behavior: "instant" }); location.hash = ` + strconv.Quote(x.link)))
		p.wait(x.there)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".transport .copy-link").click()`))
	p.wait(`location.hash.startsWith("#t=13:21:10")`)
	p.quiet()

	p = open(t, writtenPage(t, "compare", "independence", "early-tactical", "more-aid", "--runs", "10"), laptop, 800)
	p.do(chromedp.Evaluate[chromedp.Void](`location.hash = "variant=more-aid"`))
	p.wait(`!!document.querySelector('.replay-view[data-replay="more-aid"]')`)
	if chosen := value[string](p, `document.querySelector('.choices select[aria-label="Second replay"]').selectedOptions[0].textContent`); !strings.Contains(chosen, "neighbouring") {
		t.Errorf("chosen is %q", chosen)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[aria-label="Next key event"]').click(); document.querySelector(".transport .copy-link").click()`))
	p.wait(`/^#t=13:.*&variant=more-aid$/.test(location.hash)`)
	p.quiet()
}

func TestTheMapZoomsAndNamesWhatIsTouched(t *testing.T) {
	p := open(t, writtenPage(t, "independence", "--runs", "0"), 390, 844)
	p.seek(1300)
	p.centred(".map-plan")
	p.do(chromedp.Sleep(settling))
	picture := func() string { return value[string](p, `document.querySelector(".figures-layer").toDataURL()`) }
	first := picture()
	at := p.box(".map-plan")
	p.pinched(at[0]+at[2]/2, at[1]+at[3]/2, 40, 80, 160)
	pinched := picture()
	if pinched == first {
		t.Error("two fingers do not zoom the map")
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".map-plan").focus({ preventScroll: true })`), chromedp.KeyEvent(kb.ArrowLeft))
	if picture() == pinched {
		t.Error("an arrow does not move the map")
	}
	p.do(chromedp.KeyEvent("0"))
	if picture() != first {
		t.Error("0 does not show all of the map again")
	}
	named := 0
	for y := 10.0; y < at[3] && named == 0; y += 12 {
		for x := 10.0; x < at[2] && named == 0; x += 12 {
			p.touch([]*input.TouchPoint{{X: at[0] + x, Y: at[1] + y}})
			named = value[int](p, `document.querySelector(".map-plan .lanes-tip").hidden ? 0 : document.querySelector(".map-plan .lanes-tip").textContent.length`)
		}
	}
	if named < 3 {
		t.Error("a touch names nothing on the map")
	}
	p.quiet()
}

// pointed goes with the pointer over all of the map, and lists what it names.
const pointed = `(() => {
	const [plan, tip, said] = [document.querySelector(".map-plan"), document.querySelector(".map-plan .lanes-tip"), new Set()];
	const { left, top, width, height } = plan.getBoundingClientRect();
	for (let y = 4; y < height; y += 8) {
		for (let x = 4; x < width; x += 8) {
			plan.dispatchEvent(new PointerEvent("pointermove", { clientX: left + x, clientY: top + y }));
			(tip.hidden ? "" : tip.textContent).split(", ").forEach((name) => said.add(name));
		}
	}
	return [...said];
})()`

func TestTheMapCountsWhatStandsTogetherAndNamesTheGround(t *testing.T) {
	p := open(t, writtenPage(t, "testdata/quarry/quarry.yaml", "--runs", "20"), 390, 844)
	p.seek(400)
	p.centred(".map-plan")
	p.do(chromedp.Sleep(settling))
	said := value[[]string](p, pointed)
	for _, name := range []string{"Edge of the quarry", "River", "Ambulance: patrol area", "Emergency department", "Quarry", "2 units", "Ambulance 3"} {
		if !slices.Contains(said, name) {
			t.Errorf("nowhere is %q named, but %q", name, said)
		}
	}
	p.quiet()
}

func TestTheStatesOfConditionsAreToldOverTime(t *testing.T) {
	p := open(t, writtenPage(t, "testdata/quarry/quarry.yaml", "--runs", "20"), laptop, 900)
	p.seek(3600)
	p.do(chromedp.Sleep(settling))
	states := value[map[string]int](p, `Object.fromEntries([...document.querySelectorAll("[data-condition]")].map((row) => [row.dataset.state, Number(row.cells[2].textContent) || 0]))`)
	sum := 0
	for _, n := range states {
		sum += n
	}
	if len(states) != 4 || sum != 12 {
		t.Errorf("of 12 patients it says %v", states)
	}
	labels := value[string](p, `[...document.querySelectorAll(".lane-label")].map((label) => label.textContent).join("; ")`)
	for _, want := range []string{"Condition: Patients", "red, ", "dead, "} {
		if !strings.Contains(labels, want) {
			t.Errorf("the lanes have no %q: %s", want, labels)
		}
	}
	p.do(chromedp.Evaluate[chromedp.Void](`location.hash = "t=13:20&line=step+patients%235+treat"`), chromedp.Sleep(settling))
	if told := value[string](p, `document.querySelector(".details:not([hidden])")?.textContent ?? ""`); !regexp.MustCompile(`patients#5 is (red|yellow|green|dead) since 13:`).MatchString(told) {
		t.Errorf("the details say %.300q", told)
	}
	p.quiet()
}

// TestTheMapMarksClosedRoads: roads are drawn as lines, and a stretch that an event closes stands out from that instant on.
func TestTheMapMarksClosedRoads(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"bridge.yaml": `format: 1
clock: {start: 2024-02-29T13:00:00Z, horizon: 1h}
agencies: {pd: {kind: police}}
places: {west: {position: [39, -94.40]}, east: {position: [39.01, -94.38]}}
travel: {roads: {file: town.osm, speeds: {default: {primary: 60 km/h}}, stretches: {bridge: {name: The bridge, road: Bridge Street}}}}
units: {car: {agency: pd, kind: patrol, home: west}}
incidents: {night: {agency: pd, where: east, plan: {flood: {at: 13:20, event: The river rises, block: bridge}, go: {send: {patrol: 1}}}}}
`,
		"town.osm": `<osm><node id="1" lat="39" lon="-94.40"/><node id="2" lat="39.01" lon="-94.40"/><node id="3" lat="39.01" lon="-94.38"/><node id="4" lat="39" lon="-94.38"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way><way id="3"><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="highway" v="primary"/></way>
<way id="2"><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/><tag k="name" v="Bridge Street"/></way></osm>`,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := open(t, writtenPage(t, filepath.Join(folder, "bridge.yaml"), "--runs", "0"), laptop, 800)
	p.centred(".map-plan")
	const coloured = `(() => {
		const layer = document.querySelector(".figures-layer"), readable = { willReadFrequently: true };
		const probe = new OffscreenCanvas(1, 1).getContext("2d", readable), copy = new OffscreenCanvas(layer.width, layer.height).getContext("2d", readable);
		copy.drawImage(layer, 0, 0);
		probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(%q);
		probe.fillRect(0, 0, 1, 1);
		const [r, g, b] = probe.getImageData(0, 0, 1, 1).data, { data } = copy.getImageData(0, 0, layer.width, layer.height);
		let n = 0;
		for (let i = 0; i < data.length; i += 4) {
			n += data[i + 3] > %d && Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 12 ? 1 : 0;
		}
		return n;
	})()`
	p.seek(600)
	p.do(chromedp.Sleep(settling))
	if roads := value[int](p, fmt.Sprintf(coloured, "--faint", 60)); roads < 500 {
		t.Errorf("%d points of the map are roads", roads)
	}
	if open := value[int](p, fmt.Sprintf(coloured, "--bad", 200)); open > 0 {
		t.Errorf("%d points are marked before the road is closed", open)
	}
	p.seek(1300)
	p.do(chromedp.Sleep(settling))
	if closed := value[int](p, fmt.Sprintf(coloured, "--bad", 200)); closed < 500 {
		t.Errorf("%d points are marked of the road that is closed", closed)
	}
	p.quiet()
}
