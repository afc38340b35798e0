package experiment

import "simulate/sim"

// following is a sink that tells how far a run has come.
type following struct {
	program *sim.Program
	tell    func(share float64)
}

// Following returns a sink that tells now and then what share of the time of a run has passed. tell may be nil.
func Following(p *sim.Program, tell func(share float64)) sim.Sink { return &following{p, tell} }

// Consume tells the share of the time up to the horizon.
func (f *following) Consume(_ sim.Seq, records []sim.Record) {
	if f.tell != nil && len(records) > 0 && f.program.Horizon > 0 {
		now := min(records[len(records)-1].At, f.program.Horizon)
		f.tell(float64(now) / float64(f.program.Horizon))
	}
}
