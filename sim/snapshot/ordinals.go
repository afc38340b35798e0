package snapshot

import "fmt"

// Ordinal is a number in an order, in figures: 1st, 90th.
func Ordinal(n int) string {
	ending := "th"
	if n/10%10 != 1 && n%10 >= 1 && n%10 <= 3 {
		ending = [...]string{1: "st", 2: "nd", 3: "rd"}[n%10]
	}
	return fmt.Sprintf("%d%s", n, ending)
}

// InOrder is a number in an order, as a sentence has it: third, 21st.
func InOrder(n int) string {
	small := [...]string{1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}
	if n > 0 && n < len(small) {
		return small[n]
	}
	return Ordinal(n)
}
