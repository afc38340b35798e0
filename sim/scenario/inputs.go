package scenario

import (
	"iter"

	"simulate/sim/scenario/tree"
)

// stated is a figure of the file and where it stands.
type stated struct {
	path          tree.Path
	figure, value any // pointers to the Figure and to its Value
	within        *Range
}

// stated lists the figures that stand in the file, in its order; not those of tables, which cannot be changed one by one, those that
// only the rows of a trace say, nor those of variants.
func (d *decoding) stated() []stated {
	list := make([]stated, 0, len(d.figures))
	for _, st := range d.figures {
		if st.figure != nil && !st.must && st.path.Section() != "variants" {
			list = append(list, stated{st.path, st.figure, st.value, st.within})
		}
	}
	return list
}

// Stated yields the figures that stand in the file with their paths: pointers to a Figure each.
func (s *Scenario) Stated() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for i := range s.stated {
			if !yield(s.stated[i].path.String(), s.stated[i].figure) {
				return
			}
		}
	}
}

// Durations yields the durations that stand in the file with their paths.
func (s *Scenario) Durations() iter.Seq2[tree.Path, *Figure[Duration]] {
	return func(yield func(tree.Path, *Figure[Duration]) bool) {
		for i := range s.stated {
			if f, ok := s.stated[i].figure.(*Figure[Duration]); ok && !yield(s.stated[i].path, f) {
				return
			}
		}
	}
}

// DurationAt returns the duration that is stated at a path of the file, such as incidents.fall.plan.treat.takes. Another value
// can be given to it by that path, in a variant or by --set.
func (s *Scenario) DurationAt(path string) (*Figure[Duration], bool) {
	f, ok := s.named().stated[path]
	return f, ok
}

// Input is a figure on whose uncertainty results depend.
type Input struct {
	Path   string
	Kind   InputKind
	Random bool   // it is a distribution of more than one value, or a chance that is neither 0 nor 1
	Range  *Range // or nil
}

// InputKind is what a figure counts.
type InputKind string

// The kinds of input.
const (
	DurationInput InputKind = "duration"
	ShareInput    InputKind = "share"
	FactorInput   InputKind = "factor"
	SpeedInput    InputKind = "speed"
	RateInput     InputKind = "rate"
	CountInput    InputKind = "count"
)

// Inputs lists the figures that are a distribution, a chance strictly between 0 and 1, or have a range, in the order of the file.
func (s *Scenario) Inputs() []Input {
	var inputs []Input
	for i := range s.stated {
		st := &s.stated[i]
		if in := (Input{st.path.String(), kindOf(st.value), random(st.value), st.within}); in.Random || in.Range != nil {
			inputs = append(inputs, in)
		}
	}
	return inputs
}

// kindOf is what a value counts.
func kindOf(value any) InputKind {
	switch value.(type) {
	case *Duration:
		return DurationInput
	case *Share:
		return ShareInput
	case *Factor, *Ratio:
		return FactorInput
	case *Speed:
		return SpeedInput
	case *Rate:
		return RateInput
	default:
		return CountInput
	}
}

// random reports whether what comes of a value differs by luck.
func random(value any) bool {
	if share, ok := value.(*Share); ok {
		return *share > 0 && *share < 1
	}
	_, yes := drawn(value)
	return yes
}

// Decision is a step that decides between options.
type Decision struct {
	Path           string // of its default, which a variant or --set can change
	Incident, Step string
	Options        []string
	Default        string // the option that is taken, or what is drawn of which
}

// Decisions lists the steps that decide, in the order of the file.
func (s *Scenario) Decisions() []Decision {
	var list []Decision
	for incident, i := range s.Incidents.All() {
		for id, step := range i.Plan.All() {
			if step.Verb() == Decide {
				path := tree.At("incidents", incident, "plan", id, "default").String()
				list = append(list, Decision{path, incident, id, step.Options.IDs(), step.Default.String()})
			}
		}
	}
	return list
}
