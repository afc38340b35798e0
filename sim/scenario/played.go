package scenario

// Played is what people do in an exercise with a scenario, beside the steps that they add to its plans. In an exercise incidents that
// begin once stay open to its end: something may still be ordered. Instants are milliseconds since clock.start.
type Played struct {
	Journal string             // what people did, in words: where it is, and how far it has come
	ByHand  map[string]*ByHand // by incident/step
}

// ByHand is what people do with a step.
type ByHand struct {
	Given  *int64    // it is there from then on: of what has been by then it hears then; nil: from the beginning
	Begins *int64    // it begins then, whatever it waits for and its chance; nil: by itself
	Only   bool      // it never begins otherwise
	Open   []Stretch // while somebody is there to end it, it does not end by itself: a decision, or work. In order; the last instants are not part of them
	Ends   []Answer  // how and when somebody ended it, in order; the first that finds it under way counts, or has come before it began
	Takes  bool      // what somebody ends takes as long as the step says from then on
}

// Answer ends a step by hand: a decision with an option, work with none.
type Answer struct {
	At     int64
	Option string
}

// Of is what is done with a step by hand; nil of one with which nothing is, and where nobody plays.
func (p *Played) Of(incident, step string) *ByHand {
	if p == nil {
		return nil
	}
	return p.ByHand[incident+"/"+step]
}
