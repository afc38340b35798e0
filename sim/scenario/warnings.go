package scenario

import "simulate/sim/scenario/tree"

// The kinds of warning.
const (
	NeverOccurs    tree.Code = "never-occurs"
	MayNotCome     tree.Code = "may-not-come"
	Lack           tree.Code = "lack"
	NeverOnDuty    tree.Code = "never-on-duty"
	NothingArrives tree.Code = "nothing-arrives"
	NotMeasured    tree.Code = "not-measured"
	NoIncident     tree.Code = "no-incident"
	NotThere       tree.Code = "not-there"
	ChannelDown    tree.Code = "channel-down"
	SpeedAssumed   tree.Code = "speed-assumed"
	NothingToVary  tree.Code = "nothing-to-vary"
	UnknownColumn  tree.Code = "unknown-column"
	Lent           tree.Code = "lent"
	AllHeld        tree.Code = "all-held"
	Elsewhere      tree.Code = "elsewhere"
	Stays          tree.Code = "stays"
	OutOfReach     tree.Code = "out-of-reach"
	Implausible    tree.Code = "implausible"
	NothingAsked   tree.Code = "nothing-asked"
	Endless        tree.Code = "endless"
	TimeSkipped    tree.Code = "time-skipped"
	NeverSettles   tree.Code = "never-settles"
	NoRoute        tree.Code = "no-route"
	AcceptsNothing tree.Code = "accepts-nothing"
	AllKept        tree.Code = "all-kept"
	NoRelief       tree.Code = "no-relief"
	Unaware        tree.Code = "unaware"
	UnusedPart     tree.Code = "unused-part"
	Overtaken      tree.Code = "overtaken"
)

// Warnings are the kinds of warning, by the code that is shown with each and by which a file accepts it.
var Warnings = []tree.Code{
	NeverOccurs, MayNotCome, Lack, NeverOnDuty, NothingArrives, NotMeasured, NoIncident, NotThere, ChannelDown, SpeedAssumed,
	NothingToVary, UnknownColumn, Lent, AllHeld, Elsewhere, Stays, OutOfReach, Implausible, NothingAsked, Endless, TimeSkipped, NeverSettles, NoRoute, AllKept, NoRelief, Unaware,
	UnusedPart, Overtaken, AcceptsNothing,
}

// Accepted is a warning that a file accepts, in one of the places that it says.
type Accepted struct {
	Code         tree.Code
	Path, Reason string
	Times        int // how many warnings that is
}

// codes are the words of all Warnings.
func codes() []string {
	words := make([]string, len(Warnings))
	for i, code := range Warnings {
		words[i] = string(code)
	}
	return words
}
