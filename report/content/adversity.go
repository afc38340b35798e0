package content

import (
	"fmt"
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment/search"
	"simulate/sim/snapshot"
)

// adversity puts into words what may go wrong, or could be changed.
type adversity struct{ words.Names }

func (a adversity) texts(changes []search.Change) []string {
	texts := make([]string, len(changes))
	for i, c := range changes {
		texts[i] = a.text(c)
	}
	return texts
}

// rowsOf are changes as data, a row a value that is written.
func (a adversity) rowsOf(changes []search.Change) [][]document.Value {
	var rows [][]document.Value
	for _, c := range changes {
		for _, w := range search.Written(a.Scenario, []search.Change{c}) {
			rows = append(rows, []document.Value{
				document.Text(string(c.Kind)), document.Text(c.ID), count(c.Level), count(c.Most), document.Text(w.Path),
				document.Text(w.Value), document.Text(a.text(c)),
			})
		}
	}
	return rows
}

// text is a change as a clause.
func (a adversity) text(c search.Change) string {
	switch c.Kind {
	case search.UnitsOut:
		return a.unitsOut(c)
	case search.ChannelDown:
		return a.channelName(c.ID) + " is down"
	case search.MoreIncidents:
		return a.moreIncidents(c)
	case search.MoreUnits:
		return fmt.Sprintf("%d more of “%s”", c.Level, a.unitName(c.ID))
	case search.MoreLines:
		return fmt.Sprintf("%d more at once on %s", c.Level, a.channelName(c.ID))
	case search.Arranged:
		return "“" + a.Scenario.LeverTitle(c.ID) + "”"
	default:
		return a.long(c)
	}
}

func (a adversity) unitName(id string) string {
	if unit := a.Scenario.Units.Get(id); unit.Name != "" {
		return unit.Name
	}
	return id
}

func (a adversity) unitsOut(c search.Change) string {
	unit, name := a.Scenario.Units.Get(c.ID), a.unitName(c.ID)
	switch {
	case unit.Count == nil:
		return name + " is out of service"
	case c.Level == 1:
		return fmt.Sprintf("1 of %d units “%s” is out of service", unit.Count.Value, name)
	default:
		return fmt.Sprintf("%d of %d units “%s” are out of service", c.Level, unit.Count.Value, name)
	}
}

func (a adversity) channelName(id string) string {
	if channel := a.Scenario.Channels.Get(id); channel.Name != "" {
		return channel.Name
	}
	return id
}

func (a adversity) moreIncidents(c search.Change) string {
	incident := a.Scenario.Incidents.Get(c.ID)
	name := c.ID
	if incident.Title != "" {
		name = incident.Title
	}
	switch {
	case incident.Arrivals != nil:
		return fmt.Sprintf("%d more of “%s” come at once", c.Level, name)
	case c.Level == 1:
		return fmt.Sprintf("“%s” happens twice at the same time", name)
	default:
		return fmt.Sprintf("“%s” happens %d times at the same time", name, c.Level+1)
	}
}

// long says how long a duration is: as long as nine of ten are not, or less.
func (a adversity) long(c search.Change) string {
	written := search.Written(a.Scenario, []search.Change{c})[0]
	return fmt.Sprintf("%s is %s, its %s percentile", a.durationName(c.ID), amount(written.Value), snapshot.Ordinal(c.Level))
}

// durationName says what a duration is of: takes of answer (Take the call), turnout of Car.
func (a adversity) durationName(path string) string {
	keys := strings.Split(path, ".")
	last := keys[len(keys)-1]
	switch {
	case len(keys) == 5 && keys[0] == "incidents" && keys[2] == "plan":
		step := a.Scenario.Incidents.Get(keys[1]).Plan.Get(keys[3])
		if words := step.Work; words != "" {
			return fmt.Sprintf("%s of %s (%s)", last, keys[3], words)
		}
		return last + " of " + keys[3]
	case len(keys) == 3 && keys[0] == "units":
		if unit := a.Scenario.Units.Get(keys[1]); unit.Name != "" {
			return last + " of " + unit.Name
		}
	case len(keys) == 3 && keys[0] == "agencies":
		if agency := a.Scenario.Agencies.Get(keys[1]); agency.Name != "" {
			return last + " of " + agency.Name
		}
	}
	return path
}
