package content

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/calibrate"
	"simulate/sim/scenario"
)

// Calibrated is a calibration, with the variant that comes of it.
type Calibrated struct {
	*calibrate.Calibration
	Asked    []scenario.PathValue // changes of the file that were asked for
	Changes  []calibrate.Change   // of the variant
	Unstated []int                // indices in Told of what the variant does not state, though the record narrows it
	Command  string               // that shows the variant without changing the file
}

// NewCalibration is the report of what the record says of assumed figures: whether it can be met, what it confirms and contradicts, how far it
// narrows each figure, and what comes of it.
func NewCalibration(c *Calibrated, settings Settings) *document.Document {
	b := newCalibration(c, settings)
	d := b.head()
	d.Sections = append([]document.Section{b.facts(), b.answer(), b.bars()}, b.body()...)
	return d
}

// NewCalibrationPage is the same in chapters, for pages, with a chart in the place of the plot.
func NewCalibrationPage(c *Calibrated, settings Settings) *document.Document {
	b := newCalibration(c, settings)
	d := b.head()
	d.Sections = document.Chapters(
		[]document.Section{b.facts(), b.answer()},
		document.In("record", "What the record says", "", append([]document.Section{b.chart()}, b.body()...)),
		document.In("assumptions", "Assumptions and sources", "", []document.Section{b.figures(), b.sources()}),
	)
	return d
}

func newCalibration(c *Calibrated, settings Settings) *calibrationBuilder {
	b := &calibrationBuilder{newBuilder(c.Program, settings), c, make(map[string]string)}
	for id, r := range b.Scenario.Reported.All() {
		b.named[id] = b.reportTitle(r)
	}
	tellApart(b.named)
	return b
}

// calibrationBuilder makes the sections.
type calibrationBuilder struct {
	builder
	*Calibrated
	named map[string]string // what each report is about, by its id
}

func (b *calibrationBuilder) head() *document.Document {
	d := b.document(b.Fingerprint)
	d.Kind = "Calibration"
	d.Title = "What the record says of assumptions: " + d.Title
	d.Summary, d.Rows, d.Run.Shown = "", "assumptions", ""
	d.Run.Runs, d.Run.Planned = b.Runs, b.Runs
	if b.Partial {
		d.Run.Planned++
	}
	d.Warnings = b.warnings()
	return d
}

func (b *calibrationBuilder) body() []document.Section {
	return []document.Section{
		b.assumptions(), b.reports(), b.conflicts(), b.outcomes(), b.variant(), b.byHand(), b.steps(), b.legend(), b.data(), b.result(),
	}
}

func (b *calibrationBuilder) facts() *document.Facts {
	f := &document.Facts{}
	ranged := 0
	for i := range b.Told {
		if b.Told[i].Ranged {
			ranged++
		}
	}
	f.Add("Record", words.Counted(len(b.Held), "report", "reports")+" that runs are held against")
	f.Add("Assumptions", fmt.Sprintf("%s with a range, %s that a run draws once",
		words.Counted(ranged, "figure", "figures"), words.Counted(len(b.Told)-ranged, "duration", "durations")))
	f.Add("Kernel", kernelWords[b.Kernel])
	f.Add("Tolerances", b.stretched())
	f.Add("Figures", b.effective())
	return f
}

var kernelWords = map[calibrate.Kernel]string{
	calibrate.Box:    "box: runs that agree with every report within its tolerance, all alike",
	calibrate.Normal: "normal: the nearer a run is to the reports the more it counts, nine in ten of them within the tolerance",
}

// stretched says with which tolerances runs agree.
func (b *calibrationBuilder) stretched() string {
	switch p := b.Posterior; {
	case p == nil || math.IsInf(p.Stretch, 1):
		return "none yet that runs agree with"
	case p.Stretch == 1:
		return "as they are"
	default:
		return fmt.Sprintf("stretched %s times", document.FormatDecimal(p.Stretch, 2))
	}
}

func (b *calibrationBuilder) effective() string {
	text := fmt.Sprintf("%s in all, seed %d", words.Counted(b.Runs, "run", "runs"), b.Seed)
	if b.Posterior != nil {
		text = fmt.Sprintf("as of %.0f independent runs; ", b.Posterior.Effective) + text
	}
	if b.Partial {
		return "PARTIAL: interrupted; " + text
	}
	return text
}

// told lists what the record tells of.
func (b *calibrationBuilder) told() (list []*calibrate.Told) {
	for i := range b.Told {
		if b.Told[i].Told {
			list = append(list, &b.Told[i])
		}
	}
	return list
}

// name is what readers call an input.
func (b *calibrationBuilder) name(t *calibrate.Told) string { return b.pathName(t.Path) }

// figure is a figure of an input in words.
func (b *calibrationBuilder) figure(t *calibrate.Told, v float64) string {
	return amount(b.Scenario.FigureText(t.Path, v))
}

// between is two figures of an input.
func (b *calibrationBuilder) between(t *calibrate.Told, low, high float64) string {
	return b.figure(t, low) + " to " + b.figure(t, high)
}

// reportNames are what some reports are about.
func (b *calibrationBuilder) reportNames(of []int) []string {
	names := make([]string, len(of))
	for i, report := range of {
		names[i] = b.named[b.Held[report].ID]
	}
	return names
}

// quoted are the same in a sentence, each with what is reported.
func (b *calibrationBuilder) quoted(of []int) string {
	names := b.reportNames(of)
	for i, report := range of {
		if !strings.Contains(names[i], "“") {
			names[i] = "“" + names[i] + "”"
		}
		names[i] += " (" + b.window(&b.Held[report]) + ")"
	}
	return words.Enumerated(names)
}

// reportIDs are the ids of some reports.
func (b *calibrationBuilder) reportIDs(of []int) string {
	ids := make([]string, len(of))
	for i, report := range of {
		ids[i] = b.Held[report].ID
	}
	return strings.Join(ids, " ")
}

func (b *calibrationBuilder) warnings() (list []string) {
	if b.Partial {
		list = append(list, fmt.Sprintf("stopped early, after %s", words.Counted(b.Runs, "run", "runs")))
	}
	var superseded, statistics []string
	for _, r := range b.Rest {
		if r.SupersededBy != "" {
			superseded = append(superseded, b.named[r.ID])
		} else {
			statistics = append(statistics, b.named[r.ID])
		}
	}
	if len(superseded) > 0 {
		list = append(list, "superseded, and not held against runs: "+strings.Join(superseded, ", "))
	}
	if len(statistics) > 0 {
		list = append(list, "statistics of many cases, of which a run has one, are not held against runs: "+strings.Join(statistics, ", "))
	}
	if p := b.Posterior; p != nil {
		const few = 100
		if p.Effective < few {
			list = append(list, fmt.Sprintf("the figures are as of %.0f independent runs, which is few: give more with --runs", p.Effective))
		}
		if p.Stretch > 1 && !math.IsInf(p.Stretch, 1) {
			list = append(list, fmt.Sprintf("what is told of assumptions rests on tolerances that are stretched %s times: too few runs come nearer", document.FormatDecimal(p.Stretch, 2)))
		}
		if p.End == calibrate.Exhausted {
			list = append(list, fmt.Sprintf("%d runs did not last to draw the tolerances in: give more with --most", b.Most))
		}
	}
	if slices.ContainsFunc(b.Conflicts, func(c calibrate.Conflict) bool { return !c.Minimal }) {
		list = append(list, "runs did not last to find out whether fewer of these reports are in conflict: give more with --most")
	}
	if b.Loose > 0 {
		list = append(list, fmt.Sprintf("%s left to luck: chances without a range, and what a run draws several times",
			words.Counted(b.Loose, "assumed figure is", "assumed figures are")))
	}
	if b.Fixed > 0 {
		list = append(list, fmt.Sprintf("%s no distribution and no range: of those the record cannot say anything", words.Counted(b.Fixed, "assumed figure has", "assumed figures have")))
	}
	if v := b.Scenario.Variant; v != "" && len(b.Changes) > 0 {
		list = append(list, "the variant holds what was found alone: it belongs on top of the changes of "+v)
	}
	for _, i := range b.Unstated {
		list = append(list, "the variant leaves out what cannot be written in the file: "+b.name(&b.Told[i]))
	}
	return list
}
