package log

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// mappingFile is a mapping as a file has it.
type mappingFile struct {
	Files    yaml.Node `yaml:"files,omitempty"`
	Layout   string    `yaml:"layout,omitempty"`
	Agency   string    `yaml:"agency,omitempty"`
	Sheet    string    `yaml:"sheet,omitempty"`
	Rows     string    `yaml:"rows,omitempty"`
	Zone     string    `yaml:"zone,omitempty"`
	Dates    string    `yaml:"dates,omitempty"`
	Fields   yaml.Node `yaml:"fields,omitempty"`
	Instants yaml.Node `yaml:"instants,omitempty"`
	Valid    yaml.Node `yaml:"valid,omitempty"`
	Events   yaml.Node `yaml:"events,omitempty"`
}

// stampedFile is an instant whose date and clock time stand in two columns, or of which a column says how long after another it is.
type stampedFile struct {
	Date    string `yaml:"date,omitempty"`
	Clock   string `yaml:"clock,omitempty"`
	Seconds string `yaml:"seconds,omitempty"`
	Minutes string `yaml:"minutes,omitempty"`
	After   string `yaml:"after,omitempty"`
}

// Encode is the mapping as a file, to be changed and read again.
func (m *Mapping) Encode() ([]byte, error) {
	f, err := m.file()
	if err != nil {
		return nil, err
	}
	return dump(f)
}

// EncodeMappings is one file with the mappings of several logs, by the names of their files.
func EncodeMappings(names []string, mappings []*Mapping) ([]byte, error) {
	all := mappingFile{Files: yaml.Node{Kind: yaml.MappingNode}}
	for i, m := range mappings {
		f, err := m.file()
		if err != nil {
			return nil, err
		}
		value := new(yaml.Node)
		if err := value.Encode(f); err != nil {
			return nil, err
		}
		all.Files.Content = append(all.Files.Content, text(filepath.Base(names[i])), value)
	}
	return dump(&all)
}

func dump(f *mappingFile) ([]byte, error) {
	return yaml.Dump(f, yaml.WithV4Defaults(), yaml.WithIndent(2))
}

func (m *Mapping) file() (*mappingFile, error) {
	f := mappingFile{Layout: m.Layout, Agency: m.Agency, Sheet: m.Sheet, Rows: m.Rows.String(), Dates: m.Dates.String(), Zone: m.Zone}
	f.Fields.Kind = yaml.MappingNode
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
		case s.Clock != "" || s.lasts():
			value = new(yaml.Node)
			written := stampedFile{Date: s.Date, Clock: s.Clock, Seconds: s.Seconds, Minutes: s.Minutes}
			if s.lasts() {
				written.After = s.After.String()
			}
			if err := value.Encode(written); err != nil {
				return nil, err
			}
			value.Style = yaml.FlowStyle
		}
		f.Instants.Kind = yaml.MappingNode
		f.Instants.Content = append(f.Instants.Content, text(Instant(i).String()), value)
	}
	for i, name := range m.Valid {
		if name != "" {
			f.Valid.Kind = yaml.MappingNode
			f.Valid.Content = append(f.Valid.Content, text(Instant(i).String()), text(name))
		}
	}
	for i, name := range m.Events {
		if name != "" {
			f.Events.Kind = yaml.MappingNode
			f.Events.Content = append(f.Events.Content, text(Instant(i).String()), text(name))
		}
	}
	return &f, nil
}

func text(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

// Mappings is what a file of mappings says: one for whatever log, or one for each, by the name of its file.
type Mappings struct {
	one   *Mapping
	files map[string]*Mapping
}

// Of is the mapping of a log; false where the file has one for others alone.
func (m *Mappings) Of(name string) (*Mapping, bool) {
	of, ok := m.files[filepath.Base(name)]
	if m.one != nil {
		copied := *m.one
		of, ok = &copied, true
	}
	return of, ok
}

// SheetOf is the sheet that the log of a name is in, as its mapping says; empty where it says none. A nil receiver says none.
func (m *Mappings) SheetOf(name string) string {
	if m == nil {
		return ""
	}
	if of, ok := m.Of(name); ok {
		return of.Sheet
	}
	return ""
}

// DecodeMappings reads a file of mappings, and tells all that is wrong with it.
func DecodeMappings(file []byte) (*Mappings, []Problem) {
	var f mappingFile
	if err := yaml.Load(file, &f, yaml.WithV4Defaults(), yaml.WithKnownFields()); err != nil {
		return nil, []Problem{{err.Error(), "write one with -o map.yaml, and change that"}}
	}
	if f.Files.Kind == 0 {
		d := decoder{}
		one := d.mapping(&f)
		return &Mappings{one: one}, d.problems
	}
	all, problems := &Mappings{files: make(map[string]*Mapping)}, []Problem(nil)
	each(&f.Files, func(name string, value *yaml.Node) {
		var of mappingFile
		if err := value.Load(&of, yaml.WithKnownFields()); err != nil {
			problems = append(problems, Problem{fmt.Sprintf("files.%s is no mapping: %v", name, err), "write one with -o map.yaml, and change that"})
			return
		}
		d := decoder{prefix: "files." + name + ": "}
		all.files[name] = d.mapping(&of)
		problems = append(problems, d.problems...)
	})
	return all, problems
}

// decoder finds out what a mapping as a file has it means.
type decoder struct {
	prefix   string // of what is told
	problems []Problem
}

func (d *decoder) wrong(remedy, format string, args ...any) {
	d.problems = append(d.problems, Problem{d.prefix + fmt.Sprintf(format, args...), remedy})
}

// pick is the number of a word among those that are known.
func (d *decoder) pick(what, word string, known []string) int {
	i := slices.Index(known, word)
	if i < 0 {
		words := slices.DeleteFunc(slices.Clone(known), func(w string) bool { return w == "" })
		d.wrong("known: "+strings.Join(words, ", "), "there is no %s %q", what, word)
	}
	return max(i, 0)
}

func (d *decoder) mapping(f *mappingFile) *Mapping {
	m := &Mapping{Layout: f.Layout, Agency: f.Agency, Sheet: f.Sheet, Zone: f.Zone}
	if f.Rows == "" {
		d.wrong("write rows: "+strings.Join(kindNames[:], ", or "), "it does not say what a row is about")
	} else {
		m.Rows = Kind(d.pick("kind of rows", f.Rows, kindNames[:]))
	}
	m.Dates = Order(d.pick("order of dates", f.Dates, orderNames[:]))
	each(&f.Fields, func(name string, value *yaml.Node) {
		i := d.pick("field", name, fieldNames[:])
		m.Fields[i] = d.text(value, "write the name of a column", "fields.%s is no name of a column", name)
	})
	each(&f.Instants, func(name string, value *yaml.Node) {
		i := d.pick("instant", name, instantNames[:])
		var s stampedFile
		switch {
		case value.Kind == yaml.ScalarNode:
			s.Date = value.Value
		case value.Load(&s, yaml.WithKnownFields()) != nil:
			d.wrong("write the name of a column, or {date: COLUMN, clock: COLUMN}, or {seconds: COLUMN, after: INSTANT}", "instants.%s is no column", name)
		}
		m.Stamps[i] = d.stamped(name, Instant(i), &s)
	})
	each(&f.Valid, func(name string, value *yaml.Node) {
		i := d.pick("instant", name, instantNames[:])
		m.Valid[i] = d.text(value, "write the name of a column", "valid.%s is no name of a column", name)
	})
	each(&f.Events, func(name string, value *yaml.Node) {
		i := d.pick("instant", name, instantNames[:])
		m.Events[i] = d.text(value, "write what it is called in the log", "events.%s is no event", name)
	})
	return m
}

// stamped is where an instant stands; how long it is after another says nothing where it is stamped itself, or that other comes after it.
func (d *decoder) stamped(name string, at Instant, s *stampedFile) Stamped {
	m := Stamped{Date: s.Date, Clock: s.Clock, Seconds: s.Seconds, Minutes: s.Minutes}
	switch {
	case !m.lasts() && s.After == "":
		return m
	case !m.lasts() || m.stamps() || m.Seconds != "" && m.Minutes != "":
		d.wrong("write {seconds: COLUMN, after: INSTANT}, or minutes in place of seconds, and nothing else", "instants.%s says how long after another instant it is, and not that alone", name)
		return m
	}
	m.After = Instant(d.pick("instant", s.After, instantNames[:]))
	if m.After >= at && slices.Contains(instantNames[:], s.After) {
		d.wrong("write an instant that comes before "+name, "instants.%s cannot be after %s", name, s.After)
	}
	return m
}

// text is that of a value which is one; what else it is, is wrong.
func (d *decoder) text(value *yaml.Node, remedy, wrong, name string) string {
	if value.Kind != yaml.ScalarNode {
		d.wrong(remedy, wrong, name)
		return ""
	}
	return value.Value
}

// each visits the entries of a mapping.
func each(n *yaml.Node, visit func(name string, value *yaml.Node)) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		visit(n.Content[i].Value, n.Content[i+1])
	}
}
