package scenario

import (
	"slices"
	"strings"
)

// VariantKind says whether somebody could have decided what a variant changes.
type VariantKind string

// The kinds of variants.
const (
	OfDecision VariantKind = "decision"
	OfLuck     VariantKind = "luck"
)

// IsLuck reports whether a variant is one of luck: it says so, or it says nothing and changes a chance or the shares of outcomes.
func (v *Variant) IsLuck() bool {
	if v.Kind != "" {
		return v.Kind == OfLuck
	}
	return ChangesLuck(v.Changes.IDs())
}

// ChangesLuck reports whether one of the paths of a scenario file is of the chance of an incident or a step, or of the shares of a
// step's outcomes.
func ChangesLuck(paths []string) bool {
	return slices.ContainsFunc(paths, func(path string) bool {
		keys := strings.Split(path, ".")
		ofLuck := func(at int) bool { return len(keys) > at && (keys[at] == "chance" || keys[at] == "outcomes") }
		return keys[0] == "incidents" && (ofLuck(2) || len(keys) > 2 && keys[2] == "plan" && ofLuck(4))
	})
}
