package scenario

import (
	"fmt"
	"reflect"
	"strings"

	"simulate/sim/scenario/tree"
)

// Range says between which two figures an assumed or derived one may lie. A run draws one of them, all equally likely, under a key made of
// Path; of a distribution it is the median that is drawn, and the distribution is scaled to it. A nominal run takes the
// figure itself.
type Range struct {
	Path      string  // of the figure
	Low, High float64 // in the figure's base unit, see Ranged
	Text      string  // as written
}

// Ranged is a figure that has a range. Its base unit is the millisecond for durations, metres a second for speeds,
// arrivals an hour for rates, 1 for shares, factors and numbers of units.
type Ranged struct {
	Path             string
	Low, Value, High float64 // of a distribution, Value is the median
	Text             string  // the range as written
	Whole            bool    // the figure is a whole number, and so is every one that is drawn
}

// bounds is the range of a figure of type T, as it is read.
type bounds[T any] struct{ made *Range }

// The grammar of ranges; both ends are of the figure's own type:
//
//	range = end ".." end .
func (b *bounds[T]) decode(d *decoding, w written) {
	of, may := rangeable[reflect.TypeFor[T]()]
	if !may {
		d.noRange(w)
		return
	}
	if !d.expect(w, tree.Scalar, "a range", always(of.example)) {
		return
	}
	low, high, err := of.parse(w.Text)
	if d.check(w, err); err == nil {
		b.made = &Range{w.path.Parent().String(), low, high, w.Text}
	}
}

// noRange reports a range of a figure that can have none.
func (d *decoding) noRange(w written) {
	d.Failf(w.path.AtKey(), "remove it",
		"a range is for durations, shares, factors, rates, speeds, and for the number of units and the capacity of channels")
}

// ends describes the two ends of a range.
type ends struct {
	read    func(text string) (float64, error)
	pattern string // of one end
	example string
}

// rangeable are the types of figure that may have a range. Of whole numbers, only fields with the tag ranged may.
var rangeable = map[reflect.Type]ends{
	reflect.TypeFor[Duration](): {parseAmount, amountWord, "2m..9m"},
	reflect.TypeFor[Share]():    {endOf[Share], `[0-9]+(\.[0-9]+)? *%?`, "20%..50%"},
	reflect.TypeFor[Factor]():   {endOf[Factor], `[0-9]+(\.[0-9]+)?`, "1.1..1.5"},
	reflect.TypeFor[Ratio]():    {parseRatio, `[0-9]+(\.[0-9]+)?`, "0.9..1.2"},
	reflect.TypeFor[Speed]():    {endOf[Speed], `[0-9.]+ ?(km/h|mph|m/s)`, "40 km/h..70 km/h"},
	reflect.TypeFor[Rate]():     {endOf[Rate], `[0-9.]+ ?/ ?(s|m|min|h|d|day|w|week)`, "6/h..12/h"},
	reflect.TypeFor[int]():      {wholeEnd, `[0-9]+`, "2..5"},
}

// endOf reads one end as a figure of its type.
func endOf[T ~float64](text string) (float64, error) {
	var v T
	err := any(&v).(textual).parse(text)
	return float64(v), err
}

func wholeEnd(text string) (float64, error) {
	n, err := parseWhole(text)
	return float64(n), err
}

// parse reads both ends.
func (of *ends) parse(text string) (low, high float64, err error) {
	first, last, two := strings.Cut(text, "..")
	if !two {
		return 0, 0, tree.NewMistake(fmt.Sprintf("%q is not a range", text), "write two ends, such as "+of.example)
	}
	first, last = strings.TrimSpace(first), strings.TrimSpace(last)
	if low, err = of.read(first); err == nil {
		high, err = of.read(last)
	}
	switch {
	case err != nil:
		return 0, 0, tree.NewMistake(tree.AsMistake(err).Message, "write both ends in full, such as "+of.example)
	case low == high:
		return 0, 0, tree.NewMistake(fmt.Sprintf("%s..%s is no range", first, last), "write two different ends, or remove it")
	case low > high:
		return 0, 0, tree.NewMistake(fmt.Sprintf("%s is over %s", first, last), "exchange them")
	}
	return low, high, nil
}

// ranges lists the figures that have a range, and reports those that can have no such range. How well they are known is settled.
func (d *decoding) ranges() []Ranged {
	var list []Ranged
	for _, st := range d.figures {
		if st.within == nil {
			continue
		}
		path := st.path.Key("range")
		if is := *st.confidence; is != Assumed && is != Derived {
			d.Errorf(path.AtKey(), "remove it, or write confidence: derived or assumed", "a range is for derived and assumed figures, and this one is %s", is)
			continue
		}
		entry, err := st.within.ranged(st.value, st.text)
		if err != nil {
			d.check(written{path: path}, err)
			continue
		}
		list = append(list, entry)
	}
	return list
}

// rounding is by how much the median of a distribution may miss the figure from which it was made.
const rounding = 1e-9

// ranged is the entry of a figure in the list of those with a range, or why it can have no such range.
func (r *Range) ranged(value any, text string) (Ranged, error) {
	at := numberOf(value)
	what := "the value " + text
	if duration, isDrawn := drawn(value); isDrawn {
		what = "the median of " + text
		if at == 0 {
			return Ranged{}, tree.NewMistake(what+" is 0, and cannot be scaled", "write a duration without distribution, or remove the range")
		}
		if duration {
			what += " (" + AmountText(at) + ")"
		}
	}
	if at < float64(r.Low*(1-rounding)) || at > float64(r.High*(1+rounding)) {
		return Ranged{}, tree.NewMistake(fmt.Sprintf("%s is not within the range %s", what, r.Text), "widen the range, or change the value")
	}
	_, whole := value.(*int)
	return Ranged{r.Path, r.Low, min(max(at, r.Low), r.High), r.High, r.Text, whole}, nil
}

// numberOf is a figure's value in its base unit; of a distribution the median. It is 0 for what is no number.
func numberOf(value any) float64 {
	switch v := value.(type) {
	case *Duration:
		return v.Dist.Median()
	case *Ratio:
		return v.Dist.Median()
	case *Share:
		return float64(*v)
	case *Factor:
		return float64(*v)
	case *Speed:
		return float64(*v)
	case *Rate:
		return float64(*v)
	case *int:
		return float64(*v)
	}
	return 0
}

// drawn reports whether a value is a distribution of more than one value, and whether those are durations.
func drawn(value any) (duration, yes bool) {
	switch v := value.(type) {
	case *Duration:
		return true, v.Dist.Min() < v.Dist.Max()
	case *Ratio:
		return false, v.Dist.Min() < v.Dist.Max()
	}
	return false, false
}
