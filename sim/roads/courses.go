package roads

import (
	"cmp"
	"slices"
)

// courses are the beginnings of what is forbidden: roads that somebody has driven one after another up to where the last may not
// follow. Course 0 is that nothing has begun; of several that have begun the longest counts, and knows of the others (Aho and Corasick, 1975).
type courses struct {
	last    []side           // road driven last
	next    []map[side]int32 // course that goes on by a road
	ends    []map[side]bool  // roads that may not follow
	parent  []int32          // the course before that road
	shorter []int32          // the longest other course that has begun too
}

// newCourses makes the beginnings of roads that may not be driven one after another.
func newCourses(bans [][]side) *courses {
	c := &courses{}
	c.add(none, 0)
	for _, ban := range bans {
		at := int32(0)
		for _, s := range ban[:len(ban)-1] {
			to, known := c.next[at][s]
			if !known {
				to = c.add(s, at)
			}
			at = to
		}
		c.ends[at][ban[len(ban)-1]] = true
	}
	c.relate()
	return c
}

// add adds a course that goes on from another by a road.
func (c *courses) add(last side, parent int32) int32 {
	course := int32(len(c.last))
	c.last, c.next, c.ends = append(c.last, last), append(c.next, map[side]int32{}), append(c.ends, map[side]bool{})
	c.parent, c.shorter = append(c.parent, parent), append(c.shorter, 0)
	if course > 0 {
		c.next[parent][last] = course
	}
	return course
}

// relate finds what else has begun in each course, in those of few roads first.
func (c *courses) relate() {
	order, length := make([]int32, len(c.last)), make([]int32, len(c.last))
	for i := range order[1:] {
		order[i+1] = int32(i + 1)
		length[i+1] = length[c.parent[i+1]] + 1
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(length[a], length[b]) })
	for _, i := range order {
		if c.parent[i] != 0 {
			c.shorter[i] = c.after(c.shorter[c.parent[i]], c.last[i])
		}
	}
}

// after is the course in which somebody is who goes on by a road.
func (c *courses) after(course int32, by side) int32 {
	for {
		if to, goesOn := c.next[course][by]; goesOn || course == 0 {
			return to
		}
		course = c.shorter[course]
	}
}

// forbids reports whether a road may not follow.
func (c *courses) forbids(course int32, by side) bool {
	for ; course > 0; course = c.shorter[course] {
		if c.ends[course][by] {
			return true
		}
	}
	return false
}
