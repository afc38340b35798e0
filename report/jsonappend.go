package report

import "strconv"

// appendQuoted writes a JSON string behind what is there. Most need no escapes.
func appendQuoted(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return append(b, quote(s)...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
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
