package content

import (
	"cmp"
	"slices"

	"simulate/report/document"
	"simulate/sim/experiment/influence"
)

// NewSensitivityPage is the report of which uncertain inputs drive which measures in chapters, for pages. It has all that
// NewSensitivity has, with tables in the place of its plots.
func NewSensitivityPage(s *influence.Sensitivity, all bool, settings Settings) *document.Document {
	d := NewSensitivity(s, all, settings)
	b := &sensitivityBuilder{newBuilder(s.Program, settings), s, all}
	var drivers []document.Section
	for i := range s.Measures {
		if m := &s.Measures[i]; b.isShown(m) {
			drivers = append(drivers, &document.Chart{Kind: document.TornadoChart, Title: m.Title, Measure: m.ID}, b.drivers(m))
		}
	}
	d.Sections = document.Chapters(
		[]document.Section{b.facts(), b.rests()},
		document.In("drivers", "What drives each measure", "", append(drivers, b.legend(), b.inputs(), b.influences())),
		document.In("assumptions", "Assumptions and sources", "The figures with the strongest influence first.", []document.Section{b.ranked(), b.sources()}),
	)
	return d
}

// drivers is the influences on a measure that can be told from none, as readers see them.
func (b *sensitivityBuilder) drivers(m *influence.Driven) *document.Table {
	t := &document.Table{
		Title: m.Title + ": influences in words", Detail: true, Columns: []document.Column{{Title: "Input"}, {Title: "Influence"}},
	}
	for i := range m.Influences {
		if f := &m.Influences[i]; f.Told {
			l := b.line(m, f)
			t.Rows = append(t.Rows, []document.Value{document.Text(l.Label), document.Text(l.Text)})
		}
	}
	return t.UnlessEmpty()
}

// strongest is the strongest influence of a figure that can be told from none: what share of the spread, or of the largest
// effect, and on which measure.
type strongest struct {
	strength float64
	measure  string
}

const influenceNote = "Influence: of the figure on the measure that it drives most; of rank correlations their size, of Sobol's " +
	"indices the share of the variance, of Morris' effects the size beside the largest on that measure."

// ranked is the figures, those with the strongest influence first.
func (b *sensitivityBuilder) ranked() *document.Table {
	of := b.strongest()
	t := b.figures()
	t.Detail = false
	t.Columns = append(t.Columns,
		document.Column{Key: "influence", Title: "Influence", Note: influenceNote},
		document.Column{Key: "influence_on", Title: "On"})
	for i, f := range b.Scenario.Figures {
		influence := document.Value{}
		if s, ok := of[f.Path]; ok {
			influence = document.Number(document.Share, s.strength)
		}
		t.Rows[i] = append(t.Rows[i], influence, document.Text(of[f.Path].measure))
	}
	slices.SortStableFunc(t.Rows, func(x, y []document.Value) int { // whose first value is the path
		return cmp.Compare(of[y[0].String()].strength, of[x[0].String()].strength)
	})
	return t
}

// strongest finds the strongest influence of each figure, by path.
func (b *sensitivityBuilder) strongest() map[string]strongest {
	of := make(map[string]strongest)
	for i := range b.Measures {
		m := &b.Measures[i]
		for k := range m.Influences {
			f, largest := &m.Influences[k], 1.0
			if b.Method == influence.ByMoves {
				largest = m.Influences[0].Strength()
			}
			path := b.Inputs[f.Input].Path
			if s := f.Strength() / largest; f.Told && s > of[path].strength {
				of[path] = strongest{s, m.ID}
			}
		}
	}
	return of
}
