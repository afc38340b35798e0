package check

import (
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// orders checks named orders, each as a step of the incident in which it is first given: the first that happens once.
func (c *checker) orders(path tree.Path, e *scenario.Exercise) {
	incident := c.playable()
	for id, order := range e.Orders.All() {
		path := path.Key(id)
		c.begunByHand(path, order)
		if incident == "" {
			c.verbs(path, order)
			continue
		}
		c.planOf(incident, c.s.Incidents.Get(incident)).step(path, order)
	}
}

// playable is the first incident that happens once; empty when there is none.
func (c *checker) playable() string {
	for id := range c.s.Incidents.All() {
		if !c.s.IsStream(id) {
			return id
		}
	}
	return ""
}

// begunByHand reports what says when a step begins, of an order that begins when it is given.
func (c *checker) begunByHand(path tree.Path, order *scenario.Step) {
	say := func(given bool, key string) {
		if given {
			c.Errorf(path.Key(key).AtKey(), "leave it out", "an order begins when it is given")
		}
	}
	say(order.After != nil, "after")
	say(order.At != nil, "at")
	say(order.Delay != nil, "delay")
	say(order.Chance != nil, "chance")
	say(order.Every != nil, "every")
	if order.Verb() == scenario.Decide {
		c.Errorf(path.Key("decide").AtKey(), "write a decision into the plan, and decides: on a role", "a decision is no order")
	}
	if order.Verb() == scenario.Event {
		c.Errorf(path.Key("event").AtKey(), "write what somebody does", "an event is nobody's to order")
	}
}
