package simtest

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"testing/fstest"

	"simulate/sim/engine"
)

// towns is how many maps there are, town-0.osm and so on.
const towns = 3

// blocks is how many junctions a map has from west to east, and from south to north.
const blocks = 13

var maps = func() (list []*fstest.MapFile) {
	for n := range towns {
		list = append(list, &fstest.MapFile{Data: []byte(townMap(n))})
	}
	return list
}()

// Files is a folder with the text of a generated scenario, generated.yaml, and the maps and the trace that it may use.
func Files(text string) fs.FS {
	files := fstest.MapFS{"generated.yaml": {Data: []byte(text)}, "calls.csv": {Data: []byte(calls)}, "rates.csv": {Data: []byte(rates)}, "times.json": {Data: []byte(times)}}
	for n, file := range maps {
		files[fmt.Sprintf("town-%d.osm", n)] = file
	}
	return files
}

// townMap is a map of all that positions are drawn of: streets from west to east, 2.5 km apart, joined by roads of many kinds, one way
// or both, and turns that are forbidden. It is the same for the same number.
func townMap(n int) string {
	key := engine.KeyOf("town", strconv.Itoa(n))
	drawn := uint64(0)
	upTo := func(most int) int {
		drawn++
		return int(float64(most+1) * key.Mix(drawn).Uniform())
	}
	var b strings.Builder
	b.WriteString("<osm version='0.6'>\n")
	node := func(x, y int) int { return blocks*y + x + 1 }
	for y := range blocks {
		for x := range blocks {
			fmt.Fprintf(&b, "<node id='%d' lat='%.4f' lon='%.4f'/>\n", node(x, y), 39+float64(0.0225*float64(y)), -94.5+float64(0.029*float64(x)))
		}
	}
	way := 0
	add := func(from, to int, class, oneway string) {
		way++
		fmt.Fprintf(&b, "<way id='%d'><nd ref='%d'/><nd ref='%d'/><tag k='name' v='Way %d'/><tag k='highway' v='%s'/><tag k='oneway' v='%s'/></way>\n", way, from, to, way, class, oneway)
	}
	classes := []string{"residential", "primary", "secondary", "motorway", "unclassified"}
	for y := range blocks {
		for x := range blocks {
			if x+1 < blocks {
				add(node(x, y), node(x+1, y), classes[upTo(4)], "no")
			}
			if y+1 == blocks {
				continue
			}
			if x == 0 {
				add(node(x, y), node(x, y+1), "tertiary", "no")
			} else if upTo(4) > 0 {
				add(node(x, y), node(x, y+1), classes[upTo(4)], []string{"no", "no", "yes", "-1"}[upTo(3)])
			}
			if x > 0 && upTo(3) == 0 {
				fmt.Fprintf(&b, "<relation id='%d'><member type='way' ref='%d' role='from'/><member type='node' ref='%d' role='via'/><member type='way' ref='%d' role='to'/>"+
					"<tag k='type' v='restriction'/><tag k='restriction' v='no_left_turn'/></relation>\n", way, way, node(x, y), way-1)
			}
		}
	}
	b.WriteString("</osm>\n")
	return b.String()
}
