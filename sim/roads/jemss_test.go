package roads_test

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"container/heap"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"simulate/sim/roads"
)

// jemss names the folder of a city of JEMSS with roads/nodes.csv.gz and roads/arcs.csv.gz; without it what needs it is left out.
const jemss = "SIMULATE_TEST_JEMSS"

// TestACityOfJEMSS: the arcs of a city that others simulate, with their own times, have the quickest ways that a search from a junction finds.
func TestACityOfJEMSS(t *testing.T) {
	folder := os.Getenv(jemss)
	if folder == "" {
		t.Skip("no folder with a city is named by " + jemss)
	}
	nodes := rowsOf(t, filepath.Join(folder, "roads", "nodes.csv.gz"), "nodes")
	arcs := rowsOf(t, filepath.Join(folder, "roads", "arcs.csv.gz"), "arcs")
	var b strings.Builder
	b.WriteString("<osm>")
	for _, n := range nodes {
		fmt.Fprintf(&b, "<node id='%d' lat='%.7f' lon='%.7f'/>", int(n[0]), n[2], n[1])
	}
	next := make(map[int][]step)
	var times []int32
	for i, a := range arcs {
		from, to, time := int(a[1]), int(a[2]), int32(math.Round(a[3]*86_400_000)) // days
		if from == to {
			continue
		}
		fmt.Fprintf(&b, "<way id='%d'><nd ref='%d'/><nd ref='%d'/><tag k='highway' v='residential'/><tag k='oneway' v='yes'/></way>", i+1, from, to)
		times = append(times, time, -1)
		next[from] = append(next[from], step{to, time})
	}
	b.WriteString("</osm>")
	n, err := roads.Read(b.String())
	if err != nil {
		t.Fatal(err)
	}
	r := roads.RoutesOfTimes(n, times)
	junctions := make(map[roads.Point][]int32)
	for j, p := range n.Junctions {
		junctions[p] = append(junctions[p], int32(j))
	}
	of := func(id int) (int32, bool) {
		row := nodes[id-1]
		list := junctions[roads.Point{Lat: int32(math.Round(row[2] * 1e7)), Lon: int32(math.Round(row[1] * 1e7))}]
		return append(list, -1)[0], len(list) == 1
	}
	compared := 0
	for from := 1; from <= len(nodes); from += len(nodes) / 25 {
		a, ok := of(from)
		if !ok {
			continue
		}
		for to, want := range allFrom(from, next) {
			if j, ok := of(to); ok && r.Time(a, j) != want {
				t.Fatalf("from %d to %d: %d ms by labels, %d by search", from, to, r.Time(a, j), want)
			}
			compared++
		}
	}
	t.Logf("%d junctions, %d arcs, %d times compared", len(nodes), len(arcs), compared)
	if compared < 100_000 {
		t.Errorf("only %d times were compared", compared)
	}
}

// rowsOf reads the rows of numbers of a table of a file, which holds several.
func rowsOf(t *testing.T, file, table string) (rows [][]float64) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	within, s := false, bufio.NewScanner(z)
	for s.Scan() {
		cells := strings.Split(strings.TrimSpace(s.Text()), ",")
		if cells[0] == table {
			within = true
			continue
		}
		var row []float64
		for _, cell := range cells {
			v, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				break
			}
			row = append(row, v)
		}
		if within && len(row) >= 3 {
			rows = append(rows, row)
		}
	}
	return rows
}

// step leads to a node, in so many milliseconds.
type step struct {
	to   int
	time int32
}

type steps []step

func (s steps) Len() int           { return len(s) }
func (s steps) Less(i, k int) bool { return cmp.Less(s[i].time, s[k].time) }
func (s steps) Swap(i, k int)      { s[i], s[k] = s[k], s[i] }
func (s *steps) Push(x any)        { *s = append(*s, x.(step)) }
func (s *steps) Pop() any {
	last := len(*s) - 1
	x := (*s)[last]
	*s = (*s)[:last]
	return x
}

// allFrom are the quickest times from a node to all that can be reached.
func allFrom(from int, next map[int][]step) map[int]int32 {
	times := map[int]int32{}
	queue := &steps{{from, 0}}
	for queue.Len() > 0 {
		now := heap.Pop(queue).(step)
		if _, known := times[now.to]; known {
			continue
		}
		times[now.to] = now.time
		for _, s := range next[now.to] {
			heap.Push(queue, step{s.to, now.time + s.time})
		}
	}
	return times
}
