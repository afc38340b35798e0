package conduct

import (
	"strings"

	"simulate/report/document"
	"simulate/sim/scenario"
)

// whenText is when an inject comes by itself; empty of a contingency.
func (c *Conductor) whenText(i *scenario.Inject) string {
	text := ""
	if i.After != nil {
		text = "after " + c.triggerText(i.After)
	}
	if i.Delay != nil {
		text = strings.TrimSpace(document.Milliseconds(*i.Delay).String() + " " + text)
	}
	return text
}

// triggerText is what has to come about, in names.
func (c *Conductor) triggerText(t *scenario.Trigger) string {
	inner, between := t.All, " and "
	if len(t.Any) > 0 {
		inner, between = t.Any, " or "
	}
	if len(inner) == 0 {
		return c.names.MilestoneCalled(c.theIncident(""), t.Milestone)
	}
	parts := make([]string, len(inner))
	for i := range inner {
		parts[i] = c.triggerText(&inner[i])
	}
	return strings.Join(parts, between)
}
