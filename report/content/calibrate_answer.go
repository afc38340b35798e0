package content

import (
	"fmt"
	"math"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/calibrate"
)

// answer is what the record says, in sentences to read out.
func (b *calibrationBuilder) answer() *document.Prose {
	p := &document.Prose{Key: "answer", Title: "Answer"}
	if b.Posterior == nil {
		p.Lines = []string{"Nothing is known yet: it was stopped before a run was over."}
		return p
	}
	p.Lines = append(p.Lines, b.meets()...)
	var confirmed, contradicted []string
	for _, t := range b.told() {
		line := fmt.Sprintf("%s: %s; assumed %s, of which %s is left", b.name(t), b.between(t, t.Low, t.High), b.between(t, t.PriorLow, t.PriorHigh), left(t))
		if !t.Narrowed() {
			line = fmt.Sprintf("%s: %s as assumed, but not all of it as likely", b.name(t), b.between(t, t.Low, t.High))
		}
		if t.Inside {
			confirmed = append(confirmed, line)
		} else {
			contradicted = append(contradicted, line+"; not "+b.figure(t, t.Value())+edge(t))
		}
	}
	p.Lines = append(p.Lines, b.list("contradicts", contradicted)...)
	p.Lines = append(p.Lines, b.list("confirms", confirmed)...)
	p.Lines = append(p.Lines, b.rest(len(confirmed), len(contradicted)))
	return p
}

// rest says what the record does not tell of.
func (b *calibrationBuilder) rest(confirmed, contradicted int) string {
	silent := len(b.Told) - confirmed - contradicted
	all := words.Counted(silent, "assumption", "assumptions")
	others := "the other " + all
	if silent == 1 {
		others = "the other one"
	}
	switch {
	case silent == len(b.Told):
		return fmt.Sprintf("The record says nothing of the %s.", all)
	case contradicted > 0 && silent > 0:
		return "It says nothing of " + others + "."
	case silent > 0:
		return "It contradicts none, and says nothing of " + others + "."
	case contradicted == 0:
		return "It contradicts none."
	default:
		return "It says something of every one."
	}
}

// list is a sentence and what it is about, a line each.
func (b *calibrationBuilder) list(does string, lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	return append([]string{fmt.Sprintf("The record %s %s:", does, words.Counted(len(lines), "assumption", "assumptions"))}, lines...)
}

// meets says which reports cannot be met, and whether runs meet the others.
func (b *calibrationBuilder) meets() (lines []string) {
	for i := range b.Conflicts {
		lines = append(lines, b.conflict(&b.Conflicts[i]))
	}
	p := b.Posterior
	switch {
	case p.Nearest <= 1:
		lines = append(lines, fmt.Sprintf("Runs can meet %s: %d of %s do.", b.used(), b.Together, seededRuns(b.Prior)))
	case math.IsInf(p.Nearest, 1):
		lines = append(lines, fmt.Sprintf("No run of %d has %s.", b.Runs, b.used()))
	default:
		lines = append(lines, fmt.Sprintf("No run of %d meets %s: the nearest has one %s tolerances off. What follows is what lies nearest to them.",
			b.Runs, b.used(), document.FormatDecimal(p.Nearest, 2)))
	}
	return append(lines, b.idle()...)
}

// used are the reports that the posterior goes by.
func (b *calibrationBuilder) used() string {
	switch n, all := len(b.Used), len(b.Held); {
	case n == 1 && all == 1:
		return "the report"
	case n == 1:
		return "the other report"
	case n < all:
		return fmt.Sprintf("the other %d reports at once", n)
	default:
		return fmt.Sprintf("all %d reports at once", n)
	}
}

// idle says which reports every run meets, so that they tell of nothing.
func (b *calibrationBuilder) idle() []string {
	var met []int
	for i := range b.Reports {
		if b.Reports[i].Prior == 1 {
			met = append(met, i)
		}
	}
	if len(met) == 0 {
		return nil
	}
	return []string{"Every run meets " + b.quoted(met) + ", whatever is assumed: of that nothing can be learned."}
}

// conflict is a sentence about reports that cannot be met together.
func (b *calibrationBuilder) conflict(c *calibrate.Conflict) string {
	names := b.quoted(c.Of)
	near := fmt.Sprintf("the nearest is %s tolerances off", document.FormatDecimal(c.Nearest, 2))
	if math.IsInf(c.Nearest, 1) {
		near = "what was reported does not happen"
	}
	switch {
	case len(c.Of) == 1:
		return fmt.Sprintf("Contradicted: no run comes to %s, whatever is assumed: %s.", names, near)
	case !c.Minimal:
		return fmt.Sprintf("Contradictory: no run meets %s together: %s.", names, near)
	case len(c.Of) == 2:
		return fmt.Sprintf("Contradictory: no run meets %s together, though runs meet either: %s.", names, near)
	default:
		return fmt.Sprintf("Contradictory: no run meets %s together, though runs meet all but any one of them: %s.", names, near)
	}
}

// edge says of a range that the record goes to its end.
func edge(t *calibrate.Told) string {
	const near = 0.1
	if t.Ranged && (t.Mid < near || t.Mid > 1-near) {
		return "; that is the end of the range, which may have to be wider"
	}
	return ""
}
