package fit

import (
	"cmp"
	"slices"
)

// byArea finds the shares of calls by area, the most frequent first; those with few are one.
func (f *fitting) byArea() {
	counts := make([]int, len(f.areas.list))
	calls := f.all()
	for _, c := range calls {
		counts[c.Area]++
	}
	var rest Share
	for i, n := range counts {
		if name := f.areas.list[i]; n >= enoughCalls && name != "" {
			f.model.Areas = append(f.model.Areas, Share{Name: name, N: n})
		} else {
			rest.N += n
		}
	}
	slices.SortStableFunc(f.model.Areas, func(a, b Share) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	if len(f.model.Areas) > mostAreas {
		for _, a := range f.model.Areas[mostAreas:] {
			rest.N += a.N
		}
		f.model.Areas = f.model.Areas[:mostAreas]
	}
	if rest.N > 0 {
		f.model.Areas = append(f.model.Areas, rest)
	}
	for i := range f.model.Areas {
		f.model.Areas[i].Share = float64(f.model.Areas[i].N) / float64(max(len(calls), 1))
	}
}

const mostAreas = 12

// waysByArea fits how long ways to each area take, of the kinds of which that is not the same everywhere: of an area at least, the interval of
// the median does not have the median of all. Areas with few ways have those of all.
func (f *fitting) waysByArea() {
	areas := f.model.Areas
	for kind := range f.model.Kinds {
		k := &f.model.Kinds[kind]
		if len(areas) < 2 || k.Travel == nil {
			continue
		}
		byArea := make([]*Distribution, len(areas))
		differs := false
		for i, area := range areas {
			calls := slices.DeleteFunc(f.all(), func(c *Call) bool { return f.areaOf(c) != area.Name })
			own := f.observe(calls, kind, f.way)
			if byArea[i] = k.Travel; ended(own) >= enoughTimes {
				byArea[i] = fitted(own, f.luck("travel to area", kind, i))
				differs = differs || byArea[i].differsFrom(k.Travel)
			}
		}
		if differs {
			k.ByArea = byArea
		}
	}
}

// areaOf is the area of a call, as far as the model has it by itself.
func (f *fitting) areaOf(c *Call) string {
	name := f.areas.list[c.Area]
	if !slices.ContainsFunc(f.model.Areas, func(a Share) bool { return a.Name == name }) {
		return ""
	}
	return name
}
