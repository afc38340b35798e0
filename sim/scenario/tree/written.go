package tree

import (
	"regexp"
	"strconv"
	"strings"
)

// plain are the scalars that mean the same with and without quotes in a flow of YAML.
var plain = regexp.MustCompile(`^-?[A-Za-z0-9][A-Za-z0-9 _./%()+<>=-]*$`)

// Written is the node as one line of YAML.
func (n *Node) Written() string {
	switch n.Kind {
	case Null:
		return "null"
	case List:
		items := make([]string, len(n.Items))
		for i, item := range n.Items {
			items[i] = item.Written()
		}
		return "[" + strings.Join(items, ", ") + "]"
	case Mapping:
		entries := make([]string, len(n.Entries))
		for i, e := range n.Entries {
			entries[i] = e.Key.Written() + ": " + e.Value.Written()
		}
		return "{" + strings.Join(entries, ", ") + "}"
	default:
		return Quoted(n.Text)
	}
}

// Quoted is a text as a scalar of YAML, in quotes where it would mean something else without.
func Quoted(text string) string {
	switch strings.ToLower(text) {
	case "null", "yes", "no", "on", "off", "y", "n":
		return strconv.Quote(text)
	}
	if plain.MatchString(text) && !strings.HasSuffix(text, " ") {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`).Replace(text) + `"`
}
