package scenario

import "fmt"

// Units is a number of units of a kind in words that are right for whatever a file calls its kinds: 4× ambulance.
func Units(n int, kind string) string { return fmt.Sprintf("%d× %s", n, kind) }

// Size is the number of units of an entry.
func (u *Unit) Size() int {
	if u.Count == nil {
		return 1
	}
	return u.Count.Value
}

// Most is the greatest number of units that an entry can have.
func (u *Unit) Most() int {
	if u.Count == nil || u.Count.Range == nil {
		return u.Size()
	}
	return int(u.Count.Range.High)
}
