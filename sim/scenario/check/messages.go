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
	over := c.s.Channels.IDs()
	if len(step.Over) > 0 {
		for i, channel := range step.Over {
			refer(c, path.Key("over").Item(i), "channel", tree.At("channels"), &c.s.Channels, channel)
		}
		over = step.Over
	}
	c.delivery(path, sender, step, over)
}

// delivery reports receivers that a message cannot reach over the channels: directly, or through agencies that
// dispatch. Names that do not exist have been reported.
func (c *checker) delivery(path tree.Path, sender string, step *scenario.Step, over []string) {
	if c.s.Agencies.Get(sender) == nil || c.Unreadable(tree.At("channels")) || c.Unreadable(tree.At("agencies")) {
		return
	}
	reached, open := c.reach(sender, over), c.reach(sender, c.open(over))
	for i, receiver := range step.To {
		if c.s.Agencies.Get(receiver) == nil || slices.Contains(open, receiver) {
			continue
		}
		if receiver == sender && len(step.Over) == 0 {
			continue
		}
		if slices.Contains(reached, receiver) {
			c.Warnf(path.Key("to").Item(i), "give the message another way, or a give-up",
				"no channel that leads from %s to %s has a capacity: the message waits in vain", sender, receiver)
			continue
		}
		hint := "make both members of a channel, or connect them through an agency of kind dispatch"
		if len(step.Over) > 0 {
			hint = fmt.Sprintf("add a channel to over, or leave over out; %s is a member of %s", receiver, c.channelsOf(receiver))
		}
		c.Errorf(path.Key("to").Item(i), hint, "no channel leads from %s to %s", sender, receiver)
	}
}

// open lists the channels that are not down for the whole run.
func (c *checker) open(channels []string) []string {
	var open []string
	for _, id := range channels {
		if channel := c.s.Channels.Get(id); channel != nil && (channel.Capacity == nil || channel.Capacity.Value > 0) {
			open = append(open, id)
		}
	}
	return open
}

// reach lists the agencies that hear from a sender over channels, with the sender itself when it is on one of them.
// Only the sender and agencies that dispatch transmit.
func (c *checker) reach(sender string, over []string) []string {
	var reached []string
	used := make(map[string]bool)
	for transmitting := []string{sender}; len(transmitting) > 0; transmitting = transmitting[1:] {
		for _, id := range over {
			channel := c.s.Channels.Get(id)
			if channel == nil || used[id] || !slices.Contains(channel.Members, transmitting[0]) {
				continue
			}
			used[id] = true
			for _, member := range channel.Members {
				if slices.Contains(reached, member) {
					continue
				}
				reached = append(reached, member)
				if agency := c.s.Agencies.Get(member); agency != nil && agency.Kind == dispatchKind {
					transmitting = append(transmitting, member)
				}
			}
		}
	}
	return reached
}

func (c *checker) channelsOf(agency string) string {
	var channels []string
	for id, channel := range c.s.Channels.All() {
		if slices.Contains(channel.Members, agency) {
			channels = append(channels, id)
		}
	}
	if len(channels) == 0 {
		return "none"
	}
	return tree.InWords(channels)
}
