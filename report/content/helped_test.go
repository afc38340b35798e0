package content_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/reporttest"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
	"simulate/sim/simtest"
)

// A search that may be longer than is simulated, and is called off then or a moment before.
const longSearch = `
format: 1
title: A search that may be called off
clock: {start: 2025-03-01T09:00:00Z, horizon: 40m}
agencies: {park: {kind: other}}
places: {gate: {position: [47, 8]}}
incidents:
  lost:
    agency: park
    where: gate
    begins: +0s
    plan:
      call: {event: A child is lost}
      search: {after: call, work: Search, takes: 10m..60m}
      call-off: {after: call, delay: CALLED, event: The search is called off}
      over: {after: {any: [search, call-off]}, event: All go home}
measures:
  to-over: {title: Call to all home, from: call, to: over, target: p90 <= 45m}
`

func search(t testing.TB, id, calledOff string) contrast.Contender {
	t.Helper()
	file := filepath.Join(t.TempDir(), id+".yaml")
	if err := os.WriteFile(file, []byte(strings.Replace(longSearch, "CALLED", calledOff, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	return contrast.Contender{ID: id, Program: simtest.CompileFile(t, file)}
}

func TestWhatComesAboutMoreOftenHelpsAndWhatComesAboutLessOftenDoesNot(t *testing.T) {
	t.Parallel()
	kept, calledOff := search(t, "kept", "3h"), search(t, "called-off", "39m59s")
	for _, c := range []struct {
		base, variant contrast.Contender
		want          string
	}{
		{kept, calledOff, "called-off: “Call to all home” happens in 100% of the runs instead of "},
		{calledOff, kept, "Of what the scenario suggests (kept) nothing makes a headline measure shorter, or come about more often"},
	} {
		held, err := contrast.Compare(t.Context(), c.base, []contrast.Contender{c.variant}, experiment.Options{Runs: 100, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		r, err := experiment.Evaluate(t.Context(), c.base.Program, experiment.Options{Runs: 20, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		if lines := helpedBy(t, r, held); !strings.HasPrefix(lines[0], c.want) {
			t.Errorf("of %s it says %q", c.variant.ID, lines)
		}
	}
}

func helpedBy(t testing.TB, r *experiment.Result, c *contrast.Contrast) []string {
	t.Helper()
	for _, s := range content.NewPage(r, r.Nominal, reporttest.Settings, content.Extra{Helped: c}).Sections {
		if p, ok := s.(*document.Prose); ok && p.Title == "What would have helped" {
			return p.Lines
		}
	}
	return nil
}
