// Package engine is the kernel of a discrete-event simulation: instants, a queue of pending events, and keyed random
// draws. It knows time and nothing else; what happens at an event is for the caller to say. It must not know what an event is
// about, whom a draw concerns, or any other package of the project.
//
// # The loop
//
// A simulation repeats one step: pop the least event, move the clock to its instant, let it happen, push what follows.
//
//	for queue.Len() > 0 {
//		event := queue.Pop()
//		now = event.At()
//		// look at event.Payload(), change the state, push what follows
//	}
//
// # Instants have phases
//
// Many things may happen at the same instant, and their order matters: whether a unit that comes free at 13:25:00 can
// still serve a request that gives up at 13:25:00 is a decision of the model. An instant is therefore divided into
// phases, numbered by the caller, and all events of a lower phase come before any event of a higher one. Within a phase
// events follow their order number (the order in which the scenario's author wrote things down) and then their payload.
//
// This order is total and owes nothing to when an event was pushed: the same set of events is popped in the same
// sequence however it was built up. An event may push another into the phase it runs in or into a later one; pushing
// into an earlier phase of the same instant is possible, and the event is simply the next to be popped.
//
// # Cancelling
//
// There is no way to take an event out of the queue. The owner of an event remembers the instant at which it is due;
// cancelling is one store to that memory, and an event that arrives when its owner expects nothing is ignored. Two
// events that are equal cannot be told apart, and need not be: the first to arrive is acted upon and clears the
// memory, the second finds nothing due.
//
// # Draws
//
// There is no generator whose state advances. A [Key] names one random quantity, and its value is a function of the
// key alone. See [Key] for how keys are built and why.
//
// # Rules kept here
//
// No wall clock, no global state, no goroutines, no allocation once the queue has grown to its working size, and
// the same bits on every machine.
package engine
