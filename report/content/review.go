package content

import (
	"fmt"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
)

// review makes the sections of the report of the main job.
type review struct {
	builder
	result *experiment.Result
	causes []*cause.Chain // of the nominal values of the result's rows
	uses   map[use]bool   // of the nominal run, once they are asked for
	held   []heldIn       // of the run that is shown, once its key events are told
}

// use is something of a kind that is used.
type use struct {
	kind experiment.ResourceKind
	id   string
}

func newReview(r *experiment.Result, settings Settings) *review {
	return &review{builder: newBuilder(r.Program, settings), result: r, causes: cause.Chains(r, r.Nominal)}
}

// head is the document without its sections.
func (b *review) head(shown *experiment.ShownRun) *document.Document {
	d := b.document(shown.Fingerprint)
	if b.result.Samples != nil {
		d.Run.Runs, d.Run.Planned = b.result.Samples.Runs, b.result.Samples.Asked
	}
	d.Rows = "measures"
	d.Warnings = b.warnings()
	return d
}

// warnings are a result's warnings, of which those that many measures share are one.
func (b *review) warnings() []string {
	var texts, few []string
	for _, w := range b.result.Warnings {
		switch w := w.(type) {
		case experiment.TooFewRuns:
			few = append(few, w.ID)
		case experiment.NominalNotAverage, experiment.NominalOutlying:
			if b.settings.Shown == Nominal { // otherwise its rank stands beside each of its figures
				texts = append(texts, b.caution(w))
			}
		default:
			texts = append(texts, b.caution(w))
		}
	}
	if few = words.Distinct(few); len(few) > 0 {
		texts = append(texts, fmt.Sprintf("%s too few for an interval, and without one there is no verdict: %s",
			words.Counted(b.result.Samples.Runs, "run is", "runs are"), words.FirstOf(few)))
	}
	for i := range b.result.Objectives {
		texts = append(texts, provisos(&b.result.Objectives[i])...)
	}
	if assumed := words.Distinct(b.assumed()); len(assumed) > 0 {
		texts = append(texts, "On assumed figures alone rest: "+strings.Join(assumed, "; "))
	}
	return texts
}

// assumed lists the declared measures whose nominal time rests on assumed figures alone.
func (b *review) assumed() []string {
	var list []string
	for i, only := range cause.AssumedOnly(b.Program, b.causes) {
		if row := &b.result.Set.Rows[i]; only && row.Origin == measure.Declared && row.Period.Whole() {
			list = append(list, row.Title)
		}
	}
	return list
}
