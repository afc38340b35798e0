package scenario

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// byHand lays the arguments of --set over a layer.
func (l *loader) byHand(base layer, arguments []string, from *Figure[Instant]) layer {
	var changes []change
	for _, argument := range arguments {
		path, value, problems := parseArgument(argument)
		l.problems = append(l.problems, problems...)
		if value != nil {
			at := &node{file: value.file, line: 1, column: 1, kind: scalar, size: 1}
			changes = append(changes, change{path, at, value})
		}
	}
	if len(changes) == 0 {
		return base
	}
	return l.apply(base, changes, from, "")
}

// parseArgument reads the argument PATH=VALUE of --set. Without a path the value is nil.
func parseArgument(argument string) (path string, value *node, problems Problems) {
	f := &file{name: "--set", text: argument}
	path, text, found := strings.Cut(argument, "=")
	if !found || path == "" || strings.TrimSpace(text) == "" {
		return "", nil, Problems{f.problem(1, 1, "write PATH=VALUE; the value null removes", "%q sets nothing", argument)}
	}
	if p, bad := f.textProblem(); bad {
		return "", nil, Problems{p}
	}
	// The path gives way to spaces, so that columns are those of the argument.
	f.text = strings.Repeat(" ", utf8.RuneCountInString(path)+1) + text
	value, problems = parse(f)
	f.text, f.lines = argument, nil
	for i := range problems {
		problems[i].source = f.lineText(problems[i].Line)
	}
	return path, value, problems
}

// instantByHand reads the argument of --from; nil without one, or when it cannot be used.
func (l *loader) instantByHand(base layer, opt Options) *Figure[Instant] {
	if opt.From == "" {
		return nil
	}
	f := &file{name: "--from", text: opt.From}
	from := &Figure[Instant]{Text: opt.From}
	err := from.Value.parse(opt.From)
	if err == nil && !base.problems.Any() {
		_, err = base.scenario.within(from.Value, 0, base.scenario.Clock.measured())
	}
	if v := base.scenario.Variants.Get(opt.Variant); err == nil && v != nil && v.From != nil {
		err = &mistake{fmt.Sprintf("the variant %s applies from %s on", opt.Variant, v.From.Text), "leave one of the two out"}
	}
	if err != nil {
		m := asMistake(err)
		l.problems = append(l.problems, f.problem(1, 1, m.hint, "%s", m.message))
		return nil
	}
	return from
}
