package loader_test

import (
	"slices"
	"strings"
	"testing"

	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
	"simulate/sim/scenario/scenariotest"
)

// doubtful has a warning: b waits for a, which may be skipped. In its variant c waits for b, which may give up, too.
const doubtful = scenariotest.Small + `
      a: {after: call, event: A, chance: 50%}
      b: {after: [a, call], message: B, to: pd, over: desk}
      c: {after: b, event: C}
channels: {desk: {kind: phone, members: [pd]}}
variants:
  impatient: {changes: {incidents.night.plan.b.give-up: 5m}}
`

func TestWarningsThatAFileAccepts(t *testing.T) {
	t.Parallel()
	const b = "incidents.night.plan.b.after"
	for _, test := range []struct {
		name, accept string
		accepted     []scenario.Accepted
		warnings     []string // the paths of those that are left
	}{
		{"none", "", nil, []string{b, "incidents.night.plan.c.after"}},
		{"one", "may-not-come: {" + b + ": meant so}", []scenario.Accepted{{Code: "may-not-come", Path: b, Reason: "meant so", Times: 1}}, []string{"incidents.night.plan.c.after"}},
		{
			"a whole plan, of a variant too", "may-not-come: {incidents.night.plan: the drill ends there}",
			[]scenario.Accepted{{Code: "may-not-come", Path: "incidents.night.plan", Reason: "the drill ends there", Times: 2}},
			nil,
		},
		{"another code", "not-there: {incidents.night: no}", nil, []string{"accept.not-there.incidents.night", b, "incidents.night.plan.c.after"}},
		{"half a name", "may-not-come: {incidents.night.plan.b.aft: no}", nil, []string{"accept.may-not-come.incidents.night.plan.b.aft", b, "incidents.night.plan.c.after"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := doubtful
			if test.accept != "" {
				text += "accept: {" + test.accept + "}\n"
			}
			s, problems := loader.Bytes("-", []byte(text), loader.Options{})
			if problems.Any() {
				t.Fatal(problems)
			}
			var left []string
			for _, p := range problems {
				left = append(left, p.Path)
			}
			slices.Sort(left)
			if !slices.Equal(left, test.warnings) || !slices.Equal(s.Accepted, test.accepted) {
				t.Errorf("left are %v, accepted %v", left, s.Accepted)
			}
		})
	}
}

func TestWhatAVariantAcceptsIsNotLookedForWithoutIt(t *testing.T) {
	t.Parallel()
	text := doubtful + "accept: {may-not-come: {incidents.night.plan: meant so}, lack: {units: never}}\n"
	if _, problems := loader.Bytes("-", []byte(text), loader.Options{Checked: true}); len(problems) != 0 {
		t.Error(problems)
	}
}

func TestAVariantCannotAccept(t *testing.T) {
	t.Parallel()
	text := strings.Replace(doubtful, "give-up: 5m", "give-up: 5m, accept.may-not-come: {incidents: x}", 1)
	if _, problems := loader.Bytes("-", []byte(text), loader.Options{}); !strings.Contains(problems.Error(), "accept cannot be changed here") {
		t.Error(problems)
	}
}
