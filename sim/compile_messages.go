package sim

import (
	"slices"

	"simulate/sim/scenario"
)

// deliver lays out a message: one delivery a receiver, and one a dispatch agency that relays it. Deliveries stand in the
// order in which a search by hops finds their receivers, so a relay stands before those behind it.
func (c *compiler) deliver(number uint16, owner *Incident, step *scenario.Step) {
	compiled := &c.p.Steps[number]
	compiled.deliveries.from = int32(len(c.p.deliveries))
	route := c.route(owner, step)
	at := map[uint8]int32{}
	for _, h := range route {
		parent, relayed := at[h.from]
		if !relayed {
			parent = None
		}
		at[h.to] = int32(len(c.p.deliveries))
		c.p.deliveries = append(c.p.deliveries, delivery{
			subject: c.withAgency(number, h.to), step: number, agency: h.to,
			parent: parent, named: h.named, channels: h.channels,
		})
	}
	compiled.deliveries.to = int32(len(c.p.deliveries))
}

// hop is one way of a message from an agency to the next.
type hop struct {
	from, to uint8
	channels []uint16
	named    bool // the message is for the receiver
}

// route finds the hops of a message, those nearer to the sender first.
func (c *compiler) route(owner *Incident, step *scenario.Step) []hop {
	sender := owner.Agency
	if len(step.From) > 0 {
		sender = uint8(c.agency[step.From[0]])
	}
	over := c.over(step)
	var receivers []uint8
	for _, id := range step.To {
		receivers = append(receivers, uint8(c.agency[id]))
	}
	found := c.search(sender, over)
	var route []hop
	for _, h := range found {
		h.named = slices.Contains(receivers, h.to)
		if h.named || slices.ContainsFunc(receivers, func(r uint8) bool { return passes(found, r, h.to) }) {
			route = append(route, h)
		}
	}
	if slices.Contains(receivers, sender) {
		within := hop{from: sender, to: sender, named: true}
		if len(step.Over) > 0 {
			within.channels = over
		}
		route = append(route, within)
	}
	return route
}

// over lists the channels a message may use, by preference.
func (c *compiler) over(step *scenario.Step) []uint16 {
	var over []uint16
	for _, id := range step.Over {
		over = append(over, uint16(c.channel[id]))
	}
	if len(over) == 0 {
		for i := range c.p.Channels {
			over = append(over, uint16(i))
		}
	}
	return over
}

// search finds the way with the fewest hops from the sender to every agency that can be reached; only the sender and
// dispatch agencies pass a message on. What only channels without capacity lead to is reached over them: there the message waits.
func (c *compiler) search(sender uint8, over []uint16) []hop {
	var found []hop
	reached := make([]bool, len(c.p.Agencies))
	reached[sender] = true
	for _, channels := range [][]uint16{c.open(over), over} {
		frontier := []uint8{sender}
		for _, h := range found {
			frontier = c.passing(frontier, h.to)
		}
		for ; len(frontier) > 0; frontier = frontier[1:] {
			from := frontier[0]
			for to := range c.p.Agencies {
				joining := c.joining(from, uint8(to), channels)
				if reached[to] || len(joining) == 0 {
					continue
				}
				reached[to] = true
				found = append(found, hop{from: from, to: uint8(to), channels: joining})
				frontier = c.passing(frontier, uint8(to))
			}
		}
	}
	return found
}

// passing adds an agency to those that pass a message on, if it is one that does.
func (c *compiler) passing(frontier []uint8, agency uint8) []uint8 {
	if c.p.Agencies[agency].Kind == dispatchKind {
		return append(frontier, agency)
	}
	return frontier
}

// open lists the channels that are not down for the whole run.
func (c *compiler) open(channels []uint16) []uint16 {
	return slices.DeleteFunc(slices.Clone(channels), func(channel uint16) bool { return c.p.Channels[channel].Capacity == 0 })
}

// joining lists the channels that two agencies are both members of.
func (c *compiler) joining(a, b uint8, over []uint16) []uint16 {
	var joining []uint16
	for _, channel := range over {
		members := c.p.Channels[channel].Members
		if slices.Contains(members, a) && slices.Contains(members, b) {
			joining = append(joining, channel)
		}
	}
	return joining
}

// passes reports whether the way to a receiver leads through a relay.
func passes(found []hop, receiver, relay uint8) bool {
	for i := len(found) - 1; i >= 0; i-- {
		if found[i].to == receiver {
			if found[i].from == relay {
				return true
			}
			receiver = found[i].from
		}
	}
	return false
}

// dispatchKind is the kind of agency that passes messages on.
const dispatchKind scenario.AgencyKind = "dispatch"
