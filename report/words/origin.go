package words

import (
	"slices"

	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/engine"
)

// Origin is the instant of a run that readers count from. Targets count from the call, and so does whoever reads of a run beside
// them; where there is no call, it is the start of the scenario.
type Origin struct {
	document.Origin
	At engine.Time
}

// received is the instant of an incident at which its call comes in.
const received = "received"

// Origin is when the call of the first incident of the file that begins once is received, in a run with such records.
func (p Names) Origin(records []sim.Record) Origin {
	for i := range p.Incidents {
		incident := &p.Incidents[i]
		if incident.Stream {
			continue
		}
		reference := "begins"
		if named := p.Scenario.Incidents.Get(incident.ID).Instants.Get(received); named != nil {
			reference = *named
		}
		m, err := p.Milestone(incident.ID, reference)
		if err != nil {
			continue
		}
		var so sim.Occurrence
		at := slices.IndexFunc(records, func(r sim.Record) bool { return r.Step == m.Step && m.Matches(p.Program, &r) && m.Reaches(&so) })
		if at >= 0 {
			t := records[at].At
			return Origin{document.Origin{Call: true, T: float64(t-p.WarmUp) / 1000}, t}
		}
	}
	return Origin{At: p.WarmUp}
}

// Elapsed is the time from the origin to an instant; negative before it.
func (o Origin) Elapsed(t engine.Time) document.Value { return document.Milliseconds(t - o.At) }
