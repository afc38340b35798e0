package lanes

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// pen writes the elements of a picture. Positions are whole pixels but for those of time, which are tenths: both are computed of integers alone, so that they are the same
// everywhere.
type pen struct{ strings.Builder }

// printf writes formatted text; a Builder takes all.
func (p *pen) printf(format string, of ...any) { _, _ = fmt.Fprintf(p, format, of...) }

// escaped is a text within an element or between quotes.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes all
	return b.String()
}

// tenths is a number of tenths.
func tenths(n int) string {
	if n%10 == 0 {
		return strconv.Itoa(n / 10)
	}
	return strconv.Itoa(n/10) + "." + strconv.Itoa(n%10)
}

// text writes a text of a class that begins at x, or stands around it where the class says so. One that was shortened has all of it as its title.
func (p *pen) text(class string, x, y int, shown, all string) {
	title := ""
	if shown != all {
		title = "<title>" + escaped(all) + "</title>"
	}
	p.printf("<text class=%q x=\"%d\" y=\"%d\">%s%s</text>\n", class, x, y, title, escaped(shown))
}

// path writes what is filled or drawn in the manner of a class.
func (p *pen) path(class, d string) {
	if d != "" {
		p.printf("<path class=%q d=%q/>\n", class, d)
	}
}

// box is a rectangle as part of a path, from one x to another in tenths.
func box(from, to, y, height int) string {
	return fmt.Sprintf("M%s %dH%sv%dH%sz", tenths(from), y, tenths(to), height, tenths(from))
}

// down is a line down from y, at tenths, as part of a path.
func down(x, y, height int) string { return fmt.Sprintf("M%s %dv%d", tenths(x), y, height) }

// diamond is one around a point, in tenths from the left, as part of a path.
func diamond(x, y int) string { return fmt.Sprintf("M%s %dl5 5-5 5-5-5z", tenths(x), y-5) }

// number writes a number in a disc of a class around a point.
func (p *pen) number(x, y, n int, disc string) {
	p.printf("<circle class=%q cx=\"%d\" cy=\"%d\" r=\"%d\"/>", disc, x, y, discRadius)
	text := strconv.Itoa(n)
	p.text("number", x, y+5, text, text)
}
