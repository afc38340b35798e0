package fit

import "strings"

// words are numbered in the order in which they come; from a certain number on they are one.
type words struct {
	list    []string
	numbers map[string]int32
}

func (w *words) number(word string) int32 {
	if n, known := w.numbers[word]; known {
		return n
	}
	if w.numbers == nil {
		w.numbers = make(map[string]int32)
	}
	if len(w.list) == mostWords {
		return mostWords - 1
	}
	n := int32(len(w.list))
	word = strings.Clone(word)
	w.numbers[word] = n
	w.list = append(w.list, word)
	return n
}
