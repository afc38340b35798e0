package roads

// importance are the classes of road in the order in which maps leave them out, the last first.
var importance = []uint8{0, 9, 1, 10, 2, 11, 3, 12, 4, 13, 5, 6, 7, 8}

// Lines are the roads as lines to draw, without points that lie near the line between others, and with roads that go on as one: those of the
// most important classes, as long as all have no more than so many points.
func (n *Network) Lines(most int) [][]Point {
	byClass := make([][]int32, len(Classes))
	for i := range n.Roads {
		class := n.Roads[i].Class
		byClass[class] = append(byClass[class], int32(i))
	}
	var lines [][]Point
	points := 0
	for _, class := range importance {
		of := n.joined(byClass[class])
		for _, line := range of {
			points += len(line)
		}
		if points > most && len(lines) > 0 {
			break
		}
		lines = append(lines, of...)
	}
	return lines
}

// LinesOf are some roads as lines to draw.
func (n *Network) LinesOf(roads []int32) [][]Point { return n.joined(roads) }

// joined are roads as lines: one that begins where the one before it ends goes on with its line.
func (n *Network) joined(list []int32) [][]Point {
	var lines [][]Point
	var line []Point
	end := func() {
		if len(line) > 0 {
			lines = append(lines, simplified(line, mostAside))
		}
	}
	at := int32(-1)
	for _, i := range list {
		r := &n.Roads[i]
		if r.From != at {
			end()
			line = []Point{n.Junctions[r.From]}
		}
		line = append(append(line, r.Shape...), n.Junctions[r.To])
		at = r.To
	}
	end()
	return lines
}
