package words

import "simulate/sim/snapshot"

// Ended says how a step has ended that something else would have needed: “Warn the district” was skipped, as ….
func (p Names) Ended(l *snapshot.Link) string {
	return snapshot.Quoted(p.Title(&p.Steps[l.Step])) + " " + l.Needs
}

// UnderWay is what a step does, and what it waits for if it does.
func UnderWay(s *snapshot.Step) string {
	switch {
	case s.Needs == snapshot.UnderWay || s.Needs == "":
		return s.Text
	case s.Text == "":
		return s.Needs
	default:
		return s.Text + "; " + s.Needs
	}
}
