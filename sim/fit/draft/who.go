package draft

import (
	"fmt"
	"math"
	"strings"

	"simulate/sim/fit"
)

func (w *writer) whoAndWhere() {
	w.line(0, "agencies:")
	for i, name := range w.agents {
		title, approval := name, ""
		if name == "" {
			title = w.from.Publisher
		}
		if title != "" {
			title = "name: " + quoted(title) + ", "
		}
		if i > 0 {
			approval = ", approval: " + assumed("0s", "0s..1m", "the log does not stamp what an agency takes to agree")
		}
		w.line(1, "%s: {%skind: %s%s}", w.agency[name], title, w.agencyKind(name), approval)
	}
	w.line(0, "")
	w.line(0, "# The log has no positions: calls are at one place of each area, and units come from where their kind waits.")
	w.line(0, "# With positions of stations and calls, write them here and remove travel.between: then ways follow from distance.")
	w.line(0, "places:")
	for i, a := range w.scenes() {
		w.line(1, "%s: {name: %s, kind: scene}", a, quoted(w.sceneName(i)))
	}
	for i, kind := range w.kinds {
		w.line(1, "%s: {name: %s, kind: station}", base(kind), quoted("Where "+w.kindName(i)+" wait"))
	}
	w.line(0, "")
}

// agencyKind is what kind of agency one is, as far as the layout of its log tells.
func (w *writer) agencyKind(name string) string {
	for _, of := range []string{name, ""} {
		if kind := w.from.Kinds[of]; kind != "" {
			return kind
		}
	}
	return "other"
}

// scenes are the places of calls.
func (w *writer) scenes() []string {
	if len(w.places) > 1 {
		return w.places
	}
	return []string{"scene"}
}

func (w *writer) sceneName(i int) string {
	switch {
	case len(w.places) < 2:
		return "Where calls are"
	case w.Areas[i].Name == "":
		return "Other areas"
	default:
		return w.Areas[i].Name
	}
}

func base(kind string) string { return kind + "-base" }

// kindName is what units of a kind are called.
func (w *writer) kindName(i int) string {
	if w.Kinds[i].Name == "" {
		return "units"
	}
	return w.Kinds[i].Name + " units"
}

func (w *writer) travel() {
	w.line(0, "travel:")
	w.line(1, "between:")
	for i, kind := range w.kinds {
		way := assumed("6m", "3m..12m", "the log does not stamp when units are on scene")
		if d := w.Kinds[i].Travel; d != nil {
			way = w.duration(d, kind+"-way")
		}
		w.line(2, "%s:", base(kind))
		for n, scene := range w.scenes() {
			if n == 0 || w.Kinds[i].Travel != nil {
				w.line(3, "%s: %s", scene, way)
			} else {
				w.line(3, "%s: 6m", scene)
			}
			if w.Kinds[i].Travel != nil {
				way = w.duration(w.Kinds[i].Travel, kind+"-way")
			}
		}
	}
	w.line(2, "# Back in no time: whoever is free is where the next way is measured from.")
	for _, scene := range w.scenes() {
		var back []string
		for _, kind := range w.kinds {
			back = append(back, base(kind)+": 0s")
		}
		w.line(2, "%s: {%s}", scene, strings.Join(back, ", "))
	}
	w.line(0, "")
}

func (w *writer) units() {
	w.line(0, "units:")
	pools := make(ids)
	for i := range w.Pools {
		p := &w.Pools[i]
		kind := w.kinds[p.Kind]
		id, duty := kind, ""
		if p.From != p.To {
			id += fmt.Sprintf("-%02d-%02d", p.From, p.To)
			duty = fmt.Sprintf("on-duty: {windows: [\"%02d:00-%02d:00\"]}", p.From, p.To)
		}
		w.line(1, "%s:", pools.of(id))
		w.line(2, "agency: %s", w.agency[p.Agency])
		w.line(2, "kind: %s", kind)
		w.line(2, "count: %s", count(p))
		w.line(2, "home: %s", base(kind))
		w.line(2, "turnout: %s", w.turnout(p.Kind))
		if duty != "" {
			w.line(2, "%s # when the log has them called", duty)
		}
	}
	w.line(0, "")
}

func (w *writer) turnout(kind int) string {
	if d := w.Kinds[kind].Turnout; d != nil {
		return w.duration(d, w.kinds[kind]+"-turnout")
	}
	return assumed("45s", "0s..90s", "the log does not stamp when units leave; ways are shorter by it")
}

// count is how many are on duty, at least as many as were at work at once; at most all that were ever called.
func count(p *fit.Pool) string {
	usual := max(int(math.Round(p.OnDuty)), p.MostAtOne, 1)
	least, most := max(min(p.Least, usual), 1), max(p.Seen, usual)
	why := fmt.Sprintf("%d different ones; %s called on a usual day, at most %d at once; who is on duty and never called does not show", p.Seen, trimmed(p.Usual, 1), p.MostAtOne)
	if !p.Told {
		most, why = 2*usual, "the log does not name units: so many as leave few calls waiting"
	}
	if least == most {
		return fmt.Sprintf("{value: %d, note: %q}", usual, why)
	}
	return assumed(fmt.Sprint(usual), fmt.Sprintf("%d..%d", least, most), why)
}
