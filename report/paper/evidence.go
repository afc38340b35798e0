package paper

import (
	"simulate/report/content"
	"simulate/report/document"
)

// evidence is where the time of each task of a capability went that was not within its limit, or barely: by causes and their instants.
func (a *after) evidence(capability string) []document.Section {
	var reasons []content.Reason
	for _, id := range withCapability(a.e, capability) {
		for _, i := range a.of(id) {
			t := &a.Team[i]
			if t.IsIssue() && !t.Evidence.IsNone() {
				about := t.Task.Text + ", " + limitText(t.Task) + " (" + sourceName(a.s, t.Task.Source) + ")"
				reasons = append(reasons, content.Reason{About: about, Row: t.Evidence.Row, Chain: t.Evidence.Chain, Missing: t.Evidence.Missing})
			}
		}
	}
	if len(reasons) == 0 {
		return nil
	}
	return content.Evidence("Evidence: "+capability, a.Program, reasons)
}
