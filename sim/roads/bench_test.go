package roads_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"simulate/sim/roads"
)

// county is a square of junctions, 100 m apart: every eighth street is a primary road, every 64th a motorway.
func county(side int) string {
	var b strings.Builder
	b.WriteString("<osm>")
	for y := range side {
		for x := range side {
			fmt.Fprintf(&b, "<node id='%d' lat='%.7f' lon='%.7f'/>", y*side+x+1, 39+0.0009*float64(y)+0.0002*float64((7*x+3*y)%5)/5, -94+0.00116*float64(x))
		}
	}
	street := func(id, line int, node func(i int) int) {
		class := "residential"
		switch {
		case line%64 == 0:
			class = "motorway"
		case line%8 == 0:
			class = "primary"
		}
		fmt.Fprintf(&b, "<way id='%d'>", id)
		for i := range side {
			fmt.Fprintf(&b, "<nd ref='%d'/>", node(i))
		}
		fmt.Fprintf(&b, "<tag k='highway' v='%s'/><tag k='oneway' v='no'/></way>", class)
	}
	for line := range side {
		street(2*line+1, line, func(i int) int { return line*side + i + 1 })
		street(2*line+2, line, func(i int) int { return i*side + line + 1 })
	}
	b.WriteString("</osm>")
	return b.String()
}

// BenchmarkReady: a network from its file to its labels, for a city of 20,000 junctions and a county of 200,000.
func BenchmarkReady(b *testing.B) {
	for _, side := range []int{141, 447} {
		text := county(side)
		b.Run(strconv.Itoa(side*side), func(b *testing.B) {
			for b.Loop() {
				n, err := roads.Open(text, "", nil, nil)
				if err != nil {
					b.Fatal(err)
				}
				r := roads.NewRoutes(n, roads.Profile{}, nil, nil, nil)
				b.ReportMetric(float64(r.Labelled())/float64(2*len(n.Junctions)), "hubs/junction")
			}
		})
		b.Run(fmt.Sprint(side*side, " kept"), func(b *testing.B) {
			kept := memory{}
			n, _ := roads.Open(text, "", nil, kept)
			roads.NewRoutes(n, roads.Profile{}, nil, kept, nil)
			for b.Loop() {
				n, _ := roads.Open(text, "", nil, kept)
				roads.NewRoutes(n, roads.Profile{}, nil, kept, nil)
			}
		})
	}
}

// BenchmarkTime: one question.
func BenchmarkTime(b *testing.B) {
	n, err := roads.Read(county(141))
	if err != nil {
		b.Fatal(err)
	}
	r := roads.NewRoutes(n, roads.Profile{}, nil, nil, nil)
	b.ReportAllocs()
	i, count := 0, len(n.Junctions)
	for b.Loop() {
		i++
		r.Time(int32(i*7919%count), int32(i*104729%count))
	}
}
