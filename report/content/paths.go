package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/cause"
	"simulate/sim/scenario"
)

// overRuns is what is on the critical path over many runs.
func overRuns(paths *cause.Paths) []document.Section {
	of := PathsOver{Paths: paths}
	if paths.Variant != nil {
		of.ID = paths.Variant.Program.Scenario.Variant
	}
	t := newPathTables(of)
	sections := []document.Section{t.words()}
	if paths.Variant == nil {
		sections = append(sections, t.alone())
	} else {
		sections = append(sections, t.shares(), t.times())
	}
	return append(sections, pathRuns([]PathsOver{of}), pathData([]PathsOver{of}))
}

// PathsOver are the critical paths of a measure over many runs, with the id of the variant that they are held against.
type PathsOver struct {
	ID string // empty without a variant
	*cause.Paths
}

// pathTables tells what is on the critical path.
type pathTables struct {
	words.Names
	PathsOver
}

func newPathTables(of PathsOver) *pathTables { return &pathTables{words.Of(of.Baseline.Program), of} }

func (t *pathTables) words() document.Section {
	p := &document.Prose{Title: "On the critical path", Lines: []string{t.made()}}
	if t.Runs == 0 {
		return p
	}
	p.Lines = append(p.Lines, t.side("", &t.Baseline))
	if t.Variant != nil {
		p.Lines = append(p.Lines, t.side("With "+t.ID+": ", t.Variant))
	}
	if len(t.Links) > 0 && t.Links[0].Baseline.Runs > 0 {
		p.Lines = append(p.Lines, t.most(&t.Links[0]))
	}
	return p
}

func (t *pathTables) made() string {
	if t.Partial() {
		return fmt.Sprintf("PARTIAL: interrupted after %d of %s, seed %d.", t.Runs, seededRuns(t.Asked), t.Seed)
	}
	return fmt.Sprintf("%s, seed %d.", seededRuns(t.Runs), t.Seed)
}

// side says how long the measure is with a program, and how often there is none.
func (t *pathTables) side(with string, s *cause.Pathed) string {
	title := rowTitle(s.Row)
	if s.Found == 0 {
		return with + title + " has no value in any run" + t.lacking(s) + "."
	}
	text := with + title + " takes " + seconds(s.Length).String() + " on average"
	if t.Streamed {
		text += fmt.Sprintf(", over %s instances", words.Grouped(s.Instances))
	}
	return text + t.lacking(s) + "."
}

func (t *pathTables) lacking(s *cause.Pathed) string {
	var parts []string
	if s.Unfinished > 0 {
		parts = append(parts, fmt.Sprintf("in %s it was not over by the horizon", words.Counted(s.Unfinished, "run", "runs")))
	}
	if s.Never > 0 {
		parts = append(parts, fmt.Sprintf("in %s it never happened", words.Counted(s.Never, "run", "runs")))
	}
	if len(parts) == 0 {
		return ""
	}
	return "; " + strings.Join(parts, ", ")
}

// most names the link that contributes most.
func (t *pathTables) most(l *cause.Link) string {
	return fmt.Sprintf("Most of it: %s, %s: on the path in %s of the %s, %s on average.", cmp.Or(t.link(l), "no step"), l.Kind,
		document.Number(document.Share, l.Baseline.Share.Value), t.paths(), seconds(l.Baseline.Mean).WithoutInterval())
}

// paths is what shares are of.
func (t *pathTables) paths() string {
	if t.Streamed {
		return "instances"
	}
	return "runs"
}

// link names a step, with its incident where there are several. A variant may have steps that the baseline has not.
func (t *pathTables) link(l *cause.Link) string {
	title := t.TitleByID(l.Incident, l.Step)
	if title == "" && t.Variant != nil {
		title = words.Of(t.Variant.Program).TitleByID(l.Incident, l.Step)
	}
	return title
}

// step is the link's step for readers.
func (t *pathTables) step(l *cause.Link) document.Value {
	if name := t.link(l); name != "" {
		return document.Text(name)
	}
	return document.Value{}
}

const pathNote = "Mean time counts every run that has a path, with nothing for those that do not come by; the mean times add up to the measure."

// alone is the table of a baseline without a variant.
func (t *pathTables) alone() *document.Table {
	table := &document.Table{Columns: []document.Column{
		{Title: "Step", Note: pathNote}, {Title: "Kind"}, {Title: "On the path"}, {Title: "Mean time"}, {Title: "When on it", Rank: 1},
	}}
	for i := range t.Links {
		l := &t.Links[i]
		table.Rows = append(table.Rows, []document.Value{
			t.step(l), document.Text(l.Kind.String()), shareOf(l.Baseline.Share), seconds(l.Baseline.Mean), seconds(l.Baseline.WhenOn),
		})
	}
	return table
}

// shares is how often links are on the path, with a baseline and a variant.
func (t *pathTables) shares() document.Section {
	table := &document.Table{Title: "How often", Columns: []document.Column{
		{Title: "Step"}, {Title: "Kind"}, {Title: "Baseline"}, {Title: t.ID}, {Title: "Change"},
	}}
	for i := range t.Links {
		l := &t.Links[i]
		table.Rows = append(table.Rows, []document.Value{
			t.step(l), document.Text(l.Kind.String()), shareOf(l.Baseline.Share), shareOf(l.Variant.Share),
			document.Estimate(document.ShareChange, l.Share.Value, l.Share.Interval),
		})
	}
	return table
}

// times is how much time links contribute, with a baseline and a variant.
func (t *pathTables) times() *document.Table {
	table := &document.Table{Title: "Mean time", Columns: []document.Column{
		{Title: "Step", Note: pathNote + " Changes are those of runs with the same luck."},
		{Title: "Kind"},
		{Title: "Baseline"},
		{Title: t.ID},
		{Title: "Change"},
	}}
	for i := range t.Links {
		l := &t.Links[i]
		table.Rows = append(table.Rows, []document.Value{
			t.step(l), document.Text(l.Kind.String()), seconds(l.Baseline.Mean).WithoutInterval(), seconds(l.Variant.Mean).WithoutInterval(),
			change(scenario.Seconds, l.Mean),
		})
	}
	return table
}

// pathRuns is what the runs of each program yielded for each measure, as data.
func pathRuns(all []PathsOver) *document.Table {
	table := &document.Table{Key: "path_runs", Columns: []document.Column{
		{Key: "variant"},
		{Key: "measure"},
		{Key: "key"},
		{Key: "runs"},
		{Key: "with_path"},
		{Key: "paths"},
		{Key: "unfinished"},
		{Key: "never"},
		{Key: "mean", Estimate: true},
	}}
	for i := range all {
		of := &all[i]
		if !slices.ContainsFunc(all[:i], of.sameRow) {
			table.Rows = append(table.Rows, of.runs("", &of.Baseline))
		}
		if of.Variant != nil {
			table.Rows = append(table.Rows, of.runs(of.ID, of.Variant))
		}
	}
	return table
}

// sameRow reports whether other paths are of the same row of a measure.
func (of *PathsOver) sameRow(other PathsOver) bool {
	return of.Baseline.Row.Measure == other.Baseline.Row.Measure && of.Baseline.Row.Key == other.Baseline.Row.Key
}

// runs is what the runs of a program yielded.
func (of *PathsOver) runs(variant string, s *cause.Pathed) []document.Value {
	return []document.Value{
		document.Text(variant), document.Text(s.Row.Measure), document.Text(s.Row.Key), count(of.Runs), count(s.Found),
		count(s.Instances), count(s.Unfinished),
		count(s.Never), figureOf(s.Found, seconds(s.Length)),
	}
}

// figureOf is a figure that rests on so many runs: without any there is none.
func figureOf(runs int, v document.Value) document.Value {
	if runs == 0 {
		return document.Value{}
	}
	return v
}

// pathData is the paths of any number of measures and variants as programs read them. Where one is held against a variant, all
// rows have its columns.
func pathData(all []PathsOver) *document.Table {
	table := &document.Table{Key: "paths", Columns: []document.Column{
		{Key: "variant"},
		{Key: "measure"},
		{Key: "key"},
		{Key: "incident"},
		{Key: "step"},
		{Key: "kind"},
		{Key: "runs"},
		{Key: "share", Estimate: true},
		{Key: "mean", Estimate: true},
		{Key: "when_on", Estimate: true},
	}}
	against := slices.ContainsFunc(all, func(of PathsOver) bool { return of.Variant != nil })
	if against {
		table.Columns = append(table.Columns,
			document.Column{Key: "variant_runs"}, document.Column{Key: "variant_share", Estimate: true},
			document.Column{Key: "variant_mean", Estimate: true},
			document.Column{Key: "variant_when_on", Estimate: true},
			document.Column{Key: "share_change", Estimate: true}, document.Column{Key: "mean_change", Estimate: true})
	}
	for _, of := range all {
		for i := range of.Links {
			row := of.row(&of.Links[i])
			table.Rows = append(table.Rows, append(row, make([]document.Value, len(table.Columns)-len(row))...))
		}
	}
	return table
}

// row is a link as data, with the columns of a variant where there is one.
func (of *PathsOver) row(l *cause.Link) []document.Value {
	row := append([]document.Value{
		document.Text(of.ID), document.Text(of.Baseline.Row.Measure), document.Text(of.Baseline.Row.Key),
		document.Text(l.Incident), document.Text(l.Step), document.Text(l.Kind.String()),
	}, onPath(&l.Baseline, of.Baseline.Found)...)
	if of.Variant == nil {
		return row
	}
	row = append(row, onPath(&l.Variant, of.Variant.Found)...)
	return append(row,
		figureOf(of.Pairs, document.Estimate(document.Share, l.Share.Value, l.Share.Interval)),
		figureOf(of.Pairs, seconds(l.Mean)))
}

func onPath(on *cause.OnPath, found int) []document.Value {
	return []document.Value{
		count(on.Runs), figureOf(found, shareOf(on.Share)), figureOf(found, seconds(on.Mean)),
		figureOf(on.Runs, seconds(on.WhenOn)),
	}
}
