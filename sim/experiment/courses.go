package experiment

import (
	"simulate/sim/measure"
	"simulate/sim/pack"
)

// courses are how much of each fleet was busy, on duty and waited for over time, in all runs together.
type courses struct {
	hours   []measure.Course // by fleet
	buckets []measure.Course // the same
	most    []int64          // by fleet: the most requests that waited at once in any run
}

func newCourses(set *measure.Set) (c courses) {
	for range set.Fleets() {
		c.hours = append(c.hours, set.NewCourse(measure.ByHour))
		c.buckets = append(c.buckets, set.NewCourse(measure.ByBucket))
	}
	c.most = make([]int64, len(c.hours))
	return c
}

// add adds those of a run that has ended.
func (c *courses) add(fold *measure.Fold) {
	for n := range c.hours {
		fold.AddCourse(n, measure.ByHour, &c.hours[n])
		fold.AddCourse(n, measure.ByBucket, &c.buckets[n])
		c.most[n] = max(c.most[n], fold.Most(n))
	}
}

// join adds those of other runs.
func (c *courses) join(other *courses) {
	for n := range c.hours {
		c.hours[n].Join(&other.hours[n])
		c.buckets[n].Join(&other.buckets[n])
		c.most[n] = max(c.most[n], other.most[n])
	}
}

func (c *courses) pack(p *pack.Pack) {
	for n := range c.hours {
		c.hours[n].Pack(p)
		c.buckets[n].Pack(p)
		pack.Int(p, &c.most[n])
	}
}
