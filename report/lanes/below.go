package lanes

import (
	"fmt"
	"strings"

	"simulate/report/words"
)

// swatch is how wide the sample of a phase is.
const swatch = 24

// legend says what the bars that occur mean.
func (d *drawing) legend() {
	d.y += 10
	x := left
	for is, l := range looks {
		if !d.used[is] {
			continue
		}
		if x+swatch+6+pixels(l.label) > right && x > left {
			x, d.y = left, d.y+lineHeight
		}
		d.bars(phase(is), false, box(10*x, 10*(x+swatch), d.y+(lineHeight-l.height)/2, l.height))
		d.text("said", x+swatch+6, d.y+15, l.label, l.label)
		x += swatch + 6 + pixels(l.label) + 18
	}
	d.y += lineHeight + 6
}

// list is what happened: the key events by number, with what is reported of them and what they are held against.
func (d *drawing) list() {
	if len(d.marked) == 0 {
		return
	}
	clocks, reports := pixels("Clock"), 0
	for i := range d.marked {
		clocks = max(clocks, pixels(d.clock(i)))
		if told := d.marked[i].Reported(); told != "" {
			reports = max(reports, pixels("Reported"), pixels(told))
		}
	}
	clock := edge + 2*discRadius + 10
	reported := clock + clocks + 14
	what := reported
	if reports > 0 {
		what += reports + 14
		d.text("said", reported, d.y+15, "Reported", "Reported")
	}
	d.text("said", clock, d.y+15, "Clock", "Clock")
	d.text("said", what, d.y+15, "What happened", "What happened")
	d.y += lineHeight + 4
	for i := range d.marked {
		m := &d.marked[i]
		d.number(edge+discRadius, d.y+10, i+1, d.disc(i))
		d.text("name", clock, d.y+15, d.clock(i), d.clock(i))
		d.text("name", reported, d.y+15, m.Reported(), m.Reported())
		class := "name"
		for _, said := range append([]string{m.What}, m.Held...) {
			for _, line := range folded(said, width-edge-what, 2) {
				d.text(class, what, d.y+15, line, line)
				d.y += lineHeight
			}
			class = "said"
		}
		d.y += 4
	}
}

// clock is the time of a marked event.
func (d *drawing) clock(i int) string { return d.names().Instant(d.marked[i].At).String() }

// notes say what is not drawn.
func (d *drawing) notes() {
	var notes []string
	names := d.names()
	drawn := fmt.Sprintf("Drawn is the time from %s to %s", names.Instant(d.from), names.Instant(d.to))
	if units, all := d.units(), len(names.Units); all > units {
		drawn += fmt.Sprintf(", with %d of %s: the others do nothing in it", units, words.Counted(all, "unit", "units"))
	}
	notes = append(notes, drawn+".")
	if beyond := d.beyond(); beyond > 0 {
		notes = append(notes, words.Counted(beyond, "key event lies outside it: its number stands", "key events lie outside it: their numbers stand")+" at its edge.")
	}
	if more := len(d.Moments) - len(d.marked); more > 0 {
		notes = append(notes, words.Counted(more, "later key event is", "later key events are")+" left out, for lack of room.")
	}
	if !d.History.Whole {
		notes = append(notes, "The run has more records than a picture follows: it ends at "+names.Instant(d.History.To).String()+".")
	}
	for _, line := range folded(strings.Join(notes, " "), width-2*edge, 3) {
		d.y += lineHeight
		d.text("said", edge, d.y, line, line)
	}
}

// beyond is how many key events of the list lie outside the time that is drawn.
func (d *drawing) beyond() int {
	n := 0
	for i := range d.marked {
		if !d.has(d.marked[i].At) {
			n++
		}
	}
	return n
}

// units is how many units have a lane or a share in one.
func (d *drawing) units() int {
	n := 0
	for _, g := range d.groups {
		for _, l := range g.lanes {
			n += len(l.units)
		}
	}
	return n
}

// described is the picture in words, for those who do not see it.
func (d *drawing) described() string {
	names := d.names()
	var b strings.Builder
	fmt.Fprintf(&b, "What %s of %s do from %s to %s.", words.Counted(d.units(), "unit", "units"),
		words.Counted(len(d.groups), "agency", "agencies"), names.Instant(d.from), names.Instant(d.to))
	for _, said := range d.Said {
		b.WriteString(" " + said + ".")
	}
	if len(d.marked) > 0 {
		b.WriteString(" Key events:")
	}
	for i := range d.marked {
		fmt.Fprintf(&b, " %d: %s %s", i+1, d.clock(i), d.marked[i].What)
		if told := d.marked[i].Reported(); told != "" {
			b.WriteString(" (reported " + told + ")")
		}
		b.WriteString(";")
	}
	return strings.TrimSuffix(b.String(), ";")
}
