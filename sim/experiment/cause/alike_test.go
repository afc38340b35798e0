package cause

import (
	"os"
	"path/filepath"
	"testing"

	"simulate/sim/simtest"
)

// TestAStepOfSeveralStreamsIsOnePart, and one that streams do not have alike is one of each.
func TestAStepOfSeveralStreamsIsOnePart(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "streams.yaml")
	if err := os.WriteFile(file, []byte(twoStreams), 0o600); err != nil {
		t.Fatal(err)
	}
	p := simtest.CompileFile(t, file)
	b := breakDown(t, p, 10, 2, Question{Measure: "alarm-answering"})[0]
	var answer, look int
	for i := range b.Parts {
		x := &b.Parts[i]
		switch step := &p.Steps[x.Step]; {
		case step.ID == "answer" && x.Kind == Work:
			answer++
			if len(x.Alike) != 1 || p.Steps[x.Alike[0]].ID != "answer" || x.All.Paths != b.All.Paths {
				t.Errorf("%+v of %+v", x, b.All)
			}
		case step.ID == "look" && x.Kind == Work:
			look++
			if len(x.Alike) != 0 {
				t.Errorf("what is called otherwise is alike: %+v", x)
			}
		}
	}
	if answer != 1 || look != 2 {
		t.Errorf("answering is %d parts and looking %d", answer, look)
	}
}

const twoStreams = `format: 1
clock: {start: 2025-06-03T08:00:00Z, horizon: 2h}
agencies: {pd: {kind: police}}
places: {road: {}}
incidents:
  east:
    agency: pd
    where: road
    arrivals: {at: [08:10, 08:40]}
    instants: {answered: look}
    plan:
      answer: {after: begins, work: Answer, takes: 1m..2m}
      look: {after: answer, work: Look east, takes: 1m}
  west:
    agency: pd
    where: road
    arrivals: {at: [08:20, 08:50]}
    instants: {answered: look}
    plan:
      answer: {after: begins, work: Answer, takes: 2m..3m}
      look: {after: answer, work: Look west, takes: 1m}
`
