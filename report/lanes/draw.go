package lanes

import (
	"io"
	"strings"

	"simulate/report/story"
)

// The measures of a picture in pixels. Beside the text of a page it is seen a sixth smaller: hence the size of its own.
const (
	width    = 960
	edge     = 16 // around it
	left     = 236
	right    = 924
	textSize = 14

	titleWidth = 21 // a text of which is as wide as the title: it is larger and bold

	lineHeight = 20
	poolHeight = 34 // of a lane in which bars stand upon each other
	discRadius = 11
	mostMarks  = (right - left) / (2*discRadius + 1)
)

// drawing is a picture that is being drawn, from top to bottom.
type drawing struct {
	*Picture
	pen
	scale
	groups []*group
	marked []story.Moment // those that there is room for
	used   [phases]bool
	y      int // how far it is drawn
}

// Write writes the picture: an SVG document, the same bytes everywhere. The error is that of the writer.
func (p *Picture) Write(w io.Writer) error {
	d := &drawing{Picture: p, scale: p.window(), y: edge}
	d.groups = arrange(p.History, d.scale)
	d.marked = p.Moments[:min(len(p.Moments), mostMarks)]
	d.heading()
	d.axis()
	d.lanes()
	d.legend()
	d.list()
	d.notes()
	var b pen
	b.printf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %[1]d %[2]d\" role=\"img\" aria-labelledby=\"lanes-title lanes-desc\">\n",
		width, d.y+edge)
	b.printf("<title id=\"lanes-title\">%s</title>\n<desc id=\"lanes-desc\">%s</desc>\n", escaped(p.Title), escaped(d.described()))
	b.WriteString(style() + hatches(d.used))
	b.printf("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n%s</svg>\n", width, d.y+edge, d.String())
	_, err := io.WriteString(w, b.String())
	return err
}

// heading is what the picture is of.
func (d *drawing) heading() {
	for _, line := range folded(d.Title, (width-2*edge)*textSize/titleWidth, 2) {
		d.y += 24
		d.text("title", edge, d.y, line, line)
	}
	d.y += 4
	for _, said := range d.Said {
		for _, line := range folded(said, width-2*edge, 2) {
			d.y += lineHeight
			d.text("said", edge, d.y, line, line)
		}
	}
	d.y += 10
}

// axis is the clock over the lanes, and the numbers of the key events over where they stand, with what is reported of them.
func (d *drawing) axis() {
	d.y += lineHeight
	end := 0
	for _, t := range d.ticks(d.names()) {
		x, half := d.x(t.at)/10, pixels(t.text)/2
		if x-half > end && x+half < width {
			d.text("tick", x, d.y, t.text, t.text)
			end = x + half
		}
	}
	d.y += 8
	if len(d.marked) == 0 {
		return
	}
	places := make([]int, len(d.marked))
	for i := range d.marked {
		places[i] = d.x(d.marked[i].At) / 10
	}
	y := d.y + discRadius
	var leaders pen
	for i, x := range spread(places, 2*discRadius+1, left, right) {
		d.number(x, y, i+1, d.disc(i))
		leaders.printf("M%d %dL%s %d", x, y+discRadius, tenths(d.x(d.marked[i].At)), y+discRadius+14)
	}
	d.path("leader", leaders.String())
	d.text("said", edge, y+5, "key events", "key events")
	d.y = y + discRadius + 14
	d.reported()
}

// disc is the class of the disc of a marked event: it is filled where the event lies in the time that is drawn.
func (d *drawing) disc(i int) string {
	if d.has(d.marked[i].At) {
		return "disc"
	}
	return "beyond"
}

// reported is a strip with what is reported of the key events, each beside where it stands in the run.
func (d *drawing) reported() {
	var told, apart pen
	y := d.y + 9
	for i := range d.marked {
		m := &d.marked[i]
		for _, t := range m.Told {
			if !d.has(t.From) && !d.has(t.To) {
				continue
			}
			from, to := d.x(t.From), d.x(t.To)
			told.WriteString(diamond(from, y))
			if to > from {
				told.printf("M%s %dH%s%s", tenths(from), y, tenths(to), diamond(to, y))
			}
			apart.printf("M%s %dH%s", tenths(from), y, tenths(d.x(m.At)))
		}
	}
	if told.Len() == 0 {
		return
	}
	d.text("said", edge, y+5, "reported", "reported")
	d.path("apart", apart.String())
	d.path("told", told.String())
	d.y = y + 9
}

// lanes are the lanes of all agencies, behind them the ticks and before them the marks.
func (d *drawing) lanes() {
	top, height := d.y, 0
	for _, g := range d.groups {
		height += lineHeight + 4
		for _, l := range g.lanes {
			height += l.height()
		}
	}
	var grid, marks, agencies pen // the agencies stand over the marks, which cross their lines
	for _, t := range d.ticks(d.names()) {
		grid.WriteString(down(d.x(t.at), top, height))
	}
	grid.WriteString(box(10*left, 10*right, top, height))
	d.path("grid", grid.String())
	for _, g := range d.groups {
		d.y += lineHeight + 4
		agencies.text("agency", edge, d.y-6, fit(g.name, (right-edge)*10/11), g.name)
		for _, l := range g.lanes {
			d.text("name", edge+10, d.y+l.height()/2+5, fitName(l.name, left-edge-14), l.name)
			d.lane(l)
			d.y += l.height()
		}
	}
	for i := range d.marked {
		if d.has(d.marked[i].At) {
			marks.WriteString(down(d.x(d.marked[i].At), top, height))
		}
	}
	d.path("mark", marks.String())
	d.WriteString(agencies.String())
}

func (l *lane) height() int {
	if l.most > 0 {
		return poolHeight
	}
	return lineHeight
}

// lane is the bars of a lane, those of a phase in one path.
func (d *drawing) lane(l *lane) {
	var paths [phases]strings.Builder
	for _, b := range l.bars {
		from, to := d.x(b.from), d.x(b.to)
		if to <= from {
			continue // it is shorter than what can be seen
		}
		y, high := d.y+(lineHeight-looks[b.phase].height)/2, looks[b.phase].height
		if l.most > 0 {
			full := poolHeight - 4
			y = d.y + 2 + full - full*(b.under+b.units)/l.most
			high = d.y + 2 + full - full*b.under/l.most - y
		}
		paths[b.phase].WriteString(box(from, to, y, high))
	}
	for is := range paths {
		d.bars(phase(is), l.most > 0, paths[is].String())
		d.used[is] = d.used[is] || paths[is].Len() > 0
	}
}
