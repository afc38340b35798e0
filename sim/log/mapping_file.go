package log

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// mappingFile is a mapping as a file has it.
type mappingFile struct {
	Layout   string    `yaml:"layout,omitempty"`
	Rows     string    `yaml:"rows"`
	Zone     string    `yaml:"zone,omitempty"`
	Dates    string    `yaml:"dates,omitempty"`
	Fields   yaml.Node `yaml:"fields,omitempty"`
	Instants yaml.Node `yaml:"instants,omitempty"`
	Events   yaml.Node `yaml:"events,omitempty"`
}

// stampedFile is an instant whose date and clock time stand in two columns.
type stampedFile struct {
	Date  string `yaml:"date,omitempty"`
	Clock string `yaml:"clock,omitempty"`
}

// Encode is the mapping as a file, to be changed and read again.
func (m *Mapping) Encode() ([]byte, error) {
	f := mappingFile{Layout: m.Layout, Rows: m.Rows.String(), Dates: m.Dates.String()}
	if !m.Zoned {
		f.Zone = m.Zone
	}
	f.Fields.Kind, f.Instants.Kind, f.Events.Kind = yaml.MappingNode, yaml.MappingNode, yaml.MappingNode
	for i, name := range m.Fields {
		if name != "" {
			f.Fields.Content = append(f.Fields.Content, text(Field(i).String()), text(name))
		}
	}
	for i, s := range m.Stamps {
		value := text(s.Date)
		switch {
		case !s.Given():
			continue
		case s.Clock != "":
			value = new(yaml.Node)
			if err := value.Encode(stampedFile(s)); err != nil {
				return nil, err
			}
			value.Style = yaml.FlowStyle
		}
		f.Instants.Content = append(f.Instants.Content, text(Instant(i).String()), value)
	}
	for i, name := range m.Events {
		if name != "" {
			f.Events.Content = append(f.Events.Content, text(Instant(i).String()), text(name))
		}
	}
	return yaml.Dump(&f, yaml.WithV4Defaults(), yaml.WithIndent(2))
}

func text(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

// DecodeMapping reads a mapping, and tells all that is wrong with it.
func DecodeMapping(file []byte) (*Mapping, []Problem) {
	var f mappingFile
	if err := yaml.Load(file, &f, yaml.WithV4Defaults(), yaml.WithKnownFields()); err != nil {
		return nil, []Problem{{err.Error(), "write one with -o map.yaml, and change that"}}
	}
	m := &Mapping{Layout: f.Layout, Zone: f.Zone}
	var problems []Problem
	pick := func(what, word string, known []string) int {
		i := slices.Index(known, word)
		if i < 0 {
			problems = append(problems, Problem{fmt.Sprintf("there is no %s %q", what, word), "known: " + strings.Join(slices.DeleteFunc(slices.Clone(known), func(w string) bool { return w == "" }), ", ")})
		}
		return max(i, 0)
	}
	m.Rows = Kind(pick("kind of rows", f.Rows, kindNames[:]))
	m.Dates = Order(pick("order of dates", f.Dates, orderNames[:]))
	each(&f.Fields, func(name string, value *yaml.Node) {
		i := pick("field", name, fieldNames[:])
		if value.Kind != yaml.ScalarNode {
			problems = append(problems, Problem{fmt.Sprintf("fields.%s is no name of a column", name), "write the name of a column"})
			return
		}
		m.Fields[i] = value.Value
	})
	each(&f.Instants, func(name string, value *yaml.Node) {
		i := pick("instant", name, instantNames[:])
		var s stampedFile
		switch {
		case value.Kind == yaml.ScalarNode:
			s.Date = value.Value
		case value.Load(&s, yaml.WithKnownFields()) != nil:
			problems = append(problems, Problem{fmt.Sprintf("instants.%s is no column", name), "write the name of a column, or {date: COLUMN, clock: COLUMN}"})
		}
		m.Stamps[i] = Stamped(s)
	})
	each(&f.Events, func(name string, value *yaml.Node) {
		i := pick("instant", name, instantNames[:])
		if value.Kind != yaml.ScalarNode {
			problems = append(problems, Problem{fmt.Sprintf("events.%s is no event", name), "write what it is called in the log"})
			return
		}
		m.Events[i] = value.Value
	})
	return m, problems
}

// each visits the entries of a mapping.
func each(n *yaml.Node, visit func(name string, value *yaml.Node)) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		visit(n.Content[i].Value, n.Content[i+1])
	}
}
