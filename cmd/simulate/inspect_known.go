package main

import (
	"context"
	"fmt"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/exercise/knowledge"
	"simulate/sim/experiment/futures"
)

// mostFutures is how many futures are told at most: they are kept until all are.
const mostFutures = 100_000

// knowing is a sink of what an agency knows at an instant. A nil one knows nothing.
type knowing struct {
	agency uint8
	at     engine.Time
	fold   *knowledge.Fold
}

// knownTo follows what an agency knows up to an instant, what happens at the instant included.
func knownTo(p *sim.Program, id string, at engine.Time) (*knowing, error) {
	agency, known := knowledge.AgencyNamed(p, id)
	if !known {
		names := make([]string, len(p.Agencies))
		for i := range p.Agencies {
			names[i] = p.Agencies[i].ID
		}
		return nil, unknown("agency", id, names)
	}
	return &knowing{agency, at, knowledge.NewFold(p, knowledge.OfAgency(p, agency))}, nil
}

// Consume lets the agency know of records up to the instant.
func (k *knowing) Consume(first sim.Seq, records []sim.Record) {
	if k == nil {
		return
	}
	n := 0
	for n < len(records) && records[n].At <= k.at {
		n++
	}
	k.fold.Consume(first, records[:n])
}

// addChances adds what may still come behind an instant.
func (i *inspect) addChances(ctx context.Context, d *document.Document, p *sim.Program, at engine.Time, luck sim.Luck) error {
	limits := futures.Limits(p.Scenario)
	if len(limits) == 0 {
		return fmt.Errorf("--futures: %s has no target and no objective that says something of one run", p.Scenario.Title)
	}
	present, err := futures.At(p, luck, min(at+1, p.Horizon)) // what happens at the instant has happened
	if err != nil {
		return err
	}
	chances, err := present.Chances(ctx, limits, futures.Options{Futures: i.futures, Seed: i.seed})
	if err != nil {
		return err
	}
	d.Sections = append(d.Sections, content.Chances(chances, i.futures))
	return nil
}
