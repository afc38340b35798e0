package msel

import (
	"slices"
	"strings"
)

// Field is what a column of a list holds.
type Field uint8

// The fields, in the order in which lists are written.
const (
	Number Field = iota
	Title
	Description
	Wall  // when it is delivered, by the clock on the wall
	Day   // of the scenario, counted from 1
	Clock // when it is delivered, by the scenario's clock
	From
	To
	Means
	Track
	Phase
	Expected
	Note
	Priority
	Location
	Controller
	Type    // Standard or Contingency
	Trigger // Scheduled, Conditional or Manual
	After   // the milestone that it comes after, as a scenario writes it
	Delay
	Task
	Step
	ID
	Status
	FiredAt
	FiredBy
	Date // of the clock on the wall

	NumFields
)

// columns are the fields: the name of the column in HSEEP's lists, the key of the scenario's inject that it becomes, if any, and what
// real lists call it, in small letters and digits alone.
var columns = [NumFields]struct {
	name, key string
	synonyms  []string
}{
	Number:      {"Inject #", "number", []string{"number", "no", "injectno", "mselnumber", "mselno", "event", "eventnumber", "eventno", "serial", "serialno", "serialnumber", "inj", "injnumber", "injno", "item"}},
	Title:       {"Title", "title", []string{"injecttitle", "subject", "injectname", "name", "headline", "summary", "shortdescription", "eventtitle", "eventname"}},
	Description: {"Description", "text", []string{"inject", "injecttext", "text", "message", "injectmessage", "injectdescription", "eventdescription", "details", "narrative", "script", "content", "messagetext", "injectcontent"}},
	Wall:        {"Scheduled Time", "at", []string{"time", "dtg", "injectdtg", "deliverytime", "wallclock", "realtime", "plannedtime", "scheduled", "injecttime", "releasetime", "eventtime", "actualtime", "datetime", "dateandtime", "localtime"}},
	Day:         {"Scenario Day", "at", []string{"day", "exerciseday"}},
	Clock:       {"Scenario Time", "at", []string{"exercisetime", "scenarioclock", "simulatedtime", "simulationtime", "gametime", "scenariodtg"}},
	From:        {"From / Source", "from", []string{"from", "source", "sender", "originator", "initiatedby", "fromwhom", "injectfrom", "simulatedsource"}},
	To:          {"To / Target", "to", []string{"to", "target", "recipient", "recipients", "receiver", "recipientplayer", "recipientplayers", "towhom", "injectto", "audience", "players", "player", "targetaudience", "sentto", "deliveredto"}},
	Means:       {"Delivery Method", "means", []string{"means", "injectmode", "modality", "delivery", "method", "mode", "medium", "deliverymode", "deliverymeans", "methodofdelivery", "meansofdelivery", "how", "injectmethod"}},
	Track:       {"Track", "track", []string{"esf", "thread", "storyline", "functionalarea", "function"}},
	Phase:       {"Phase", "phase", []string{"module", "stage", "exercisephase"}},
	Expected:    {"Expected Action", "expected", []string{"expectedactions", "expectedresponse", "expectedresponses", "anticipatedresponse", "anticipatedaction", "anticipatedactions", "expectedoutcome", "expectedoutcomes", "expectedplayeraction", "expectedplayeractions", "expectedresult", "remarksexpectedoutcome"}},
	Note:        {"Notes", "note", []string{"note", "remark", "remarks", "comment", "comments", "controllernotes"}},
	Priority:    {"Priority", "priority", []string{"importance"}},
	Location:    {"Location", "location", []string{"place", "venue", "where"}},
	Controller:  {"Responsible Controller", "controller", []string{"controller", "injectedby", "poc", "owner", "deliveredby", "responsible", "responsibleparty"}},
	Type:        {"Type", "", []string{"injecttype", "eventtype", "category"}},
	Trigger:     {"Trigger", "", []string{"triggertype"}},
	After:       {"After", "after", nil},
	Delay:       {"Delay", "delay", nil},
	Task:        {"Task", "task", []string{"taskid", "criticaltaskid"}},
	Step:        {"Step", "step", nil},
	ID:          {"ID", "", nil},
	Status:      {"Status", "", []string{"injectstatus", "state"}},
	FiredAt:     {"Fired At", "", nil},
	FiredBy:     {"Fired By", "", nil},
	Date:        {"Date", "at", []string{"scheduleddate", "deliverydate", "plannedday", "injectdate"}},
}

// Name is the name of the column in HSEEP's lists.
func (f Field) Name() string { return columns[f].name }

// plain is the name of a column in small letters and digits alone; # stands for number.
func plain(name string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, strings.ReplaceAll(strings.ToLower(name), "#", "number"))
}

// fieldsOf finds the column of each field, counted from 0, or -1: the one of HSEEP's name before those of other names, of which the first
// counts. The numbers of those that mean nothing here are unknown.
func fieldsOf(names []string) (at [NumFields]int, unknown []int) {
	for f := range at {
		at[f] = -1
	}
	taken := make([]bool, len(names))
	take := func(is func(f Field, name string) bool) {
		for i, name := range names {
			for f := range NumFields {
				if !taken[i] && at[f] < 0 && is(f, plain(name)) {
					at[f], taken[i] = i, true
				}
			}
		}
	}
	take(func(f Field, name string) bool { return name == plain(f.Name()) })
	take(func(f Field, name string) bool { return slices.Contains(columns[f].synonyms, name) })
	for i, name := range names {
		if !taken[i] && name != "" {
			unknown = append(unknown, i)
		}
	}
	return at, unknown
}

// points are how many columns of a table are those of a list; none of one that says not what is told to whom.
func points(names []string) (n int) {
	at, _ := fieldsOf(names)
	if at[To] < 0 || at[Description] < 0 && at[Title] < 0 {
		return 0
	}
	for _, i := range at {
		if i >= 0 {
			n++
		}
	}
	return n
}
