package paper_test

import (
	"strings"
	"testing"

	"simulate/report/document"
	"simulate/report/paper"
	"simulate/scenarios"
	"simulate/sim/scenario"
	"simulate/sim/scenario/loader"
)

func load(t *testing.T, name string) *scenario.Scenario {
	t.Helper()
	s, problems := loader.FS(scenarios.Files, name+".yaml", loader.Options{Checked: true})
	if s == nil {
		t.Fatal(problems)
	}
	return s
}

func plan(t *testing.T, s *scenario.Scenario, reader string) *document.Document {
	t.Helper()
	d, err := paper.Plan(s, reader)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// said is all that a document says to readers.
func said(d *document.Document) string {
	all := []string{d.Title, d.Summary}
	for _, s := range d.Sections {
		all = append(all, s.Heading())
		switch s := s.(type) {
		case *document.Facts:
			for _, f := range s.Facts {
				all = append(all, f.Label, f.Value.String())
			}
		case *document.Prose:
			all = append(all, s.Lines...)
		case *document.Chains:
			for _, c := range s.Chains {
				for _, segment := range c.Segments {
					all = append(all, segment.What)
				}
			}
		case *document.Table:
			for _, c := range s.Columns {
				all = append(all, c.Note)
			}
			for _, row := range s.Rows {
				for _, v := range row {
					all = append(all, v.String())
				}
			}
		}
	}
	return strings.Join(all, "\n")
}

// future lists what nobody who plays may read beforehand.
func future(s *scenario.Scenario) (texts []string) {
	texts = append(texts, s.Title, s.Summary, s.Exercise.Threat)
	for _, incident := range s.Incidents.All() {
		texts = append(texts, incident.Title)
		for _, step := range incident.Plan.All() {
			texts = append(texts, step.Text())
		}
	}
	for _, inject := range s.Exercise.Injects.All() {
		texts = append(texts, inject.Text, inject.Title, inject.Expected)
	}
	for _, o := range s.Exercise.Objectives.All() {
		texts = append(texts, o.Title)
		for _, task := range o.Tasks.All() {
			texts = append(texts, task.Text)
		}
	}
	return texts
}

func TestAHandoutHasNothingOfTheFuture(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"independence", "parkland"} {
		s := load(t, name)
		for role := range s.Exercise.Roles.All() {
			text := said(plan(t, s, role))
			for _, secret := range future(s) {
				if secret != "" && strings.Contains(text, secret) {
					t.Errorf("%s: the handout of %s says %q", name, role, secret)
				}
			}
		}
	}
}

func TestEvaluatorsReadEveryTaskAndNoInject(t *testing.T) {
	t.Parallel()
	s := load(t, "independence")
	text := said(plan(t, s, paper.Evaluators))
	for _, task := range s.Exercise.AllTasks() {
		if !strings.Contains(text, task.Text) {
			t.Errorf("no guide has the task %q", task.Text)
		}
	}
	for id, inject := range s.Exercise.Injects.All() {
		if strings.Contains(text, inject.Text) {
			t.Errorf("evaluators read %s before its release", id)
		}
	}
}

func TestTheListHasBothClocks(t *testing.T) {
	t.Parallel()
	s := load(t, "independence")
	start := scenario.Start{Time: s.Clock.Start.AddDate(2, 0, 0).Add(-4 * 60 * 60 * 1e9)} // begins at 09:00
	s.Exercise.Conduct = &start
	d := plan(t, s, paper.Controllers)
	list := d.Table("MSEL")
	if len(list.Rows) != s.Exercise.Injects.Len() {
		t.Fatalf("%d rows of %d injects", len(list.Rows), s.Exercise.Injects.Len())
	}
	row := make(map[string]string)
	for i, c := range list.Columns {
		row[c.Key] = list.Rows[0][i].String()
	}
	for key, want := range map[string]string{"Inject #": "1", "Scheduled Time": "09:13", "Scenario Day": "1", "Scenario Time": "13:13", "To / Target": "Dispatcher", "Delivery Method": "Phone", "Type": "Standard"} {
		if row[key] != want {
			t.Errorf("%s is %q, want %q", key, row[key], want)
		}
	}
}

func TestAReaderWhoIsNoneIsExplained(t *testing.T) {
	t.Parallel()
	if _, err := paper.Plan(load(t, "independence"), "districts"); err == nil || !strings.Contains(err.Error(), "districts") {
		t.Errorf("the error is %v", err)
	}
	if _, err := paper.Plan(load(t, "starter"), paper.Controllers); err == nil {
		t.Error("papers are written of a scenario without an exercise")
	}
}
