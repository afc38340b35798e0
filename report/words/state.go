package words

import "simulate/sim/snapshot"

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
