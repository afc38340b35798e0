package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
)

// What a comparison says first stands in this file: which variants meet a target that is missed, and which break one.

// ordered are the numbers of the variants in the order in which the first tables tell them: those first that meet a target, luck last.
func (k *compared) ordered() []int {
	rank := func(i int) int {
		v := &k.Variants[i]
		switch {
		case v.Luck:
			return 2
		case slices.ContainsFunc(v.Judged, func(j contrast.Judged) bool { return j.Turn == contrast.Meets }):
			return 0
		default:
			return 1
		}
	}
	order := make([]int, len(k.Variants))
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
// that make one that does not matter.
func (k *compared) targets(all bool) document.Section {
	t := &document.Table{Title: "Targets", Columns: []document.Column{
		{Title: " "}, {Title: "Target, and with which variant", Note: targetsNote}, {Title: "Measured"}, {Title: "Limit"}, {Title: "Difference"}, {Title: "95% sure", Rank: 1},
	}}
	targets := k.Targets()
	for _, i := range k.urgent() {
		j := &targets[i]
		m := measured(j)
		t.Rows = append(t.Rows, []document.Value{
			document.Verdict(j.Verdict).Signed(), document.Text(judgedWhat(j)), m.WithoutInterval(),
			limit(j.Expression.Limit), document.Unshown(), m.IntervalAlone(),
		})
		slight, unsure, alike := 0, 0, 0
		for _, n := range k.ordered() {
			with := &k.Variants[n].Judged[i]
			switch {
			case with.Turn == contrast.Alike:
				alike++
			case with.Turn == contrast.Slight && !all:
				slight++
			case with.Turn == contrast.Unsure && !all:
				unsure++
			default:
				t.Rows = append(t.Rows, k.withVariant(n, with))
			}
		}
		if contrast.IsOpen(j) && slight+unsure+alike > 0 {
			unshown := document.Unshown()
			t.Rows = append(t.Rows, []document.Value{
				unshown, document.Text(without(slight, unsure, alike, &k.Variants[0].Judged[i])), unshown, unshown, unshown, unshown,
			})
		}
	}
	return t.UnlessEmpty()
}

const targetsNote = "Difference: of the figure that is judged, variant less as written, with its 95% interval."

// judgedWhat is a target with what is judged of it.
func judgedWhat(j *experiment.Judged) string {
	title := judgedTitle(j)
	if of := words.Judged(j.Expression.Target); of != "" {
		title += ", " + of
	}
	return title
}

// withVariant is a target with a variant.
func (k *compared) withVariant(variant int, j *contrast.Judged) []document.Value {
	verdict := document.Text("")
	if j.Variant.Verdict != j.Baseline.Verdict {
		verdict = document.Verdict(j.Variant.Verdict).Signed()
	}
	by := change(j.Baseline.Unit, j.Difference)
	sure := by.IntervalAlone()
	if !sure.IsThere() {
		sure = document.Unshown()
	}
	name := variantName(&k.Variants[variant])
	if k.Variants[variant].Luck {
		name = "luck: " + name
	}
	return []document.Value{
		verdict, document.Text("· " + name), measured(&j.Variant).WithoutInterval(), document.Unshown(), by.WithoutInterval(), sure,
	}
}

// without says how many variants have no row of their own, because they make no difference, or none that matters.
func without(slight, unsure, alike int, j *contrast.Judged) string {
	var parts []string
	if slight > 0 {
		under := unitOf(j.Baseline.Unit).Distance(j.Matters / j.Baseline.Unit.Parts())
		parts = append(parts, fmt.Sprintf("%s less than %s", words.Counted(slight, "variant makes", "variants make"), under))
	}
	if unsure > 0 {
		parts = append(parts, words.Counted(unsure, "variant makes", "variants make")+" more, or it is chance")
	}
	if alike > 0 {
		parts = append(parts, words.Counted(alike, "variant makes", "variants make")+" no difference")
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

// answer says in a line which variants meet a target that is missed, which targets none helps, and which variants break one.
func (k *compared) answer() *document.Answer {
	plain := func(text string) *document.Answer { return &document.Answer{Said: []document.Phrase{{Text: text}}} }
	switch targets := k.Targets(); {
	case k.Trials.Runs == 0:
		return plain("No run was made: nothing is compared.")
	case len(targets) == 0 && len(k.Baseline.Program.Scenario.Objectives.IDs()) == 0:
		return plain("The scenario sets no target: only differences are told.")
	case len(targets) == 0:
		return plain("Interrupted: no target is judged.")
	default:
		return &document.Answer{Said: slices.Concat(k.meeting(targets), k.helpless(), k.breaking(), k.byLuck())}
	}
}

// meeting says which variants meet a target that is not met as written.
func (k *compared) meeting(targets []experiment.Judged) []document.Phrase {
	if !slices.ContainsFunc(targets, func(j experiment.Judged) bool { return contrast.IsOpen(&j) }) {
		return []document.Phrase{{Text: "As written every target that can be judged is met.", Tone: document.Good}}
	}
	var parts []string
	for _, n := range k.ordered() {
		v := &k.Variants[n]
		if met := turned(v, contrast.Meets); len(met) > 0 && !v.Luck {
			parts = append(parts, variantName(v)+" ("+strings.Join(met, "; ")+")")
		}
	}
	what := words.Counted(len(parts), "variant", "variants")
	switch of := len(k.Variants); {
	case len(parts) == 0 && of == 1:
		return []document.Phrase{{Text: "The variant meets no target that is missed as written.", Tone: document.Bad}}
	case len(parts) == 0:
		return []document.Phrase{{Text: "No variant meets a target that is missed as written.", Tone: document.Bad}}
	case of == 1:
		what = "The variant meets"
	case len(parts) == 1:
		what = fmt.Sprintf("One variant of %d meets", of)
	default:
		what += fmt.Sprintf(" of %d meet", of)
	}
	return []document.Phrase{{Text: what + " a target that is missed as written: " + strings.Join(words.FirstFew(parts), "; ") + ".", Tone: document.Good}}
}

// turned are the targets that take a turn with a variant, with their figures.
func turned(v *contrast.Variant, turn contrast.Turn) (list []string) {
	for i := range v.Judged {
		if j := &v.Judged[i]; j.Turn == turn {
			list = append(list, targetTitle(&j.Baseline)+": "+judgedFigure(&j.Variant)+bound(&j.Baseline))
		}
	}
	return list
}

// helpless says of the targets that no decision meets whether one comes nearer.
func (k *compared) helpless() (said []document.Phrase) {
	targets := k.Targets()
	var none, unsure []string
	for _, i := range k.urgent() {
		if !contrast.IsOpen(&targets[i]) {
			continue
		}
		switch h := k.HelpFor(i); {
		case len(h.Meet) > 0 && !h.Meet[0].Luck:
		case len(h.Near) > 0 && !h.Near[0].Luck:
			w := &h.Near[0]
			said = append(said, document.Phrase{Text: fmt.Sprintf(" Nearest to %s: %s (%s%s: %s).",
				targetTitle(h.Judged), variantName(w.Variant), judgedFigure(&w.Judged.Variant), bound(h.Judged), margin(&w.Judged.Variant))})
		case h.Unsure > 0:
			unsure = append(unsure, targetTitle(h.Judged))
		default:
			none = append(none, targetTitle(h.Judged))
		}
	}
	if len(unsure) > 0 {
		said = append(said, document.Phrase{Text: " These runs are too few to tell what helps: " + strings.Join(words.FirstFew(unsure), "; ") + "."})
	}
	if len(none) > 0 {
		said = append(said, document.Phrase{Text: k.one(" It does not help: ", " None helps: ") + strings.Join(words.FirstFew(none), "; ") + "."})
	}
	return said
}

// one is what is said of one variant, or of several.
func (k *compared) one(of, several string) string {
	if len(k.Variants) == 1 {
		return of
	}
	return several
}

// breaking says which variants break a target.
func (k *compared) breaking() []document.Phrase {
	var parts []string
	for _, n := range k.ordered() {
		if broken := turned(&k.Variants[n], contrast.Breaks); len(broken) > 0 {
			parts = append(parts, variantName(&k.Variants[n])+" ("+strings.Join(broken, "; ")+")")
		}
	}
	if len(parts) == 0 {
		return []document.Phrase{{Text: k.one(" The variant breaks none.", " None breaks a target.")}}
	}
	return []document.Phrase{{Text: " Then missed: " + strings.Join(words.FirstFew(parts), "; ") + ".", Tone: document.Bad}}
}

// byLuck says what luck alone would meet.
func (k *compared) byLuck() (said []document.Phrase) {
	for i := range k.Variants {
		v := &k.Variants[i]
		if met := turned(v, contrast.Meets); len(met) > 0 && v.Luck {
			said = append(said, document.Phrase{Text: fmt.Sprintf(" Luck, not a decision: %s (%s).", variantName(v), strings.Join(met, "; "))})
		}
	}
	return said
}

// bound is the limit as it stands behind a figure.
func bound(j *experiment.Judged) string {
	if j.Expression.IsLower() {
		return ", at least " + limit(j.Expression.Limit).String()
	}
	return ", limit " + limit(j.Expression.Limit).String()
}
