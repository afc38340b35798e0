package content

import (
	"cmp"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/stats"
)

// ordered are the numbers of the variants in the order in which they are told and played: those first that meet a target, luck last.
func (k *compared) ordered() []int { return ordered(k.Variants) }

func ordered(variants []contrast.Variant) []int {
	rank := func(i int) int {
		v := &variants[i]
		switch {
		case v.Luck:
			return 2
		case slices.ContainsFunc(v.Judged, func(j contrast.Judged) bool { return j.Turn == contrast.Meets }):
			return 0
		default:
			return 1
		}
	}
	order := make([]int, len(variants))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	return order
}

// urgent are the numbers of the targets, the most urgent first.
func (k *compared) urgent() (list []int) {
	all := k.Targets()
	for _, j := range byUrgency(all) {
		list = append(list, numberOf(all, j))
	}
	return list
}

// targets is a row a target, and under it one for each variant that makes a difference to it; all of them where also those are wanted
// that make one that does not matter, or make better what is met anyway, or with which there is nothing to judge.
func (k *compared) targets(all bool) document.Section {
	t := &document.Table{Title: "Targets", Columns: []document.Column{
		{Title: " "}, {Title: "Target, and with which variant", Note: targetsNote}, {Title: "Measured"}, {Title: "Limit"}, {Title: "Difference"}, {Title: "95% sure", Rank: 1},
	}}
	targets := k.Targets()
	for _, i := range k.urgent() {
		j := &targets[i]
		if !all && k.leftAlone(i) {
			continue
		}
		m := measured(j)
		t.Rows = append(t.Rows, []document.Value{
			document.Verdict(j.Verdict).Signed(), document.Text(judgedWhat(j)), m.WithoutInterval(),
			words.Limit(j.Expression.Limit), document.Unshown(), m.IntervalAlone(),
		})
		counted := make(map[contrast.Turn]int)
		for _, n := range k.ordered() {
			with := &k.Variants[n].Judged[i]
			if with.Turn == contrast.Alike || !all && !k.worthARow(n, with) {
				counted[with.Turn]++
			} else {
				t.Rows = append(t.Rows, k.withVariant(n, with))
			}
		}
		if contrast.IsOpen(j) && len(counted) > 0 {
			unshown := document.Unshown()
			t.Rows = append(t.Rows, []document.Value{
				unshown, document.Text(without(counted, &k.Variants[0].Judged[i])), unshown, unshown, unshown, unshown,
			})
		}
	}
	return t.UnlessEmpty()
}

// untouched are the targets that have no row of their own in the short report.
func (k *compared) untouched() document.Section {
	p := &document.Prose{Title: "Met, and no variant makes them worse by as much as matters"}
	targets := k.Targets()
	var list []string
	for _, i := range k.urgent() {
		if k.leftAlone(i) {
			list = append(list, sentenced(&targets[i], ""))
		}
	}
	if len(list) > 0 {
		p.Lines = []string{strings.Join(list, "; ") + "."}
	}
	return p
}

// leftAlone reports whether a target is met, and has no row for any variant.
func (k *compared) leftAlone(target int) bool {
	for n := range k.Variants {
		if j := &k.Variants[n].Judged[target]; j.Baseline.Verdict != stats.Met || k.worthARow(n, j) {
			return false
		}
	}
	return true
}

const targetsNote = "Difference: of the figure that is judged, variant less as written, with its 95% interval."

// judgedWhat is a target with what is judged of it, but for the limit of each value where the title has a number, which is that.
func judgedWhat(j *experiment.Judged) string {
	title, of := judgedTitle(j), words.Judged(j.Expression.Target)
	if of == "" || j.Expression.Inner != nil && strings.ContainsAny(targetTitle(j), "0123456789") {
		return title
	}
	return title + ", " + of
}

// withVariant is a target with a variant.
func (k *compared) withVariant(variant int, j *contrast.Judged) []document.Value {
	verdict := document.Text("")
	if j.Variant.Known && j.Variant.Verdict != j.Baseline.Verdict {
		verdict = document.Verdict(j.Variant.Verdict).Signed()
	}
	by := change(j.Baseline.Unit, j.Difference)
	sure := by.IntervalAlone()
	if !sure.IsThere() {
		sure = document.Unshown()
	}
	name := k.named(variant)
	if !j.Variant.Known {
		return []document.Value{verdict, document.Text("· " + name + ": " + notJudged(&j.Variant)), {}, document.Unshown(), {}, document.Unshown()}
	}
	if d := k.Drags(&k.Variants[variant], j); d != nil && j.Turn != contrast.Worse {
		name += " (" + onAverage(d) + ")"
	}
	return []document.Value{
		verdict, document.Text("· " + name), measured(&j.Variant).WithoutInterval(), document.Unshown(), by.WithoutInterval(), sure,
	}
}

// onAverage is a difference of means in words.
func onAverage(d *contrast.Difference) string { return apart(d.Row.Unit, d.Mean.Value) + " on average" }

// worthARow reports whether a variant has a row below a target in the short report: where the verdict is another with it, it is worse, if
// only on average of what is missed, or it helps what is not met.
func (k *compared) worthARow(variant int, j *contrast.Judged) bool {
	switch j.Turn {
	case contrast.Meets, contrast.Breaks, contrast.Worse:
		return true
	case contrast.Better:
		return contrast.IsOpen(&j.Baseline)
	case contrast.Alike, contrast.Unjudged:
		return false
	default:
		return thenMissed(j) || thenUnsure(j) || k.Drags(&k.Variants[variant], j) != nil
	}
}

// without says how many variants have no row of their own, because they make no difference, or none that matters.
func without(counted map[contrast.Turn]int, j *contrast.Judged) string {
	under := underOf(&j.Baseline, j.Matters)
	var parts []string
	for _, x := range []struct {
		turn            contrast.Turn
		one, many, what string
	}{
		{contrast.Slight, "variant makes", "variants make", " less than " + under},
		{contrast.Unsure, "variant makes", "variants make", " more, or it is chance"},
		{contrast.Alike, "variant makes", "variants make", " no difference"},
		{contrast.Unjudged, "variant leaves", "variants leave", " nothing to judge"},
	} {
		if n := counted[x.turn]; n > 0 {
			parts = append(parts, words.Counted(n, x.one, x.many)+x.what)
		}
	}
	return "· " + strings.Join(parts, "; ")
}

// judged is every target with every variant, for programs.
func (k *compared) judged() document.Section {
	t := &document.Table{Key: "objectives", Columns: []document.Column{
		{Key: "variant"},
		{Key: "luck"},
		{Key: "id"},
		{Key: "title"},
		{Key: "expression"},
		{Key: "baseline_value"},
		{Key: "baseline_verdict"},
		{Key: "value", Estimate: true, Interval: "interval"},
		{Key: "verdict"},
		{Key: "difference", Estimate: true},
		{Key: "matters"},
		{Key: "effect"},
	}}
	for n := range k.Variants {
		v := &k.Variants[n]
		for i := range v.Judged {
			j := &v.Judged[i]
			m, by := measured(&j.Variant), document.Value{}
			if j.Baseline.Known && j.Variant.Known {
				by = change(j.Baseline.Unit, j.Difference)
			}
			t.Rows = append(t.Rows, []document.Value{
				document.Text(v.ID), document.Bool(v.Luck), document.Text(j.Baseline.ID), document.Text(j.Baseline.Title),
				document.Text(j.Baseline.Expression.String()), measured(&j.Baseline).WithoutInterval(), document.Verdict(j.Baseline.Verdict),
				m, document.Verdict(j.Variant.Verdict), by, figure(j.Baseline.Unit, j.Matters),
				document.Text(j.Turn.String()),
			})
		}
	}
	return t
}
