package lanes

import "simulate/sim/snapshot"

// phase is what a bar says of a unit.
type phase uint8

const (
	turnout phase = iota
	travel
	transport
	staged
	working
	out
	home
	toPost
	atPost
	other
	phases = iota
)

// look is how a phase is drawn: as the lanes of pages draw it.
type look struct {
	token  string // of its colour
	label  string
	hatch  string // lines of a tile of so many units as hatchTile says; empty: it is filled
	height int    // of its bar, of barHeight
}

const (
	hatchTile = 6
	barHeight = 14

	rising  = "M-1 1 1 -1M0 6 6 0M5 7 7 5"
	falling = "M-1 5 1 7M0 0 6 6M5 -1 7 1"
	upright = "M3 0V6"
	level   = "M0 1H6M0 4H6"
	cross   = "M0 6 6 0M0 0 6 6"
	dots    = "M1 2H3M4 5H6" // as high as its lines are thick
)

var looks = [phases]look{
	turnout:   {"turnout", "turnout", upright, 14},
	travel:    {"travel", "en route", rising, 14},
	transport: {"transport", "en route with others", falling, 14},
	staged:    {"staged", "on scene or held", dots, 14},
	working:   {"working", "working", "", 14},
	out:       {"out", "out of action", cross, 14},
	home:      {"home", "returning, available", level, 6},
	toPost:    {"home", "driving to a post, available", rising, 6},
	atPost:    {"home", "at a post, available", "", 4},
	other:     {"other", "on another job", level, 6},
}

// takes reports whether a unit in the phase is busy with what is shown, or out of action.
func (p phase) takes() bool { return p <= out }

// phaseOf is the phase of a unit, if there is one: whoever waits at home for something to happen, or is off duty, is in none.
func phaseOf(s *snapshot.UnitState) (phase, bool) {
	switch s.Status {
	case "turnout":
		return turnout, true
	case "en-route":
		if s.Moves {
			return transport, true
		}
		return travel, true
	case "held", "on-scene":
		return staged, true
	case "working":
		return working, true
	case "disabled":
		return out, true
	case "returning":
		return home, true
	case "to-post":
		return toPost, true
	case "at-post":
		return atPost, true
	case "occupied":
		return other, true
	default:
		return 0, false
	}
}
