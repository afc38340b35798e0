package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// firstScreens are the screens on which the answer is to be seen without scrolling, in pixels.
var firstScreens = []struct{ width, height int64 }{{360, 780}, {390, 844}, {1280, 720}, {1440, 900}, {1920, 1080}}

// outside lists what of the answer is not on the first screen, or lies upon something else of it.
const outside = `(() => {
	const parts = [document.querySelector(".verdict-line"), ...document.querySelectorAll('.card[data-verdict="missed"], .matrix .missed')];
	const boxes = parts.map((p) => p.getBoundingClientRect());
	const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
	return [
		...(parts.length < 3 ? ["there are " + parts.length + " parts"] : []),
		...boxes.flatMap((b, i) => b.top < 0 || b.left < 0 || b.bottom > innerHeight || b.right > innerWidth || b.height < 20
			? [parts[i].textContent.trim().slice(0, 40) + ": " + [b.left, b.top, b.right, b.bottom].map(Math.round)] : []),
		...boxes.flatMap((a, i) => boxes.slice(i + 1).some((b) => over(a, b)) ? [parts[i].className + " lies upon another"] : []),
	];
})()`

func TestTheFirstScreenHasTheVerdictAndWhatIsMissed(t *testing.T) {
	for _, args := range [][]string{{"independence"}, {"compare", "independence"}, {"ems-week", "--runs", "20"}} {
		file := writtenPage(t, args...)
		for _, screen := range firstScreens {
			p := open(t, file, screen.width, screen.height)
			for _, scheme := range []string{"light", "dark"} {
				p.prefers(scheme)
				for _, wrong := range value[[]string](p, outside) {
					t.Errorf("%v, %d × %d, %s: %s", args, screen.width, screen.height, scheme, wrong)
				}
				if wide := value[int64](p, `document.documentElement.scrollWidth`); wide > screen.width {
					t.Errorf("%v, %d × %d: the page is %d pixels wide", args, screen.width, screen.height, wide)
				}
			}
			p.quiet()
		}
	}
}

// TestTheFirstFortyLinesAnswer: what was missed, by how much, why in most runs, what helps at what cost, and how sure that is.
func TestTheFirstFortyLinesAnswer(t *testing.T) {
	code, stdout, stderr := called(t, t.Context(), "", "../../scenarios/independence.yaml", "--no-color")
	if code != 0 {
		t.Fatalf("code %d, %s", code, stderr)
	}
	lines := strings.Split(stdout, "\n")
	rest := strings.Join(strings.Fields(strings.Join(lines[:min(len(lines), 40)], " ")), " ")
	for _, said := range []string{
		"6 of 8 targets met.", "limit 10:00: 1:55 over", "✗ missed Call processed",
		"Why", "In the 366 runs over 10:00, “4× patrol, until the third is there”", "In the 175 runs over 1:00,",
		"What would have helped", "✓ The district knows", "Price: ", "✗ Call processed: none of the 8 variants changes it.",
		"Still under way at the end: ", "How sure? The 95% ranges cover luck alone",
	} {
		_, after, found := strings.Cut(rest, said)
		if !found {
			t.Fatalf("%q is not in the first forty lines, or not in its place", said)
		}
		rest = after
	}
}

// misplaced lists what of the first screen of a comparison hides something, or leaves the left of the screen empty.
const misplaced = `[
	...[...document.querySelectorAll(".answer > .differs .scroll")].filter((s) => s.scrollWidth > s.clientWidth + 1).map((s) => s.ariaLabel + " scrolls sideways"),
	...[...document.querySelectorAll(".answer > .differs, .answer > .because")].filter((s) => s.getBoundingClientRect().left > innerWidth / 8).map((s) => s.className + " leaves the left empty"),
	...[...document.querySelectorAll(".matrix .turned .verdict")].filter((v) => v.getBoundingClientRect().right > v.closest("td").getBoundingClientRect().right + 1).map((v) => v.textContent + " lies upon the next column"),
	...[...document.querySelectorAll(".matrix .slight")].filter((c) => getComputedStyle(c).color === getComputedStyle(c.closest("tr").querySelector("th")).color).map((c) => c.textContent + " is not grey"),
	...(document.querySelectorAll(".matrix .turned").length === 1 && document.querySelector(".matrix .turned").getBoundingClientRect().bottom <= innerHeight ? [] : ["the target that is met with a variant is not seen"]),
]`

func TestAComparisonFitsItsFirstScreen(t *testing.T) {
	file := writtenPage(t, "compare", "independence")
	for _, screen := range firstScreens {
		p := open(t, file, screen.width, screen.height)
		for _, wrong := range value[[]string](p, misplaced) {
			t.Errorf("%d × %d: %s", screen.width, screen.height, wrong)
		}
		p.quiet()
	}
}

func TestAnotherMeasureCanBeChosen(t *testing.T) {
	file := writtenPage(t, "independence", "--runs", "100")
	p := open(t, file, laptop, 800)
	const seen = `[...document.querySelectorAll(".breakdown")].filter((b) => b.offsetParent).map((b) => b.id).join()`
	first := value[string](p, seen)
	p.do(chromedp.Evaluate[chromedp.Void](`(() => { const s = document.querySelector(".choice select"); s.value = "time-call-to-custody"; s.dispatchEvent(new Event("change")); })()`))
	if now := value[string](p, seen); now != "time-call-to-custody" || first == now || strings.Contains(first, ",") {
		t.Errorf("shown is %q, and was %q", now, first)
	}
	p.quiet()
}

func TestFindingsArePresentedByTheKeyboard(t *testing.T) {
	p := open(t, writtenPage(t, "independence", "--runs", "200"), laptop, 720)
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-present]").focus()`), chromedp.KeyEvent(kb.Enter))
	title := func() string {
		return value[string](p, `document.querySelector(".slides[open] .slide:not([hidden]) h2")?.textContent ?? ""`)
	}
	verdict := title()
	if !strings.HasSuffix(verdict, "targets met.") {
		t.Errorf("the first is %q", verdict)
	}
	for range value[int](p, `document.querySelectorAll(".slide").length`) - 1 {
		before := title()
		p.do(chromedp.KeyEvent(kb.ArrowRight))
		if title() == before {
			t.Errorf("nothing follows %q", before)
		}
		small := value[[]string](p, `[...document.querySelectorAll(".slides .slide:not([hidden]) *")].filter((e) =>
			[...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== "") && parseFloat(getComputedStyle(e).fontSize) < 26).map((e) => e.textContent.slice(0, 40))`)
		if len(small) > 0 {
			t.Errorf("%q is not readable from the back of a room: %v", title(), small)
		}
	}
	p.do(chromedp.KeyEvent(kb.Home))
	if title() != verdict {
		t.Errorf("it goes home to %q", title())
	}
	p.do(chromedp.KeyEvent(kb.Escape))
	p.wait(`!document.querySelector(".slides").open && document.activeElement.matches("[data-present]")`)
	p.quiet()
}

// TestFindingsFitAPhone: the title, the bars and what is said of them are no wider than the screen, and are all told of a target that
// every run misses.
func TestFindingsFitAPhone(t *testing.T) {
	p := open(t, writtenPage(t, "mass-casualty", "--runs", "60"), phone, 844)
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-present]").click()`))
	why := false
	for range value[int](p, `document.querySelectorAll(".slide").length`) {
		title := value[string](p, `document.querySelector(".slide:not([hidden]) h2").textContent`)
		why = why || strings.Contains(title, "Most of the time: ")
		for _, wide := range value[[]string](p, `[...document.querySelectorAll(".slide:not([hidden]) :is(h2, th, td, p, li)")].filter((e) => e.getBoundingClientRect().right > innerWidth).map((e) => e.textContent)`) {
			t.Errorf("%q: %q is cut off", title, wide)
		}
		p.do(chromedp.KeyEvent(kb.ArrowRight))
	}
	if !why {
		t.Error("no finding says where the time went of a target that all runs miss")
	}
	p.quiet()
}

// sheets counts the pages of a printed page.
func (p *tab) sheets(kind string) int {
	p.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](`document.documentElement.dataset.print = "` + kind + `"`))
	paper, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPrintBackground(), chromedp.PDFPreferCSSPageSize()))
	p.must(err)
	return len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(paper, -1))
}

func TestAHandOutHasTwoPages(t *testing.T) {
	for _, args := range [][]string{{"independence"}, {"county-day", "--runs", "100"}, {"ems-week", "--runs", "20"}, {"compare", "independence"}} {
		p := open(t, writtenPage(t, args...), laptop, 800)
		if n := p.sheets("handout"); n != 2 {
			t.Errorf("%v: it has %d", args, n)
		}
		p.quiet()
	}
}

func TestAllOfAPageIsPrinted(t *testing.T) {
	p := open(t, writtenPage(t, "independence"), laptop, 800)
	if n := p.sheets("all"); n < 4 {
		t.Errorf("it has %d", n)
	}
	p.quiet()
}

// TestALongNameBreaksNoLayout: titles of 300 letters without a gap keep every page as wide as its screen.
func TestALongNameBreaksNoLayout(t *testing.T) {
	text, err := os.ReadFile(town)
	if err != nil {
		t.Fatal(err)
	}
	long := regexp.MustCompile(`(?m)^(\s*(?:- )?(?:title|name|do|text): )[^{\n]+$`).ReplaceAll(text, []byte("${1}"+strings.Repeat("Long", 75)))
	if bytes.Equal(long, text) {
		t.Fatal("no name is long")
	}
	file := filepath.Join(t.TempDir(), "long.yaml")
	if err := os.WriteFile(file, long, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{file, "--runs", "50"}, {"check", file, "--runs", "50"}, {"compare", file, "--runs", "20"}} {
		page := writtenPage(t, args...)
		for _, width := range []int64{phone, laptop} {
			p := open(t, page, width, 800)
			if wide := value[int64](p, `document.documentElement.scrollWidth`); wide > width {
				t.Errorf("%v: the page is %d pixels wide on %d", args, wide, width)
			}
			p.quiet()
		}
	}
}
