package snapshot

import "fmt"

// Kept says how many units of a kind are kept for whom: 2 patrol are kept for priorities 1–2. verb is are or were.
func (p Titles) Kept(kind uint16, units int, verb string) string {
	if units == 1 {
		verb = map[string]string{"are": "is", "were": "was"}[verb]
	}
	return fmt.Sprintf("%d %s %s kept for %s", units, p.Sorts[kind].Title(), verb, p.urgent(kind, units))
}

// urgent says for whom a number of a kind's units is kept.
func (p Titles) urgent(kind uint16, units int) string {
	switch least := p.KeptFor(kind, units); least {
	case 0: // the rule has changed since
		return "more urgent requests"
	case 1:
		return "priority 1"
	default:
		return fmt.Sprintf("priorities 1–%d", least)
	}
}
