package measure

import (
	"simulate/sim"
	"simulate/sim/engine"
)

// siteState is the posture of a site in the course of a run.
type siteState struct {
	changed bool // it was in another posture than normal
	away    bool // it is
	since   engine.Time
	total   engine.Time // in other postures, over
	lifted  engine.Time
}

// postures follows the sites.
type postures struct{ sites []siteState }

func newPostures(sites int) postures { return postures{make([]siteState, sites)} }

func (p *postures) reset() { clear(p.sites) }

func (f *Fold) notePosture(r *sim.Record) {
	site := &f.postures.sites[r.Arg]
	normal := f.set.Program.Steps[r.Step].Posture == "normal"
	switch {
	case !normal && !site.away:
		site.changed, site.away, site.since = true, true, r.At
	case normal && site.away:
		site.away = false
		site.total += r.At - site.since
		site.lifted = r.At
	}
}

func (f *Fold) finishPostures() {
	for i := range f.postures.sites {
		sub := subject{bySite: int32(i)}
		site := &f.postures.sites[i]
		f.tellPosture(&sub, site)
		f.tellMargin(&sub, site)
	}
}

// tellPosture tells how long a site was in another posture than normal. The person-minutes are those up to the horizon.
func (f *Fold) tellPosture(sub *subject, site *siteState) {
	total := site.total
	if site.away {
		total += f.now - site.since
	}
	people := int64(f.set.Program.Sites[sub[bySite]].People)
	f.add(personMinutes, sub, people*int64(total))
	switch {
	case !site.changed:
		f.tellOnce(postureTime, sub, Never, 0)
	case site.away:
		f.tellOnce(postureTime, sub, Unfinished, 0)
	default:
		f.tellOnce(postureTime, sub, Happened, total)
	}
}

// tellMargin tells how long before its dismissal a site was back to normal. Of a site that is not back although its
// dismissal is past, the margin is the one it would have if it were lifted at the horizon: no margin counted as missing,
// and therefore as longer than any other, may stand for the worst of all.
func (f *Fold) tellMargin(sub *subject, site *siteState) {
	dismissal := f.set.Program.Sites[sub[bySite]].Dismissal
	switch {
	case !site.changed:
		f.tellOnce(dismissalMargin, sub, Never, 0)
	case !site.away:
		f.tellOnce(dismissalMargin, sub, Happened, dismissal-site.lifted)
	case f.now < dismissal:
		f.tellOnce(dismissalMargin, sub, Unfinished, 0)
	default:
		f.tellOnce(dismissalMargin, sub, Happened, dismissal-f.now)
	}
}

// dismisses reports whether people are let out of a site at a known instant.
func dismisses(site *sim.Site) bool { return site.Dismissal != engine.Never }
