package sim

// epoch numbers the rounds of something that marks what it has dealt with: a mark holds for the round whose number it is, and none
// has to be wiped out. Rounds count from 1, so that 0 is the mark of none.
type epoch int32

// next begins another round.
func (e *epoch) next() { *e++ }

// reset begins the first round, when all marks are 0.
func (e *epoch) reset() { *e = 1 }
