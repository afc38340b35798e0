package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// siteState is the posture of a site in the course of a run.
type siteState struct {
	ordered bool // into another posture than normal
	changed bool // it was in another posture than normal
	away    bool // it is
	since   sim.Occurrence
	total   engine.Time // in other postures, over
	periods []period    // the same, where somebody is told of stretches
	lifted  engine.Time
	people  exposure
	leaves  bool // it is to be evacuated, and its people are still inside
}

// exposure is how long people are kept in a place, or wait there to be brought out.
type exposure struct {
	under bool
	since engine.Time
	total engine.Time // over
}

func (e *exposure) set(under bool, at engine.Time) {
	if e.under {
		e.total += at - e.since
	}
	e.under, e.since = under, at
}

// postures follows the sites.
type postures struct{ sites []siteState }

func newPostures(sites int) postures { return postures{make([]siteState, sites)} }

func (p *postures) reset() {
	for i := range p.sites {
		p.sites[i] = siteState{periods: p.sites[i].periods[:0]}
	}
}

func (f *Fold) notePosture(seq sim.Seq, r *sim.Record) {
	site := &f.postures.sites[r.Arg]
	posture := f.set.Program.Steps[r.Step].Posture
	normal, evacuates := posture == "normal", posture == "evacuate"
	f.weighInside(r, site, evacuates && r.Kind == sim.PostureOrdered)
	if r.Kind == sim.PostureOrdered {
		site.ordered = site.ordered || !normal
		if evacuates {
			site.people.set(true, r.At)
		}
		return
	}
	site.people.set(!normal && !evacuates, r.At)
	now := sim.Occurrence{At: r.At, Seq: seq}
	switch {
	case !normal && !site.away:
		site.changed, site.away, site.since = true, true, now
	case normal && site.away:
		site.away = false
		site.total += r.At - site.since.At
		site.lifted = r.At
		if f.OnLapse != nil {
			site.periods = append(site.periods, period{site.since, now})
		}
	}
}

// weighInside counts the people of a site from the order to evacuate it until they are out, or another order stands.
func (f *Fold) weighInside(r *sim.Record, site *siteState, leaves bool) {
	if site.leaves == leaves {
		return
	}
	people := int64(f.set.Program.Sites[r.Arg].People)
	if site.leaves = leaves; !leaves {
		people = -people
	}
	f.bump(peopleInside, &subject{bySite: int32(r.Arg)}, people, r.At)
}

func (f *Fold) finishPostures() {
	for i := range f.postures.sites {
		sub := subject{bySite: int32(i)}
		site := &f.postures.sites[i]
		f.tellPeople(&sub, site)
		f.tellPosture(&sub, site)
		f.tellMargin(&sub, site)
	}
}

// tellPeople tells how long people were kept in a posture inside, or waited to be evacuated, up to the horizon: those who are out are not
// counted.
func (f *Fold) tellPeople(sub *subject, site *siteState) {
	site.people.set(false, f.now)
	people := int64(f.set.Program.Sites[sub[bySite]].People)
	f.add(personMinutes, sub, people*int64(site.people.total))
}

// tellPosture tells how long a site was in another posture than normal, which a site that nobody orders into one says nothing of.
func (f *Fold) tellPosture(sub *subject, site *siteState) {
	switch {
	case !site.ordered:
		f.tellOnce(postureTime, sub, without(NotApplicable))
	case !site.changed:
		f.tellOnce(postureTime, sub, without(Never))
	case site.away:
		f.tellOnce(postureTime, sub, f.unfinished(site.since.At-site.total))
	default:
		f.tellOnce(postureTime, sub, site.inPostures())
	}
}

// inPostures is the time in other postures, which may have been several stretches.
func (s *siteState) inPostures() spell {
	l := spell{length: s.total}
	if len(s.periods) > 0 {
		l.from, l.to, l.more = s.periods[0].from, s.periods[0].to, s.periods[1:]
	}
	return l
}

// tellMargin tells how long before its dismissal a site was back to normal. Of a site that is not back, the margin is the most
// that it can become, as if it were lifted at the horizon: no margin counted as missing, and therefore as longer than any other,
// may stand for the worst of all. Where nobody was kept there is none.
func (f *Fold) tellMargin(sub *subject, site *siteState) {
	dismissal := f.set.Program.Sites[sub[bySite]].Dismissal
	switch {
	case !site.changed:
		f.tellOnce(dismissalMargin, sub, without(NotApplicable))
	case site.away:
		f.tellOnce(dismissalMargin, sub, spell{length: dismissal - f.now})
	default:
		f.tellOnce(dismissalMargin, sub, spell{length: dismissal - site.lifted})
	}
}

// dismisses reports whether people are let out of a site at a known instant.
func dismisses(site *sim.Site) bool { return site.Dismissal != engine.Never }
