package check

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// stress checks the bounds of the search.
func (c *checker) stress() {
	t := c.s.Stress
	if t == nil {
		return
	}
	if t.Units.Len()+len(t.Channels)+len(t.Durations)+t.Incidents.Len() == 0 {
		c.Warnf(scenario.NothingToVary, tree.At("stress").AtKey(), "list units, channels, durations or incidents", "nothing may go wrong: there is nothing to search")
	}
	if t.Most != nil && *t.Most < 1 {
		c.Errorf(tree.At("stress", "most"), "write 1 or more, or remove it", "no change may be made: there is nothing to search")
	}
	c.stressUnits(&t.Units)
	for i, channel := range t.Channels {
		refer(c, tree.At("stress", "channels").Item(i), "channel", tree.At("channels"), &c.s.Channels, channel)
	}
	c.once(tree.At("stress", "channels"), t.Channels)
	c.stressDurations(t.Durations)
	for id, n := range t.Incidents.All() {
		path := tree.At("stress", "incidents", id)
		if refer(c, path.AtKey(), "incident", tree.At("incidents"), &c.s.Incidents, id) && *n < 1 {
			c.Errorf(path, "write 1 or more, or remove it", "no more of %s is nothing to search", id)
		}
	}
}

func (c *checker) stressUnits(units *scenario.Map[int]) {
	for id, n := range units.All() {
		path := tree.At("stress", "units", id)
		if pool, single := numbered(c.s, id); single {
			c.Errorf(path.AtKey(), "write "+pool+": 1", "%s is one unit of a pool, and units are counted by pool", id)
			continue
		}
		if !refer(c, path.AtKey(), "unit", tree.At("units"), &c.s.Units, id) || c.Unreadable(tree.At("units", id)) {
			continue
		}
		switch have := c.s.Units.Get(id).Size(); {
		case *n < 1:
			c.Errorf(path, "write 1 or more, or remove it", "no unit of %s out of service is nothing to search", id)
		case *n > have:
			c.Errorf(path, fmt.Sprintf("write at most %d", have), "%d units of %s may be out of service, and there are only %d", *n, id, have)
		}
	}
}

// mostPatterns bounds the work of comparing patterns with paths.
const mostPatterns = 200

// stressDurations checks that patterns lead to durations, and to some that are not always the same.
func (c *checker) stressDurations(patterns []string) {
	if n := len(patterns); n > mostPatterns {
		c.Errorf(tree.At("stress", "durations"), "name several at once with *", "%d paths are more than the %d that can be named", n, mostPatterns)
		return
	}
	c.once(tree.At("stress", "durations"), patterns)
	known, varying := c.s.DurationKeys()
	for i, text := range patterns {
		path, pattern := tree.At("stress", "durations").Item(i), strings.Split(text, ".")
		fitting := func(keys []string) bool { return scenario.FitsPattern(pattern, keys) }
		switch {
		case !slices.ContainsFunc(known, fitting):
			c.noDuration(path, text, pattern, known)
		case slices.ContainsFunc(varying, fitting):
		case !slices.ContainsFunc(known, func(keys []string) bool { return fitting(keys) && c.Unreadable(tree.At(keys...)) }):
			c.Warnf(scenario.NothingToVary, path, "remove it, or write a distribution or a range there", "what %s names is the same every time: it cannot be long", text)
		}
	}
}

// noDuration reports a pattern that leads to no duration.
func (c *checker) noDuration(at tree.Path, text string, pattern []string, known [][]string) {
	if c.Unreadable(tree.ParsePath(strings.TrimSuffix(text, ".*"))) {
		return
	}
	for path := range c.s.Stated() {
		if path == text {
			c.Errorf(at, "name a duration", "%s is no duration", text)
			return
		}
	}
	hint := fmt.Sprintf("write %s.* for all that are below", text)
	if at, next := lastKnown(pattern, known); at < len(pattern) {
		hint = tree.Suggest(pattern[at], next)
	}
	c.Errorf(at, hint, "no duration stands at %s", text)
}

// lastKnown returns the first key of a pattern that leads nowhere, and those that could be there instead.
func lastKnown(pattern []string, known [][]string) (at int, next []string) {
	for at = range pattern {
		var further [][]string
		next = next[:0]
		for _, keys := range known {
			if at >= len(keys) {
				continue
			}
			next = append(next, keys[at])
			if pattern[at] == "*" || pattern[at] == keys[at] {
				further = append(further, keys)
			}
		}
		if len(further) == 0 {
			return at, distinct(next)
		}
		known = further
	}
	return len(pattern), nil
}
