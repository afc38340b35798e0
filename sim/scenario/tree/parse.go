package tree

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

const maxDepth = 64

// MaxNodes is how many values and keys a tree may have, those that aliases repeat counted each time.
const MaxNodes = 250_000

// Parse reads the YAML of a text. What it cannot use it reports, and returns nil when nothing can be
// used.
func Parse(f *File) (*Node, Problems) {
	if roughSize(f.Text) > MaxNodes {
		return nil, Problems{f.Problem(0, 0, "split it, or leave out what is not needed", "the file holds more than %d values", MaxNodes)}
	}
	if at := strings.IndexFunc(f.Text, isControl); at >= 0 {
		line, column := f.Place(at)
		character, _ := utf8.DecodeRuneInString(f.Text[at:])
		return nil, Problems{f.Problem(line, column, "remove it", "the control character %U is not allowed", character)}
	}
	p := &parser{file: f, made: make(map[*yaml.Node]*Node)}
	return p.root(), p.problems
}

// isControl reports whether YAML forbids a character.
func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\uFFFE' || r == '\uFFFF'
}

// roughSize is at least the number of values and keys that a text can hold. It bounds the memory
// that the YAML parser takes.
func roughSize(text string) int {
	size := 1
	for line := range strings.SplitSeq(yamlBreaks.Replace(text), "\n") {
		if line = strings.Trim(line, " \t"); strings.HasPrefix(line, "#") {
			// A comment, or the inside of a quoted text, which ends at a quote.
			line = strings.TrimLeftFunc(line, func(r rune) bool { return r != '"' && r != '\'' })
		}
		if line != "" {
			size += roughLineSize(line)
		}
	}
	return size
}

func roughLineSize(text string) int {
	size := 1
	for i := range len(text) {
		switch text[i] {
		case ',', '[', '{', ':', '?':
			size++
		case '-':
			if i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '\t') {
				size++
			}
		}
	}
	return size
}

type parser struct {
	file     *File
	made     map[*yaml.Node]*Node // nil while it is being made
	merged   int                  // entries that << has added
	problems Problems
}

func (p *parser) root() *Node {
	var documents []yaml.Node
	limits := loaderlimits.New(loaderlimits.DepthValue(maxDepth))
	if err := yaml.Load([]byte(p.file.Text), &documents, yaml.WithV4Defaults(), yaml.WithAllDocuments(), yaml.WithPlugin(limits)); err != nil {
		p.problems = append(p.problems, p.file.syntaxProblem(err))
		return nil
	}
	if len(documents) == 0 {
		return &Node{File: p.file}
	}
	if len(documents) > 1 {
		p.report(&documents[1], "keep one and remove the lines ---", "the file holds %d documents", len(documents))
		return nil
	}
	content := &documents[0]
	if content.Kind == yaml.DocumentNode && len(content.Content) == 1 {
		content = content.Content[0]
	}
	root := p.node(content, 0)
	if root != nil && root.Size > MaxNodes {
		p.problems = append(p.problems, root.tooLarge().Problem(nil, "write out what the aliases stand for",
			fmt.Sprintf("aliases make more than %d values", MaxNodes)))
		return nil
	}
	return root
}

// tooLarge is the innermost value that is over the limit by itself.
func (n *Node) tooLarge() *Node {
	for _, inner := range n.Items {
		if inner.Size > MaxNodes {
			return inner.tooLarge()
		}
	}
	for _, e := range n.Entries {
		if e.Value.Size > MaxNodes {
			return e.Value.tooLarge()
		}
	}
	return n
}

func (p *parser) report(at *yaml.Node, hint, format string, args ...any) {
	p.problems = append(p.problems, p.file.Problem(at.Line, at.Column, hint, format, args...))
}

// node converts a node and what is in it; nil when it cannot be used, which has been reported.
func (p *parser) node(y *yaml.Node, depth int) *Node {
	if y.Kind == yaml.AliasNode {
		return p.alias(y, depth)
	}
	if depth > maxDepth {
		p.report(y, "", "this is nested more than %d levels deep", maxDepth)
		return nil
	}
	p.made[y] = nil
	n := &Node{File: p.file, line: y.Line, column: y.Column, Flow: y.Style&yaml.FlowStyle != 0, Size: 1}
	if y.Style&yaml.TaggedStyle != 0 && y.Tag != "!!str" {
		p.report(y, "remove it", "the tag %s is not known", y.Tag)
	}
	switch y.Kind {
	case yaml.ScalarNode:
		p.scalar(n, y)
	case yaml.SequenceNode:
		p.list(n, y, depth)
	default:
		p.mapping(n, y, depth)
	}
	p.made[y] = n
	return n
}

// alias returns what the alias stands for: the same node wherever it is used.
func (p *parser) alias(y *yaml.Node, depth int) *Node {
	n, known := p.made[y.Alias]
	if !known {
		return p.node(y.Alias, depth)
	}
	if n == nil {
		p.report(y, "", "*%s stands for a value that it is part of", y.Value)
	}
	return n
}

func (p *parser) scalar(n *Node, y *yaml.Node) {
	n.Kind, n.Text = Scalar, y.Value
	plain := y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle|yaml.TaggedStyle) == 0
	if plain && y.Tag == "!!null" {
		n.Kind = Null
	}
}

func (p *parser) list(n *Node, y *yaml.Node, depth int) {
	n.Kind = List
	for _, item := range y.Content {
		if v := p.node(item, depth+1); v != nil {
			n.Items = append(n.Items, v)
			n.Size = n.plus(v)
		}
	}
}

func (p *parser) mapping(n *Node, y *yaml.Node, depth int) {
	n.Kind = Mapping
	seen := make(map[string]int, len(y.Content)/2)
	var merged []*yaml.Node
	for i := 0; i+1 < len(y.Content); i += 2 {
		if y.Content[i].Tag == "!!merge" {
			merged = append(merged, y.Content[i+1])
			continue
		}
		key, value := p.key(y.Content[i]), p.node(y.Content[i+1], depth+1)
		if key == nil || value == nil {
			continue
		}
		if first, again := seen[key.Text]; again {
			p.report(y.Content[i], "remove one of the two", "the key %q is already in line %d", key.Text, first)
			continue
		}
		seen[key.Text] = key.line
		n.put(Entry{key, value})
	}
	for _, from := range merged {
		p.mergeKey(n, from, seen, depth)
	}
}

func (p *parser) key(y *yaml.Node) *Node {
	key := p.node(y, 0)
	if key == nil {
		return nil
	}
	if key.Kind == Null && y.Value != "" {
		key.Kind, key.Text = Scalar, y.Value
	}
	if key.Kind != Scalar {
		p.report(y, "", "a key must be a word")
		return nil
	}
	return key
}

// mergeKey adds what << names and the map does not have: a map, or a list of maps of which the first
// come first.
func (p *parser) mergeKey(n *Node, from *yaml.Node, seen map[string]int, depth int) {
	value := p.node(from, depth+1)
	if value == nil {
		return
	}
	maps := []*Node{value}
	if value.Kind == List {
		maps = value.Items
	}
	for _, one := range maps {
		if p.merged += len(one.Entries); p.merged > MaxNodes {
			n.Size = MaxNodes + 1
			return
		}
		if one.Kind != Mapping {
			p.report(from, "", "<< takes a map or a list of maps")
			return
		}
		for _, e := range one.Entries {
			if _, have := seen[e.Key.Text]; !have {
				seen[e.Key.Text] = e.Key.line
				n.put(e)
			}
		}
	}
}

// put adds an entry at the end of a map that is being made.
func (n *Node) put(e Entry) {
	n.Entries = append(n.Entries, e)
	n.Size = n.plus(e.Key)
	n.Size = n.plus(e.Value)
}

// plus is the size of a node with another one in it; it stops counting beyond the limit.
func (n *Node) plus(inner *Node) int { return min(n.Size+inner.Size, MaxNodes+1) }
