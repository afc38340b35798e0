package main

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"
)

// served is simulate serve while it serves.
type served struct {
	testing.TB
	link string
	stop func() (code int, stdout, stderr string) // interrupts it and waits until it has ended
}

var linkTold = regexp.MustCompile(`http://\S+#\S+`)

// serve starts simulate serve, and waits for its link.
func serve(t testing.TB, args ...string) *served {
	t.Helper()
	s := &served{TB: t}
	s.stop = started(t, func(line string) bool {
		if s.link == "" {
			s.link = linkTold.FindString(line)
		}
		return s.link != ""
	}, append([]string{"serve"}, args...)...)
	if s.link == "" {
		_, out, problem := s.stop()
		t.Fatalf("no link is told: %s%s", out, problem)
	}
	return s
}

// ask asks the server what the page asks, and decodes the answer.
func (s *served) ask(path, question string, answer any) (status int) {
	s.Helper()
	address, key, _ := strings.Cut(s.link, "/#")
	status, err := asked(s.Context(), address, key, path, question, answer)
	if err != nil {
		s.Fatal(err)
	}
	return status
}

func TestServingEndsCleanlyAndToldNobodyTheKey(t *testing.T) {
	s := serve(t, town, "--runs", "20")
	var problem struct{ Problem string }
	if status := s.ask("/runs", `{"figures": [{"path": "units.none", "value": 1}], "runs": 5}`, &problem); status != http.StatusUnprocessableEntity || !strings.Contains(problem.Problem, "units.none") {
		t.Errorf("%d: %s", status, problem.Problem)
	}
	if status := s.ask("/write", `{}`, &problem); status != http.StatusNotFound {
		t.Errorf("without --write: %d", status)
	}
	_, key, _ := strings.Cut(s.link, "#")
	code, stdout, stderr := s.stop()
	if code != exitDone || !strings.HasSuffix(stdout, "Stopped.\n") || strings.Count(stdout+stderr, key) != 1 {
		t.Errorf("code %d: %s%s", code, stdout, stderr)
	}
}

func TestServingIsRefused(t *testing.T) {
	for _, c := range []struct {
		problem string
		args    []string
	}{
		{"--listen is \"here\": give an address and a port", []string{town, "--listen", "here"}},
		{"--cert and --key belong together", []string{town, "--cert", "cert.pem"}},
		{"exploring needs seeded runs", []string{town, "--runs", "0"}},
		{"no embedded scenario", []string{"nowhere"}},
		{"nothing can be served at 192.0.2.1:1", []string{town, "--runs", "5", "--listen", "192.0.2.1:1"}},
	} {
		code, _, stderr := called(t, t.Context(), "", append([]string{"serve"}, c.args...)...)
		if code != exitUsage || !strings.Contains(unfolded(stderr), c.problem) {
			t.Errorf("%v: code %d, %s", c.args, code, stderr)
		}
	}
}

// BenchmarkFirstAnswer is how long the page waits for its first answer: loading, checking, compiling and 50 runs of Independence as it
// is and as it is now, over the wire.
func BenchmarkFirstAnswer(b *testing.B) {
	s := serve(b, "independence")
	const question = `{"variant": "", "figures": [{"path": "incidents.elsea-smith.plan.decide-schools.takes", "value": 45}], "decisions": [], "runs": 50}`
	for b.Loop() {
		var answer struct{ Runs int }
		if s.ask("/runs", question, &answer); answer.Runs != 50 {
			b.Fatal(answer.Runs)
		}
		b.StopTimer()
		time.Sleep(20 * time.Millisecond) // within the rate of requests
		b.StartTimer()
	}
}
