package explore

import (
	"cmp"
	"slices"
	"strings"

	"simulate/report/content"
	"simulate/sim/scenario"
)

// Scene is what can be changed, and what is shown of it.
type Scene struct {
	Title     string     `json:"title"`
	Seed      uint64     `json:"seed"`
	First     int        `json:"first"` // runs of a first answer
	Runs      int        `json:"runs"`  // of a full one
	Sliders   []Slider   `json:"sliders"`
	Variants  []Switch   `json:"variants"`
	Decisions []Decision `json:"decisions"`
	CanWrite  bool       `json:"can_write"` // a variant can be written to a file
}

// Slider is a figure that can be moved.
type Slider struct {
	Path   string  `json:"path"`
	Title  string  `json:"title"`
	Unit   string  `json:"unit"` // seconds, share, km/h, /h, count or factor
	Low    float64 `json:"low"`
	Value  float64 `json:"value"` // as the file has it; of a distribution the median
	High   float64 `json:"high"`
	Step   float64 `json:"step"`
	Text   string  `json:"text"` // as the file has it
	Drawn  bool    `json:"drawn"`
	Ranged bool    `json:"ranged"` // its ends are those of the file, and not half and double
}

// Switch is a variant of the file.
type Switch struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Luck  bool   `json:"luck"`
}

// Decision is a step that decides.
type Decision struct {
	Path    string   `json:"path"`
	Title   string   `json:"title"`
	Default string   `json:"default"` // an option, or what is drawn of which
	Options []Option `json:"options"`
}

// Option is what can be decided.
type Option struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// newScene lists what can be changed, figures in the order of their influence.
func (e *Explorer) newScene(influences map[string]order) Scene {
	sc := e.base.Scenario
	s := Scene{
		Title: sc.Title, Seed: e.options.Runs.Seed, First: e.runs(firstRuns).Runs, Runs: e.options.Runs.Runs, CanWrite: e.options.CanWrite,
		Sliders: []Slider{}, Variants: []Switch{}, Decisions: []Decision{},
	}
	figures := sc.Steered()
	slices.SortStableFunc(figures, func(a, b scenario.Steered) int {
		x, y := influences[a.Path], influences[b.Path]
		return cmp.Or(cmp.Compare(y.open, x.open), cmp.Compare(y.all, x.all))
	})
	for i := range figures {
		s.Sliders = append(s.Sliders, e.slider(&figures[i]))
	}
	for id, v := range sc.Variants.All() {
		s.Variants = append(s.Variants, Switch{id, cmp.Or(v.Title, id), v.IsLuck()})
	}
	for _, d := range sc.Decisions() {
		s.Decisions = append(s.Decisions, e.decision(d))
	}
	return s
}

func (e *Explorer) slider(f *scenario.Steered) Slider {
	u := unitOf(f)
	s := Slider{
		Path: f.Path, Title: strings.TrimSuffix(content.PathName(e.base, f.Path), ": takes"), Unit: u.name, Text: f.Text, Drawn: f.Drawn, Ranged: f.Ranged,
		Low: f.Low / u.base, Value: f.Value / u.base, High: f.High / u.base,
	}
	s.Step = stepOf(s.High-s.Low, u.least(f))
	return s
}

func (e *Explorer) decision(d scenario.Decision) Decision {
	step := e.base.Scenario.Incidents.Get(d.Incident).Plan.Get(d.Step)
	made := Decision{Path: d.Path, Title: strings.TrimSuffix(content.PathName(e.base, d.Path), ": default"), Default: d.Default}
	for id, title := range step.Options.All() {
		made.Options = append(made.Options, Option{id, cmp.Or(*title, id)})
	}
	return made
}
