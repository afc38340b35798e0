package experiment_test

import (
	"bytes"
	"slices"

	"go.yaml.in/yaml/v4"
)

// mutator makes mistakes in scenario files as people do, and worse ones. What it does is decided by bytes, of which every
// choice takes one or two, so that a fuzzer that changes a byte changes one choice.
type mutator struct {
	choices []byte
	words   map[string]bool // keys of the language
	spots   []spot
}

// spot is a place of a file where a value stands: behind a key of a map, or in a list.
type spot struct {
	in    *yaml.Node
	value int    // its number in in.Content; behind a key, that stands one before
	kind  string // its path, with * for what is no key of the language
}

// values are written where something else is wanted: of every type of the language those that are as they should be, at the
// edge, and wrong. Among them are references to what generated and shipped files have.
var values = parsed(
	"", "~", "x", "0", "1", "-1", "2", "1.5", "1000", "999999999999", "1e9", "true", "{}", "[]", "[[]]", "{x: y}", "[x, x]",
	"0s", "1ms", "1m", "8m", "-1h", "4h", "100d", "9999999d", "1:30", "0s..0s", "1m..2m",
	"exponential(mean 5m)", "exponential(mean 0s)", "lognormal(p50 1m p90 2m)", "triangular(0s 1m 2m)", "normal(mean 0s sd 1m)",
	"0%", "50%", "100%", "101%", "-5%", "13:00", "13:30", "25:00", "+9m", "-9m", "day 2 01:00", "wed 01:00", "day 0 01:00", "2024-03-10T02:30:00-06:00",
	"1/h", "0/h", "1/s", "{mon-fri: 1/h}", "07:00-15:00", "mon-fri 08:00-17:00", "60 km/h", "0 km/h", "3 km", "0 m",
	"[39.1, -94.3]", "[0, 0]", "[90, 180]", "[91, 0]", "{near: [39.1, -94.3], within: 0 m}", "{polygon: [[39, -94], [39.1, -94], [39, -94.1]]}",
	"all", "first", "begins", "any", "a/b", "/a", "../a", "a/b.first", "{any: []}", "{all: [begins]}", "own-first", "{value: 0, range: 0..4}",
	"row(on_scene)", "row(on_scene) else 5m", "row()", "{1: [x]}", "{1: [x], 2: [x, x]}", "{0: []}", "{2: 1}", "{1: 50%, 2: 50%}", "{2: 100%}", "{after: 0s}", "{after: 5m, rest: 5m, from-home: true}",
	"{red: 1m, default: 2m}", "{x: {near: [39.1, -94.3], within: 60 m}}", "{file: no.osm.pbf}", "{nearest: [x]}", "{near: [39.1, -94.3]}", "{m: 50%, n: 50%}",
	"p90 <= 7m", "share(begins) >= 50%", "{count: 3}", "{rate: 60/h}", "{at: []}", "America/New_York", "no.csv",
)

// keys take the place of names, besides those of the file and single bytes.
var keys = []string{
	"", " ", "a", "a/b", "/a", "../a", "a.b", "[a]", "a[0]", "'", "\"", "a b", "é", "\t", "\n", "#", "-", "~", "null", "<<", "0", "-1", "1",
	"default", "all", "first", "begins", "failed", "a-1", "every", "by", "with", "where", "until", "chance", "range", "value", "from", "of",
	"per", "count", "each", "approval", "arrivals", "part-of", "like", "extends", "variants", "busy-at-start", "on-duty", "re-press", "retry",
	"posts", "keep", "settle", "relief", "seats", "fill", "roads", "stretches", "group", "condition", "starts", "changes", "held-by", "ended-by", "rest", "can", "at-place",
}

func parsed(texts ...string) []*yaml.Node {
	nodes := make([]*yaml.Node, len(texts))
	for i, text := range texts {
		var document yaml.Node
		if err := yaml.Unmarshal([]byte("- "+text), &document); err != nil {
			panic(text + ": " + err.Error())
		}
		nodes[i] = document.Content[0].Content[0]
	}
	return nodes
}

// spoilt is a file with a mistake at the spot of a number, and with more of them elsewhere as long as there are choices; nil when it
// cannot be written, such as an alias of what is gone.
func (m *mutator) spoilt(text []byte, number int) []byte {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		panic(err)
	}
	for range mostMistakes {
		m.spots = m.spots[:0]
		m.list(&document, "")
		if len(m.choices) == 0 || len(m.spots) == 0 {
			break
		}
		m.mistake(m.spots[number%len(m.spots)])
		number = m.wide(len(m.spots))
	}
	var b bytes.Buffer
	if yaml.NewEncoder(&b).Encode(&document) != nil {
		return nil
	}
	return b.Bytes()
}

// mostMistakes is how many mistakes are made in a file.
const mostMistakes = 6

// list notes every spot of a file.
func (m *mutator) list(n *yaml.Node, path string) {
	if n.Kind == yaml.DocumentNode {
		m.list(n.Content[0], path)
		return
	}
	first, step := 0, 1
	if n.Kind == yaml.MappingNode {
		first, step = 1, 2
	}
	for i := first; i < len(n.Content); i += step {
		key := "*"
		if step == 2 && m.words[n.Content[i-1].Value] {
			key = n.Content[i-1].Value
		}
		m.spots = append(m.spots, spot{n, i, path + "." + key})
		m.list(n.Content[i], path+"."+key)
	}
}

// next is a choice of n; 0 when there are no bytes left.
func (m *mutator) next(n int) int {
	if len(m.choices) == 0 {
		return 0
	}
	c := m.choices[0]
	m.choices = m.choices[1:]
	return int(c) % n
}

// wide is a choice of more than a byte holds.
func (m *mutator) wide(n int) int { return (m.next(256)<<8 | m.next(256)) % n }

// mistake makes one at a spot.
func (m *mutator) mistake(at spot) {
	value := &at.in.Content[at.value]
	switch m.next(8) {
	case 0, 1:
		*value = copied(values[m.next(len(values))])
	case 2: // what stands elsewhere
		other := m.spots[m.wide(len(m.spots))]
		*value = copied(other.in.Content[other.value])
	case 3:
		m.rename(at, keys[m.next(len(keys))])
	case 4: // a name of the file, or a byte
		if other := m.spots[m.wide(len(m.spots))]; other.in.Kind == yaml.MappingNode {
			m.rename(at, other.in.Content[other.value-1].Value)
		} else {
			m.rename(at, string(rune(m.next(256))))
		}
	case 5:
		m.drop(at)
	case 6: // one more entry
		if at.in.Kind == yaml.MappingNode {
			at.in.Content = append(at.in.Content, word(keys[m.next(len(keys))]), copied(values[m.next(len(values))]))
		}
	case 7: // another letter in a word
		if text := (*value).Value; (*value).Kind == yaml.ScalarNode && text != "" {
			i := m.next(len(text))
			*value = word(text[:i] + string(rune(m.next(256))) + text[i+m.next(2):])
		}
	}
}

// rename gives a spot another key, in a list another word.
func (m *mutator) rename(at spot, to string) {
	if at.in.Kind == yaml.MappingNode {
		at.value--
	}
	at.in.Content[at.value] = word(to)
}

func (m *mutator) drop(at spot) {
	first := at.value
	if at.in.Kind == yaml.MappingNode {
		first--
	}
	at.in.Content = slices.Delete(at.in.Content, first, at.value+1)
}

func word(text string) *yaml.Node {
	n := new(yaml.Node)
	n.SetString(text)
	if n.Kind == 0 {
		*n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	}
	return n
}

// copied is a value that can change apart from another one.
func copied(n *yaml.Node) *yaml.Node {
	c := *n
	c.Anchor, c.Content = "", make([]*yaml.Node, len(n.Content))
	for i, inner := range n.Content {
		c.Content[i] = copied(inner)
	}
	return &c
}
