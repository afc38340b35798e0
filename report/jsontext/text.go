package jsontext

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Decimal writes a finite number with at least one and at most so many decimals, any other as null.
func Decimal(v float64, decimals int) string {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return "null"
	}
	s := strings.TrimRight(strconv.FormatFloat(v, 'f', decimals, 64), "0")
	if strings.HasSuffix(s, ".") {
		s += "0"
	}
	if s == "-0.0" {
		return "0.0"
	}
	return s
}

// Object is an object of pairs: a name, and a value that is written already.
func Object(pairs ...string) string {
	var b strings.Builder
	b.WriteByte('{')
	for i := 0; i < len(pairs); i += 2 {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(Quote(pairs[i]) + ": " + pairs[i+1])
	}
	b.WriteByte('}')
	return b.String()
}

// Array is an array of values that are written already.
func Array(values []string) string { return "[" + strings.Join(values, ", ") + "]" }

// Quote writes a JSON string. Beyond what JSON demands it escapes every character that is not printable, since JSON may be
// shown on a terminal. Bytes that are not UTF-8 become U+FFFD.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
