package lanes_test

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/report/content"
	"simulate/report/lanes"
	"simulate/report/reporttest"
	"simulate/sim/experiment"
	"simulate/sim/simtest"
)

// picture is that of the nominal run of a result.
func picture(t rapid.TB, r *experiment.Result) *lanes.Picture {
	h, err := experiment.History(context.Background(), r.Program, r.Nominal.Luck)
	if err != nil {
		t.Fatal(err)
	}
	return content.NewLanes(r, r.Nominal, reporttest.Settings, h)
}

func written(t rapid.TB, p *lanes.Picture) string {
	var b strings.Builder
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPictureOfARun(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 20, "busy.yaml")
	reporttest.Golden(t, "busy.svg", []byte(written(t, picture(t, r))))
}

func TestAPictureSaysWhatIsReportedBesideWhatHappens(t *testing.T) {
	t.Parallel()
	got := written(t, picture(t, reporttest.Evaluate(t, 0, "../../scenarios/manchester.yaml")))
	for _, want := range []string{"22:42–22:43", ">reported<", "class=\"told\"", "The nominal run: every duration at its median", "Monday 22 May 2017 (Europe/London)", "Greater Manchester Fire and Rescue Service"} {
		if !strings.Contains(got, want) {
			t.Errorf("the picture does not say %s", want)
		}
	}
}

// Of two reports of one instant each has its diamond, and the list both times.
func TestAPictureShowsEveryReportOfAnInstant(t *testing.T) {
	t.Parallel()
	reports := func(list string) string {
		return written(t, picture(t, reporttest.Evaluate(t, 0, "../../scenarios/starter.yaml", "reported={"+list+"}")))
	}
	const first, second = `early: {milestone: fall/ring, value: "09:05:30"}`, `late: {milestone: ring, value: "09:06"}`
	one, two := reports(first), reports(first+", "+second)
	if !strings.Contains(two, "(reported 09:05:30; 09:06)") || !strings.Contains(two, ">09:05:30; 09:06</text>") {
		t.Errorf("both are not told in\n%s", two)
	}
	strip := func(picture string) int { // the diamonds are drawn as one path
		_, path, _ := strings.Cut(picture, `class="told" d="`)
		path, _, _ = strings.Cut(path, `"`)
		return strings.Count(path, "z")
	}
	if strip(one) == 0 || strip(two) != 2*strip(one) {
		t.Errorf("%d diamonds of one report, %d of two", strip(one), strip(two))
	}
}

// Charlotte has a hundred officers whom the day's calls and the incident keep busy.
func TestManyUnitsShareLanes(t *testing.T) {
	t.Parallel()
	p := picture(t, reporttest.Evaluate(t, 0, "../../scenarios/charlotte.yaml"))
	names := p.Lanes()
	if len(names) > 40 {
		t.Errorf("%d lines", len(names))
	}
	pooled := regexp.MustCompile(`^\d+× patrol(, \d+ at most)?$`)
	if !slices.ContainsFunc(names, pooled.MatchString) || !slices.Contains(names, "Armoured vehicle") {
		t.Errorf("the patrols are not one lane, or another is: %q", names)
	}
	if got := written(t, p); len(got) > 150_000 {
		t.Errorf("%d bytes", len(got))
	}
}

// What happens long after all the rest would leave no room for it.
func TestOfALongWaitTheBusyStretchIsDrawn(t *testing.T) {
	t.Parallel()
	got := written(t, picture(t, reporttest.Evaluate(t, 0, "../../scenarios/independence.yaml")))
	if !strings.Contains(got, "3 key events lie outside it") || !strings.Contains(got, `class="beyond"`) {
		t.Error("the statement of the court, three hours later, is in the stretch that is drawn")
	}
}

func TestARunInWhichNothingHappensIsDrawn(t *testing.T) {
	t.Parallel()
	p := picture(t, reporttest.Evaluate(t, 0, "tiny.yaml"))
	p.Moments = nil
	for u := range p.History.Units {
		p.History.Units[u] = nil
	}
	look(t, written(t, p))
}

func TestPicturesOfRandomScenariosAreWellMade(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := simtest.Program(t)
		r, err := experiment.Evaluate(context.Background(), p, experiment.Options{Runs: 0, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		got := picture(t, r)
		if names := got.Lanes(); len(names) > 40 {
			t.Fatalf("%d lines: %q", len(names), names)
		}
		look(t, written(t, got))
	})
}

func TestNamesFromStrangersBreakNoPicture(t *testing.T) {
	t.Parallel()
	r := reporttest.Evaluate(t, 0, "busy.yaml")
	rapid.Check(t, func(t *rapid.T) {
		p := *r.Program
		name := func() string {
			return strings.Repeat(reporttest.Strange.Draw(t, "name"), rapid.SampledFrom([]int{1, 1, 30}).Draw(t, "times"))
		}
		p.Units, p.Agencies = slices.Clone(p.Units), slices.Clone(p.Agencies)
		for i := range p.Units {
			p.Units[i].Name = name()
		}
		for i := range p.Agencies {
			p.Agencies[i].Name = name()
		}
		of := picture(t, r)
		of.History.Program, of.Title, of.Said = &p, name(), []string{name(), name()}
		for i := range of.Moments {
			of.Moments[i].What, of.Moments[i].Held = name(), []string{name()}
		}
		look(t, written(t, of))
	})
}

func TestSpreadKeepsNumbersApart(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.SliceOfN(rapid.IntRange(100, 900), 1, 30).Draw(t, "places")
		slices.Sort(places)
		moved := lanes.Spread(places, 20, 100, 900)
		if moved[0] < 100 || moved[len(moved)-1] > 900 {
			t.Fatalf("%d lie beyond the edges", moved)
		}
		apart := true
		for i := 1; i < len(places); i++ {
			apart = apart && places[i]-places[i-1] >= 20
			if moved[i]-moved[i-1] < 20 {
				t.Fatalf("%d are too near to each other", moved)
			}
		}
		if apart && !slices.Equal(places, moved) {
			t.Fatalf("%d become %d for nothing", places, moved)
		}
	})
}

// TestColoursAndWordsAreThoseOfPages reads them where the lanes of pages have them.
func TestColoursAndWordsAreThoseOfPages(t *testing.T) {
	t.Parallel()
	css, ts := source(t, "style/tokens.css"), source(t, "replay/phases.ts")
	for _, token := range lanes.Tokens {
		if want := fmt.Sprintf("--%s: var(--light, %s) var(--dark, %s);", token.Name(), token.Light(), token.Dark()); !strings.Contains(css, want) {
			t.Errorf("the style of pages does not say %s", want)
		}
	}
	for label, token := range lanes.Phases() {
		if want := fmt.Sprintf("token: %q, label: %q", token, label); !strings.Contains(ts, want) {
			t.Errorf("the lanes of pages do not say %s", want)
		}
	}
}

func source(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../html/page/src/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAWriterThatFailsIsTold(t *testing.T) {
	t.Parallel()
	if picture(t, reporttest.Evaluate(t, 0, "tiny.yaml")).Write(reporttest.Full{}) == nil {
		t.Error("no error")
	}
}

// element is an element of a picture.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Inside  []element  `xml:",any"`
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// rectangle is a bar, in tenths of a pixel.
type rectangle struct{ left, top, right, bottom int }

var drawnBox = regexp.MustCompile(`M([\d.]+) (\d+)H([\d.]+)v(\d+)H([\d.]+)z`)

// look parses a picture, and holds that it has a title and a description, that all of it lies within, and that no bar lies upon another.
func look(t rapid.TB, svg string) {
	decoder := xml.NewDecoder(strings.NewReader(strings.TrimSuffix(svg, "\n")))
	var root element
	if err := decoder.Decode(&root); err != nil {
		t.Fatalf("%v in\n%s", err, svg)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		t.Fatalf("something follows the picture: %v", err)
	}
	height := number(t, root.attr("height"))
	if root.Inside[0].XMLName.Local != "title" || root.Inside[1].XMLName.Local != "desc" || root.attr("role") != "img" {
		t.Fatal("the picture has no title, no description or no role")
	}
	var bars []rectangle
	for _, e := range root.Inside {
		switch {
		case e.XMLName.Local == "text":
			inside(t, &e, height)
		case strings.HasPrefix(e.attr("class"), "rim"), strings.HasPrefix(e.attr("class"), "stack"):
			for _, m := range drawnBox.FindAllStringSubmatch(e.attr("d"), -1) {
				top := number(t, m[2])
				bars = append(bars, rectangle{number(t, m[1]), top, number(t, m[3]), top + number(t, m[4])})
			}
		}
	}
	for i, a := range bars {
		if a.left < 2360 || a.right > 9240 || a.left >= a.right || a.top < 0 || a.bottom > height {
			t.Fatalf("%v lies outside the frame", a)
		}
		for _, b := range bars[:i] {
			if a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom {
				t.Fatalf("%v lies upon %v", a, b)
			}
		}
	}
}

// inside holds that a text lies in the picture, by how wide it is at most.
func inside(t rapid.TB, e *element, height int) {
	x, wide := number(t, e.attr("x")), 10*lanes.Pixels(e.Text)
	switch e.attr("class") {
	case "tick", "number":
		x -= wide / 2
	case "title":
		wide = wide * 21 / 14
	case "agency":
		wide = wide * 11 / 10
	}
	if y := number(t, e.attr("y")); x < 0 || x+wide > 9600 || y > height {
		t.Fatalf("%q lies outside", e.Text)
	}
}

// number is a number in tenths.
func number(t rapid.TB, text string) int {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return int(n*10 + 0.5)
}
