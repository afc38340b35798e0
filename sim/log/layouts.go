package log

import "slices"

// known is a layout that is recognised by the names of its columns.
type known struct {
	name   string
	agency string // whose units all rows are about, where no column says it
	zone   string
	dates  Order    // as the publisher writes them
	needs  []string // without which it is another
	fields map[string]Field
	stamps map[string]Instant
	lasts  map[string]lasting // columns of seconds from one instant to another, which say when that is where nothing stamps it
	valid  map[string]Instant // columns that say whether an instant is valid
	events [NumInstants]string
}

// lasting is how long it is from one instant to another.
type lasting struct{ from, to Instant }

// knowns are the layouts of published logs, by the names of their columns as [plain] writes them. Sources: the publishers' own
// descriptions of the data sets named.
var knowns = []known{
	{ // DataSF nuek-vuh3, Fire Department and Emergency Medical Services Dispatched Calls for Service
		name: "San Francisco Fire", agency: "Fire", zone: "America/Los_Angeles", dates: MonthFirst,
		needs: []string{"callnumber", "unitid", "receiveddttm", "entrydttm", "dispatchdttm", "responsedttm", "onscenedttm"},
		fields: map[string]Field{
			"callnumber": Case, "unitid": Unit, "unittype": UnitKind, "calltype": CallType,
			"priority": Priority, "originalpriority": FirstPriority,
			"battalion": Area, "callfinaldisposition": Outcome, "location": Point, "caselocation": Point,
		},
		stamps: map[string]Instant{
			"receiveddttm": CallArrival, "entrydttm": Entered, "dispatchdttm": Notified, "responsedttm": EnRoute, "onscenedttm": OnScene,
			"transportdttm": LeftScene, "hospitaldttm": AtDestination, "availabledttm": Available,
		},
	},
	{ // DataSF 2zdj-bwza and gnap-fj3t, Law Enforcement Dispatched Calls for Service
		name: "San Francisco police", zone: "America/Los_Angeles", dates: MonthFirst,
		needs: []string{"cadnumber", "receiveddatetime", "entrydatetime", "dispatchdatetime", "onscenedatetime"},
		fields: map[string]Field{
			"cadnumber": Case, "agency": Agency, "calltypefinaldesc": CallType, "priorityfinal": Priority, "priorityoriginal": FirstPriority, "policedistrict": Area,
			"disposition": Outcome, "intersectionpoint": Point,
		},
		stamps: map[string]Instant{
			"receiveddatetime": CallArrival, "entrydatetime": Entered, "dispatchdatetime": Notified, "enroutedatetime": EnRoute,
			"onscenedatetime": OnScene, "closedatetime": Closed,
		},
	},
	{ // DataSF hz9m-tj6z, Police Department Calls for Service, until 2019: a row for each call, and one instant
		name: "San Francisco police, until 2019", agency: "Police", zone: "America/Los_Angeles", dates: MonthFirst,
		needs:  []string{"crimeid", "originalcrimetypename", "calldatetime", "disposition"},
		fields: map[string]Field{"crimeid": Case, "originalcrimetypename": CallType, "disposition": Outcome},
		stamps: map[string]Instant{"calldatetime": CallArrival},
	},
	{ // NYC Open Data 76xm-jjuj, EMS Incident Dispatch Data
		name: "New York EMS", agency: "EMS", zone: "America/New_York", dates: MonthFirst,
		needs: []string{"cadincidentid", "incidentdatetime", "initialseveritylevelcode", "incidentdispatcharea"},
		fields: map[string]Field{
			"cadincidentid": Case, "finalcalltype": CallType, "finalseveritylevelcode": Priority,
			"initialseveritylevelcode": FirstPriority, "heldindicator": Held, "incidentdispatcharea": Area, "incidentdispositioncode": Outcome,
		},
		valid: map[string]Instant{"validdispatchrspnstimeindc": Notified, "validincidentrspnstimeindc": OnScene},
		stamps: map[string]Instant{
			"incidentdatetime": CallArrival, "firstassignmentdatetime": Notified, "firstactivationdatetime": EnRoute,
			"firstonscenedatetime": OnScene, "firsttohospdatetime": LeftScene, "firsthosparrivaldatetime": AtDestination,
			"incidentclosedatetime": Closed,
		},
		lasts: map[string]lasting{"dispatchresponsesecondsqy": {CallArrival, Notified}, "incidentresponsesecondsqy": {CallArrival, OnScene}},
	},
	{ // NYC Open Data 8m42-w767, Fire Incident Dispatch Data
		name: "New York Fire", agency: "Fire", zone: "America/New_York", dates: MonthFirst,
		needs:  []string{"starfireincidentid", "incidentdatetime", "firstonscenedatetime"},
		fields: map[string]Field{"starfireincidentid": Case, "incidentclassification": CallType, "incidentborough": Area},
		valid:  map[string]Instant{"validdispatchrspnstimeindc": Notified, "validincidentrspnstimeindc": OnScene},
		stamps: map[string]Instant{
			"incidentdatetime": CallArrival, "firstassignmentdatetime": Notified, "firstactivationdatetime": EnRoute, "firstonscenedatetime": OnScene,
			"incidentclosedatetime": Closed,
		},
		lasts: map[string]lasting{"dispatchresponsesecondsqy": {CallArrival, Notified}, "incidentresponsesecondsqy": {CallArrival, OnScene}},
	},
	{ // NYC Open Data d6zx-ckhd and n2zq-pubd, NYPD Calls for Service
		name: "New York police", agency: "Police", zone: "America/New_York", dates: MonthFirst,
		needs: []string{"cadevntid", "addts", "dispts", "arrivdts", "closngts"},
		fields: map[string]Field{
			"cadevntid": Case, "radiocode": CallType, "cipjobs": Priority, "nypdpctcd": Area, "latitude": Latitude, "longitude": Longitude,
		},
		stamps: map[string]Instant{"addts": Entered, "dispts": Notified, "arrivdts": OnScene, "closngts": Closed},
	},
	{ // data.seattle.gov 33kz-ixgy, Call Data: a row for each call sign since 2024
		name: "Seattle police", agency: "Police", zone: "America/Los_Angeles", dates: MonthFirst,
		needs: []string{"cadeventnumber", "cadeventoriginaltimequeued", "callsigndispatchid", "callsigndispatchtime"},
		fields: map[string]Field{
			"cadeventnumber": Case, "callsigndispatchid": Unit, "finalcalltype": CallType, "priority": Priority, "dispatchbeat": Area,
			"dispatchlatitude": Latitude, "dispatchlongitude": Longitude, "cadeventclearancedescription": Outcome,
		},
		stamps: map[string]Instant{
			"cadeventoriginaltimequeued": Entered, "callsigndispatchtime": Notified, "callsignatscenetime": OnScene,
			"callsigninservicetime": Available,
		},
	},
	{ // the same before 2024: a row for each call
		name: "Seattle police, a row for each call", agency: "Police", zone: "America/Los_Angeles", dates: MonthFirst,
		needs: []string{"cadeventnumber", "originaltimequeued", "arrivedtime", "beat"},
		fields: map[string]Field{
			"cadeventnumber": Case, "finalcalltype": CallType, "priority": Priority, "beat": Area, "eventclearancedescription": Outcome,
			"blurredlatitude": Latitude, "blurredlongitude": Longitude,
		},
		stamps: map[string]Instant{"originaltimequeued": Entered, "arrivedtime": OnScene},
	},
	{ // NERIS, core_mod_dispatch with mod_unit_response; times have an offset
		name:  "NERIS",
		needs: []string{"incidentnerisid", "unitidlinked", "timedispatch", "timeonscene"},
		fields: map[string]Field{
			"incidentnerisid": Case, "unitidlinked": Unit, "fdnerisid": Agency, "dispatchincidentcode": CallType,
			"dispatchfinaldisposition": Outcome, "dispatchpoint": Point,
		},
		stamps: map[string]Instant{
			"dispatchtimecallarrival": CallArrival, "dispatchtimecallanswering": Answered, "dispatchtimecallcreate": Entered,
			"timedispatch": Notified, "timeenroutetoscene": EnRoute, "timestaging": Staged, "timeonscene": OnScene, "timeatpatient": AtPatient,
			"timeenroutehospital": LeftScene, "timearrivedhospital": AtDestination, "timetransfertofacility": TransferOfCare,
			"timecanceledenroute": Cancelled, "timeunitclear": Available, "timeincidentclear": Closed,
		},
	},
	{ // JEMSS, calls.csv, whose days of a simulation have been made dates
		name:   "JEMSS",
		needs:  []string{"index", "priority", "x", "y", "arrivaltime"},
		fields: map[string]Field{"index": Case, "priority": Priority, "x": Longitude, "y": Latitude},
		stamps: map[string]Instant{"arrivaltime": CallArrival},
	},
	{ // what simulate itself writes of a run (-o run.events.csv)
		name:  ownEvents,
		needs: []string{"caseconceptname", "timetimestamp", "caseincident", "kind", "unit", "seq"},
		fields: map[string]Field{
			"caseconceptname": Case, "kind": Activity, "timetimestamp": Time, "unit": Unit, "agency": Agency, "caseincident": CallType,
		},
		events: simulated,
	},
	{ // what simulate writes of a log (log read -o events.csv)
		name:  "events of a log, by simulate",
		needs: []string{"case", "unit", "event", "time", "agency", "unitkind", "calltype", "firstpriority", "held", "area"},
		fields: map[string]Field{
			"case": Case, "event": Activity, "time": Time, "unit": Unit, "agency": Agency, "unitkind": UnitKind, "calltype": CallType, "priority": Priority,
			"firstpriority": FirstPriority, "held": Held, "area": Area, "latitude": Latitude, "longitude": Longitude,
		},
		events: instantNames,
	},
	{ // NEMSIS 3.5, eTimes; times have an offset
		name:  "NEMSIS",
		needs: []string{"eresponse03", "etimes03", "etimes13"},
		fields: map[string]Field{
			"eresponse02": Agency, "eresponse03": Case, "eresponse14": Unit, "edispatch01": CallType, "edispatch05": Priority, "edisposition27": Outcome,
			"escene11": Point,
		},
		stamps: map[string]Instant{
			"etimes01": CallArrival, "etimes02": Entered, "etimes03": Notified, "etimes04": Acknowledged, "etimes05": EnRoute, "etimes17": Staged, "etimes06": OnScene,
			"etimes07": AtPatient, "etimes09": LeftScene, "etimes11": AtDestination, "etimes12": TransferOfCare, "etimes14": Cancelled,
			"etimes13": Available, "etimes16": Closed,
		},
	},
	{ // a run that simulate has written as OCEL (-o run.ocel.json)
		name:   ownObjects,
		needs:  []string{"oceltype", "oceltime", "incident", "unit", "agency", "step", "message", "channel", "site"},
		fields: map[string]Field{"incident": Case, "oceltype": Activity, "oceltime": Time, "unit": Unit, "unitkind": UnitKind, "agency": Agency, "incidenttitle": CallType, "incidentpriority": Priority},
		events: simulated,
	},
	{ // OCEL 2.0: types of objects by what they are usually called
		name:  "OCEL",
		needs: []string{"oceltype", "oceltime"},
		fields: map[string]Field{
			"oceltype": Activity, "oceltime": Time,
			"case": Case, "incident": Case, "call": Case, "emergencycall": Case,
			"unit": Unit, "vehicle": Unit, "ambulance": Unit, "resource": Unit, "agency": Agency,
			"incidentpriority": Priority, "callpriority": Priority, "incidenttype": CallType, "calltype": CallType, "unitkind": UnitKind, "vehicletype": UnitKind,
		},
	},
	{ // tables of process mining, with the names of XES
		name:   "XES as a table",
		needs:  []string{"caseconceptname", "conceptname", "timetimestamp"},
		fields: map[string]Field{"caseconceptname": Case, "conceptname": Activity, "timetimestamp": Time, "orgresource": Unit},
	},
}

// The layouts of what simulate writes of its own runs.
const (
	ownEvents  = "simulate"
	ownObjects = "OCEL of simulate"
)

// simulated is what simulate calls instants in its records.
var simulated = [NumInstants]string{
	CallArrival: "IncidentBegan", Notified: "UnitAssigned", EnRoute: "UnitEnRoute", OnScene: "UnitArrived", Available: "UnitReturning", Closed: "IncidentClosed",
}

// recognise finds the layout of columns; nil where it is none that is known.
func recognise(columns []string) *known {
	var names []string
	for _, c := range columns {
		names = append(names, plain(c))
	}
	for i := range knowns {
		missing := func(name string) bool { return !slices.Contains(names, name) }
		if !slices.ContainsFunc(knowns[i].needs, missing) {
			return &knowns[i]
		}
	}
	return nil
}
