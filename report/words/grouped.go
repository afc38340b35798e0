package words

import (
	"slices"
	"strconv"
	"strings"
)

// Grouped is a number as readers see it, from ten thousand on in groups of three digits: 98,000.
func Grouped[T ~int | ~int64](n T) string {
	digits := strconv.FormatInt(int64(n), 10)
	if n < 10_000 {
		return digits
	}
	var groups []string
	for len(digits) > 3 {
		groups = append(groups, digits[len(digits)-3:])
		digits = digits[:len(digits)-3]
	}
	groups = append(groups, digits)
	slices.Reverse(groups)
	return strings.Join(groups, ",")
}
