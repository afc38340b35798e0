package sim

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"simulate/sim/engine"
	"simulate/sim/geo"
	"simulate/sim/scenario"
)

// Compile turns a scenario that Load accepted into a Program. The error names the limits of the model that the scenario
// exceeds.
func Compile(s *scenario.Scenario) (*Program, error) {
	if err := withinLimits(s); err != nil {
		return nil, err
	}
	c := &compiler{
		s: s, duties: map[*scenario.OnDuty]*duty{},
		p: &Program{
			Scenario: s, Start: s.Clock.Start.In(s.Clock.Location()),
			WarmUp: length(s.Clock.WarmUp),
		},
	}
	c.p.Start = c.p.Start.Add(-time.Duration(c.p.WarmUp) * time.Millisecond)
	c.p.Horizon = c.p.WarmUp + engine.Time(s.Clock.Horizon)
	c.p.End = c.p.Horizon + length(s.Clock.CoolDown)
	c.paths()
	c.inputs()
	c.agencies()
	c.places()
	c.sites()
	c.stretches()
	c.units()
	c.channels()
	c.incidents()
	c.travel()
	if err := atMost("kinds of unit that needs tell apart", len(c.p.classes), 1<<16); err != nil {
		return nil, err
	}
	c.plans()
	c.conditions()
	c.p.names = names{agency: c.agency, sort: c.sort, site: c.site, incident: c.incident, unit: c.unit, step: c.step}
	if err := c.triggers(); err != nil {
		return nil, err
	}
	c.p.template = newTemplate(c.p)
	if s.From == nil {
		return c.p, nil
	}
	base, err := Compile(s.Before)
	if err != nil {
		return nil, err
	}
	return c.p.From(base, c.instant(*s.From, c.p.WarmUp))
}

// compiler holds what compiling needs and running does not: names.
type compiler struct {
	s *scenario.Scenario
	p *Program

	agency, place, kind, sort, channel, site, pool, class, incident map[string]int
	asked                                                           []Sort             // that are not kinds
	unit                                                            map[string][]int32 // by id of unit and of pool
	step                                                            map[string]uint16  // by incident/step
	duties                                                          map[*scenario.OnDuty]*duty
	ranged                                                          map[string]drawn     // inputs by path
	columns                                                         map[columnKey]column // of the trace of the incident whose plan is compiled, by kind and name
	path                                                            map[any]string       // of figures
	sourced                                                         map[Source]sourceNumber
}

func withinLimits(s *scenario.Scenario) error {
	steps := s.Incidents.Len()
	for _, incident := range s.Incidents.All() {
		steps += incident.Plan.Len()
	}
	return errors.Join(
		atMost("agencies", s.Agencies.Len(), int(NoAgency)),
		atMost("places and sites", s.Places.Len()+s.Sites.Len()+len(s.Closings()), int(NoPlace)),
		atMost("channels", s.Channels.Len(), int(NoChannel)),
		atMost("steps", steps, int(NoStep)),
		atMost("pools of units", s.Units.Len(), 1<<16),
	)
}

func atMost(what string, n, limit int) error {
	if n <= limit {
		return nil
	}
	return fmt.Errorf("%d %s are more than the %d that can be simulated", n, what, limit)
}

// length is an optional length of time.
func length(s *scenario.Span) engine.Time {
	if s == nil {
		return 0
	}
	return engine.Time(*s)
}

// named returns the name to show, which is the id when there is none.
func named(name, id string) string {
	if name == "" {
		return id
	}
	return name
}

// indexOf is the index of the first element that fits. The element must exist: Load has checked every reference.
func indexOf[T any](list []T, fits func(T) bool) uint16 {
	i := slices.IndexFunc(list, fits)
	if i < 0 {
		panic("sim: reference to nothing in a checked scenario")
	}
	return uint16(i)
}

// index numbers the ids of a map of the file.
func index(ids []string) map[string]int {
	m := make(map[string]int, len(ids))
	for i, id := range ids {
		m[id] = i
	}
	return m
}

func (c *compiler) agencies() {
	c.agency = index(c.s.Agencies.IDs())
	for id, a := range c.s.Agencies.All() {
		c.p.Agencies = append(c.p.Agencies, Agency{
			ID: id, Name: named(a.Name, id), Kind: a.Kind, key: engine.KeyOf("agency", id), approval: c.span(a.Approval),
		})
	}
}

func (c *compiler) places() {
	c.place = index(c.s.Places.IDs())
	for id, place := range c.s.Places.All() {
		c.addPlace(id, place.Name, place.Position)
	}
}

func (c *compiler) addPlace(id, name string, position *scenario.Figure[scenario.Position]) uint16 {
	place := Place{ID: id, Name: named(name, id), Located: position != nil}
	if position != nil {
		place.Position = position.Value
		place.point = geo.Position(position.Value).Point()
	}
	c.p.Places = append(c.p.Places, place)
	return uint16(len(c.p.Places) - 1)
}

func (c *compiler) sites() {
	c.site = index(c.s.Sites.IDs())
	for id, site := range c.s.Sites.All() {
		compiled := Site{
			ID: id, Name: named(site.Name, id), Agency: uint8(c.agency[site.Agency]),
			People: int32(figure(site.People, 0)), Dismissal: engine.Never, key: engine.KeyOf("site", id),
		}
		if site.Place != "" {
			compiled.Place = uint16(c.place[site.Place])
		} else {
			compiled.Place = c.addPlace(id, site.Name, site.Position)
		}
		if site.Dismissal != nil {
			compiled.Dismissal = c.instant(site.Dismissal.Value, c.p.WarmUp)
		}
		c.p.Sites = append(c.p.Sites, compiled)
	}
}

func (c *compiler) channels() {
	c.channel = index(c.s.Channels.IDs())
	for id, channel := range c.s.Channels.All() {
		compiled := Channel{
			ID: id, Name: named(channel.Name, id), Kind: channel.Kind, Capacity: int32(figure(channel.Capacity, 1)),
		}
		if channel.Capacity != nil {
			compiled.input = c.drawn(channel.Capacity.Range)
		}
		for _, member := range channel.Members {
			compiled.Members = append(compiled.Members, uint8(c.agency[member]))
		}
		c.p.Channels = append(c.p.Channels, compiled)
	}
}

// instant turns an instant of the file into time; begins is when the incident of its plan begins.
func (c *compiler) instant(i scenario.Instant, begins engine.Time) engine.Time {
	return c.p.WarmUp + engine.Time(c.s.Resolve(i, int64(begins-c.p.WarmUp)))
}
