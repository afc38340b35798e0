package story

import (
	"fmt"
	"slices"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/experiment/cause"
)

// cast is the part of a run that its timeline tells: the incidents that begin once, streams of few instances, and of others only the
// instances that somebody asked for, since there may be thousands. Where that is nothing, the first that is measured of the first
// stream is an example.
type cast struct {
	words.Names
	records []sim.Record
	causes  *cause.Causes
	origin  words.Origin
	told    []bool                  // by record
	places  map[sim.Instance]uint16 // where the instances of streams that are told are
	arrived []int                   // instances, by incident
	first   []int32                 // ordinal of the first that is measured, by incident; 0 without
	whole   []bool                  // streams that are told whole, by incident
	example bool                    // there is nothing else to tell
	alone   bool                    // only what is asked for is told
	streams int
}

// The most instances with which a stream is told whole: unasked, and when it is asked for. A call takes some ten lines.
const (
	fewInstances  = 6
	mostInstances = 100
)

// newCast picks what is told of a run: what is asked for beside the rest, or alone.
func newCast(n words.Names, records []sim.Record, asked []sim.Instance, alone bool) *cast {
	c := &cast{
		Names: n, alone: alone, records: records, causes: cause.New(n.Program, records), origin: n.Origin(records), told: make([]bool, len(records)),
		places: make(map[sim.Instance]uint16), arrived: make([]int, len(n.Incidents)),
		first: make([]int32, len(n.Incidents)), whole: make([]bool, len(n.Incidents)),
	}
	for i := range n.Incidents {
		if n.Incidents[i].Stream {
			c.streams++
		}
	}
	c.choose(asked)
	for i := range records {
		c.told[i] = c.tells(sim.Seq(i))
	}
	return c
}

// choose finds the instances of streams that are told.
func (c *cast) choose(asked []sim.Instance) {
	c.arrivals(func(of sim.Instance, r *sim.Record) {
		c.arrived[of.Incident]++
		if c.first[of.Incident] == 0 && r.Kind == sim.IncidentBegan && c.Measured(r.At) {
			c.first[of.Incident] = of.Ordinal
		}
	})
	for i, n := range c.arrived {
		all := slices.Contains(asked, sim.Instance{Incident: int32(i)})
		c.whole[i] = n > 0 && (n <= fewInstances && !c.alone || all && n <= mostInstances)
	}
	c.example = c.streams > 0 && c.streams == len(c.Incidents) && len(asked) == 0 && !slices.Contains(c.whole, true)
	c.arrivals(func(of sim.Instance, r *sim.Record) {
		example := c.example && of.Incident == 0 && of.Ordinal == c.first[0]
		if c.whole[of.Incident] || example || slices.Contains(asked, of) {
			c.places[of] = r.Place
		}
	})
}

// arrivals yields the instances of streams, those that were skipped included.
func (c *cast) arrivals(yield func(of sim.Instance, r *sim.Record)) {
	for i := range c.records {
		r := &c.records[i]
		if (r.Kind == sim.IncidentBegan || r.Kind == sim.IncidentSkipped) && c.Incidents[r.Arg].Stream {
			yield(sim.Instance{Incident: int32(r.Arg), Ordinal: r.Unit}, r)
		}
	}
}

// tells reports whether a record is told. One that is about no incident belongs to what caused it; where there are streams,
// nobody wants to read of every change of shift.
func (c *cast) tells(seq sim.Seq) bool {
	r := &c.records[seq]
	of, about := c.causes.Of(seq)
	switch {
	case c.streams == 0:
		return true
	case c.alone:
		_, told := c.places[of]
		return told && about || !about && r.Kind != sim.RunBegan && r.Kind != sim.UnitOccupied && c.told[r.Cause]
	case about && of.Ordinal == 0 && !c.Incidents[of.Incident].Stream:
		return true
	case about:
		_, told := c.places[of]
		return told
	case r.Kind == sim.UnitOnDuty || r.Kind == sim.UnitOffDuty:
		return false
	case r.Kind == sim.RunBegan || r.Kind == sim.RunEnded || r.Kind == sim.UnitOccupied:
		return true
	default:
		return c.told[r.Cause]
	}
}

// record is a record in words.
func (c *cast) record(seq sim.Seq) string {
	of, _ := c.causes.Of(seq)
	return c.Names.Record(&c.records[seq], of)
}

// scene is where an instance is.
func (c *cast) scene(of sim.Instance) uint16 {
	if place, told := c.places[of]; told {
		return place
	}
	return c.Incidents[of.Incident].Place
}

// elsewhere is a place behind a preposition, and nothing of the instance's own.
func (c *cast) elsewhere(preposition string, of sim.Instance, place uint16) string {
	if place == sim.NoPlace || place == c.scene(of) {
		return ""
	}
	return preposition + c.Place(place)
}

// leftOut is how many instances of a stream are not told.
type leftOut struct {
	document.LeftOut
	number int // of the incident
}

// leftOut counts the instances of each stream that are not told.
func (c *cast) leftOut() []leftOut {
	told := make([]int, len(c.Incidents))
	for of := range c.places {
		told[of.Incident]++
	}
	var list []leftOut
	for i := range c.Incidents {
		if incident := &c.Incidents[i]; incident.Stream {
			n := c.arrived[i] - told[i]
			list = append(list, leftOut{document.LeftOut{Incident: incident.ID, Title: incident.Title, Instances: n}, i})
		}
	}
	return list
}

// notes say what is left out, and how it can be seen; where what is asked for is told alone, only what of it is.
func (c *cast) notes(asked []sim.Instance, alone bool) []string {
	var notes []string
	if c.example && !alone {
		notes = append(notes, "Every incident arrives in a stream. "+c.exampleTold())
	}
	for _, of := range asked {
		if note := c.untellable(of); note != "" {
			notes = append(notes, note)
		}
	}
	out := slices.DeleteFunc(c.leftOut(), func(l leftOut) bool { return l.Instances == 0 })
	if len(out) > 0 && !alone {
		notes = append(notes, "Left out: "+listed(out)+". To see them: simulate inspect shows an instant, --tell "+
			c.untold(out[0].number)+" tells one of them, --format jsonl has every record.")
	}
	return notes
}

// untellable says why an instance that is asked for is not told, or a whole stream; nothing of what is.
func (c *cast) untellable(asked sim.Instance) string {
	id, arrived := c.Incidents[asked.Incident].ID, c.arrived[asked.Incident]
	_, told := c.places[asked]
	switch {
	case told || c.whole[asked.Incident] && asked.Ordinal == 0:
		return ""
	case asked.Ordinal > 0:
		return c.InstanceID(asked) + " does not arrive in this run."
	case arrived == 0:
		return "No instance of " + id + " arrives in this run."
	default:
		return fmt.Sprintf("%s has %s instances in this run, more than the %d that are told at once: name those to be told, such as --tell %s.",
			id, words.Grouped(arrived), mostInstances, c.untold(int(asked.Incident)))
	}
}

// exampleTold says which instance is told as an example.
func (c *cast) exampleTold() string {
	for of := range c.places {
		return "Told as an example: " + c.InstanceID(of) + ", the first that is measured."
	}
	return "None of the first stream is measured."
}

// mostNamed is how many streams are named where instances are left out; more are told by their number.
const mostNamed = 3

func listed(out []leftOut) string {
	if len(out) > mostNamed {
		sum := 0
		for _, l := range out {
			sum += l.Instances
		}
		return fmt.Sprintf("%s incidents of %d streams", words.Grouped(sum), len(out))
	}
	var parts []string
	for i := range out {
		parts = append(parts, fmt.Sprintf("%s of %s", words.Grouped(out[i].Instances), out[i].name()))
	}
	return strings.Join(parts, ", ")
}

// untold names an instance of a stream that is not told, the first that is measured or one after it.
func (c *cast) untold(incident int) string {
	of := sim.Instance{Incident: int32(incident), Ordinal: max(c.first[incident], 1)}
	for _, told := c.places[of]; told; _, told = c.places[of] {
		of.Ordinal++
	}
	return c.InstanceID(of)
}

// name is the id of a stream, with its title when that says more.
func (l *leftOut) name() string {
	if l.Title == "" || l.Title == l.Incident {
		return l.Incident
	}
	return l.Incident + " (" + l.Title + ")"
}
