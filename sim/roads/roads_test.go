package roads_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/geo"
	"simulate/sim/roads"
)

// TestLabelsAreDijkstra: between any two junctions that are connected labels tell what Dijkstra's algorithm finds, with one-ways,
// forbidden turns, equal ways and closings, and the way that Next tells takes that long and makes no forbidden turn.
func TestLabelsAreDijkstra(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		of := draw(t)
		n, err := roads.Read(of.xml())
		if err != nil {
			if len(of.ways) > 0 {
				t.Fatal(err)
			}
			return
		}
		var closings []roads.Closing
		for road := range int32(len(n.Roads)) {
			if factor := rapid.SampledFrom([]int32{1000, 1000, 1000, 1000, 0, 2500}).Draw(t, "factor"); factor != 1000 {
				closings = append(closings, roads.Closing{Roads: []int32{road}, Thousandth: factor})
			}
		}
		for _, in := range [][]roads.Closing{nil, closings} {
			times := n.Times(roads.Profile{}, in)
			r := roads.NewRoutes(n, roads.Profile{}, in, nil, nil)
			for a := range int32(len(n.Junctions)) {
				for b, want := range waysFrom(n, times, a) {
					b := int32(b)
					if got := r.Time(a, b); got != want || want == roads.Unreachable && r.Connects(a) && r.Connects(b) {
						t.Fatalf("from %d to %d: %d ms by labels, %d by search", a, b, got, want)
					}
					if want != roads.Unreachable {
						follow(t, n, r, times, a, b)
					}
				}
			}
		}
	})
}

// follow drives from one junction to another as Next says.
func follow(t *rapid.T, n *roads.Network, r *roads.Routes, times []int32, from, to int32) {
	t.Helper()
	total, state := int32(0), from
	before := history{-1, -1, -1, -1}
	for {
		leg, ok := r.Next(state, to)
		if !ok {
			break
		}
		side := int(2 * leg.Road)
		if leg.Against {
			side++
		}
		if times[side] != leg.Time {
			t.Fatalf("road %d takes %d ms, not %d", leg.Road, times[side], leg.Time)
		}
		now := before
		copy(now[1:], before[:])
		now[0] = side
		if now.forbidden(n, before) {
			t.Fatalf("from %d to %d: a forbidden turn after %v into %v", from, to, before, leg)
		}
		before, state, total = now, leg.To, total+leg.Time
	}
	if r.At(state) != to || total != r.Time(from, to) {
		t.Fatalf("from %d to %d the way ends at %d after %d ms", from, to, r.At(state), total)
	}
}

// TestBothFormsAreTheSame: XML and the binary form of one map are one network, and so is what a store gives back.
func TestBothFormsAreTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		of := draw(t)
		a, errA := roads.Read(of.xml())
		b, errB := roads.Read(of.pbf())
		if (errA == nil) != (errB == nil) || !reflect.DeepEqual(a, b) {
			t.Fatalf("%v and %v\n%+v\n%+v", errA, errB, a, b)
		}
		if errA != nil {
			return
		}
		kept := memory{}
		first, _ := roads.Open(of.xml(), "", nil, kept)
		again, _ := roads.Open(of.xml(), "", nil, kept)
		if !reflect.DeepEqual(first, again) {
			t.Fatal("a kept network is another")
		}
		told, states := -1, 0
		made := roads.NewRoutes(first, roads.Profile{}, nil, kept, func(done, all int) {
			if done < told || done > all {
				t.Fatalf("%d of %d after %d", done, all, told)
			}
			told, states = done, all
		})
		if told != states || states == 0 {
			t.Fatalf("at the end %d of %d are done", told, states)
		}
		read := roads.NewRoutes(first, roads.Profile{}, nil, kept, func(int, int) { t.Fatal("worked out again") })
		if !reflect.DeepEqual(made, read) {
			t.Fatal("kept routes are others")
		}
		for name, data := range kept { // what is broken is made anew
			kept[name] = append(bytes.Clone(data[:len(data)-1]), data[len(data)-1]^1)
		}
		if broken := roads.NewRoutes(first, roads.Profile{}, nil, kept, nil); !reflect.DeepEqual(made, broken) {
			t.Fatal("a broken store is trusted")
		}
	})
}

// memory is a store for a test.
type memory map[string][]byte

func (m memory) Load(name string) ([]byte, bool) { data, ok := m[name]; return data, ok }
func (m memory) Save(name string, data []byte)   { m[name] = data }

// TestTurnsByWayOfAnotherRoad: a pair of carriageways, a to b and c to d, with a road between b and c (the crossing) and roads on. What a
// restriction says of going over the crossing holds for who comes by the first carriageway, and for nobody else.
func TestTurnsByWayOfAnotherRoad(t *testing.T) {
	t.Parallel()
	const nodes = `<osm><node id="1" lat="39" lon="-94"/><node id="2" lat="39" lon="-93.99"/><node id="3" lat="39.001" lon="-93.99"/><node id="4" lat="39.001" lon="-94"/>
<node id="5" lat="39" lon="-93.98"/><node id="6" lat="39.01" lon="-93.99"/>
<way id="1"><nd ref="1"/><nd ref="2"/>%[1]s</way><way id="2"><nd ref="2"/><nd ref="3"/>%[1]s</way><way id="3"><nd ref="3"/><nd ref="4"/>%[1]s</way>
<way id="4"><nd ref="2"/><nd ref="5"/>%[1]s</way><way id="5"><nd ref="3"/><nd ref="6"/>%[1]s</way>
<relation id="9"><member type="way" ref="1" role="from"/><member type="way" ref="2" role="via"/><member type="way" ref="%[3]d" role="to"/><tag k="type" v="restriction"/><tag k="restriction" v="%[2]s"/></relation></osm>`
	const a, d, e, f = 0, 3, 4, 5 // junctions, in the order of the ways
	for _, c := range []struct {
		kind     string
		to       int
		from, at int32 // junctions
		longer   bool  // than without the restriction
	}{
		{"no_u_turn", 3, a, d, true},
		{"no_u_turn", 3, a, f, false},
		{"no_u_turn", 3, e, d, false},
		{"no_u_turn", 3, a, e, false},
		{"only_straight_on", 5, a, d, true},
		{"only_straight_on", 5, a, f, false},
		{"only_straight_on", 5, e, d, false},
		{"only_straight_on", 5, a, e, false},
	} {
		ways := func(kind string) *roads.Routes {
			n, err := roads.Read(fmt.Sprintf(nodes, tagged("highway", "residential"), kind, c.to))
			if err != nil {
				t.Fatal(err)
			}
			return roads.NewRoutes(n, roads.Profile{}, nil, nil, nil)
		}
		with, without := ways(c.kind).Time(c.from, c.at), ways("none").Time(c.from, c.at)
		if with > without != c.longer {
			t.Errorf("%s to way %d: from %d to %d takes %d ms, without it %d", c.kind, c.to, c.from, c.at, with, without)
		}
	}
}

// mapOf is a small map: a to b to c in a line, 1 km apart, with tags for the second way.
func mapOf(node, way string) string {
	return `<osm><node id="1" lat="39" lon="-94"/><node id="2" lat="39.009" lon="-94">` + node + `</node><node id="3" lat="39.018" lon="-94"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way><way id="2"><nd ref="2"/><nd ref="3"/>` + way + `</way></osm>`
}

func tagged(pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, `<tag k="%s" v="%s"/>`, pairs[i], pairs[i+1])
	}
	return b.String()
}

func TestTagsSayWhatCarsMayUse(t *testing.T) {
	t.Parallel()
	at := func(kmh float64) string { return strconv.Itoa(int(1000.7543*3600/kmh + 0.5)) } // the length of the way
	for _, c := range []struct{ name, node, way, want string }{
		{"a class", "", tagged("highway", "primary"), "both " + at(60)},
		{"a sign", "", tagged("highway", "primary", "maxspeed", "30"), "both " + at(30)},
		{"a sign in mph", "", tagged("highway", "primary", "maxspeed", "30 mph"), "both " + at(48.28032)},
		{"a sign that cannot be read", "", tagged("highway", "primary", "maxspeed", "signals"), "both " + at(60)},
		{"one way", "", tagged("highway", "primary", "oneway", "yes"), "along " + at(60)},
		{"one way, drawn against", "", tagged("highway", "primary", "oneway", "-1"), "against " + at(60)},
		{"a roundabout", "", tagged("highway", "primary", "junction", "roundabout"), "along " + at(60)},
		{"a motorway", "", tagged("highway", "motorway"), "along " + at(100)},
		{"no access", "", tagged("highway", "service", "access", "no"), "closed"},
		{"no access, but for cars", "", tagged("highway", "service", "access", "no", "motor_vehicle", "yes"), "both " + at(15)},
		{"emergency services alone", "", tagged("highway", "service", "access", "no", "emergency", "yes"), "both " + at(15)},
		{"a path for them", "", tagged("highway", "path", "emergency", "designated"), "both " + at(15)},
		{"a path", "", tagged("highway", "path"), "closed"},
		{"none of theirs", "", tagged("highway", "primary", "emergency", "no"), "closed"},
		{"a bollard", tagged("barrier", "bollard"), tagged("highway", "primary"), "closed"},
		{"a bollard that they lower", tagged("barrier", "bollard", "emergency", "yes"), tagged("highway", "primary"), "both " + at(60)},
		{"a gate", tagged("barrier", "gate"), tagged("highway", "primary"), "both " + at(60)},
		{"a crossing", tagged("highway", "crossing"), tagged("highway", "primary"), "both " + at(60)},
	} {
		n, err := roads.Read(mapOf(c.node, c.way))
		got := "closed"
		if err == nil && len(n.Roads) == 2 {
			times := n.Times(roads.Profile{}, nil)
			switch r := n.Roads[1]; {
			case r.Along && r.Against:
				got = fmt.Sprint("both ", times[2])
			case r.Along:
				got = fmt.Sprint("along ", times[2])
			default:
				got = fmt.Sprint("against ", times[3])
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAProfileStandsAboveTheSign(t *testing.T) {
	t.Parallel()
	n, err := roads.Read(mapOf("", tagged("highway", "primary", "maxspeed", "30")))
	if err != nil {
		t.Fatal(err)
	}
	var p roads.Profile
	p.Speeds[2] = 90_000
	if times := n.Times(p, nil); times[2] != 40030 {
		t.Errorf("%d ms for 1 km at 90 km/h", times[2])
	}
}

func TestWhatIsNoMapIsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "roads", "<html></html>", "<osm>", "<osm><node id='a'/></osm>", "\x00\x00\x00\x02ab", mapOf("", "")[:40]} {
		if n, err := roads.Read(text); err == nil || n != nil {
			t.Errorf("%q is a network", text)
		}
	}
}

// FuzzRead: whatever is read, reading comes back, and what it makes can be asked.
func FuzzRead(f *testing.F) {
	for _, size := range []int{2, 3} {
		of := town{columns: size, rows: size, ways: []townWay{{[]int{1, 2, 3, 4}, [][2]string{{"highway", "primary"}}}}, bans: []townBan{{from: 1, via: 2, to: 1, kind: "no_u_turn"}, {from: 1, by: []int{1}, to: 1, kind: "only_straight_on"}}}
		f.Add(of.xml())
		f.Add(of.pbf())
		f.Add(strings.Replace(of.pbf(), "OSMHeader", "OSMheader", 1))
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := roads.Read(text)
		if err != nil {
			return
		}
		r := roads.NewRoutes(n, roads.Profile{}, nil, nil, nil)
		if j, _, ok := n.Nearest(n.Point(0), 1e6); ok && r.Time(j, j) != 0 {
			t.Fatalf("from %d to itself it takes %d ms", j, r.Time(j, j))
		}
	})
}

// TestNearest: the junction that is found is the nearest of all that are connected.
func TestNearest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		of := draw(t)
		n, err := roads.Read(of.xml())
		if err != nil || n.Connected() == 0 {
			return
		}
		r := roads.NewRoutes(n, roads.Profile{}, nil, nil, nil)
		at := geo.Position{Lat: rapid.Float64Range(38.99, 39.02).Draw(t, "lat"), Lon: rapid.Float64Range(-94.32, -94.28).Draw(t, "lon")}.Point()
		got, metres, ok := n.Nearest(at, 2000)
		least := 1e9
		for j := range int32(len(n.Junctions)) {
			if r.Connects(j) {
				least = min(least, n.Point(j).Metres(at))
			}
		}
		if ok != (least <= 2000) || ok && (metres != least || n.Point(got).Metres(at) != least) {
			t.Fatalf("%d at %v m (%v), the nearest is %v m away", got, metres, ok, least)
		}
	})
}

// maps names the folder with real extracts of OpenStreetMap; without it what needs them is left out.
const maps = "SIMULATE_TEST_MAPS"

// TestRealMaps: all files of the folder that the environment names are read, and between many of their junctions labels tell what a search tells.
func TestRealMaps(t *testing.T) {
	folder := os.Getenv(maps)
	if folder == "" {
		t.Skip("no folder with maps is named by " + maps)
	}
	for _, pattern := range []string{"*.osm", "*.osm.pbf"} {
		files, _ := filepath.Glob(filepath.Join(folder, pattern))
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			n, err := roads.Read(string(text))
			if err != nil {
				t.Errorf("%s: %s", filepath.Base(file), err)
				continue
			}
			r := roads.NewRoutes(n, roads.Profile{}, nil, nil, nil)
			t.Logf("%s: %d junctions, %d connected, %d roads, %d forbidden courses, %d hubs a junction", filepath.Base(file), len(n.Junctions), n.Connected(), len(n.Roads), len(n.Bans()), r.Labelled()/2/len(n.Junctions))
			times, count := n.Times(roads.Profile{}, nil), int32(len(n.Junctions))
			if count > 5000 {
				continue
			}
			for i := range int32(20) {
				a := i * 7919 % count
				for b, want := range waysFrom(n, times, a) {
					if b := int32(b); r.Connects(a) && r.Connects(b) && r.Time(a, b) != want {
						t.Errorf("%s: from %d to %d %d ms by labels, %d by search", filepath.Base(file), a, b, r.Time(a, b), want)
					}
				}
			}
		}
	}
}
