package replay

// wordTable numbers texts, each of which is written once. The empty text has the number 0.
type wordTable struct {
	words  []string
	number map[string]int
}

func newWordTable() *wordTable { return &wordTable{words: []string{""}, number: map[string]int{"": 0}} }

// of is the number of a text.
func (t *wordTable) of(text string) int64 {
	n, known := t.number[text]
	if !known {
		n = len(t.words)
		t.number[text] = n
		t.words = append(t.words, text)
	}
	return int64(n)
}
