package fit

// heap holds calls, that with the greatest key on top.
type heap []*Call

func (h *heap) push(c *Call) {
	*h = append(*h, c)
	list := *h
	for i := len(list) - 1; i > 0; {
		up := (i - 1) / 2
		if list[up].key >= list[i].key {
			break
		}
		list[up], list[i] = list[i], list[up]
		i = up
	}
}

func (h *heap) pop() *Call {
	list := *h
	top, last := list[0], len(list)-1
	list[0], list[last] = list[last], nil
	list = list[:last]
	for i := 0; ; {
		down := 2*i + 1
		if down >= len(list) {
			break
		}
		if down+1 < len(list) && list[down+1].key > list[down].key {
			down++
		}
		if list[i].key >= list[down].key {
			break
		}
		list[i], list[down] = list[down], list[i]
		i = down
	}
	*h = list
	return top
}
