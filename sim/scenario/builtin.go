package scenario

// Builtin is a measure that needs no declaration of where it starts and ends: a measure names it with of.
type Builtin struct {
	Name     string      // as written after of
	Title    string      // as shown
	Unit     MeasureUnit // of its values
	Per      []string    // what there may be a row each of; without per, there is one row over all
	Instants []string    // which of the incident's instants it needs to be named
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

// Builtins lists the built-in measures. The intervals are those of the fire service and of dispatch centres; the
// instants received, answered, notified and intervention are the milestones that an incident names.
var Builtins = []Builtin{
	// received → answered
	{"alarm-answering", "Alarm answering", Seconds, []string{"incident"}, []string{"answered"}},
	// answered → notified, which is the first unit's assignment where it is not named
	{"alarm-processing", "Alarm processing", Seconds, []string{"incident"}, []string{"answered"}},
	// a unit is assigned → it travels
	{"turnout", "Turnout", Seconds, []string{"incident", "agency", "kind", "unit"}, nil},
	// it travels → it is on scene
	{"travel", "Travel", Seconds, []string{"incident", "agency", "kind", "unit"}, nil},
	// received → the first unit is on scene
	{"response", "Total response", Seconds, []string{"incident", "agency", "kind"}, nil},
	// the first unit is on scene → intervention
	{"initiating-action", "Initiating action", Seconds, []string{"incident"}, []string{"intervention"}},
	// of units that another agency sends: it is asked → it approves, its first unit is assigned, travels, is on scene
	{"aid.approval", "Aid asked for to approved", Seconds, []string{"incident", "agency"}, nil},
	{"aid.assigned", "Aid asked for to assigned", Seconds, []string{"incident", "agency"}, nil},
	{"aid.en-route", "Aid asked for to en route", Seconds, []string{"incident", "agency"}, nil},
	{"aid.arrived", "Aid asked for to on scene", Seconds, []string{"incident", "agency"}, nil},
	// a message is queued → it is on air; air time over open time; transmissions
	{"channel.wait", "Wait for the channel", Seconds, []string{"channel"}, nil},
	{"channel.utilisation", "Channel utilisation", Shares, []string{"channel"}, nil},
	{"channel.messages", "Messages on the channel", Counts, []string{"channel"}, nil},
	// time assigned or on another job, over time available
	{"unit.utilisation", "Unit utilisation", Shares, []string{"agency", "kind", "unit"}, nil},
	// a site is in another posture than normal; that times its people
	{"posture.time", "Time in posture", Seconds, []string{"site"}, nil},
	{"posture.person-minutes", "Person-minutes in posture", PersonMinutes, []string{"site"}, nil},
	// the site is back to normal → its dismissal; negative when late
	{"dismissal.margin", "Margin to dismissal", Seconds, []string{"site"}, nil},
	// most people of the responders on scene at once
	{"staff-on-scene", "Staff on scene", Counts, []string{"incident", "agency"}, nil},
}

// BuiltinNamed returns the built-in measure of a name.
func BuiltinNamed(name string) (Builtin, bool) {
	for _, b := range Builtins {
		if b.Name == name {
			return b, true
		}
	}
	return Builtin{}, false
}
