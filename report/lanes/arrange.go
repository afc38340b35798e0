package lanes

import (
	"slices"
	"strconv"
	"strings"

	"simulate/report/words"
	"simulate/sim/snapshot"
)

// lane is a line of the picture: a unit, several of a pool that do the same, or all that are busy of a pool or more.
type lane struct {
	name  string
	pool  int     // in sim.Program.Pools
	units []int32 // by number
	bars  []bar
	most  int // stacked: how many are busy at once at most; 0: a bar is as high as its phase says
}

// group is the lanes of an agency.
type group struct {
	name  string
	lanes []*lane
	pools bool // all its units are in one lane
}

// mostLines is how many lines a picture has at most, those of the names of agencies counted.
const mostLines = 40

// arrange puts the units that are busy in a stretch into lanes, by agency. Units of a pool that do the same at all times share one. While there are more lines than a
// picture has, the pool with the most lanes becomes one, and once all of them are, the agency with the most; of more agencies than there is room for, the last are one.
func arrange(h *snapshot.History, s scale) []*group {
	names := words.Of(h.Program)
	byAgency := make([]*group, len(names.Agencies))
	for a := range byAgency {
		byAgency[a] = &group{name: names.Agencies[a].Name}
	}
	for u := range names.Units {
		if bars := barsOf(h, int32(u), s); takes(bars) {
			byAgency[names.Units[u].Agency].add(int(names.Units[u].Pool), int32(u), bars)
		}
	}
	groups := slices.DeleteFunc(byAgency, func(g *group) bool { return len(g.lanes) == 0 })
	for lines(groups) > mostLines && (poolLargest(groups, h, s) || joinLargest(groups, h, s)) {
		continue
	}
	groups = joinLast(groups, h, s)
	for _, g := range groups {
		for _, l := range g.lanes {
			l.name = g.called(l, names)
		}
	}
	return groups
}

// add puts a unit into the lane of those of its pool that do the same, or else into one of its own.
func (g *group) add(pool int, unit int32, bars []bar) {
	for _, l := range g.lanes {
		if l.pool == pool && slices.Equal(l.bars, bars) {
			l.units = append(l.units, unit)
			return
		}
	}
	g.lanes = append(g.lanes, &lane{pool: pool, units: []int32{unit}, bars: bars})
}

func lines(groups []*group) int {
	n := len(groups)
	for _, g := range groups {
		n += len(g.lanes)
	}
	return n
}

// poolLargest makes one lane of the pool with the most lanes, if any has several.
func poolLargest(groups []*group, h *snapshot.History, s scale) bool {
	var of *group
	pool, most := 0, 1
	for _, g := range groups {
		number := make(map[int]int)
		for _, l := range g.lanes {
			if number[l.pool]++; number[l.pool] > most {
				of, pool, most = g, l.pool, number[l.pool]
			}
		}
	}
	if of != nil {
		of.join(h, s, func(l *lane) bool { return l.pool == pool })
	}
	return of != nil
}

// joinLargest makes one lane of the agency with the most lanes, if any has several.
func joinLargest(groups []*group, h *snapshot.History, s scale) bool {
	of := slices.MaxFunc(groups, func(a, b *group) int { return len(a.lanes) - len(b.lanes) })
	if len(of.lanes) == 1 {
		return false
	}
	of.join(h, s, func(*lane) bool { return true })
	of.pools = true
	return true
}

// joinLast makes one of the last agencies where all of them, of a lane each, are more than there is room for.
func joinLast(groups []*group, h *snapshot.History, s scale) []*group {
	if lines(groups) <= mostLines {
		return groups
	}
	kept := mostLines/2 - 1
	rest := &group{name: strconv.Itoa(len(groups)-kept) + " other agencies", pools: true}
	for _, g := range groups[kept:] {
		rest.lanes = append(rest.lanes, g.lanes...)
	}
	rest.join(h, s, func(*lane) bool { return true })
	return append(groups[:kept:kept], rest)
}

// join makes one lane of some, in the place of the first.
func (g *group) join(h *snapshot.History, s scale, which func(*lane) bool) {
	first := slices.IndexFunc(g.lanes, which)
	one := &lane{pool: g.lanes[first].pool}
	for _, l := range g.lanes {
		if which(l) {
			one.units = append(one.units, l.units...)
		}
	}
	all := make([][]bar, len(one.units))
	for i, u := range one.units {
		all[i] = barsOf(h, u, s)
	}
	one.bars, one.most = stacked(all, s)
	g.lanes = slices.DeleteFunc(g.lanes, which)
	g.lanes = slices.Insert(g.lanes, first, one)
}

// called is what a lane is called below the name of its agency.
func (g *group) called(l *lane, names words.Names) string {
	switch {
	case g.pools:
		return words.Counted(len(l.units), "unit", "units") + atMost(l)
	case l.most > 0:
		return names.Group(l.units) + atMost(l)
	case len(l.units) > 1:
		return names.Group(l.units)
	default:
		return within(names.Unit(l.units[0]), g.name)
	}
}

// atMost says how many of a lane are busy at once at most, where that is not all.
func atMost(l *lane) string {
	if l.most == len(l.units) {
		return ""
	}
	return ", " + strconv.Itoa(l.most) + " at most"
}

// within is a name where that of its group is read, without the words with which both begin, as pages shorten it.
func within(name, of string) string {
	words, begins := strings.Fields(name), strings.Fields(of)
	shared := 0
	for shared < len(words) && shared < len(begins) && words[shared] == begins[shared] {
		shared++
	}
	rest := strings.Join(words[shared:], " ")
	if strings.Trim(rest, "0123456789 ") == "" || slices.Contains(joins, words[shared]) {
		return name
	}
	return rest
}

// joins are words that nothing begins with: an officer of the County or state police is none of “or state”.
var joins = []string{"and", "or", "of", "for"}
