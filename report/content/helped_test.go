package content_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/reporttest"
	"simulate/sim/experiment"
	"simulate/sim/experiment/cause"
	"simulate/sim/experiment/contrast"
	"simulate/sim/simtest"
)

// Care takes longer than it may, and clearing the scene less long than it may.
const callForCare = `
format: 1
title: A call for care
clock: {start: 2025-03-01T09:00:00Z, horizon: 2h}
agencies: {town: {kind: ems}}
places: {home: {position: [47, 8]}}
incidents:
  call:
    agency: town
    where: home
    begins: +0s
    plan:
      call: {event: A call comes in}
      care: {after: call, work: Care, takes: 11m..12m}
      clear: {after: call, work: Clear, takes: 15m..16m}
      cheer: {after: call, chance: 50%, work: Cheer, takes: 10m}
measures:
  care: {title: Call to care, from: call, to: care, target: p90 <= 10m}
  clear: {title: Call to clear, from: call, to: clear, target: p90 <= 20m}
`

const (
	careTakes  = "incidents.call.plan.care.takes="
	clearTakes = "incidents.call.plan.clear.takes="
)

func caring(t testing.TB, id string, changes ...string) contrast.Contender {
	t.Helper()
	file := filepath.Join(t.TempDir(), "call.yaml")
	if err := os.WriteFile(file, []byte(callForCare), 0o600); err != nil {
		t.Fatal(err)
	}
	return contrast.Contender{ID: id, Title: "With " + id + ".", Program: simtest.CompileFile(t, file, changes...)}
}

func TestWhatWouldHaveHelped(t *testing.T) {
	t.Parallel()
	quick := caring(t, "helpers", careTakes+"8m..9m")
	lucky := caring(t, "luck", careTakes+"7m..8m")
	lucky.Luck = true
	for _, c := range []struct {
		name     string
		base     contrast.Contender
		variants []contrast.Contender
		want     []string // beginnings of the lines, and after … what they contain
		not      string
	}{
		{"it meets the target and harms nothing", caring(t, "base"), []contrast.Contender{quick}, []string{
			"✓ Call to care: With helpers. 9 in 10 within 8:5…, 1:07 spare (3:00 shorter). Price: no other target gets worse; what it takes in people and money is not in the scenario.",
		}, "“Call to clear”"},
		{
			"a figure begins a sentence", caring(t, "base", "measures.care.target=p50 <= 10m"),
			[]contrast.Contender{caring(t, "one", careTakes+"8m..9m", "measures.care.target=p50 <= 10m")},
			[]string{"✓ Call to care: With one. Half within 8:"},
			"half within",
		},
		{
			"it meets the target and another is then missed", caring(t, "base"),
			[]contrast.Contender{caring(t, "one", careTakes+"8m..9m", clearTakes+"21m..22m")},
			[]string{
				"✗ Call to care: With one meets it (9 in 10 within 8:5…), but “Call to clear” is then missed (21:5",
			},
			"spare",
		},
		{
			"it meets the target at a price", caring(t, "base"),
			[]contrast.Contender{caring(t, "one", careTakes+"8m..9m", clearTakes+"17m..18m")},
			[]string{
				"✓ Call to care: With one. 9 in 10 within 8:5… Price: “Call to clear” 2:00 longer on average, still met (9 in 10 within 17:5",
			},
			"missed",
		},
		{
			"the price is under a fifth of the margin", caring(t, "base"),
			[]contrast.Contender{caring(t, "one", careTakes+"8m..9m", clearTakes+"15m30s..16m30s")},
			[]string{
				"✓ Call to care: With one. 9 in 10 within 8:5… Price: no other target gets worse",
			},
			"longer",
		},
		{
			"less than that matters by what the file says", caring(t, "base", "measures.clear.matters=10s"),
			[]contrast.Contender{caring(t, "one", careTakes+"8m..9m", clearTakes+"15m30s..16m30s")},
			[]string{
				"✓ Call to care: With one. 9 in 10 within 8:5… Price: “Call to clear” 30 s longer",
			},
			"missed",
		},
		{
			"what breaks nothing is first", caring(t, "base"),
			[]contrast.Contender{caring(t, "one", careTakes+"6m..7m", clearTakes+"21m..22m"), quick},
			[]string{
				"✓ Call to care: With helpers. ", "✗ Call to care: With one meets it",
			},
			"more",
		},
		{"luck is last", caring(t, "base"), []contrast.Contender{lucky, quick}, []string{
			"✓ Call to care: With helpers. ", "Luck, not a decision: ✓ Call to care: With luck. 9 in 10 within 7:5",
		}, "no decision"},
		{"luck alone meets it", caring(t, "base"), []contrast.Contender{lucky}, []string{
			"✗ Call to care: no decision helps.", "Luck, not a decision: ✓ Call to care: With luck. ",
		}, "nearest"},
		{
			"luck alone meets it, and a decision makes too little", caring(t, "base"),
			[]contrast.Contender{lucky, caring(t, "one", careTakes+"10m50s..11m50s")},
			[]string{"✗ Call to care: no decision makes a difference that matters (1 makes less than 23 s). ", "Luck, not a decision: "},
			"no decision helps",
		},
		{
			"a difference under the threshold is not praised", caring(t, "base"),
			[]contrast.Contender{caring(t, "one", careTakes+"10m50s..11m50s"), caring(t, "two", careTakes+"10m55s..11m55s")},
			[]string{
				"✗ Call to care: none of the 2 variants makes a difference that matters (2 make less than 23 s). It is one step, “Care”. Which figures it rests on: simulate sensitivity busy.yaml --measure care.",
			},
			"nearest",
		},
		{
			"none meets it", caring(t, "base"),
			[]contrast.Contender{caring(t, "one", careTakes+"10m30s..11m30s"), caring(t, "two", careTakes+"10m15s..11m15s")},
			[]string{
				"✗ Call to care: none meets it; nearest: With two. 9 in 10 within 11:…, 1:08 over (45 s shorter).",
			},
			"With one",
		},
		{
			"the nearer one is under what the file says that matters", caring(t, "base", "measures.care.matters=2m"),
			[]contrast.Contender{caring(t, "one", careTakes+"10m30s..11m30s"), caring(t, "two", careTakes+"10m15s..11m15s")},
			[]string{
				"✗ Call to care: none of the 2 variants makes a difference that matters (2 make less than 2:00). ",
			},
			"nearest",
		},
		{
			"it gains besides what is not missed", caring(t, "base"),
			[]contrast.Contender{caring(t, "one", careTakes+"8m..9m", clearTakes+"10m..11m")},
			[]string{"✓ Call to care: With one. 9 in 10 within 8:5… (3:00 shorter). Price: no other target gets worse; what it takes in people and money is not in the scenario. It gains besides: “Call to clear” 5:00 shorter on average."},
			"longer",
		},
		{
			"it meets another that is missed", caring(t, "base", clearTakes+"21m..22m"),
			[]contrast.Contender{caring(t, "one", careTakes+"8m..9m")},
			[]string{
				"✓ Call to care: With one. …It gains besides: “Call to clear” is met too (15:5",
				"✓ Call to clear: With one. …It gains besides: “Call to care” is met too (8:5",
			},
			"longer",
		},
		{
			"nearest is one that may meet it", caring(t, "base"),
			[]contrast.Contender{caring(t, "one", careTakes+"9m8s..10m6s")},
			[]string{"✗ Call to care: none surely meets it; nearest: With one. 9 in 10 within …which cannot be told from the limit"},
			"over",
		},
		{
			"what could not be told is missed with it", caring(t, "base", clearTakes+"18m..20m13s"),
			[]contrast.Contender{caring(t, "one", careTakes+"8m..9m", clearTakes+"60m..61m")},
			[]string{"✓ Call to care: With one. …then missed", "? Call to clear: "},
			"either way",
		},
		{"it is made worse", caring(t, "base"), []contrast.Contender{caring(t, "one", careTakes+"18m..19m")}, []string{
			"✗ Call to care: no variant helps. It is one step",
		}, "nearest"},
		{"nothing changes it", caring(t, "base"), []contrast.Contender{caring(t, "one", clearTakes+"5m..6m"), caring(t, "same")}, []string{
			"✗ Call to care: none of the 2 variants changes it. It is one step, “Care”. Which figures it rests on: simulate sensitivity busy.yaml --measure care.",
		}, "clear"},
		{"all are met", caring(t, "base", careTakes+"8m..9m"), []contrast.Contender{caring(t, "one", careTakes+"5m..6m")}, []string{
			"Every target that can be judged is met: nothing needs help. The closest is “Call to care” (1:07 spare); it gains most by this: With one. 9 in 10 within 5:5",
		}, "✗"},
		{"all are met, and nothing changes the closest", caring(t, "base", careTakes+"8m..9m"), []contrast.Contender{caring(t, "one", careTakes+"8m..9m", clearTakes+"15m..16m")}, []string{
			"Every target that can be judged is met: nothing needs help. The closest is “Call to care” (1:07 spare), and no variant changes it",
		}, "gains"},
		{"nothing is asked", caring(t, "base", "measures.care.target=null", "measures.clear.target=null"), []contrast.Contender{quick}, []string{
			"The scenario sets no target, against which what helps could be told; a comparison shows what each of 1 variant changes.",
		}, "met"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			lines := helpedBy(t, c.base, c.variants)
			if len(lines) != len(c.want) {
				t.Fatalf("it says\n%s", strings.Join(lines, "\n"))
			}
			for i, want := range c.want {
				start, within, _ := strings.Cut(want, "…")
				if !strings.HasPrefix(lines[i], start) || !strings.Contains(lines[i], within) || strings.Contains(lines[i], c.not) {
					t.Errorf("it says\n%s", lines[i])
				}
			}
		})
	}
}

// Where variants are held against the scenario over fewer runs, what it yields in these is told beside what it gains, so that the two
// add up, and why.
func TestWhatWouldHaveHelpedOverFewerRunsAddsUp(t *testing.T) {
	t.Parallel()
	base, nearer := caring(t, "base"), caring(t, "two", careTakes+"10m15s..11m15s")
	lines := helpedOver(t, base, []contrast.Contender{nearer}, 50)
	text := strings.Join(lines, "\n")
	for _, want := range []string{
		"1:08 over (45 s shorter than 11:53 in the same runs)",
		"Told from the first 50 of the 200 runs, both sides alike: running 1 variant as well takes its time. A comparison makes more (--runs N).",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if all := strings.Join(helpedBy(t, base, []contrast.Contender{nearer}), "\n"); strings.Contains(all, "same runs") || strings.Contains(all, "Told from") {
		t.Errorf("over all runs it says\n%s", all)
	}
}

// What all runs of the report tell to be met is not said to be met by a variant, or to be uncertain, because fewer runs cannot tell it.
func TestWhatIsMetOverAllRunsIsNotOpenOverFewer(t *testing.T) {
	t.Parallel()
	lines := helpedOver(t, caring(t, "base", careTakes+"8m..9m"), []contrast.Contender{caring(t, "two", careTakes+"7m..8m")}, 20)
	if want := "Every target that can be judged is met: nothing needs help. The closest is “Call to care”"; !strings.HasPrefix(lines[0], want) {
		t.Errorf("it says\n%s\nand not\n%s", strings.Join(lines, "\n"), want)
	}
}

// Streams that are interrupted are not judged: what helps is not known then, and it is not said that nothing is asked.
func TestWhatHelpsIsNotToldWithoutARun(t *testing.T) {
	t.Parallel()
	r, err := experiment.Evaluate(t.Context(), caring(t, "base").Program, experiment.Options{Runs: 20, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	c := &contrast.Contrast{Trials: &experiment.Trials{Runs: 3, Asked: 20}, Variants: make([]contrast.Variant, 1)}
	want := []string{"Interrupted: what helps cannot be told.", "Told from the first 3 of the 20 runs, being interrupted: both sides alike."}
	if lines := helpedIn(content.New(r, r.Nominal, reporttest.Settings, content.Extra{Helped: c})); !slices.Equal(lines, want) {
		t.Errorf("it says\n%s", strings.Join(lines, "\n"))
	}
}

// helpedBy is what the report of a program says of variants of it.
func helpedBy(t testing.TB, base contrast.Contender, variants []contrast.Contender) []string {
	t.Helper()
	return helpedOver(t, base, variants, 200)
}

// helpedOver is the same where variants are run so many times, and the program 200 times.
func helpedOver(t testing.TB, base contrast.Contender, variants []contrast.Contender, runs int) []string {
	t.Helper()
	o := experiment.Options{Runs: runs, Seed: 1}
	c, err := contrast.Compare(t.Context(), base, variants, o)
	if err != nil {
		t.Fatal(err)
	}
	o.Runs = 200
	r, err := experiment.Evaluate(t.Context(), base.Program, o)
	if err != nil {
		t.Fatal(err)
	}
	if runs < o.Runs {
		c.Settle(r.Objectives)
	}
	settings := reporttest.Settings
	settings.Named = "busy.yaml"
	if settings.Time, err = cause.OfResult(t.Context(), r, cause.Headlines(r), o); err != nil {
		t.Fatal(err)
	}
	return helpedIn(content.New(r, r.Nominal, settings, content.Extra{Helped: c}))
}

func helpedIn(d *document.Document) []string {
	for _, s := range d.Sections {
		if p, ok := s.(*document.Prose); ok && p.Title == "What would have helped" {
			return p.Lines
		}
	}
	return nil
}
