package scenario

import (
	"reflect"
	"strings"
)

// Confidence says how well a figure is known.
type Confidence string

// The four degrees of confidence. A figure with neither source nor confidence is Assumed; one with a
// source and no confidence is ReportedFact.
const (
	ReportedFact Confidence = "reported"
	SingleSource Confidence = "single-source"
	Derived      Confidence = "derived"
	Assumed      Confidence = "assumed"
)

// Figure is a number as a trainer states it: short (3m) or long ({value: 3m, source: kshb,
// confidence: reported, note: …}).
type Figure[T any] struct {
	Value      T
	Text       string // the value as written
	Source     string
	Confidence Confidence // never empty after Load
	Note       string
	Range      *Range // or nil
}

// longForm is a Figure with all that may be said of it.
type longForm[T any] struct {
	Value      T          `json:"value" jsonschema:"The figure itself."`
	Source     string     `json:"source,omitempty" jsonschema:"Id of the source it comes from."`
	Confidence Confidence `json:"confidence,omitempty" enum:"reported,single-source,derived,assumed" jsonschema:"How well it is known. Default: reported with a source, assumed without."`
	Note       string     `json:"note,omitempty" jsonschema:"A remark for the reader."`
	Range      bounds[T]  `json:"range,omitempty" jsonschema:"Of an assumed figure: between which two it may lie, such as 2m..9m. One is drawn for each run, all equally likely; a distribution is scaled so that it is the median."`
}

func (f *Figure[T]) decode(d *decoder, w written) {
	long := longForm[T]{}
	value := w.node
	if w.kind == mapping {
		d.fields(reflect.ValueOf(&long).Elem(), w)
		if e := w.get("value"); e != nil {
			value = e.value
		}
	} else {
		d.value(&long.Value, w)
	}
	*f = Figure[T]{long.Value, value.plainText(), long.Source, long.Confidence, long.Note, long.Range.made}
	if f.Range != nil && !d.mayRange(&f.Value, w) {
		f.Range = nil
	}
	d.figures = append(d.figures, statement{w.path, f.Text, f.Note, &f.Source, &f.Confidence, f, &f.Value, f.Range})
}

// mayRange reports a range of a whole number that can have none, and whether the value is one that a range can be compared with.
func (d *decoder) mayRange(value any, w written) bool {
	if _, whole := value.(*int); whole && w.tag.Get("ranged") == "" {
		d.noRange(written{w.node, below(w.path, "range"), ""})
		return false
	}
	return !d.broken(below(w.path, "value"))
}

// plainText is a scalar, or the items of a list joined by commas, as written.
func (n *node) plainText() string {
	if n.kind != list {
		return n.text
	}
	items := make([]string, len(n.items))
	for i, item := range n.items {
		items[i] = item.plainText()
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// FigureUse is one number of the scenario and how well it is known.
type FigureUse struct {
	Path       string
	Text       string // the value as written
	Source     string
	Confidence Confidence
	Note       string

	covered bool // it has no source of its own; its step may give it one
}

// statement is a figure that has been decoded and whose source may still come from its step.
type statement struct {
	path, text, note string
	source           *string
	confidence       *Confidence
	figure, value    any // pointers to both; nil in a table
	within           *Range
}

// settle completes sources and confidences, and lists the figures in the order of the file. When a variant applies is no
// statement about the world, and not in the list.
func settle(s *Scenario, statements []statement) []FigureUse {
	sources := stepSources(s)
	uses := make([]FigureUse, 0, len(statements))
	for _, st := range statements {
		covered := *st.source == ""
		if covered {
			*st.source = sources[st.path]
		}
		*st.confidence = st.confidence.orUsual(*st.source)
		if !strings.HasPrefix(st.path, "variants.") {
			uses = append(uses, FigureUse{st.path, st.text, *st.source, *st.confidence, st.note, covered})
		}
	}
	for _, r := range s.Reported.All() {
		r.Confidence = r.Confidence.orUsual(r.Source)
	}
	return uses
}

// orUsual is the confidence, or without one that of a figure with or without a source.
func (c Confidence) orUsual(source string) Confidence {
	switch {
	case c != "":
		return c
	case source != "":
		return ReportedFact
	default:
		return Assumed
	}
}

// stepSources maps the paths of the figures that a step's own source covers to that source.
func stepSources(s *Scenario) map[string]string {
	sources := make(map[string]string)
	for incident, i := range s.Incidents.All() {
		for id, step := range i.Plan.All() {
			if step.Source == "" {
				continue
			}
			path := "incidents." + incident + ".plan." + id
			for _, key := range []string{"at", "delay", "takes"} {
				sources[path+"."+key] = step.Source
			}
		}
	}
	return sources
}
