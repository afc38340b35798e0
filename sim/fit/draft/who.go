package draft

import (
	"fmt"
	"strconv"

	"simulate/sim/fit"
	"simulate/sim/log"
)

func (w *writer) agencies() {
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

func (w *writer) units() {
	w.line(0, "units:")
	used, own := make(ids), make(map[int]bool)
	for _, kind := range w.kinds {
		used[kind] = true
	}
	for i := range w.Pools {
		p := &w.Pools[i]
		kind := w.kinds[p.Kind]
		id, duty := kind, ""
		switch {
		case p.From != p.To:
			id = used.of(fmt.Sprintf("%s-%02d-to-%02d-h", kind, p.From, p.To))
			duty = fmt.Sprintf("on-duty: {windows: [\"%02d:00-%02d:00\"]}", p.From, p.To)
		case own[p.Kind]:
			id = used.of(kind + "-of-" + w.agency[p.Agency])
		}
		own[p.Kind] = own[p.Kind] || p.From == p.To
		w.line(1, "%s:", id)
		w.line(2, "agency: %s", w.agency[p.Agency])
		w.line(2, "kind: %s", kind)
		w.line(2, "count: %s", count(p))
		w.line(2, "turnout: %s", w.turnout(p.Kind))
		w.homes(p)
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
	return assumed("45s", "0s..90s", w.unseen("when units leave", log.EnRoute)+"; ways are shorter by it")
}

// homes writes where the units of a pool wait: each where its calls are, where the log has positions.
func (w *writer) homes(p *fit.Pool) {
	if w.onlyWays(p.Kind) {
		w.line(2, "home: %s", base(w.kinds[p.Kind]))
		return
	}
	w.line(2, "home: %s", w.stations[p.Units[0].Station])
	w.line(2, "each: # in the middle of the calls that it is sent to")
	size, _, _ := p.Size()
	for i, u := range p.Units[:min(len(p.Units), size)] {
		w.line(3, "%d: {name: %s, home: %s}", i+1, quoted(u.Name), w.stations[u.Station])
	}
}

// count is how many are on duty.
func count(p *fit.Pool) string {
	usual, least, most := p.Size()
	why := fmt.Sprintf("%d different ones; %s called on a usual day, at most %d at once; who is on duty and never called does not show", p.Seen, trimmed(p.Usual, 1), p.MostAtOne)
	if !p.Told {
		why = "the log does not name units: so many as leave few calls waiting"
	}
	if least == most {
		return fmt.Sprintf("{value: %d, source: log, confidence: derived, note: %q}", usual, why)
	}
	return assumed(strconv.Itoa(usual), fmt.Sprintf("%d..%d", least, most), why)
}
