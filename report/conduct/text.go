package conduct

import (
	"strconv"
	"strings"

	"simulate/sim/scenario"
)

func itoa(n int) string { return strconv.Itoa(n) }

// whenText is when an inject comes by itself; empty of a contingency.
func whenText(i *scenario.Inject) string {
	text := ""
	if i.After != nil {
		text = "after " + triggerText(i.After)
	}
	if i.Delay != nil {
		text = strings.TrimSpace(text + " + " + scenario.AmountText(float64(*i.Delay)))
	}
	return text
}

func triggerText(t *scenario.Trigger) string {
	inner, between := t.All, " and "
	if len(t.Any) > 0 {
		inner, between = t.Any, " or "
	}
	if len(inner) == 0 {
		return t.Milestone
	}
	parts := make([]string, len(inner))
	for i := range inner {
		parts[i] = triggerText(&inner[i])
	}
	return strings.Join(parts, between)
}
