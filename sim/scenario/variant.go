package scenario

import "strings"

// VariantKind says whether somebody could have decided what a variant changes.
type VariantKind string

// The kinds of variants.
const (
	OfDecision VariantKind = "decision"
	OfLuck     VariantKind = "luck"
)

// IsLuck reports whether a variant is one of luck: it says so, or it says nothing and changes what ChangesLuck names.
func (v *Variant) IsLuck() bool {
	if v.Kind != "" {
		return v.Kind == OfLuck
	}
	for path, change := range v.Changes.All() {
		if ChangesLuck(path, change.Text) {
			return true
		}
	}
	return false
}

// ChangesLuck reports whether a path of a scenario file is of what nobody decides: how often a stream's incidents begin, the chance of
// an incident or a step, the shares of a step's outcomes, of the places at which something is, or of the states in which a condition
// begins. What a place is in a state is decided; the value, as it is written, tells that from its share.
func ChangesLuck(path, value string) bool {
	keys := strings.Split(path, ".")
	switch {
	case len(keys) < 3 || keys[0] != "incidents":
		return false
	case keys[2] == "plan" && len(keys) > 4:
		keys = keys[4:]
	case keys[2] == "plan":
		return false
	case keys[2] == "arrivals":
		return true
	case keys[2] == "condition":
		return len(keys) > 3 && keys[3] == "starts"
	default:
		keys = keys[2:]
	}
	switch keys[0] {
	case "chance", "outcomes":
		return true
	case "where":
		return len(keys) > 1 && strings.HasSuffix(value, "%")
	default:
		return false
	}
}
