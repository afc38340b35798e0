package content

import (
	"cmp"
	"strconv"
	"strings"

	"simulate/report/words"
	"simulate/sim/conform"
	"simulate/sim/experiment/stamp"
	"simulate/sim/log"
)

var byWords = [...]string{
	stamp.Nothing: "", stamp.ByMatching: "matching", stamp.ByName: "name", stamp.ByKindAndAgency: "kind, agency", stamp.ByKind: "kind", stamp.ByAgency: "agency",
}

// unitWords are what units do, for readers.
var unitWords = [log.NumInstants]string{
	log.Notified: "notified", log.EnRoute: "en route", log.OnScene: "on scene", log.LeftScene: "left scene", log.AtDestination: "at destination", log.Available: "available",
}

// group is the units of a group in words: patrol of City Police.
func (b *logReview) group(g int) string {
	if g == conform.Unknown {
		return "unit that the plan does not call"
	}
	var pools []string
	for _, pool := range b.Plan.Groups[g].Pools {
		pools = append(pools, b.Plan.Pool(pool))
	}
	return strings.Join(pools, " or ")
}

// thing is a thing within a sentence: second patrol of City Police on scene.
func (b *logReview) thing(t conform.Thing) string {
	if t.Group == conform.Call && !conform.OfUnits(t.At) {
		return instantWords[t.At]
	}
	if t.Group == conform.Call {
		return number(t.Nth) + " unit " + unitWords[t.At]
	}
	which := number(t.Nth) + " "
	if b.isOnly(t) {
		which = ""
	}
	return which + b.group(t.Group) + " " + unitWords[t.At]
}

// isOnly reports whether neither the log nor the plan has another like it.
func (b *logReview) isOnly(t conform.Thing) bool {
	if b.Alignment == nil {
		return false
	}
	for i, l := range b.Judged.Judged {
		if l == t.Label {
			return t.Nth <= 1 && b.number(l) <= 1 && b.Alignment.Way.Counts[i] <= 1
		}
	}
	return false
}

// named is the same at the beginning of a line.
func (b *logReview) named(t conform.Thing) string { return words.Capitalised(b.thing(t)) }

// number is a place in an order.
func number(nth int) string {
	few := [...]string{conform.Last: "last", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}
	if nth < len(few) {
		return few[nth]
	}
	suffix := "th"
	if tens := nth / 10 % 10; tens != 1 {
		switch nth % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(nth) + suffix
}

// figureTitle is what a time is the time of.
func (b *logReview) figureTitle(f *stamp.Figure) string {
	switch {
	case f.Measure != "":
		m := b.Scenario.Measures.Get(f.Measure)
		title := cmp.Or(m.Title, f.Measure)
		if m.Target != nil {
			title += " (target: " + words.Asked(m.Target.Value) + ")"
		}
		return title
	case f.Since():
		return b.named(f.To[0])
	default:
		return log.Intervals[f.Interval].Name + ": " + b.group(f.Group)
	}
}
