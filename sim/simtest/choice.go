package simtest

import "pgregory.net/rapid"

// upTo draws a whole number from 0 to most.
func (d *draft) upTo(most int) int { return rapid.IntRange(0, most).Draw(d.t, "number") }

// from draws a whole number from least to most.
func (d *draft) from(least, most int) int { return least + d.upTo(most-least) }

// oneIn is true one time in n.
func (d *draft) oneIn(n int) bool { return d.upTo(n-1) == n-1 }

// pick draws one of a list.
func pick[T any](d *draft, from []T) T { return from[d.upTo(len(from)-1)] }

// some draws at least one of a list, in the order of the list.
func some[T any](d *draft, from []T) []T {
	least := d.upTo(len(from) - 1)
	var picked []T
	for i, item := range from {
		if i == least || d.oneIn(2) {
			picked = append(picked, item)
		}
	}
	return picked
}
