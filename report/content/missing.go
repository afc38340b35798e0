package content

import (
	"fmt"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment/cause"
	"simulate/sim/snapshot"
)

// applied is how many values there would be had all come about to which the measure applies.
func (b *broken) applied() int { return b.All.Paths + b.Without() + b.Unkept }

// lack says in how many runs there is no value, and what keeps most of them from having one: as the reason for the verdict where it
// hangs on them. It is empty where all have one.
func (b *broken) lack() string {
	if len(b.Missing) == 0 || b.Missing[0].Step == sim.NoStep && !b.Decided() {
		return ""
	}
	text := b.without() + ": "
	switch {
	case b.Decided():
		text = "Missed because " + text
	case b.All.Paths == 0: // which is said already
		text = ""
	}
	most := &b.Missing[0]
	if most.Step == sim.NoStep {
		return text + noneLeft + "."
	}
	so := most.Values
	if !isPending(most) { // which end it came to differs, and the words are of one
		so = most.Alike
	}
	text += b.often(so) + " " + b.hindrance(most) + "."
	return strings.ToUpper(text[:1]) + text[1:]
}

// often says in how many of the values that are missing, which stand before it; where there it is runs that do, they are named.
func (b *broken) often(so int) string {
	them := "them"
	if b.All.Paths == 0 && !b.Single {
		them = b.values(b.Lacking())
	}
	if so < b.Lacking() {
		return "in " + words.Grouped(so) + " of " + them
	}
	return "in all of " + them
}

// without says how many values are missing.
func (b *broken) without() string {
	switch {
	case b.All.Paths == 0:
		return "it has no value in any run"
	case b.Unserved > 0:
		return fmt.Sprintf("%s of %s %s not served, and %s with what they had waited", words.Grouped(b.Lacking()), b.values(b.applied()),
			words.Plural(b.Lacking(), "was", "were"), words.Plural(b.Lacking(), "counts", "count"))
	case b.Single:
		return fmt.Sprintf("in %s of %s it has no value", words.Grouped(b.Without()), b.values(b.applied()))
	default:
		return fmt.Sprintf("%s of %s %s missing", words.Grouped(b.Without()), b.values(b.applied()), words.Plural(b.Without(), "is", "are"))
	}
}

// shortLack is the same for who reads it from the back of a room, where the verdict hangs on it.
func (b *broken) shortLack() string {
	text := b.without()
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// hindrance is a step that keeps values from coming about, within a sentence.
func (b *broken) hindrance(m *cause.Missing) string {
	step := snapshot.Quoted(b.words.hindering(m))
	needs := ": " + m.Needs
	if m.Alike < m.Values {
		needs = fmt.Sprintf(", in run %d so: %s", m.Run, m.Needs)
	}
	switch m.Status {
	case "waiting":
		return step + " waits" + needs
	case "running":
		return step + " is not over" + needs
	case "pending":
		return step + " does not come to its turn" + needs
	default:
		return step + " " + b.words.needs(m)
	}
}

// isPending reports whether a reason is a step that has not come to its end.
func isPending(m *cause.Missing) bool {
	return m.Status == "waiting" || m.Status == "running" || m.Status == "pending"
}

// needs is what a step waits for, how it ended, or what it gave up waiting for.
func (w stepWords) needs(m *cause.Missing) string {
	step := &w.Steps[m.Step]
	switch {
	case m.Status != "gave-up":
		return m.Needs
	case len(step.Needs) == 0:
		return "gave up waiting for a channel"
	default:
		return "gave up waiting for " + w.Needs(step.Needs)
	}
}

// hindering is the step of a reason.
func (w stepWords) hindering(m *cause.Missing) string {
	return w.inIncident(m.Step, w.title(&w.Steps[m.Step]))
}

const noneLeft = "no step is left that would bring it about"

// whyMissing is what keeps the values that are missing from coming about, for readers.
func (b *broken) whyMissing() document.Section {
	t := &document.Table{Title: b.whyTitle(), Columns: []document.Column{
		{Title: map[bool]string{true: "Runs", false: "Values"}[b.Single]}, {Title: "Share", Rank: 1}, {Title: "What keeps it"}, {Title: "Status"}, {Title: "Why", Note: whyNote}, {Title: "In run"},
	}}
	for i := range b.Missing {
		m := &b.Missing[i]
		row := []document.Value{count(m.Values), document.Number(document.Share, float64(m.Values)/float64(b.applied()))}
		if m.Step == sim.NoStep {
			row = append(row, document.Value{}, document.Value{}, document.Text(noneLeft))
		} else {
			row = append(row, document.Text(b.words.hindering(m)), document.Text(m.Status), document.Text(b.words.needs(m)))
		}
		t.Rows = append(t.Rows, append(row, count(m.Run)))
	}
	return t.UnlessEmpty()
}

func (b *broken) whyTitle() string {
	if b.Unserved > 0 {
		return "Why it was not served: " + b.title()
	}
	return "Why it has no value: " + b.title()
}

const whyNote = "Each value that is missing is followed over what it waits for, to the step with which that ends. Why is what holds of most of " +
	"them, and of the run beside it."

// missingData is the same of all measures, as data.
func missingData(all []*cause.Breakdown) *document.Table {
	t := &document.Table{Key: "without_value", Columns: []document.Column{
		{Key: "measure"},
		{Key: "key"},
		{Key: "incident"},
		{Key: "step"},
		{Key: "title"},
		{Key: "status"},
		{Key: "runs"},
		{Key: "values"},
		{Key: "share"},
		{Key: "needs"},
		{Key: "run"},
		{Key: "instance"},
	}}
	for _, x := range all {
		b := brokenOf(x)
		for i := range x.Missing {
			m := &x.Missing[i]
			incident, step := b.ids(m.Step)
			title, instance := "", ""
			if m.Step != sim.NoStep {
				title, instance = b.words.hindering(m), x.Program.InstanceID(m.Of)
			}
			t.Rows = append(t.Rows, []document.Value{
				document.Text(x.Measure), document.Text(x.Key), document.Text(incident), document.Text(step), document.Text(title),
				document.Text(m.Status), count(m.Runs), count(m.Values),
				document.Number(document.Share, float64(m.Values)/float64(b.applied())),
				document.Text(m.Needs), count(m.Run), document.Text(instance),
			})
		}
	}
	return t
}
