package cause

import (
	"cmp"
	"math"
	"slices"

	"simulate/sim/experiment"
	"simulate/sim/measure"
	"simulate/sim/stats"
)

// A run's share of paths is kept in millionths, and its time in microseconds: the mean of some instances is no whole number.
const (
	shareScale = 1_000_000
	timeScale  = 1000
)

// pathTally adds up what runs yield. The sums are exact, so that the order of adding does not show.
type pathTally struct {
	runs  int
	sides []sideTally
	pairs int // runs in which every side has a path
	links map[linkID]*linkTally
}

// sideTally is what the runs of one program yield as a whole.
type sideTally struct {
	found, instances, unfinished, never int
	length                              stats.Moments
}

// linkID names a link in any program.
type linkID struct {
	incident, step string
	kind           Kind
}

// linkTally adds up a link. Runs that do not have it on their paths are not added, but counted at the end.
type linkTally struct {
	sides       []onTally
	share, time stats.Moments // of differences between the sides, run by run, where both have a path
	both        stats.Occurrences
}

type onTally struct{ share, time, whenOn stats.Moments }

func newPathTally(sides int) *pathTally {
	return &pathTally{sides: make([]sideTally, sides), links: map[linkID]*linkTally{}}
}

// link is the tally of a link.
func (t *pathTally) link(id linkID) *linkTally {
	l := t.links[id]
	if l == nil {
		l = &linkTally{sides: make([]onTally, len(t.sides))}
		t.links[id] = l
	}
	return l
}

// add adds what one run yields on every side.
func (t *pathTally) add(finders []*pathfinder, outs []found) {
	t.runs++
	parts := make(map[linkID][2]part)
	paired := len(outs) == 2
	for i := range outs {
		t.sides[i].add(&outs[i])
		paired = paired && outs[i].paths > 0
		for at, s := range outs[i].spent {
			id := finders[i].linkID(at)
			p := parts[id]
			p[i] = partOf(s, outs[i].paths)
			parts[id] = p
			t.link(id).sides[i].add(p[i], s)
		}
	}
	if paired {
		t.pairs++
		for id, p := range parts {
			t.link(id).compare(p[0], p[1])
		}
	}
}

// part is a link's part in the paths of a run.
type part struct{ share, time int64 }

func partOf(s spent, paths int) part {
	return part{scaled(int64(s.paths)*shareScale, paths), scaled(int64(s.time)*timeScale, paths)}
}

// scaled is the nearest whole number to a mean.
func scaled(sum int64, n int) int64 { return int64(math.Round(float64(sum) / float64(n))) }

func (t *sideTally) add(out *found) {
	t.instances += out.paths
	switch {
	case out.paths > 0:
		t.found++
		t.length.Add(scaled(int64(out.length)*timeScale, out.paths))
	case out.state == measure.Unfinished:
		t.unfinished++
	default:
		t.never++
	}
}

func (t *onTally) add(p part, s spent) {
	t.share.Add(p.share)
	t.time.Add(p.time)
	t.whenOn.Add(scaled(int64(s.time)*timeScale, s.paths))
}

func (l *linkTally) compare(baseline, variant part) {
	l.share.Add(variant.share - baseline.share)
	l.time.Add(variant.time - baseline.time)
	switch {
	case baseline.share > 0 && variant.share > 0:
		l.both.Both++
	case baseline.share > 0:
		l.both.OnlyBaseline++
	default:
		l.both.OnlyVariant++
	}
}

// linkID names a place in the program.
func (f *pathfinder) linkID(at place) linkID {
	id := linkID{kind: at.kind}
	if int(at.step) < len(f.program.Steps) {
		step := &f.program.Steps[at.step]
		id.incident, id.step = f.program.Incidents[step.Incident].ID, step.ID
	}
	return id
}

func (t *pathTally) merge(other *pathTally) {
	t.runs += other.runs
	t.pairs += other.pairs
	for i := range t.sides {
		s, o := &t.sides[i], &other.sides[i]
		s.found, s.instances = s.found+o.found, s.instances+o.instances
		s.unfinished, s.never = s.unfinished+o.unfinished, s.never+o.never
		s.length.Merge(o.length)
	}
	for id, l := range other.links {
		t.link(id).merge(l)
	}
}

func (l *linkTally) merge(other *linkTally) {
	for i := range l.sides {
		l.sides[i].share.Merge(other.sides[i].share)
		l.sides[i].time.Merge(other.sides[i].time)
		l.sides[i].whenOn.Merge(other.sides[i].whenOn)
	}
	l.share.Merge(other.share)
	l.time.Merge(other.time)
	l.both.Both += other.both.Both
	l.both.OnlyBaseline += other.both.OnlyBaseline
	l.both.OnlyVariant += other.both.OnlyVariant
}

// paths are the figures.
func (t *pathTally) paths(sides []side, o experiment.Options) *Paths {
	p := &Paths{Seed: o.Seed, Asked: o.Runs, Runs: t.runs, Pairs: t.pairs, Streamed: sides[0].set.Rows[sides[0].row].Several}
	p.Baseline = t.sides[0].pathed(&sides[0])
	if len(sides) > 1 {
		variant := t.sides[1].pathed(&sides[1])
		p.Variant = &variant
	}
	for id, l := range t.links {
		p.Links = append(p.Links, t.figures(id, l, p.Streamed))
	}
	slices.SortFunc(p.Links, func(a, b Link) int {
		return cmp.Or(
			-cmp.Compare(max(a.Baseline.Mean.Value, a.Variant.Mean.Value), max(b.Baseline.Mean.Value, b.Variant.Mean.Value)),
			cmp.Compare(a.Incident, b.Incident), cmp.Compare(a.Step, b.Step), cmp.Compare(a.Kind, b.Kind))
	})
	return p
}

func (t *sideTally) pathed(s *side) Pathed {
	return Pathed{
		Program: s.program, Row: &s.set.Rows[s.row], Found: t.found, Instances: t.instances,
		Unfinished: t.unfinished, Never: t.never, Length: meanOf(t.length, timeScale),
	}
}

// figures are those of a link.
func (t *pathTally) figures(id linkID, l *linkTally, streamed bool) Link {
	link := Link{Incident: id.incident, Step: id.step, Kind: id.kind}
	link.Baseline = l.sides[0].figures(t.sides[0].found, streamed)
	if len(t.sides) == 1 {
		return link
	}
	link.Variant = l.sides[1].figures(t.sides[1].found, streamed)
	l.share.AddZeros(t.pairs - l.share.N())
	l.time.AddZeros(t.pairs - l.time.N())
	link.Mean, link.Share = meanOf(l.time, timeScale), within(meanOf(l.share, shareScale), -1, 1)
	if !streamed {
		both := l.both
		both.Neither = t.pairs - both.Runs()
		link.Share = both.Change(pathLevel)
	}
	return link
}

func (t *onTally) figures(runs int, streamed bool) OnPath {
	on := OnPath{Runs: t.share.N(), WhenOn: within(meanOf(t.whenOn, timeScale), 0, math.Inf(1))}
	t.share.AddZeros(runs - t.share.N())
	t.time.AddZeros(runs - t.time.N())
	on.Share, on.Mean = within(meanOf(t.share, shareScale), 0, 1), within(meanOf(t.time, timeScale), 0, math.Inf(1))
	if !streamed {
		on.Share.Interval = stats.Wilson(on.Runs, runs, pathLevel)
	}
	return on
}

// meanOf is a mean with Student's interval, of numbers so many times as large.
func meanOf(m stats.Moments, scale float64) stats.Estimate {
	e := stats.Estimate{Value: m.Mean() / scale, Interval: m.MeanInterval(pathLevel)}
	e.Interval.Low /= scale
	e.Interval.High /= scale
	return e
}

// within cuts off the parts of an interval in which the true mean cannot lie.
func within(e stats.Estimate, least, most float64) stats.Estimate {
	e.Interval.Low, e.Interval.High = max(e.Interval.Low, least), min(e.Interval.High, most)
	return e
}
