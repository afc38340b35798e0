package conduct

import (
	"cmp"
	"slices"
	"time"

	"simulate/sim"
	"simulate/sim/exercise"
	"simulate/sim/exercise/knowledge"
	"simulate/sim/scenario"
)

// role is a role of the scenario.
type role struct {
	id, title, agency string
	written           *scenario.Role
	joined            []string // names of who has joined, as the journal has them
	played            bool
	knows             knowledge.Role
	fold              *knowledge.Fold
	folded            int // records that the fold has been told
}

// device is a browser that has joined.
type device struct {
	id, name, kind, role string
	seen                 time.Time
}

// away is after how long a device that says nothing is gone.
const away = 25 * time.Second

// meet reads the roles of the scenario, and who plays them.
func (c *Conductor) meet() {
	s := c.exercise.Plan()
	c.roles = nil
	for id, written := range s.Exercise.Roles.All() {
		r := &role{
			id: id, title: cmp.Or(written.Title, id), written: written, agency: written.Agency,
			joined: c.exercise.Journal.Joined(id), played: c.exercise.Journal.Plays(id),
		}
		if a := s.Agencies.Get(written.Agency); a != nil {
			r.agency = cmp.Or(a.Name, written.Agency)
		}
		c.roles = append(c.roles, r)
	}
}

// of takes the numbers of the program.
func (r *role) of(x *exercise.Exercise) {
	p := x.Program
	agency, _ := knowledge.AgencyNamed(p, r.written.Agency)
	r.knows = knowledge.Role{Agency: agency}
	for _, id := range r.written.Sees {
		if seen, ok := knowledge.AgencyNamed(p, id); ok {
			r.knows.Sees = append(r.knows.Sees, seen)
		}
	}
	for _, ref := range r.written.Decides {
		if incident, step, err := x.Scenario.StepMeant(ref); err == nil {
			if number, ok := p.StepNumber(incident, step); ok {
				r.knows.Decides = append(r.knows.Decides, number)
			}
		}
	}
	r.fold, r.folded = knowledge.NewFold(p, r.knows), 0
}

// learn tells the role's fold what has happened up to an instant.
func (r *role) learn(run *run, shown int) {
	if r.folded < shown {
		r.fold.Consume(sim.Seq(r.folded), run.records[r.folded:shown])
		r.folded = shown
	}
}

// idle is why a role's own players decide and order nothing now; empty while they do. The controller may in its place.
func (r *role) idle(author string) string {
	if r.played || author != r.id {
		return ""
	}
	return "the plan goes on for this role: ask the controller to start it"
}

// role is a role by its id; nil when there is none.
func (c *Conductor) role(id string) *role {
	i := slices.IndexFunc(c.roles, func(r *role) bool { return r.id == id })
	if i < 0 {
		return nil
	}
	return c.roles[i]
}

// titleOf is how an author is called.
func (c *Conductor) titleOf(author string) string {
	switch author {
	case Controller:
		return "Controller"
	case Evaluator:
		return "Evaluator"
	case exercise.Keeper:
		return "The clock"
	}
	if r := c.role(author); r != nil {
		return r.title
	}
	return author
}

func (c *Conductor) isDecision(step uint16) bool {
	return step != sim.NoStep && c.exercise.Program.Steps[step].Verb == scenario.Decide &&
		!c.exercise.Program.Incidents[c.exercise.Program.Steps[step].Incident].Stream
}

func (c *Conductor) byDiscussion() bool {
	return c.exercise.Journal.Head.Pace == scenario.ByDiscussion
}
