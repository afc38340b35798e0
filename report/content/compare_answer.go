package content

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/stats"
)

// What a comparison says first stands in this file: which variants meet a target that is missed, and which break one.

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
		return &document.Answer{Said: slices.Concat(k.meeting(targets), k.helpless(), k.breaking(), k.dragging(), k.byLuck())}
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
func turned(v *contrast.Variant, turn contrast.Turn) []string {
	return which(v, func(j *contrast.Judged) bool { return j.Turn == turn }, figureWith)
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
			told := ""
			if w.Judged.Variant.Verdict == stats.CannotTell {
				told = ", which these runs cannot tell from the limit"
			}
			said = append(said, document.Phrase{Text: fmt.Sprintf(" Nearest to %s: %s (%s%s: %s%s).",
				targetTitle(h.Judged), variantName(w.Variant), judgedFigure(&w.Judged.Variant), bound(h.Judged), margin(&w.Judged.Variant), told)})
		case h.Unsure > 0:
			unsure = append(unsure, targetTitle(h.Judged))
		case targets[i].Within(): // more runs may tell that it is met: nothing needs help
		default:
			none = append(none, "“"+targetTitle(h.Judged)+"”"+beyond(h.Judged))
		}
	}
	if len(unsure) > 0 {
		said = append(said, document.Phrase{Text: " These runs are too few to tell what helps: " + strings.Join(words.FirstFew(unsure), "; ") + "."})
	}
	if len(none) > 0 {
		said = append(said, document.Phrase{Text: k.one(" It does not help with ", " No variant helps with ") + strings.Join(words.FirstFew(none), "; ") + "."})
	}
	return said
}

// beyond is the figure of what is not met as written, its limit, and how far it is beyond; nothing where there is no figure.
func beyond(j *experiment.Judged) string {
	if !j.Known || math.IsInf(j.Value, 0) {
		return ""
	}
	return " (" + judgedFigure(j) + bound(j) + ": " + margin(j) + ")"
}

// one is what is said of one variant, or of several.
func (k *compared) one(of, several string) string {
	if len(k.Variants) == 1 {
		return of
	}
	return several
}

// breaking says which variants break a target, with which one is no longer certain, and with which there is nothing to judge. A
// variant of luck is held to the same.
func (k *compared) breaking() []document.Phrase {
	var missed, unsure, unjudged []string
	for _, n := range k.ordered() {
		v := &k.Variants[n]
		add := func(list *[]string, is func(*contrast.Judged) bool, said func(*contrast.Judged) string) {
			if of := which(v, is, said); len(of) > 0 {
				*list = append(*list, k.named(n)+" ("+strings.Join(words.FirstFew(of), "; ")+")")
			}
		}
		add(&missed, thenMissed, figureWith)
		add(&unsure, thenUnsure, rangeWith)
		add(&unjudged, thenUnjudged, func(j *contrast.Judged) string { return targetTitle(&j.Baseline) })
	}
	var said []document.Phrase
	say := func(what string, list []string, tone document.Tone) {
		if len(list) > 0 {
			said = append(said, document.Phrase{Text: " " + what + ": " + strings.Join(words.FirstFew(list), "; ") + ".", Tone: tone})
		}
	}
	say("Then missed", missed, document.Bad)
	say("Met as written, then not certain", unsure, document.Unsure)
	say("Met as written, then not judged, as the plan takes another way", unjudged, document.Unsure)
	if len(missed)+len(unsure) == 0 {
		said = slices.Insert(said, 0, document.Phrase{Text: k.one(" It breaks no target.", " No variant breaks a target.")})
	}
	return said
}

// dragging says which variants make worse what is missed as written, of which no verdict tells. By how much stands here of a single one:
// that of several would fill a screen, and has a row for each among the targets.
func (k *compared) dragging() []document.Phrase {
	var names, list []string
	for _, n := range k.ordered() {
		v := &k.Variants[n]
		worse := func(j *contrast.Judged) bool {
			return j.Baseline.Verdict == stats.Missed && j.Turn == contrast.Worse || k.Drags(v, j) != nil
		}
		if of := which(v, worse, func(j *contrast.Judged) string { return targetTitle(&j.Baseline) + ": " + k.howMuchWorse(v, j) }); len(of) > 0 {
			names, list = append(names, k.named(n)), append(list, k.named(n)+" ("+strings.Join(words.FirstFew(of), "; ")+")")
		}
	}
	switch len(list) {
	case 0:
		return nil
	case 1:
	default:
		list = names
	}
	return []document.Phrase{{Text: " Makes worse what is missed anyway: " + strings.Join(words.FirstFew(list), "; ") + ".", Tone: document.Bad}}
}

// howMuchWorse is by how much a variant makes worse what is missed: on average where that counts, or else the judged figure.
func (k *compared) howMuchWorse(v *contrast.Variant, j *contrast.Judged) string {
	if d := k.Drags(v, j); d != nil {
		return onAverage(d)
	}
	return apart(j.Baseline.Unit, j.Difference.Value)
}

// Turns to the worse, by the verdicts: what was not missed is, what was met is no longer certain, or there is nothing to judge.
func thenMissed(j *contrast.Judged) bool {
	return j.Variant.Known && j.Variant.Verdict == stats.Missed && j.Baseline.Verdict != stats.Missed
}

func thenUnsure(j *contrast.Judged) bool {
	return j.Variant.Known && j.Variant.Verdict == stats.CannotTell && j.Baseline.Verdict == stats.Met
}

func thenUnjudged(j *contrast.Judged) bool {
	return j.Turn == contrast.Unjudged && j.Baseline.Verdict == stats.Met
}

// which is what is said of those targets with a variant of which something is so.
func which(v *contrast.Variant, is func(*contrast.Judged) bool, said func(*contrast.Judged) string) (list []string) {
	for i := range v.Judged {
		if j := &v.Judged[i]; is(j) {
			list = append(list, said(j))
		}
	}
	return list
}

// figureWith is a target with its figure with a variant, that as written, and the limit.
func figureWith(j *contrast.Judged) string {
	instead := ""
	if j.Baseline.Known && !math.IsInf(j.Baseline.Value, 0) {
		instead = " instead of " + judgedFigure(&j.Baseline)
	}
	return targetTitle(&j.Baseline) + ": " + judgedFigure(&j.Variant) + instead + bound(&j.Baseline)
}

// rangeWith is the same with where the figure may lie.
func rangeWith(j *contrast.Judged) string {
	if sure := measured(&j.Variant).IntervalAlone(); sure.IsThere() {
		return targetTitle(&j.Baseline) + ": " + sure.String() + bound(&j.Baseline)
	}
	return figureWith(j)
}

// notJudged is why there is nothing to judge.
func notJudged(j *experiment.Judged) string {
	if idle(j) {
		return "does not apply"
	}
	return "no value"
}

// named is a variant by its name, one of luck as such.
func (k *compared) named(variant int) string {
	name := variantName(&k.Variants[variant])
	if k.Variants[variant].Luck {
		return "luck: " + name
	}
	return name
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
		return ", at least " + words.Limit(j.Expression.Limit).String()
	}
	return ", limit " + words.Limit(j.Expression.Limit).String()
}
