package report

import "strconv"

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

// appendNumbers writes whole numbers as an array behind what is there.
func appendNumbers(b []byte, numbers ...int64) []byte {
	b = append(b, '[')
	for i, n := range numbers {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, n, 10)
	}
	return append(b, ']')
}

// appendList writes an array of n elements behind what is there, each as it is told to.
func appendList(b []byte, n int, element func(b []byte, i int) []byte) []byte {
	b = append(b, '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = element(b, i)
	}
	return append(b, ']')
}

// appendTexts writes an array of texts behind what is there.
func appendTexts(b []byte, texts []string) []byte {
	return appendList(b, len(texts), func(b []byte, i int) []byte { return appendQuoted(b, texts[i]) })
}
