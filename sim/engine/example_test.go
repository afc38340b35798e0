package engine_test

import (
	"fmt"

	"simulate/sim/engine"
)

// A patrol looks for a car that may drive off. Both are scheduled; whichever happens first cancels the other by one store.
func Example() {
	const (
		patrolArrives = iota
		carLeaves
	)
	var queue engine.Queue
	due := [2]engine.Time{patrolArrives: 4 * engine.Minute, carLeaves: 6 * engine.Minute}
	for payload, at := range due {
		queue.Push(engine.NewEvent(at, 0, uint32(payload), uint32(payload)))
	}
	for queue.Len() > 0 {
		event := queue.Pop()
		if due[event.Payload()] != event.At() {
			fmt.Println(event.At()/engine.Second, "s: cancelled earlier, ignored")
			continue
		}
		switch event.Payload() {
		case patrolArrives:
			fmt.Println(event.At()/engine.Second, "s: the patrol finds the car")
			due[carLeaves] = engine.Never
		case carLeaves:
			fmt.Println(event.At()/engine.Second, "s: the car is gone")
			due[patrolArrives] = engine.Never
		}
	}
	// Output:
	// 240 s: the patrol finds the car
	// 360 s: cancelled earlier, ignored
}

// At one instant, a unit comes free in phase 0 and a request gives up in phase 1: the unit is not missed, although the
// request was scheduled first.
func ExamplePhase() {
	names := []string{"the request gives up", "the unit comes free"}
	var queue engine.Queue
	queue.Push(engine.NewEvent(engine.Hour, 1, 0, 0))
	queue.Push(engine.NewEvent(engine.Hour, 0, 0, 1))
	for queue.Len() > 0 {
		event := queue.Pop()
		fmt.Println("phase", event.Phase(), names[event.Payload()])
	}
	// Output:
	// phase 0 the unit comes free
	// phase 1 the request gives up
}

// A draw is a function of what it is for, so it can be made at any time and in any order.
func ExampleKey() {
	travel := engine.KeyOf("step", "search", "travel") // names, once when compiling
	run := engine.Seed(2026).Mix(0)                    // seed and replication, once a run
	for attempt := range uint64(3) {
		fmt.Printf("%.6f\n", travel.Mix(uint64(run)).Mix(attempt).Uniform())
	}
	// Output:
	// 0.498820
	// 0.143332
	// 0.313335
}
