package stamp

import (
	"fmt"
	"slices"

	"simulate/sim"
	"simulate/sim/conform"
	"simulate/sim/log"
	"simulate/sim/scenario"
)

// named are the milestones that instants of a call stand for; nil where they stand for none.
type named [log.NumInstants]*scenario.Milestone

// NewPlan is the plan of an incident, whose calls' instants stand for milestones: references as in its plan, empty where they stand for
// none.
func NewPlan(p *sim.Program, incident int32, references [log.NumInstants]string) (*Plan, error) {
	plan := &Plan{Program: p, Incident: incident, references: references, before: make(map[uint16]things)}
	for at, reference := range references {
		if reference == "" {
			continue
		}
		m, err := p.Scenario.Milestone(plan.id(), reference)
		if err != nil {
			return nil, err
		}
		if m.Incident != plan.id() || m.Instance != 0 {
			return nil, fmt.Errorf("%s is no milestone of %s", reference, plan.id())
		}
		plan.named[at] = &m
	}
	plan.newGroups()
	return plan, nil
}

func (p *Plan) id() string { return p.Program.Incidents[p.Incident].ID }

// stepOf is the step of the plan with an id.
func (p *Plan) stepOf(id string) uint16 {
	for step := range p.steps() {
		if p.Program.Steps[step].ID == id {
			return step
		}
	}
	return sim.NoStep
}

// Named reports whether an instant of the call stands for a milestone, or is the end of the incident.
func (p *Plan) Named(at log.Instant) bool { return at == log.Closed || p.named[at] != nil }

// Shown is what a log can show.
type Shown struct {
	Instants [log.NumInstants]bool // that it stamps somewhere
	Groups   []bool                // of whose units it has some, be it in another call
}

// Judge is what of the plan is judged by a log that shows so much: units that are sent always are, and those that the plan does not call.
func (p *Plan) Judge(s *Shown) *conform.Plan {
	c := new(conform.Plan)
	for at := range log.NumInstants {
		if s.Instants[at] && p.Named(at) && !conform.OfUnits(at) {
			c.Judged = append(c.Judged, conform.Label{Group: conform.Call, At: at})
		}
	}
	for g := range p.Groups {
		c.Sent = append(c.Sent, p.Groups[g].Sent)
		var own []log.Instant
		for at := range log.NumInstants {
			if s.Instants[at] && conform.OfUnits(at) && (p.Groups[g].Sent || at == log.Notified && s.Groups[g]) {
				own = append(own, at)
				c.Judged = append(c.Judged, conform.Label{Group: g, At: at})
			}
		}
		if !p.Groups[g].present {
			c.Paces = append(c.Paces, paces(g, own)...)
		}
	}
	for at := range log.NumInstants {
		if s.Instants[at] && conform.OfUnits(at) {
			c.Judged = append(c.Judged, conform.Label{Group: conform.Unknown, At: at})
		}
	}
	c.Orders = p.orders(c.Judged)
	return c
}

// paces are the order of what a unit does. One may be called off before it arrives, so that it is available again at any time after it was
// notified.
func paces(group int, own []log.Instant) (paces []conform.Pace) {
	for i, at := range own {
		if i == 0 {
			continue
		}
		first := own[i-1]
		if at == log.Available {
			first = own[0]
		}
		if at != log.Available || first == log.Notified {
			paces = append(paces, conform.Pace{First: conform.Label{Group: group, At: first}, Then: conform.Label{Group: group, At: at}})
		}
	}
	return paces
}

// orders are what the plan has before what: before a unit is notified, what all the steps that may have called it wait for; before a
// milestone of the call, what it takes; and before the call is closed all but that units become available.
func (p *Plan) orders(judged []conform.Label) (orders []conform.Order) {
	for g := range p.Groups {
		for _, l := range judged {
			orders = append(orders, p.ordersOf(g, l)...)
		}
	}
	for _, l := range judged {
		if l.Group != conform.Call {
			continue
		}
		then := conform.Thing{Label: l, Nth: 1}
		for _, first := range judged {
			n := conform.Last
			switch {
			case first == l, l.At == log.Closed && first.At == log.Available:
				continue
			case l.At != log.Closed:
				if n = p.beforeMilestone(*p.named[l.At])[first]; n == 0 {
					continue
				}
			}
			orders = append(orders, conform.Order{First: conform.Thing{Label: first, Nth: n}, Then: then})
		}
	}
	return orders
}

// ordersOf are those of a label before units of a group are notified. The first so many units may have been called by the steps that wait
// for fewer of the label; any later one waited for more.
func (p *Plan) ordersOf(group int, l conform.Label) (orders []conform.Order) {
	if p.Groups[group].present {
		return nil
	}
	asks := slices.Clone(p.Groups[group].Asks)
	waits := func(a Ask) int { return p.beforeStep(a.Step)[l] }
	slices.SortStableFunc(asks, func(a, b Ask) int { return waits(a) - waits(b) })
	called := 0
	for _, a := range asks {
		if n := waits(a); n > 0 {
			orders = append(orders, conform.Order{
				First: conform.Thing{Label: l, Nth: n},
				Then:  conform.Thing{Label: conform.Label{Group: group, At: log.Notified}, Nth: called + 1},
			})
		}
		if called += p.most(a); called >= unbounded {
			break
		}
	}
	return orders
}
