package engine

import (
	"container/heap"
	"fmt"
	"testing"
)

// The hold model: with a constant number of events pending, pop the least and push one a random time later.

var pendings = []int{30, 1_000, 100_000}

// increments are exponential-like waits of up to some hours, drawn before the clock starts.
var increments = func() (waits [4096]Time) {
	for i := range waits {
		waits[i] = 1 + Time(float64(Hour)*Seed(1).Mix(uint64(i)).Uniform())
	}
	return waits
}()

func hold(b *testing.B, push func(Event), pop func() Event) {
	for _, pending := range pendings {
		b.Run(fmt.Sprintf("pending=%d", pending), func(b *testing.B) {
			for i := range pending {
				push(NewEvent(increments[i%len(increments)], 0, uint32(i), 0))
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				least := pop()
				push(NewEvent(least.At()+increments[i%len(increments)], 0, least.Order(), 0))
			}
			for range pending {
				pop()
			}
		})
	}
}

func BenchmarkQueue(b *testing.B) {
	var q Queue
	hold(b, q.Push, q.Pop)
}

// plainHeap is the textbook 4-ary heap that the queue must beat to be worth its arithmetic.
type plainHeap []Event

func less(a, b Event) bool { return a.hi < b.hi || a.hi == b.hi && a.lo < b.lo }

func (h *plainHeap) push(event Event) {
	*h = append(*h, event)
	events, i := *h, len(*h)-1
	for i > 0 && less(event, events[(i-1)/4]) {
		events[i] = events[(i-1)/4]
		i = (i - 1) / 4
	}
	events[i] = event
}

func (h *plainHeap) pop() Event {
	events := *h
	top, n := events[0], len(events)-1
	moved := events[n]
	*h = events[:n]
	i := 0
	for 4*i+1 < n {
		least := 4*i + 1
		for child := least + 1; child < min(4*i+5, n); child++ {
			if less(events[child], events[least]) {
				least = child
			}
		}
		if !less(events[least], moved) {
			break
		}
		events[i], i = events[least], least
	}
	events[i] = moved
	return top
}

func BenchmarkPlainHeap(b *testing.B) {
	var h plainHeap
	hold(b, h.push, h.pop)
}

type standardHeap []Event

func (h standardHeap) Len() int           { return len(h) }
func (h standardHeap) Less(i, j int) bool { return less(h[i], h[j]) }
func (h standardHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *standardHeap) Push(event any)    { *h = append(*h, event.(Event)) }

func (h *standardHeap) Pop() any {
	n := len(*h) - 1
	event := (*h)[n]
	*h = (*h)[:n]
	return event
}

func BenchmarkContainerHeap(b *testing.B) {
	var h standardHeap
	hold(b, func(e Event) { heap.Push(&h, e) }, func() Event { return heap.Pop(&h).(Event) })
}

// What a step would cost if every process of the model were a goroutine: control goes there and comes back.
func BenchmarkGoroutineOfAProcess(b *testing.B) {
	there, back := make(chan struct{}), make(chan struct{})
	go func() {
		for range there {
			back <- struct{}{}
		}
	}()
	for b.Loop() {
		there <- struct{}{}
		<-back
	}
	close(there)
}

// A draw as a simulation makes it: names and run are mixed beforehand, the occurrence now.
func BenchmarkDraw(b *testing.B) {
	key, sum := KeyOf("step", "search", "travel").Mix(uint64(Seed(1))), 0.0
	b.ReportAllocs()
	for i := uint64(0); b.Loop(); i++ {
		sum += key.Mix(i).Uniform()
	}
}

// In a chain each link waits for the one before; the figure ns/link is the time from a key or hash to the next.

func BenchmarkMixChain(b *testing.B) {
	chain(b, func(key uint64) uint64 {
		for n := range uint64(1000) {
			key = uint64(Key(key).Mix(n))
		}
		return key
	})
}

func BenchmarkHashChain(b *testing.B) {
	chain(b, func(hash uint64) uint64 {
		for word := range uint64(1000) {
			hash = uint64(Hash(hash).Add(word))
		}
		return hash
	})
}

func chain(b *testing.B, thousandLinks func(uint64) uint64) {
	b.ReportAllocs()
	for x := uint64(0); b.Loop(); {
		x = thousandLinks(x)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/link")
}
