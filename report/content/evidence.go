package content

import (
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/experiment/cause"
	"simulate/sim/measure"
	"simulate/sim/snapshot"
)

// Reason is why a value of a run is what it is: by its chain of causes or, of one that is missing, by what keeps it from coming about.
type Reason struct {
	About   string // what the value is of
	Row     *measure.Row
	Chain   *cause.Chain
	Missing []snapshot.Link
}

// Evidence sets the reasons of values of one run below a title. What is missing has a table of its own each.
func Evidence(title string, p *sim.Program, reasons []Reason) []document.Section {
	b := newBuilder(p, Settings{})
	chains := &document.Chains{Title: title, Full: true}
	sections := []document.Section{chains}
	for _, r := range reasons {
		if r.Chain != nil {
			told := chainWords{b.Names}.chain(r.Row, r.Chain)
			told.Title = r.About
			chains.Chains = append(chains.Chains, told)
			continue
		}
		t := b.whyNot(r.Missing)
		t.Key, t.Title = "", r.About+": from what is missing to what keeps it"
		sections = append(sections, t)
	}
	return sections
}
