package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// BenchmarkHundredPlayers is how long it takes from the asking for a note of the chief until each of a hundred pages of that role has it, over the
// wire: the 99th percentile of all.
func BenchmarkHundredPlayers(b *testing.B) {
	const pages = 100
	scenario, journal := drillFile(b)
	p, _ := beginExercise(b, scenario, "--journal", journal)
	ctx, end := context.WithCancel(b.Context())
	defer end()
	var ready, all sync.WaitGroup
	var mu sync.Mutex
	asked := make(map[string]time.Time)
	var took []time.Duration
	ready.Add(pages)
	for range pages {
		go func() {
			had := make(map[string]bool) // lines may be sent again
			_ = p.listen(ctx, "chief", "/player", func(kind, data string) {
				switch kind {
				case "whole":
					ready.Done()
				case "lines":
					mu.Lock()
					defer mu.Unlock()
					for note, at := range asked {
						if !had[note] && strings.Contains(data, `"`+note+`"`) {
							had[note] = true
							took = append(took, time.Since(at))
							all.Done()
						}
					}
				}
			})
		}()
	}
	ready.Wait()
	p.must("chief", "/join", `{"name": "C. C.", "device": "phone"}`)
	p.must("controller", "/start", `{}`)
	for n := 0; b.Loop(); n++ {
		note := fmt.Sprintf("note %d of many", n)
		mu.Lock()
		clear(asked)
		asked[note] = time.Now()
		mu.Unlock()
		all.Add(pages)
		p.must("chief", "/note", fmt.Sprintf(`{"text": %q}`, note))
		all.Wait()
		time.Sleep(20 * time.Millisecond) // within the rate of requests
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Milliseconds()), "p99-ms")
}
