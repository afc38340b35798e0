package jsontext

import "strconv"

// AppendQuoted writes a JSON string behind what is there. Most need no escapes.
func AppendQuoted(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return append(b, Quote(s)...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

// AppendNumbers writes whole numbers as an array behind what is there.
func AppendNumbers(b []byte, numbers ...int64) []byte {
	b = append(b, '[')
	for i, n := range numbers {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, n, 10)
	}
	return append(b, ']')
}

// AppendList writes an array of n elements behind what is there, each as it is told to.
func AppendList(b []byte, n int, element func(b []byte, i int) []byte) []byte {
	b = append(b, '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = element(b, i)
	}
	return append(b, ']')
}

// AppendTexts writes an array of texts behind what is there.
func AppendTexts(b []byte, texts []string) []byte {
	return AppendList(b, len(texts), func(b []byte, i int) []byte { return AppendQuoted(b, texts[i]) })
}
