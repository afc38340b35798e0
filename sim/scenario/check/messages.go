package check

import (
	"fmt"
	"slices"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// dispatchKind is the kind of agency that passes messages on.
const dispatchKind scenario.AgencyKind = "dispatch"

// message checks who sends a message, to whom, and that it can get there.
func (c *checker) message(path tree.Path, owner string, step *scenario.Step) {
	sender := owner
	switch {
	case len(step.From) > 1:
		c.Errorf(path.Key("from"), "write one message for each sender", "a message has one sender")
		return
	case len(step.From) == 1:
		sender = step.From[0]
		c.agency(path.Key("from"), sender)
	}
	c.agencies(path.Key("to"), step.To)
	if len(step.To) == 0 {
		c.Errorf(path.Key("to"), "write to: and the agencies", "nobody receives the message")
	}
	if step.Retry != nil && step.Lost == nil {
		c.Errorf(path.Key("retry").AtKey(), "write lost as well", "nothing is lost that could be sent again")
	}
	c.endless(path.Key("re-press"), step.RePress, "write how long the sender waits, such as 4s", "pressing again and again at one instant never ends")
	for i, channel := range step.Over {
		refer(c, path.Key("over").Item(i), "channel", tree.At("channels"), &c.s.Channels, channel)
	}
	c.delivery(path, sender, step)
}

// delivery reports receivers that a message cannot reach over the channels: directly, or through agencies that
// dispatch. Names that do not exist have been reported.
func (c *checker) delivery(path tree.Path, sender string, step *scenario.Step) {
	if c.s.Agencies.Get(sender) == nil || c.Unreadable(tree.At("channels")) || c.Unreadable(tree.At("agencies")) {
		return
	}
	if slices.ContainsFunc(step.Over, func(id string) bool { return c.s.Channels.Get(id) == nil }) {
		return
	}
	reached := c.audience(sender, step.Over)
	for i, receiver := range step.To {
		if c.s.Agencies.Get(receiver) == nil || c.strangers && !reached.all[receiver] || reached.open[receiver] || receiver == sender && len(step.Over) == 0 {
			continue
		}
		if reached.all[receiver] {
			if step.GiveUp != nil || step.Until != nil || step.Chance != nil && !mayOccur(step.Chance) {
				continue
			}
			c.Warnf(scenario.ChannelDown, path.Key("to").Item(i), "give the message another way, or a give-up",
				"no channel that leads from %s to %s has a capacity: the message waits in vain", sender, receiver)
			continue
		}
		hint := "make both members of a channel, or connect them through an agency of kind dispatch"
		if len(step.Over) > 0 {
			hint = fmt.Sprintf("add a channel to over, or leave over out; %s is a member of %s", receiver, channelsInWords(c.channelsOf(receiver)))
		}
		c.Errorf(path.Key("to").Item(i), hint, "no channel leads from %s to %s", sender, receiver)
	}
}

// audience is who hears from an agency: over channels that are not down for the whole run, and over all.
type audience struct{ open, all map[string]bool }

// audience returns who hears from a sender over channels, or over all when none are named.
func (c *checker) audience(sender string, over []string) audience {
	if len(over) > 0 {
		return c.hearing(sender, over)
	}
	known, found := c.audiences[sender]
	if !found {
		known = c.hearing(sender, c.s.Channels.IDs())
		c.audiences[sender] = known
	}
	return known
}

func (c *checker) hearing(sender string, over []string) audience {
	some, open := make(map[string]bool), make(map[string]bool)
	for _, id := range over {
		if channel := c.s.Channels.Get(id); channel != nil {
			some[id] = true
			open[id] = channel.Capacity == nil || channel.Capacity.Value > 0 || channel.Capacity.Range != nil
		}
	}
	return audience{open: c.reach(sender, open), all: c.reach(sender, some)}
}

// reach returns the agencies that hear from a sender over channels, with the sender itself when it is on one of them.
// Only the sender and agencies that dispatch transmit.
func (c *checker) reach(sender string, over map[string]bool) map[string]bool {
	reached, used := make(map[string]bool), make(map[string]bool)
	for transmitting := []string{sender}; len(transmitting) > 0; transmitting = transmitting[1:] {
		for _, id := range c.channelsOf(transmitting[0]) {
			if !over[id] || used[id] {
				continue
			}
			used[id] = true
			for _, member := range c.s.Channels.Get(id).Members {
				if reached[member] {
					continue
				}
				reached[member] = true
				if agency := c.s.Agencies.Get(member); agency != nil && agency.Kind == dispatchKind {
					transmitting = append(transmitting, member)
				}
			}
		}
	}
	return reached
}

// channelsOf are the channels of which an agency is a member, in the order of the file.
func (c *checker) channelsOf(agency string) []string {
	if c.membership == nil {
		c.membership = make(map[string][]string)
		for id, channel := range c.s.Channels.All() {
			for _, member := range distinct(channel.Members) {
				c.strangers = c.strangers || c.s.Agencies.Get(member) == nil
				c.membership[member] = append(c.membership[member], id)
			}
		}
	}
	return c.membership[agency]
}

func channelsInWords(channels []string) string {
	if len(channels) == 0 {
		return "none"
	}
	return tree.InWords(channels)
}
