package scenario

import (
	"reflect"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
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
	Confidence Confidence // never empty once decoded
	Note       string
	Range      *Range // or nil

	Row  string // the column of its incident's trace that it is taken from, where a row has it; or empty
	Must bool   // every row has it, and Value says nothing

	States *Map[Figure[T]] // instead, by state of the incident's condition, or default; the rest stands for all of them then. Or nil
}

// longForm is a Figure with all that may be said of it.
type longForm[T any] struct {
	Value      T          `json:"value" missing:"write the figure alone, or behind value:" jsonschema:"The figure itself."`
	Source     string     `json:"source,omitempty" jsonschema:"Id of the source it comes from."`
	Confidence Confidence `json:"confidence,omitempty" enum:"reported,single-source,derived,assumed" jsonschema:"How well it is known. Default: reported with a source, assumed without."`
	Note       string     `json:"note,omitempty" jsonschema:"A remark for the reader."`
	Range      bounds[T]  `json:"range,omitempty" jsonschema:"Of an assumed or derived figure: between which two it may lie, such as 2m..9m. One is drawn for each run, all equally likely; a distribution is scaled so that it is the median."`
}

func (f *Figure[T]) decode(d *decoding, w written) {
	if w.Kind == tree.Mapping && w.tag.Get("states") != "" && !slices.ContainsFunc(w.Entries, isOfLongForm) {
		f.decodeStates(d, w)
		return
	}
	own, long := w.Node, longForm[T]{}
	taken, isRow := f.decodeRow(d, w)
	column, must := f.Row, f.Must
	w = taken
	value := w.Node
	if w.Kind == tree.Mapping {
		d.fields(reflect.ValueOf(&long).Elem(), w)
		if e := w.Get("value"); e != nil {
			value = e.Value
		}
	} else {
		d.value(&long.Value, w)
	}
	if isRow {
		value = asWritten(own)
	}
	*f = Figure[T]{
		Value: long.Value, Text: plainText(value), Source: long.Source, Confidence: long.Confidence, Note: long.Note, Range: long.Range.made,
		Row: column, Must: must,
	}
	if f.Range != nil && !d.mayRange(&f.Value, w) {
		f.Range = nil
	}
	d.figures = append(d.figures, statement{w.path, f.Text, f.Note, &f.Source, f.Source != "", &f.Confidence, f, &f.Value, f.Range, f.Row, f.Must})
}

// asWritten is the node of a figure that holds the figure itself.
func asWritten(n *tree.Node) *tree.Node {
	if e := n.Get("value"); n.Kind == tree.Mapping && e != nil {
		return e.Value
	}
	return n
}

// mayRange reports a range of a whole number that can have none, and whether the value is one that a range can be compared with.
func (d *decoding) mayRange(value any, w written) bool {
	if _, whole := value.(*int); whole && w.tag.Get("ranged") == "" {
		d.noRange(written{w.Node, w.path.Key("range"), ""})
		return false
	}
	return !d.Broken(w.path.Key("value"))
}

// plainText is a scalar, or the items of a list joined by commas, as written.
func plainText(n *tree.Node) string {
	if n.Kind != tree.List {
		return n.Text
	}
	items := make([]string, len(n.Items))
	for i, item := range n.Items {
		items[i] = plainText(item)
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
}

// sourced is a value with a source of its own.
type sourced struct {
	at     tree.Path
	source string
}

// statement is a figure that has been decoded and whose source may still come from its step.
type statement struct {
	path          tree.Path
	text, note    string
	source        *string
	own           bool // it names the source itself
	confidence    *Confidence
	figure, value any // pointers to both; nil in a table
	within        *Range
	row           string // the column of a trace that it is taken from, or empty
	must          bool   // there is nothing else
}

// settle completes sources and confidences, and lists the figures in the order of the file. When a variant applies is no
// statement about the world, and not in the list.
func settle(s *Scenario, statements []statement) []FigureUse {
	uses := make([]FigureUse, 0, len(statements))
	for _, st := range statements {
		if !st.own {
			*st.source = s.stepSource(st.path)
		}
		*st.confidence = st.confidence.orUsual(*st.source)
		if st.path.Section() != "variants" {
			uses = append(uses, FigureUse{st.path.String(), st.text, *st.source, *st.confidence, st.note})
			if st.own {
				s.sourced = append(s.sourced, sourced{st.path, *st.source})
			}
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

// stepSource is the source of a step that covers the figure at a path: its own at, delay or takes; empty when there is none.
func (s *Scenario) stepSource(path tree.Path) string {
	if len(path) != 5 && len(path) != 6 || path.Section() != "incidents" || path.KeyAt(2) != "plan" {
		return ""
	}
	switch path.KeyAt(4) {
	case "at", "delay", "takes":
		return s.Incidents.Get(path.KeyAt(1)).Plan.Get(path.KeyAt(3)).Source
	}
	return ""
}
