package sim_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/scenario"
	"simulate/sim/simtest"
)

// watch is what the records tell of the units of a pool.
type watch struct {
	free   map[int32]bool
	at     map[int32]uint16 // where a unit stands, or whither it drives
	posted map[int32]bool   // it was sent there for a post
	since  engine.Time      // of the last change of who is free
}

// postsFor are the ids of the places that the file wants manned when so many units of a pool are free.
func postsFor(p *sim.Program, pool *sim.Pool, free int) []string {
	rule := p.Scenario.Dispatch.Get(p.Kinds[pool.Kind])
	if rule == nil || rule.Posts == nil {
		return nil
	}
	lists := rule.Posts.Get(p.Agencies[pool.Agency].ID)
	if lists == nil {
		lists = rule.Posts.Get("")
	}
	if lists == nil {
		return nil
	}
	most, places := 0, scenario.Names(nil)
	for key, list := range lists.All() {
		if n, _ := strconv.Atoi(key); n <= free && n > most {
			most, places = n, *list
		}
	}
	return places
}

// settleOf is for how long the number of free units of a pool must not have changed.
func settleOf(p *sim.Program, pool *sim.Pool) engine.Time {
	if rule := p.Scenario.Dispatch.Get(p.Kinds[pool.Kind]); rule != nil && rule.Settle != nil {
		return engine.Time(*rule.Settle)
	}
	return 0
}

// Once nothing has changed for as long as the file says, each post that is required has a unit at it or on the way, and nobody else is at
// a post or bound for one.
func TestPostsAreManned(t *testing.T) {
	t.Parallel()
	simtest.Sometimes(t, "a post is manned", func() int {
		manned := 0
		everyRun(t, func(t *rapid.T, p *sim.Program, records []sim.Record) {
			if slices.ContainsFunc(records, func(r sim.Record) bool { return r.Kind == sim.PlaceBlocked }) {
				t.Skip("a post may be closed")
			}
			pools := make([]watch, len(p.Pools))
			for i := range pools {
				pools[i] = watch{map[int32]bool{}, map[int32]uint16{}, map[int32]bool{}, 0}
				for _, u := range p.Pools[i].Units {
					pools[i].free[u], pools[i].at[u] = true, p.Units[u].Home
				}
			}
			for i, r := range records {
				if i > 0 && r.At > records[i-1].At {
					for k := range pools {
						manned += checkPosts(t, p, &p.Pools[k], &pools[k], records[i-1].At)
					}
				}
				if r.Unit == sim.None || r.Kind <= sim.IncidentClosed || r.Kind == sim.UnitsKept {
					continue
				}
				w := &pools[p.Units[r.Unit].Pool]
				was := w.free[r.Unit]
				switch r.Kind {
				case sim.UnitReturning, sim.UnitHome:
					w.free[r.Unit], w.at[r.Unit], w.posted[r.Unit] = true, r.Place, r.Arg == sim.ToPost
				case sim.UnitOnDuty:
					w.free[r.Unit], w.at[r.Unit] = true, r.Place
				case sim.UnitFreed:
					w.free[r.Unit] = true
				case sim.UnitDiverted:
				case sim.UnitEnRoute:
					w.at[r.Unit] = sim.NoPlace
				case sim.UnitArrived, sim.UnitWorking:
					w.at[r.Unit], w.free[r.Unit], w.posted[r.Unit] = r.Place, false, false
				default:
					w.free[r.Unit], w.posted[r.Unit] = false, false
				}
				if w.free[r.Unit] != was {
					w.since = r.At
				}
			}
		})
		return manned
	})
}

// checkPosts looks at the posts of a pool at the end of an instant, and returns how many are manned.
func checkPosts(t *rapid.T, p *sim.Program, pool *sim.Pool, w *watch, at engine.Time) (manned int) {
	if at < w.since+settleOf(p, pool) {
		return 0
	}
	free, taken := 0, map[int32]bool{}
	for _, u := range pool.Units {
		if w.free[u] {
			free++
		}
	}
	for _, id := range postsFor(p, pool, free) {
		found := false
		for _, there := range []bool{true, false} { // those who were sent first, so that nobody is left over
			for _, u := range pool.Units {
				if !found && w.free[u] && !taken[u] && w.posted[u] == there && w.at[u] != sim.NoPlace && p.Places[w.at[u]].ID == id {
					taken[u], found = true, true
				}
			}
		}
		if !found {
			t.Fatalf("at %d nobody is at %s of %v, or bound for it: %+v", at, id, postsFor(p, pool, free), w)
		}
		manned++
	}
	for u := range w.posted {
		if w.posted[u] && !taken[u] {
			t.Fatalf("at %d unit %d is at a post that is not required: %v, %+v", at, u, postsFor(p, pool, free), w)
		}
	}
	return manned
}

// Of a variant that wants other posts, or none, units leave for those, or for home, from its instant on.
func TestABranchWithOtherPosts(t *testing.T) {
	t.Parallel()
	const places = "places: {here: {}, there: {}, base: {}}\ntravel: {between: {base: {here: 10m, there: 5m}, here: {there: 8m}}}"
	text := func(posts string) string {
		return drill + "dispatch: {desk: {posts: " + posts + "}}\n"
	}
	load := func(posts string) *sim.Program {
		return compile(t, strings.Replace(text(posts), "places: {here: {}, base: {}}\ntravel: {between: {base: {here: 10m}}}", places, 1))
	}
	base := load("{2: [here]}")
	for name, c := range map[string]struct {
		posts string
		want  []string
	}{
		"another":  {"{2: [there]}", []string{"here 1", "here 1", "there 1", "base 2", "there 1", "base 0"}}, // the other desk is nearer
		"the same": {"{2: [here]}", []string{"here 1", "here 1"}},
		"none":     {"{3: [there]}", []string{"here 1", "here 1", "base 2", "base 0"}},
	} {
		then := load(c.posts)
		branch, err := then.From(base, 20*engine.Minute)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range recordsOf(t, branch) {
			if r.Kind == sim.UnitReturning || r.Kind == sim.UnitHome {
				got = append(got, branch.Places[r.Place].ID+" "+strconv.Itoa(int(r.Arg)))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: units go %v, want %v", name, got, c.want)
		}
	}
}
