package lanes

// spread moves places, which are in order, no further than it takes to keep them so far apart, and between two edges.
func spread(places []int, apart, from, to int) []int {
	type block struct{ first, sum, n int } // of places that touch, as if each were apart from the first of all
	var blocks []block
	at := func(b block) int { return min(max(b.sum/b.n, from), to-(len(places)-1)*apart) }
	for i, x := range places {
		b := block{i, x - i*apart, 1}
		for len(blocks) > 0 && at(blocks[len(blocks)-1]) >= at(b) {
			last := blocks[len(blocks)-1]
			b = block{last.first, last.sum + b.sum, last.n + b.n}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	moved := make([]int, len(places))
	for _, b := range blocks {
		for i := b.first; i < b.first+b.n; i++ {
			moved[i] = at(b) + i*apart
		}
	}
	return moved
}
