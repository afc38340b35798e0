package log

import (
	"slices"
	"strings"
)

// plain is the name of a column in small letters and digits alone.
func plain(name string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			return c
		case c >= 'A' && c <= 'Z':
			return c | 0x20
		default:
			return -1
		}
	}, name)
}

// instantWords are what columns are called that stamp an instant, without what [stem] takes away.
var instantWords = [NumInstants][]string{
	CallArrival: {
		"received", "callreceived", "recd", "call", "callarrival", "callstart", "timequeued", "queued", "originaltimequeued", "psapcall", "incident", "event",
		"reported", "report", "alarm", "callpickup", "occurred", "arrivalofcall", "start",
	},
	Answered:       {"answered", "callanswered", "callanswering", "answer", "pickup", "phonepickup"},
	Entered:        {"entry", "entered", "callentry", "callentered", "cadentry", "created", "create", "callcreated", "callcreate", "add", "opened"},
	Notified:       {"dispatch", "dispatched", "disp", "assigned", "assignment", "assign", "notified", "unitnotified", "alerted", "paged", "toned"},
	Acknowledged:   {"acknowledged", "ack", "dispatchacknowledged"},
	EnRoute:        {"enroute", "responding", "response", "respond", "responded", "activation", "mobile", "rolling", "enroutetoscene", "turnout"},
	Staged:         {"staged", "staging", "stage"},
	OnScene:        {"onscene", "atscene", "arrived", "arrival", "arrivd", "arrive", "scene", "unitarrived", "onsite", "arrivedonscene"},
	AtPatient:      {"atpatient", "patientcontact", "patient", "arrivedatpatient", "ptcontact"},
	LeftScene:      {"transport", "transporting", "leftscene", "leavescene", "departscene", "departedscene", "tohosp", "tohospital", "enroutehospital", "depart"},
	AtDestination:  {"hospital", "athospital", "hosparrival", "hospitalarrival", "arrivedhospital", "destination", "atdestination", "arriveddestination"},
	TransferOfCare: {"transferofcare", "handover", "transfer", "patienttransfer"},
	Cancelled:      {"cancelled", "canceled", "cancel", "canceledenroute", "cancelledenroute"},
	Available:      {"available", "inservice", "clear", "cleared", "unitclear", "unitcleared", "avail", "backinservice"},
	Closed:         {"close", "closed", "closng", "callclosed", "callclear", "completed", "complete", "end", "ended", "finish"},
}

// fieldWords are what columns are called that hold something else.
//
//nolint:misspell // as the columns of American logs are
var fieldWords = [NumFields][]string{
	Case: {
		"callnumber", "callno", "callid", "incidentnumber", "incidentno", "incidentid", "incnumber", "eventnumber", "eventno", "eventid", "casenumber",
		"caseno", "caseid", "case", "cadnumber", "cadid", "cadeventnumber", "cadincidentid", "emscallnumber", "runnumber", "jobnumber", "servicenumber", "crimeid",
		"patient", "incidentkey", "callkey", "conceptname", "tracename",
	},
	Unit:          {"unit", "unitid", "unitnumber", "unitname", "callsign", "radioname", "apparatus", "apparatusid", "vehicle", "vehicleid", "ambulance", "resource", "orgresource", "unitdispatched", "rescuesquadnumber"},
	UnitKind:      {"unittype", "unitkind", "apparatustype", "vehicletype", "unitclass"},
	Agency:        {"agency", "department", "service", "agencyid", "jurisdiction", "fdid"},
	CallType:      {"calltype", "finalcalltype", "type", "incidenttype", "nature", "natureofcall", "callnature", "problem", "eventtype", "calltypedescription", "tencodedescription", "originalcrimetypename", "offense", "title", "typdesc"},
	Priority:      {"priority", "finalpriority", "callpriority", "severity", "severitylevel"},
	Area:          {"beat", "battalion", "district", "sector", "precinct", "zone", "station", "stationarea", "borough", "division", "twp", "patrolarea", "responsearea", "area"},
	FirstPriority: {"originalpriority", "priorityoriginal", "initialpriority", "initialseverity", "initialseveritylevelcode"},
	Held:          {"heldindicator", "held", "callheld"},
	Latitude:      {"latitude", "lat", "ycoord", "blurredlatitude", "y"},
	Longitude:     {"longitude", "lng", "lon", "long", "xcoord", "blurredlongitude", "x"},
	Point:         {"location", "point", "caselocation", "geopoint", "coordinates", "position", "blocklocation"},
	Outcome:       {"disposition", "finaldisposition", "callfinaldisposition", "dispositiondescription", "outcome", "result", "status", "eventclearancedescription", "clearance"},
	Activity:      {"activity", "event", "status", "action", "milestone", "handling", "conceptname", "task"},
	Time:          {"timestamp", "time", "datetime", "timetimestamp", "eventtime"},
}

// timeWords say that a column has times; affixes stand before and behind what it is about too: in FIRST_ON_SCENE_DATETIME it is on scene.
var (
	timeWords = []string{"dateandtime", "datetime", "timestamp", "dttm", "date", "times", "time", "tm", "dt", "ts", "stamp"}
	suffixes  = append(slices.Clone(timeWords), "1st", "at")
	prefixes  = append(slices.Clone(timeWords), "cadevent", "incident", "first", "unit", "dispatchtime")
)

// stems are the words that the name of a column may stand for: as it is, and without what stands before or behind.
func stems(name string, prefixes, suffixes []string) []string {
	list := []string{plain(name)}
	for i := 0; i < len(list) && len(list) < 32; i++ {
		for _, s := range suffixes {
			list = shortened(list, strings.TrimSuffix(list[i], s))
		}
		for _, p := range prefixes {
			list = shortened(list, strings.TrimPrefix(list[i], p))
		}
	}
	return list
}

func shortened(list []string, word string) []string {
	if word == "" || slices.Contains(list, word) {
		return list
	}
	return append(list, word)
}

// instantOf is the instant that a column with clock times may stamp.
func instantOf(name string) (Instant, bool) {
	for _, stem := range stems(name, prefixes, suffixes) {
		for i, words := range instantWords {
			if slices.Contains(words, stem) {
				return Instant(i), true
			}
		}
	}
	return 0, false
}

// fieldRank is how well the name of a column fits a field: 0 best; ok is false where it does not.
func fieldRank(name string, f Field) (rank int, ok bool) {
	rank = slices.Index(fieldWords[f], plain(name))
	return rank, rank >= 0
}
