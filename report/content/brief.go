package content

import (
	"slices"

	"simulate/report/document"
)

// brief is the report where not everything is asked for. What a reader came for stands first, and together: what is missed and by how
// much, why, what would have helped at what price, and how sure that is.
func (b *review) brief(answer *document.Answer, helps *document.Prose, events *document.Table) []document.Section {
	open, met, sure := answer.Parted()
	why, time := b.why()
	if open == nil {
		return slices.Concat([]document.Section{b.runs(), answer, events}, time, []document.Section{helps, b.more()})
	}
	return slices.Concat([]document.Section{b.runs(), open, why, helps, sure, met, events}, time, []document.Section{b.more()})
}

// why is what makes values miss their limits, and where else the time went.
func (b *review) why() (*document.Prose, []document.Section) {
	if len(b.settings.Time) == 0 {
		return &document.Prose{}, b.whereTimeWent()
	}
	return inShort(b.byUrgency(), b.misses)
}

// more says how what the short report leaves out can be seen.
func (b *review) more() document.Section {
	s := &document.Prose{Title: "To see more", Lines: []string{
		b.settings.Again + " --full: the whole timeline, every measure, resources, what the figures rest on",
	}}
	if n := b.Scenario.Variants.Len(); n > 0 && b.Scenario.Variant == "" {
		s.Lines = append(s.Lines, "simulate compare "+b.settings.Named+": "+counted(n, "variant")+" against every target")
	}
	if time := b.byUrgency(); len(time) > 0 {
		s.Lines = append(s.Lines, "simulate explain "+b.settings.Named+" "+firstTabled(time, b.misses).Named()+
			": where its time went, step by step, in all runs and in this one")
	}
	for i := range b.held {
		if h := &b.held[i]; h.streamed() && h.beyond > 0 {
			s.Lines = append(s.Lines, b.settings.Again+" --tell "+b.InstanceID(h.worst.of)+": the "+h.most()+" “"+b.Scenario.MeasureTitle(h.Expression.Measure)+"”, step by step")
			break
		}
	}
	s.Lines = append(s.Lines, b.settings.Again+" -o report.html: the page, with replay, map and charts")
	return s
}
