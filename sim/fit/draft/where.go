package draft

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/fit"
	"simulate/sim/log"
)

// places writes where calls are and units wait.
func (w *writer) placesAndWays() {
	if w.Map != nil {
		w.onMap()
		w.speeds()
		return
	}
	w.line(0, "# The log has no positions of units and calls: calls are at one place of each area, and units come from where their kind")
	w.line(0, "# waits. With positions, write them here and remove travel.between: then ways follow from distance.")
	w.line(0, "places:")
	for i, a := range w.scenes() {
		w.line(1, "%s: {name: %s, kind: scene}", a, quoted(w.sceneName(i)))
	}
	for i, kind := range w.kinds {
		w.line(1, "%s: {name: %s, kind: station}", base(kind), quoted("Where "+w.kindName(i)+" wait"))
	}
	w.line(0, "")
	w.line(0, "travel:")
	w.between()
	w.line(0, "")
}

// onMap writes the places of a log with positions.
func (w *writer) onMap() {
	w.line(0, "# Calls are taken to be in the middle of those around them, units where the calls are that they are sent to.")
	w.line(0, "# Better than these middles are the stations themselves: write their positions here.")
	w.line(0, "places:")
	for i := range w.Map.Points {
		p := &w.Map.Points[i]
		name := p.Name
		if name == "" {
			name = "Calls"
		}
		w.line(1, "%s: {name: %s, kind: scene, position: [%.4f, %.4f]} # %d calls", w.scenes()[i], quoted(fmt.Sprintf("%s, %d", name, i+1)), p.Lat, p.Lon, p.N)
	}
	for i := range w.Map.Stations {
		s := &w.Map.Stations[i]
		w.line(1, "%s: {name: %s, kind: station, position: [%.4f, %.4f]}", w.stations[i], quoted("Station of "+s.Name), s.Lat, s.Lon)
	}
	for i, kind := range w.kinds {
		if w.onlyWays(i) {
			w.line(1, "%s: {name: %s}", base(kind), quoted("Where "+w.kindName(i)+" are"))
		}
	}
	w.line(0, "")
}

// speeds writes how fast ways are, or how long where distances do not tell.
func (w *writer) speeds() {
	w.line(0, "travel:")
	w.line(1, "speed: # over the whole way, such that the nearest that are free take as long as the log says")
	for i, kind := range w.kinds {
		if s := w.Map.Speeds[i]; s.Value > 0 {
			w.line(2, "%s: {value: %s, range: %s..%s, source: log, confidence: derived}", kind, speed(s.Value), speed(min(s.Low, s.Value*0.995)), speed(max(s.High, s.Value*1.005)))
		}
	}
	w.line(1, "detour: %s", assumed(trimmed(fit.AssumedDetour, 1), "1.2..1.4", "positions to the block do not tell how much longer roads are than straight lines"))
	w.line(1, "variation: {value: lognormal(p50 1 p90 %s), source: log, confidence: derived, note: what of the spread of ways is not of their length}", trimmed(w.Map.Variation, 2))
	if slices.ContainsFunc(w.Map.Speeds, func(s fit.Speed) bool { return s.Value <= 0 }) {
		w.line(1, "# Of these kinds distances do not tell how long ways take: they come from wherever they are.")
		w.between()
	}
	w.line(0, "")
}

// onlyWays reports whether of a kind how long ways take is known, and not from where.
func (w *writer) onlyWays(kind int) bool { return w.Map == nil || w.Map.Speeds[kind].Value <= 0 }

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

// between writes how long ways take, of the kinds of which distances do not tell.
func (w *writer) between() {
	w.line(1, "between:")
	var back []string
	for i, kind := range w.kinds {
		if !w.onlyWays(i) {
			continue
		}
		back = append(back, base(kind)+": 0s")
		w.line(2, "%s:", base(kind))
		for n, scene := range w.scenes() {
			way := "6m"
			if d := w.way(i, n); d != nil {
				way = w.duration(d, kind+"-way")
			} else if n == 0 {
				way = assumed("6m", "3m..12m", w.unseen("when units are on scene", log.OnScene))
			}
			w.line(3, "%s: %s", scene, way)
		}
	}
	w.line(2, "# Back in no time: whoever is free is where the next way is measured from.")
	for _, scene := range w.scenes() {
		w.line(2, "%s: {%s}", scene, strings.Join(back, ", "))
	}
}

// way is how long ways of a kind to a scene take; nil where the log does not tell.
func (w *writer) way(kind, scene int) *fit.Distribution {
	if by := w.Kinds[kind].ByArea; by != nil && len(w.places) > 1 {
		return by[scene]
	}
	return w.Kinds[kind].Travel
}

// where writes where the calls of a plan are: by shares of its own, or by those of all, which are written once.
func (w *writer) where(plan int) {
	var own []float64
	all := make([]float64, len(w.Areas))
	for i, a := range w.Areas {
		all[i] = a.Share
	}
	if w.Map != nil {
		own = w.Map.Shares[plan]
		all = make([]float64, len(w.Map.Points))
		for i := range all {
			all[i] = float64(w.Map.Points[i].N) / float64(w.Map.Placed)
		}
	}
	switch {
	case len(w.places) < 2:
		w.line(2, "where: scene")
	case own != nil:
		w.line(2, "where:")
		w.sharesOf(own)
	default:
		if w.uses[&w.places[0]]++; w.uses[&w.places[0]] > 1 {
			w.line(2, "where: *where")
			return
		}
		w.line(2, "where: &where")
		w.sharesOf(all)
	}
}

func (w *writer) sharesOf(parts []float64) {
	for i, share := range shares(parts) {
		if share != "0%" {
			w.line(3, "%s: {value: %s, source: log}", w.places[i], share)
		}
	}
}

func speed(metresPerSecond float64) string { return trimmed(metresPerSecond*3.6, 1) + " km/h" }
