package log

// Instant is a moment in the course of a call that logs stamp, in the order in which they usually come. The names are those of the
// standards: NFPA 1225 and NERIS for the way to the scene, NEMSIS eTimes for that to the hospital.
type Instant uint8

// The instants.
const (
	CallArrival    Instant = iota // the call reaches the answering point (NERIS call_arrival, eTimes.01)
	Answered                      // it is answered (NERIS call_answering)
	Entered                       // it is entered, and can be dispatched (NERIS call_create)
	Notified                      // a unit is told (NERIS time_dispatch, eTimes.03)
	Acknowledged                  // it says that it has understood (eTimes.04)
	EnRoute                       // it drives (NERIS time_enroute_to_scene, eTimes.05)
	Staged                        // it waits near the scene (eTimes.17)
	OnScene                       // it is there (eTimes.06)
	AtPatient                     // it is with the patient (eTimes.07)
	LeftScene                     // it leaves with the patient (eTimes.09)
	AtDestination                 // it is at the hospital (eTimes.11)
	TransferOfCare                // the hospital has taken over (eTimes.12)
	Cancelled                     // it is called off (eTimes.14)
	Available                     // it can be sent again (NERIS time_unit_clear, eTimes.13)
	Closed                        // the call is over (NERIS time_incident_clear, eTimes.16)

	NumInstants
)

var instantNames = [NumInstants]string{
	"call-arrival", "answered", "entered", "notified", "acknowledged", "en-route", "staged", "on-scene", "at-patient", "left-scene",
	"at-destination", "transfer-of-care", "cancelled", "available", "closed",
}

// String is its name in mappings and events.
func (i Instant) String() string { return instantNames[i] }

// Field is what else a log says of a call or a unit.
type Field uint8

// The fields.
const (
	Case          Field = iota // number of the call
	Unit                       // who was sent
	UnitKind                   // engine, ambulance …
	Agency                     // whose unit it is
	CallType                   // what was reported, or found
	Priority                   // the last one
	FirstPriority              // that with which it was sent out
	Held                       // whether it had to wait because no unit was free
	Area                       // beat, battalion, district
	Latitude                   // in degrees
	Longitude                  // in degrees
	Point                      // both in one column
	Outcome                    // how it ended
	Activity                   // of a row per event: what happened
	Time                       // of a row per event: when

	NumFields
)

var fieldNames = [NumFields]string{
	"case", "unit", "unit-kind", "agency", "call-type", "priority", "first-priority", "held", "area", "latitude", "longitude", "point", "outcome", "activity", "time",
}

// String is its name in mappings.
func (f Field) String() string { return fieldNames[f] }

// Interval is the time between two instants of a unit's part in a call.
type Interval struct {
	Name     string
	From, To Instant
}

// Intervals are those that are told, as the standards name them: NFPA 1225 and 1710 up to the arrival, NEMSIS beyond.
var Intervals = []Interval{
	{"Answering", CallArrival, Answered},
	{"Call to entry", CallArrival, Entered},
	{"Entry to notified", Entered, Notified},
	{"Call to notified", CallArrival, Notified},
	{"Entry to on scene", Entered, OnScene},
	{"Entry to closed", Entered, Closed},
	{"Turnout", Notified, EnRoute},
	{"Travel", EnRoute, OnScene},
	{"Notified to on scene", Notified, OnScene},
	{"Total response", CallArrival, OnScene},
	{"On scene to patient", OnScene, AtPatient},
	{"On scene", OnScene, LeftScene},
	{"Transport", LeftScene, AtDestination},
	{"At hospital to transfer", AtDestination, TransferOfCare},
	{"At hospital to available", AtDestination, Available},
	{"Notified to available", Notified, Available},
	{"Call to closed", CallArrival, Closed},
}
