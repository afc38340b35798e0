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

// cast is the part of a run that its timeline tells: the incidents that begin once, and of streams only the instances that
// somebody asked for, since there may be thousands. Where every incident arrives in a stream, the first that is measured of the
// first stream is an example.
type cast struct {
	words.Names
	records []sim.Record
	causes  *cause.Causes
	told    []bool                  // by record
	places  map[sim.Instance]uint16 // where the instances of streams that are told are
	arrived []int                   // instances, by incident
	first   []int32                 // ordinal of the first that is measured, by incident; 0 without
	streams int
}

// newCast picks what is told of a run.
func newCast(n words.Names, records []sim.Record, asked []sim.Instance) *cast {
	c := &cast{
		Names: n, records: records, causes: cause.New(n.Program, records), told: make([]bool, len(records)),
		places: make(map[sim.Instance]uint16), arrived: make([]int, len(n.Incidents)),
		first: make([]int32, len(n.Incidents)),
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
	example := c.onlyStreams(asked)
	for i := range c.records {
		r := &c.records[i]
		if (r.Kind != sim.IncidentBegan && r.Kind != sim.IncidentSkipped) || !c.Incidents[r.Arg].Stream {
			continue
		}
		c.arrived[r.Arg]++
		of := sim.Instance{Incident: int32(r.Arg), Ordinal: r.Unit}
		first := c.first[r.Arg] == 0 && r.Kind == sim.IncidentBegan && c.Measured(r.At)
		if first {
			c.first[r.Arg] = r.Unit
		}
		if first && example && r.Arg == 0 || slices.Contains(asked, of) {
			c.places[of] = r.Place
		}
	}
}

// onlyStreams reports whether there would be nothing to tell without an example.
func (c *cast) onlyStreams(asked []sim.Instance) bool {
	return c.streams > 0 && c.streams == len(c.Incidents) && len(asked) == 0
}

// tells reports whether a record is told. One that is about no incident belongs to what caused it; where there are streams,
// nobody wants to read of every change of shift.
func (c *cast) tells(seq sim.Seq) bool {
	r := &c.records[seq]
	of, about := c.causes.Of(seq)
	switch {
	case c.streams == 0:
		return true
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

// notes say what is left out, and how it can be seen.
func (c *cast) notes(asked []sim.Instance) []string {
	var notes []string
	if c.onlyStreams(asked) {
		notes = append(notes, "Every incident arrives in a stream. "+c.example())
	}
	for _, of := range asked {
		if _, told := c.places[of]; !told {
			notes = append(notes, c.InstanceID(of)+" does not arrive in this run.")
		}
	}
	out := slices.DeleteFunc(c.leftOut(), func(l leftOut) bool { return l.Instances == 0 })
	if len(out) > 0 {
		notes = append(notes, "Left out: "+listed(out)+". To see them: simulate inspect shows an instant, --tell "+
			c.untold(out[0].number)+" tells one of them, --format jsonl has every record.")
	}
	return notes
}

// example says which instance is told as an example.
func (c *cast) example() string {
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
