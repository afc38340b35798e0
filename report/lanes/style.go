package lanes

import (
	"fmt"
	"strings"
)

// token is a colour by what it means: that of the style of pages (src/style/tokens.css), on light ground and on dark.
type token struct{ name, light, dark string }

var tokens = []token{
	{"raised", "#ffffff", "#1b1f25"},
	{"ink", "#1b1f24", "#e8eaed"},
	{"muted", "#545b64", "#b1b8c0"},
	{"rule", "#dcdfe3", "#343a42"},
	{"accent", "#00527f", "#7cc4f0"},
	{"waiting", "#d55e00", "#f0853b"},
	{"turnout", "#f0c94a", "#f2d469"},
	{"travel", "#56b4e9", "#63bdf0"},
	{"staged", "#b3b9c0", "#6c747d"},
	{"working", "#0072b2", "#2f8fd0"},
	{"transport", "#cc79a7", "#e09cc4"},
	{"home", "#cfe3d8", "#35594a"},
	{"other", "#8a8f96", "#9aa1a9"},
	{"out", "#2b2b2b", "#f2f2f2"},
}

// manner is how what has a class is drawn: the declarations of which %s is the colour of the token. Fonts are those of pages: none is loaded.
var manner = []struct{ class, token, declarations string }{
	{"paper", "raised", "fill:%s"},
	{"title", "ink", "fill:%s;font-size:19px;font-weight:700"},
	{"said", "muted", "fill:%s"},
	{"name", "ink", "fill:%s"},
	{"agency", "ink", "fill:%s;font-weight:700;stroke-width:4;paint-order:stroke;stroke-linejoin:round"},
	{"agency", "raised", "stroke:%s"},
	{"tick", "muted", "fill:%s;text-anchor:middle"},
	{"grid", "rule", "fill:none;stroke:%s"},
	{"mark", "accent", "fill:none;stroke:%s;stroke-dasharray:2 3"},
	{"leader", "accent", "fill:none;stroke:%s"},
	{"disc", "accent", "fill:%s"},
	{"beyond", "raised", "fill:%s"},
	{"beyond", "accent", "stroke:%s"},
	{"number", "raised", "fill:%s;font-size:13px;font-weight:700;text-anchor:middle"},
	{"beyond+.number", "accent", "fill:%s"},
	{"told", "waiting", "fill:%s;stroke:%[1]s"},
	{"apart", "waiting", "fill:none;stroke:%s"},
}

// The lines of hatches are black or white, whichever is read better on their ground: white on what is dark on light paper, or light on dark.
var darkGround = map[string][2]bool{"out": {true, false}, "home": {false, true}, "staged": {false, true}}

// style is the style sheet, for both grounds.
func style() string {
	var b strings.Builder
	b.WriteString("<style>\ntext{font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"DejaVu Sans\",sans-serif;")
	fmt.Fprintf(&b, "font-size:%dpx;font-variant-numeric:tabular-nums}\n.rim{stroke:#000;stroke-opacity:.45;stroke-width:.6}\n.hatch{fill:none;stroke-opacity:.6}\n", textSize)
	rules(&b, 0)
	b.WriteString("@media (prefers-color-scheme:dark){\n.rim{stroke:#fff}\n")
	rules(&b, 1)
	b.WriteString("}\n</style>\n")
	return b.String()
}

// rules are the colours of a ground: 0 light, 1 dark.
func rules(b *strings.Builder, ground int) {
	colours := make(map[string]string)
	for _, t := range tokens {
		colours[t.name] = [2]string{t.light, t.dark}[ground]
	}
	for _, m := range manner {
		fmt.Fprintf(b, ".%s{%s}\n", m.class, fmt.Sprintf(m.declarations, colours[m.token]))
	}
	done := make(map[string]bool)
	for _, l := range looks {
		if !done[l.token] {
			done[l.token] = true
			lines := "#000"
			if darkGround[l.token][ground] {
				lines = "#fff"
			}
			fmt.Fprintf(b, ".%s{fill:%s}\n.on-%[1]s{stroke:%[3]s}\n", l.token, colours[l.token], lines)
		}
	}
}

// hatches are the tiles that bars of some phases are filled with, so that they are told apart in black and white.
func hatches(used [phases]bool) string {
	var b strings.Builder
	for i, l := range looks {
		if !used[i] || l.hatch == "" {
			continue
		}
		width := 1
		if l.hatch == dots {
			width = 2
		}
		fmt.Fprintf(&b, "<pattern id=\"lanes-%d\" width=\"%d\" height=\"%[2]d\" patternUnits=\"userSpaceOnUse\">"+
			"<rect class=%[3]q width=\"%[2]d\" height=\"%[2]d\"/><path class=\"hatch on-%[3]s\" stroke-width=\"%[4]d\" d=%[5]q/></pattern>\n",
			i, hatchTile, l.token, width, l.hatch)
	}
	return "<defs>\n" + b.String() + "</defs>\n"
}

// bars writes bars of a phase, given as a path. Those that stand upon each other have no rim.
func (p *pen) bars(is phase, stacked bool, d string) {
	if d == "" {
		return
	}
	l, class, fill := &looks[is], "rim", ""
	if stacked {
		class = "stack"
	}
	if l.hatch == "" {
		class += " " + l.token
	} else {
		fill = fmt.Sprintf(" fill=\"url(#lanes-%d)\"", is)
	}
	p.printf("<path class=%q%s d=%q/>\n", class, fill, d)
}
