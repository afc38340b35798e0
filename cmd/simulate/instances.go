package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"simulate/sim"
)

// instances reads instances of streams as they are written: calls#17, or calls for all of the stream, which have no ordinal.
func instances(p *sim.Program, texts []string) ([]sim.Instance, error) {
	var list []sim.Instance
	for _, text := range texts {
		id, number, found := strings.Cut(text, "#")
		n, err := strconv.ParseInt(number, 10, 32)
		if found && (err != nil || n < 1) {
			return nil, fmt.Errorf("%q is not an instance of a stream: write the stream and a number from 1, such as calls#17, or the stream alone for all", text)
		}
		i := slices.IndexFunc(p.Incidents, func(i sim.Incident) bool { return i.Stream && i.ID == id })
		if i < 0 {
			return nil, noStream(p, id)
		}
		list = append(list, sim.Instance{Incident: int32(i), Ordinal: int32(n)})
	}
	return list, nil
}

// noStream names the stream that was probably meant.
func noStream(p *sim.Program, id string) error {
	var streams []string
	for i := range p.Incidents {
		if p.Incidents[i].Stream {
			streams = append(streams, p.Incidents[i].ID)
		}
	}
	if len(streams) == 0 {
		return fmt.Errorf("there is no stream %q: every incident of this scenario begins once, and is told anyway", id)
	}
	return unknown("stream", id, streams)
}
