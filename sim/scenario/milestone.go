package scenario

import (
	"fmt"
	"strconv"
	"strings"

	"simulate/sim/scenario/tree"
)

// MilestoneRef is a reference to a milestone as it is written: [incident/]step[.part][.instance].
type MilestoneRef struct {
	Incident string // empty: the incident whose plan refers, or the only one that has the step
	Step     string // or "begins"
	Part     string // such as en-route, 2, shot, buckner or buckner.failed, and perhaps an instance of a stream behind it
}

// ParseMilestoneRef reads a reference to a milestone. Whether there is such a milestone is not looked at.
func ParseMilestoneRef(text string) (MilestoneRef, error) {
	var r MilestoneRef
	rest := text
	incident, step, elsewhere := strings.Cut(text, "/")
	if elsewhere {
		r.Incident, rest = incident, step
	}
	var parted bool
	r.Step, r.Part, parted = strings.Cut(rest, ".")
	if elsewhere && !isID(r.Incident) || !isID(r.Step) || parted && !isPart(r.Part) {
		return MilestoneRef{}, tree.NewMistake(
			fmt.Sprintf("%q is not a milestone", text),
			"write step, step.part or incident/step.part, such as first-cars.2",
		)
	}
	return r, nil
}

// isPart reports whether a text can be a part: a number from 1, an id, or a site with .failed; and perhaps an instance
// of a stream behind it.
func isPart(text string) bool {
	part, _, _ := cutInstance(text)
	return isOwnPart(text) || isOwnPart(part)
}

func isOwnPart(text string) bool {
	return isID(strings.TrimSuffix(text, ".failed")) || isNumber(text)
}

// isNumber reports whether a text is a number from 1.
func isNumber(text string) bool {
	n, err := strconv.ParseUint(text, 10, 31)
	return err == nil && n > 0 && text[0] != '0'
}

// isID reports whether a text matches idPattern; references are read often, and this is faster.
func isID(text string) bool {
	for i, c := range []byte(text) {
		letter, later := 'a' <= c && c <= 'z', '0' <= c && c <= '9' || c == '-'
		if !letter && (i == 0 || !later) {
			return false
		}
	}
	return text != ""
}

// String writes the reference as it is read.
func (r MilestoneRef) String() string {
	s := r.Step
	if r.Incident != "" {
		s = r.Incident + "/" + s
	}
	if r.Part != "" {
		s += "." + r.Part
	}
	return s
}

// Milestone is something that a step can reach, or the beginning of an incident.
type Milestone struct {
	Incident string
	Step     string // empty for Begins and InState
	Kind     MilestoneKind
	Name     string // of the outcome, option, kind or entry of units, unit, agency, site or state
	N        int    // of Nth, NthOfKind and NthOfEntry, counted from 1
	Instance int    // of a stream: the how manieth instance to reach it, or AllInstances; 0: each instance's own
}

// AllInstances is the instant at which every instance of a stream has reached a milestone and no more arrive.
const AllInstances = -1

// MilestoneKind says which of the things that a step can reach a milestone is.
type MilestoneKind uint8

// The kinds of milestone.
const (
	Begins     MilestoneKind = iota // the incident begins
	Asked                           // the step's waits for milestones and time are over
	Started                         // work begins, the message is on air, the first unit is assigned
	Done                            // the step is done
	Stopped                         // its until stopped it
	Skipped                         // it never began
	GaveUp                          // its patience ran out
	Failed                          // abandoned, lost for good, or refused everywhere
	Ended                           // it ended, however
	Outcome                         // it is done, with the outcome Name
	Option                          // it is decided, for the option Name
	Approved                        // a send is approved
	EnRoute                         // the first unit is under way
	Nth                             // the Nth unit has arrived; of a posture, the Nth site has reached it
	OfKind                          // every unit of the kind Name has arrived
	NthOfKind                       // the Nth unit of the kind Name has arrived
	NthOfEntry                      // the Nth of the units that the entry Name of the file makes has arrived
	OfUnit                          // the unit Name has arrived
	ToAgency                        // the agency Name has the message
	AtSite                          // the site Name has reached the posture
	SiteFailed                      // the site Name refuses the posture
	InState                         // the condition of the incident is in the state Name
)

// OfStep reports whether it is something that a step reaches, and not the incident itself.
func (m *Milestone) OfStep() bool { return m.Kind != Begins && m.Kind != InState }

// begins is the reference to the beginning of an incident, in place of a step.
const begins = "begins"

// commonParts are the parts of every step. They are reserved words, as are the parts of single verbs below.
var commonParts = map[string]MilestoneKind{
	"asked": Asked, "start": Started, "stopped": Stopped, "skipped": Skipped,
	"gave-up": GaveUp, "failed": Failed, "ended": Ended,
}

// CommonPart is the milestone that a part stands for at every step; ok is false for a part that not every step has.
func CommonPart(part string) (kind MilestoneKind, ok bool) {
	kind, ok = commonParts[part]
	return kind, ok
}

// verbParts are the further parts of a verb that are not names from the file.
var verbParts = [...]map[string]MilestoneKind{
	Event:   {},
	Message: {"all": Done},
	Send:    {"approved": Approved, "en-route": EnRoute, "first": Nth, "all": Done},
	Move:    {"en-route": EnRoute, "first": Nth, "all": Done},
	Work:    {},
	Posture: {"first": Nth, "all": Done},
	Release: {},
	Decide:  {},
}

// part returns the milestone that a part of the step stands for. Incident and Step are left to the caller.
func (s *Scenario) part(step *Step, part string) (Milestone, bool) {
	if part == "" {
		return Milestone{Kind: Done}, true
	}
	if kind, ok := commonParts[part]; ok {
		return Milestone{Kind: kind}, true
	}
	if kind, ok := verbParts[step.Verb()][part]; ok {
		n := 0
		if kind == Nth {
			n = 1
		}
		return Milestone{Kind: kind, N: n}, true
	}
	if n, err := strconv.Atoi(part); err == nil {
		return Milestone{Kind: Nth, N: n}, n <= s.arrivals(step)
	}
	return s.namedPart(step, part)
}

// namedPart returns the milestone of a part that is a name from the file.
func (s *Scenario) namedPart(step *Step, part string) (Milestone, bool) {
	switch {
	case step.Outcomes.Get(part) != nil:
		return Milestone{Kind: Outcome, Name: part}, true
	case step.Options.Get(part) != nil:
		return Milestone{Kind: Option, Name: part}, true
	default:
		return s.VerbPart(step, part)
	}
}

// VerbPart returns the milestone of a kind of unit, an agency or a site of the step's verb.
func (s *Scenario) VerbPart(step *Step, part string) (Milestone, bool) {
	switch step.Verb() {
	case Send, Move:
		return s.arrivalPart(step, part)
	case Message:
		return Milestone{Kind: ToAgency, Name: part}, s.named().listed[step][part]
	case Posture:
		site, refused := strings.CutSuffix(part, ".failed")
		kind := AtSite
		if refused {
			kind = SiteFailed
		}
		return Milestone{Kind: kind, Name: site}, s.orders(step, site)
	}
	return Milestone{}, false
}

// orders reports whether a posture step orders a site.
func (s *Scenario) orders(step *Step, site string) bool {
	if allSites(step) {
		return s.Sites.Get(site) != nil
	}
	return s.named().listed[step][site]
}

// allSites reports whether a posture step orders all sites.
func allSites(step *Step) bool { return len(step.Sites) == 1 && step.Sites[0] == All }

// SitesOf lists the sites that a posture step orders, in the order of the step or else of the file.
func (s *Scenario) SitesOf(step *Step) []string {
	if allSites(step) {
		return s.Sites.IDs()
	}
	return step.Sites
}

// Need is how many units a send or move is about, or work or a decision needs.
func (s *Step) Need() *Need {
	switch s.Verb() {
	case Send:
		return &s.Send
	case Move:
		return &s.Move
	default:
		return &s.Needs
	}
}

// AllNeeds are all numbers of units of a step, whatever its verb; most are empty.
func (s *Step) AllNeeds() []*Need {
	return []*Need{&s.Send, &s.Move, &s.Release, &s.Needs, &s.Disable}
}
