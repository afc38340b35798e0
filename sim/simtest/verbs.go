package simtest

import (
	"fmt"
	"slices"
	"strconv"
)

// verb writes one of the eight verbs. Those that need units or sites on hand give way to a plain event without.
func (s *step) verb() {
	all := s.brought.kinds()
	if len(s.seated()) > 0 && s.oneIn(3) { // or hardly anybody would ride with another
		s.move()
		return
	}
	switch s.upTo(11) {
	case 1, 2:
		s.send()
	case 3:
		s.message()
	case 4, 5:
		s.work()
	case 6:
		s.decideBetween()
	case 7:
		s.byOthers("work", "Work elsewhere")
	case 8:
		if len(s.sites) > 0 {
			s.posture()
			return
		}
		s.event()
	case 9:
		if len(all) > 0 {
			s.move()
			return
		}
		s.event()
	case 10:
		if len(all) > 0 {
			s.release()
			return
		}
		s.event()
	default:
		s.event()
	}
}

func (s *step) message() {
	from := s.agency
	s.addf("message", "Name of %s", s.id)
	if s.oneIn(2) {
		from = pick(s.draft, s.agencies)
		s.add("from", from)
	}
	over := s.oneIn(4)
	var others []string
	for _, agency := range s.agencies {
		if agency != from || !over && s.oneIn(6) {
			others = append(others, agency)
		}
	}
	to := some(s.draft, others)
	s.add("to", list(to))
	s.parts = append(s.parts, to...)
	if over {
		s.add("over", list(s.channels))
	}
	s.add("takes", s.byState(s.ofRow("work", s.duration)))
	if s.oneIn(4) {
		s.add("lost", s.byState(s.ofRow("happens", s.share)))
		if s.oneIn(2) {
			s.add("retry", s.byState(s.ofRow("again", s.minutes)))
		} else if slices.ContainsFunc(to, func(agency string) bool { return agency != from }) { // within an agency nothing is lost
			s.parts = append(s.parts, "failed")
		}
	}
	if s.oneIn(6) {
		s.addf("re-press", "%ds", s.from(5, 60))
	}
	s.patience()
}

// send asks for units of agencies that have some.
func (s *step) send() {
	s.once = true
	from := some(s.draft, s.agencies)
	have := s.of(from)
	if len(have.kinds()) == 0 {
		from = []string{s.pools[0].agency}
		have = s.of(from)
	}
	s.units = s.need(have)
	if s.oneIn(8) {
		s.units = have
		s.add("send", "all")
		s.words = s.units.words()
	} else {
		s.ask("send", have, s.poolsOf(from))
	}
	s.call(s.poolsOf(from), s.words)
	s.add("from", list(from))
	for kind, n := range s.units {
		s.brought[kind] = min(s.brought[kind]+n, s.owned(s.agencies, kinds[kind])) // no more than there are can be there together
	}
	s.arrivals(from)
	if slices.ContainsFunc(from, func(id string) bool { return id != s.agency && slices.Contains(s.approve, id) }) {
		s.parts = append(s.parts, "approved")
	}
	s.place()
	if s.oneIn(5) {
		s.add("whole", "true")
	}
	s.diverts()
	s.rule()
	s.patience()
}

// diverts lets a step take units from what is less urgent.
func (s *step) diverts() {
	if s.oneIn(4) {
		s.add("divert", "true")
		if s.oneIn(3) {
			s.add("priority", s.precedence())
		}
	}
}

// urgency draws a priority.
func (d *draft) urgency() string { return strconv.Itoa(d.from(1, 4)) }

// arrivals are the milestones of units that come from agencies.
func (s *step) arrivals(from []string) {
	total := 0
	for _, kind := range s.units.kinds() {
		total += s.units[kind]
	}
	s.parts = append(s.parts, s.words...)
	s.parts = append(s.parts, "en-route", "first", "all")
	if total > 1 {
		s.parts = append(s.parts, strconv.Itoa(total))
	}
	if total > 0 && s.oneIn(3) {
		s.single(from)
	}
}

// single are the arrivals of some of a sort, of some of an entry of the file, and of one unit.
func (s *step) single(from []string) {
	if len(s.words) == 0 {
		return
	}
	word := pick(s.draft, s.words)
	s.parts = append(s.parts, "first-"+word)
	kind := slices.Index(kinds, word)
	if kind < 0 {
		return
	}
	if len(s.words) == len(s.units.kinds()) { // none of the kind is asked for by another word
		s.parts = append(s.parts, fmt.Sprintf("%s-%d", word, s.units[kind]))
	}
	var of []pool
	for _, p := range s.pools {
		if p.kind == word && slices.Contains(from, p.agency) {
			of = append(of, p)
		}
	}
	p := pick(s.draft, of)
	s.parts = append(s.parts, "first-"+p.id)
	if p.counted {
		s.parts = append(s.parts, fmt.Sprintf("%s-%d", p.id, p.count))
	} else {
		s.parts = append(s.parts, p.id)
	}
}

// rule says how units are chosen.
func (s *step) rule() {
	if s.oneIn(4) {
		last := s.pools[len(s.pools)-1].id
		byPlace := fmt.Sprintf("{%s: %s, %s: %s}", s.places[0], list([]string{last}), s.places[1], list([]string{s.pools[0].id}))
		s.add("choose", pick(s.draft, []string{"nearest", "fastest", "longest-idle", "own-first", list([]string{last}), byPlace}))
	}
}

func (s *step) move() {
	s.once, s.tends = true, true
	if seated := s.seated(); len(seated) > 0 && !s.oneIn(3) {
		s.ride(pick(s.draft, seated))
	} else {
		s.onHand("move")
	}
	s.add("where", s.location())
	s.arrivals(s.agencies)
	s.patience()
}

// seated are the kinds that the incident may have some of with seats, for which its instances may share them.
func (s *step) seated() []int {
	return slices.DeleteFunc(s.brought.kinds(), func(kind int) bool {
		return !s.guest || !slices.ContainsFunc(s.pools, func(p pool) bool { return p.seats && p.kind == kinds[kind] })
	})
}

// ride asks for a seat in a unit of a kind, perhaps one that waits for others.
func (s *step) ride(kind int) {
	s.units[kind] = 1
	s.words = []string{kinds[kind]}
	s.addf("move", "{%s: 1}", kinds[kind])
	if s.oneIn(2) {
		s.add("fill", s.duration())
	}
}

// onHand asks for units of the incident, or of a step above.
func (s *step) onHand(key string) {
	if len(s.crews) > 0 && s.oneIn(2) {
		s.useCrew(key, s.crews)
		return
	}
	s.units = s.need(s.brought)
	s.ask(key, s.brought, s.called)
}

// ask writes the units of a step under a key, of those that there are.
func (s *step) ask(key string, of counts, pools []pool) {
	var text string
	text, s.words = s.asking(s.units, of, pools)
	s.add(key, text)
}

// useCrew asks for units of a step above.
func (s *step) useCrew(key string, of []crew) {
	crew := pick(s.draft, of)
	s.units = s.need(crew.units)
	s.ask(key, crew.units, nil)
	s.add("with", crew.step)
}

func (s *step) work() {
	s.tends = true
	s.addf("work", "Name of %s", s.id)
	s.add("takes", s.byState(s.ofRow("work", s.duration)))
	if len(s.brought.kinds()) > 0 && !s.oneIn(4) {
		s.onHand("needs")
		s.place()
		if s.oneIn(3) && len(s.units.kinds()) > 0 {
			s.add("relief", s.turns())
		}
	}
	if s.oneIn(4) {
		s.add("hold", s.trigger(1))
	}
	if s.oneIn(3) {
		s.add("interrupted", pick(s.draft, []string{"resume", "restart", "resample", "abandon"}))
	}
	s.patience()
}

// turns draws after how long at work units take turns.
func (s *step) turns() string {
	var f fields
	f.add("after", s.duration())
	if s.oneIn(2) {
		f.add("rest", s.duration())
	}
	if s.oneIn(2) {
		f.add("from-home", "true")
	}
	return f.String()
}

// byOthers is work or a decision of units that are not sent.
func (s *step) byOthers(verb, text string) {
	s.add(verb, text)
	s.add("takes", s.byState(s.ofRow("work", s.duration)))
	s.remote, s.tends = true, true
	if len(s.elsewhere) > 0 && s.oneIn(3) {
		s.useCrew("needs", s.elsewhere)
		return
	}
	from := pick(s.draft, s.pools)
	s.add("by", from.agency)
	if s.oneIn(4) && len(from.homes) > 0 {
		s.standing(from)
	}
	var there counts
	there[slices.Index(kinds, from.kind)] = from.count
	s.units = s.need(there)
	s.ask("needs", there, s.poolsOf([]string{from.agency}))
	s.diverts()
	s.rule()
	s.patience()
}

// standing says where the units of a pool have to be: where some wait, where the step is, or where those of a step above are.
func (s *step) standing(of pool) {
	home := pick(s.draft, of.homes)
	above := slices.IndexFunc(s.crews, func(c crew) bool { return slices.Contains(c.at, home) })
	switch form := s.upTo(3); {
	case form == 2:
		s.add("where", fmt.Sprintf("{nearest: %s}", list(slices.Compact([]string{home, s.places[0]}))))
		s.add("at-place", "here")
	case form == 3 && above >= 0:
		s.add("at-place", s.crews[above].step)
	default:
		s.add("at-place", home)
	}
}

func (s *step) decideBetween() {
	s.decide, s.tends = true, true
	switch {
	case s.oneIn(3):
		s.byOthers("decide", "Whether")
	case len(s.brought.kinds()) > 0 && s.oneIn(2):
		s.add("decide", "Whether")
		s.onHand("needs")
	default:
		s.add("decide", "Whether")
		s.add("takes", s.byState(s.ofRow("work", s.duration)))
	}
	s.add("options", "{go: Name of go, stay: Name of stay}")
	s.add("default", pick(s.draft, []string{"go", "stay", "{go: 30%, stay: 70%}"}))
	s.parts = append(s.parts, "go", "stay")
	if !s.stream {
		s.decisions = append(s.decisions, s.plan.id+"/"+s.id)
	}
}

func (s *step) posture() {
	s.add("posture", pick(s.draft, []string{"lockdown", "normal", "hold", "secure", "evacuate", "shelter"}))
	ordered := s.sites
	if s.oneIn(2) {
		s.add("sites", "all")
	} else {
		ordered = some(s.draft, s.sites)
		s.add("sites", list(ordered))
	}
	s.parts = append(s.parts, "first")
	s.parts = append(s.parts, ordered...)
	s.add("takes", s.duration())
	if s.oneIn(4) {
		s.add("fails", s.share())
		s.parts = append(s.parts, "failed", ordered[0]+".failed")
	}
	if !s.stream { // each of whose instances has its own
		s.postures = append(s.postures, s.plan.id+"/"+s.id)
	}
}

func (s *step) release() {
	if s.oneIn(3) {
		s.add("release", "all")
		return
	}
	s.onHand("release")
	s.units = counts{}
}

// patience lets a step give up waiting.
func (s *step) patience() {
	if s.oneIn(5) {
		s.add("give-up", s.byState(s.ofRow("work", s.seconds)))
		s.parts = append(s.parts, "gave-up")
	}
}
