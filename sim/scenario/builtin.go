package scenario

// Builtin is a measure that needs no declaration of where it starts and ends: a measure names it with of.
type Builtin struct {
	Name     string      // as written after of
	Title    string      // as shown
	Unit     MeasureUnit // of its values
	Per      []string    // what there may be a row each of; without per, there is one row over all
	Instants []string    // which of the incident's instants it needs to be named
	Every    bool        // it is measured over time, so that there may be a row for each period
	Grouped  bool        // each of its values begins at an instant, by which they can be grouped
}

// MeasureUnit is what the values of a measure are counted in.
type MeasureUnit string

// The units of measures.
const (
	Seconds       MeasureUnit = "seconds"
	Shares        MeasureUnit = "share"
	Counts        MeasureUnit = "count"
	PersonMinutes MeasureUnit = "person-minutes"
)

// Parts returns into how many parts one of the unit is divided. A run's values are whole numbers of them: times of milliseconds,
// as the clock of a run is, shares and means of counts of parts so small that nothing that differs looks alike.
func (u MeasureUnit) Parts() float64 {
	switch u {
	case Shares:
		return 1e9
	case Counts:
		return 1e6
	default:
		return 1e3
	}
}

// Builtins lists the built-in measures. The intervals are those of the fire service and of dispatch centres; the
// instants received, answered, notified and intervention are the milestones that an incident names.
var Builtins = []Builtin{
	// received → answered
	{"alarm-answering", "Alarm answering", Seconds, []string{"incident"}, []string{"answered"}, false, false},
	// answered → notified, which is the first unit's assignment where it is not named
	{"alarm-processing", "Alarm processing", Seconds, []string{"incident"}, []string{"answered"}, false, false},
	// a unit is assigned → it travels
	{"turnout", "Turnout", Seconds, []string{"incident", "agency", "kind", "unit"}, nil, false, false},
	// it travels → it is on scene
	{"travel", "Travel", Seconds, []string{"incident", "agency", "kind", "unit"}, nil, false, false},
	// received → the first unit is on scene
	{"response", "Total response", Seconds, []string{"incident", "agency", "kind", "place"}, nil, false, true},
	// the first unit is on scene → intervention
	{"initiating-action", "Initiating action", Seconds, []string{"incident"}, []string{"intervention"}, false, false},
	// of units that another agency sends: it is asked → it approves, its first unit is assigned, travels, is on scene
	{"aid.approval", "Aid asked for to approved", Seconds, []string{"incident", "agency"}, nil, false, false},
	{"aid.assigned", "Aid asked for to assigned", Seconds, []string{"incident", "agency"}, nil, false, false},
	{"aid.en-route", "Aid asked for to en route", Seconds, []string{"incident", "agency"}, nil, false, false},
	{"aid.arrived", "Aid asked for to on scene", Seconds, []string{"incident", "agency"}, nil, false, false},
	// a message is queued → it is on air; air time over open time; transmissions
	{"channel.wait", "Wait for the channel", Seconds, []string{"channel"}, nil, false, false},
	{"channel.utilisation", "Channel utilisation", Shares, []string{"channel"}, nil, true, false},
	{"channel.messages", "Messages on the channel", Counts, []string{"channel"}, nil, false, false},
	// time assigned or on another job, over time on duty
	{"unit.utilisation", "Unit utilisation", Shares, []string{"agency", "kind", "pool", "unit"}, nil, true, false},
	// a step asks for units of a kind → it has all of them; the share of those that were not all free at once, and of those
	// of streams that asked while an incident that begins was open; their mean number, over time
	{"queue.wait", "Wait for a unit", Seconds, []string{"incident", "agency", "kind", "pool"}, nil, false, true},
	{"queue.share", "Requests that wait for a unit", Shares, []string{"incident", "agency", "kind", "pool"}, nil, false, true},
	{"queue.meanwhile", "Requests of other calls that wait meanwhile", Shares, []string{"incident", "agency", "kind", "pool"}, nil, false, false},
	{"queue.length", "Requests waiting for a unit", Counts, []string{"incident", "agency", "kind", "pool"}, nil, true, false},
	// a unit at work is due for its relief → another takes its place, or it stops all the same
	{"relief.overdue", "Relief overdue", Seconds, []string{"incident", "agency", "kind", "unit"}, nil, false, false},
	// mean number of instances that are open, over time
	{"incident.open", "Incidents open", Counts, []string{"incident"}, nil, true, false},
	// time in which no unit was available, and that while an incident that begins was open
	{"uncovered", "Time without an available unit", Seconds, []string{"agency", "kind", "pool"}, nil, true, false},
	{"uncovered.meanwhile", "Time without an available unit meanwhile", Seconds, []string{"agency", "kind", "pool"}, nil, true, false},
	// posts that are required of so many free units, over time, and those of them at which one stands; time on the road to posts and home
	// from them, added up over units
	{"posts.compliance", "Required posts with a unit", Shares, []string{"agency", "kind", "pool"}, nil, true, false},
	{"posts.driven", "Driven to posts and back", Seconds, []string{"agency", "kind", "pool"}, nil, true, false},
	// a site is in another posture than normal; that times its people
	{"posture.time", "Time in posture", Seconds, []string{"site"}, nil, false, false},
	{"posture.person-minutes", "Person-minutes in posture", PersonMinutes, []string{"site"}, nil, false, false},
	// the site is back to normal → its dismissal; negative when late
	{"dismissal.margin", "Margin to dismissal", Seconds, []string{"site"}, nil, false, false},
	// instances that are in a state of their condition, at the end or at instants; their mean number over periods
	{"condition", "In the state", Counts, []string{"condition"}, nil, true, false},
	// most people of the responders on scene at once, and most units; their mean numbers, over time. Of a place, all that have come
	// there for an incident
	{"staff-on-scene", "Staff on scene", Counts, []string{"incident", "agency", "kind", "place"}, nil, false, false},
	{"units-on-scene", "Units on scene", Counts, []string{"incident", "agency", "kind", "place"}, nil, false, false},
	{"staff.on-scene", "Staff on scene, over time", Counts, []string{"incident", "agency", "kind", "place"}, nil, true, false},
	{"units.on-scene", "Units on scene, over time", Counts, []string{"incident", "agency", "kind", "place"}, nil, true, false},
	// people of sites that are to be evacuated and are still inside, their mean number, over time
	{"people.inside", "People still inside", Counts, []string{"site"}, nil, true, false},
}

// InstantNames are the milestones that an incident may name for the built-in measures, in the order in which they usually come.
var InstantNames = []string{"received", "answered", "notified", "intervention"}

// BuiltinNamed returns the built-in measure of a name.
func BuiltinNamed(name string) (Builtin, bool) {
	for _, b := range Builtins {
		if b.Name == name {
			return b, true
		}
	}
	return Builtin{}, false
}
