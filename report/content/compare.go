package content

import (
	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
)

// NewComparison is the report of variants held against a baseline.
func NewComparison(c *contrast.Contrast, settings Settings) *document.Document {
	k := newCompared(c, settings)
	d := k.head()
	d.Brief = k.brief()
	d.Sections = []document.Section{k.answer(), k.targets(true), k.facts(), k.sentences(), k.overview()}
	for i := range k.settled {
		d.Sections = append(d.Sections, k.details(&k.settled[i]))
	}
	d.Sections = append(d.Sections, k.judged(), k.data())
	return d
}

// head is the document without its sections.
func (k *compared) head() *document.Document {
	d := k.document(k.Trials.Outcomes[0].Fingerprint)
	d.Kind = "Comparison"
	d.Summary = ""
	d.Run.Shown, d.Run.Baseline = "", k.Baseline.ID
	d.Run.Against = words.Counted(len(k.Variants), "variant", "variants")
	d.Run.Runs, d.Run.Planned = k.Trials.Runs, k.Trials.Asked
	d.Rows = "variants"
	for _, w := range k.Warnings {
		d.Warnings = append(d.Warnings, contrastCaution(w, "variants"))
	}
	return d
}

func (k *compared) facts() *document.Facts {
	f := k.basis()
	f.Facts = append(f.Facts, k.variants().Facts...)
	return f
}

func (k *compared) variants() *document.Facts {
	f := &document.Facts{}
	for i := range k.settled {
		f.Add("Variant", k.settled[i].title+from(k.settled[i].Program))
	}
	return f
}

// basis is what the variants are held against, over which runs, and how sure that makes the figures.
func (k *compared) basis() *document.Facts {
	f := &document.Facts{}
	f.Add("Baseline", k.Baseline.ID)
	f.Add("Figures", runsMade(k.Trials)+"; run by run, all have the same luck")
	if covered := coveredByRanges(experiment.CountAssumptions(k.Scenario.Figures)); k.Trials.Runs > 0 && covered != "" {
		f.Add("How sure", covered)
	}
	return f
}

// from says from when on a program differs from its file, where that is not from the beginning.
func from(p *sim.Program) string {
	if e := words.Of(p).Edition(); e.From != "" {
		return ", from " + e.From + " on"
	}
	return ""
}

func (k *compared) sentences() document.Section {
	p := &document.Prose{Title: "In words"}
	for _, i := range k.ordered() {
		p.Lines = append(p.Lines, k.settled[i].sentence)
	}
	return p
}
