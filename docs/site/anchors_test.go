package main

import "testing"

// TestAnchorsAreThoseOfGitHub has headings with the ids that GitHub gives them.
func TestAnchorsAreThoseOfGitHub(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]string{
		"The first half":               "the-first-half",
		"Utøya, 2011":                  "utøya-2011",
		"Grüße aus KÖLN":               "grüße-aus-köln",
		"Each call's own values":       "each-calls-own-values",
		"Not over, never began":        "not-over-never-began",
		"What is it? (and why: 2 × 3)": "what-is-it-and-why-2--3",
		"snake_case and a-hyphen":      "snake_case-and-a-hyphen",
		"a/b & c — d":                  "ab--c--d",
		"10² runs":                     "10-runs",
		"“Quoted”":                     "quoted",
	} {
		if got := anchor(heading); got != want {
			t.Errorf("%q has the id %q, want %q", heading, got, want)
		}
	}
}

func TestHeadingsThatAreAlikeAreNumbered(t *testing.T) {
	t.Parallel()
	var given anchors
	for _, step := range []struct{ heading, want string }{
		{"Added", "added"}, {"Fixed", "fixed"}, {"Added", "added-1"}, {"Added", "added-2"}, {"Fixed 1", "fixed-1"}, {"Fixed", "fixed-2"},
	} {
		if got := given.next(step.heading); got != step.want {
			t.Errorf("%q has the id %q, want %q", step.heading, got, step.want)
		}
	}
}

// TestHeadingsAreReadWithoutTheirMarks: an id is made of what a heading shows.
func TestHeadingsAreReadWithoutTheirMarks(t *testing.T) {
	t.Parallel()
	p := parse("docs/a.md", []byte("# A *b* `c_d` [e](f.md) &amp; g\\*\n\n```sh\n# no heading\n```\n\nSetext\n------\n"))
	if p.Title != "A b c_d e & g*" || !p.ids["a-b-c_d-e--g"] || !p.ids["setext"] || len(p.ids) != 2 {
		t.Errorf("%q has the ids %v", p.Title, p.ids)
	}
}
