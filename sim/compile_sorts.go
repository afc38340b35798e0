package sim

import (
	"slices"
	"strings"

	"simulate/sim/scenario"
)

// sorts finds what needs of the file ask for that is not a kind, in the order of the file, before units are numbered: it decides
// which units stand in a class of their own.
func (c *compiler) sorts() {
	c.sort = map[string]int{}
	for _, unit := range c.s.Units.All() {
		c.addSort(unit.Kind)
	}
	kinds := len(c.p.Sorts)
	for _, incident := range c.s.Incidents.All() {
		c.askFor(incident.Present.IDs())
		for _, step := range incident.Plan.All() {
			for _, need := range step.AllNeeds() {
				c.askFor(need.Kinds.IDs())
			}
		}
	}
	c.asked = c.p.Sorts[kinds:]
}

func (c *compiler) askFor(words []string) {
	for _, word := range words {
		c.addSort(word)
	}
}

func (c *compiler) addSort(word string) {
	if _, known := c.sort[word]; !known {
		c.sort[word] = len(c.p.Sorts)
		c.p.Sorts = append(c.p.Sorts, Sort{Name: word, title: titleOfSort(c.s, word)})
	}
}

// addClass finds the class of a unit of an entry of the file, or makes one.
func (c *compiler) addClass(pool uint16, id, single string, abilities scenario.Names) uint16 {
	means := func(word string) bool { return word == id || word == single || slices.Contains(abilities, word) }
	can := slices.Compact(slices.Sorted(slices.Values([]string(abilities))))
	name := []string{poolName(c.p.Pools[pool].Agency, c.p.Pools[pool].Kind), strings.Join(can, ",")}
	for i := range c.asked {
		if word := c.asked[i].Name; means(word) {
			name = append(name, word)
		}
	}
	key := strings.Join(name, "/")
	number, known := c.class[key]
	if !known {
		number = len(c.p.classes)
		c.class[key] = number
		kind := c.p.Kinds[c.p.Pools[pool].Kind]
		rule := c.s.Dispatch.Get(kind)
		c.p.classes = append(c.p.classes, class{pool: pool, can: can, overtake: rule != nil && rule.Overtake})
		for i := range c.p.Sorts {
			of := &c.p.Sorts[i]
			of.classes = append(of.classes, of.Name == kind || i >= len(c.p.Sorts)-len(c.asked) && means(of.Name))
		}
	}
	return uint16(number)
}

// overlap says whether a unit may serve more than one of a step's needs.
func (c *compiler) overlap(s *Step) {
	for class := range c.p.classes {
		served := 0
		for i := range s.Needs {
			if s.Needs[i].of[class] {
				served++
			}
		}
		s.overlapping = s.overlapping || served > 1
	}
}

// reliefs says whose units may take over from whom.
func (c *compiler) reliefs() {
	for i := range c.p.classes {
		of := &c.p.classes[i]
		for k := range c.p.classes {
			other := &c.p.classes[k]
			less := func(ability string) bool { return !slices.Contains(other.can, ability) }
			if other.pool == of.pool && !slices.ContainsFunc(of.can, less) {
				of.relievedBy = append(of.relievedBy, uint16(k))
			}
		}
	}
}
