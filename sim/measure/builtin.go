package measure

import (
	"slices"

	"simulate/sim/scenario"
)

// metric is a built-in measure, by its place in the scenario language's list of them.
type metric uint8

const (
	alarmAnswering metric = iota
	alarmProcessing
	turnout
	travel
	response
	initiatingAction
	aidApproval
	aidAssigned
	aidEnRoute
	aidArrived
	channelWait
	channelUtilisation
	channelMessages
	unitUtilisation
	queueWait
	queueShare
	queueMeanwhile
	queueLength
	incidentsOpen
	uncovered
	uncoveredMeanwhile
	postsManned
	postsDriven
	postureTime
	personMinutes
	dismissalMargin
	staffOnScene
	unitsOnScene
	staffPresent
	unitsPresent
	peopleInside
	inState
	reliefOverdue
	numMetrics
)

// catalogue describes the built-in measures by metric.
var catalogue = [numMetrics]struct {
	scenario.Builtin
	from, to string // in words; empty for what is not an interval
}{
	alarmAnswering:     {named("alarm-answering"), "received", "answered"},
	alarmProcessing:    {named("alarm-processing"), "answered", "first unit notified"},
	turnout:            {named("turnout"), "unit notified", "unit en route"},
	travel:             {named("travel"), "unit en route", "unit on scene"},
	response:           {named("response"), "received", "first unit on scene"},
	initiatingAction:   {named("initiating-action"), "first unit on scene", "intervention"},
	aidApproval:        {named("aid.approval"), "aid asked for", "approved"},
	aidAssigned:        {named("aid.assigned"), "aid asked for", "first unit assigned"},
	aidEnRoute:         {named("aid.en-route"), "aid asked for", "first unit en route"},
	aidArrived:         {named("aid.arrived"), "aid asked for", "first unit on scene"},
	channelWait:        {named("channel.wait"), "message queued", "on air"},
	channelUtilisation: {Builtin: named("channel.utilisation")},
	channelMessages:    {Builtin: named("channel.messages")},
	unitUtilisation:    {Builtin: named("unit.utilisation")},
	queueWait:          {named("queue.wait"), "units asked for", "all assigned"},
	queueShare:         {Builtin: named("queue.share")},
	queueMeanwhile:     {Builtin: named("queue.meanwhile")},
	queueLength:        {Builtin: named("queue.length")},
	incidentsOpen:      {Builtin: named("incident.open")},
	uncovered:          {Builtin: named("uncovered")},
	uncoveredMeanwhile: {Builtin: named("uncovered.meanwhile")},
	postsManned:        {Builtin: named("posts.compliance")},
	postsDriven:        {Builtin: named("posts.driven")},
	postureTime:        {named("posture.time"), "posture reached", "back to normal"},
	personMinutes:      {Builtin: named("posture.person-minutes")},
	dismissalMargin:    {named("dismissal.margin"), "back to normal", "dismissal"},
	staffOnScene:       {Builtin: named("staff-on-scene")},
	unitsOnScene:       {Builtin: named("units-on-scene")},
	staffPresent:       {Builtin: named("staff.on-scene")},
	unitsPresent:       {Builtin: named("units.on-scene")},
	peopleInside:       {Builtin: named("people.inside")},
	inState:            {Builtin: named("condition")},
	reliefOverdue:      {named("relief.overdue"), "relief due", "relieved"},
}

func named(name string) scenario.Builtin {
	b, ok := scenario.BuiltinNamed(name)
	if !ok {
		panic("measure: the scenario language has no built-in measure " + name)
	}
	return b
}

// standard are the built-in rows of every report, in its order.
var standard = []struct {
	metric  metric
	per     string
	streams bool // only where incidents come in streams
}{
	{alarmAnswering, "", false},
	{alarmProcessing, "", false},
	{turnout, "agency", false},
	{travel, "agency", false},
	{response, "", false},
	{response, "agency", false},
	{response, "place", true},
	{initiatingAction, "", false},
	{aidApproval, "agency", false},
	{aidAssigned, "agency", false},
	{aidEnRoute, "agency", false},
	{aidArrived, "agency", false},
	{channelWait, "channel", false},
	{channelUtilisation, "channel", false},
	{unitUtilisation, "kind", false},
	{queueShare, "kind", true},
	{queueWait, "kind", true},
	{queueLength, "kind", true},
	{queueMeanwhile, "kind", true},
	{uncovered, "kind", true},
	{uncovered, "pool", true},
	{uncoveredMeanwhile, "kind", true},
	{uncoveredMeanwhile, "pool", true},
	{postsManned, "kind", false},
	{postsDriven, "kind", false},
	{incidentsOpen, "incident", true},
	{reliefOverdue, "kind", false},
	{postureTime, "site", false},
	{personMinutes, "", false},
	{dismissalMargin, "site", false},
}

// addStandard adds the built-in rows of every report. Where incidents are to be kept apart, each has its own row of what is
// otherwise over all of them, and without streams none of an agency stands for several.
func (s *Set) addStandard() {
	for _, b := range standard {
		if b.streams && !s.streams {
			continue
		}
		per := b.per
		if s.apart(b.metric) {
			switch {
			case per == "":
				per = dimensionNames[byIncident]
			case !s.streams:
				continue
			}
		}
		s.addBuiltin(b.metric, Row{Measure: catalogue[b.metric].Name, Origin: Builtin, Per: per}, per, further{})
	}
}

// apart reports whether a metric has one value of each of several incidents, of which some begin once: what happens once is
// like nothing else, so that a median over it and others is that of no incident.
func (s *Set) apart(m metric) bool {
	if m.sort() != single || m.ofSites() {
		return false
	}
	subjects := s.subjects(m, byIncident)
	return s.valuesOf(m, subjects) > 1 && slices.ContainsFunc(subjects, func(sub subject) bool {
		return !s.Program.Incidents[sub[byIncident]].Stream
	})
}

// sort says how the values of a metric come about.
type sort uint8

const (
	single  sort = iota // each subject has one: an incident, or a site
	recurs              // each may have any number
	addedUp             // what subjects have is added up
	lasting             // it is measured over time
	counted             // it is a share of what is counted
	highest             // the most at once
)

func (m metric) sort() sort {
	switch m {
	case turnout, travel, aidApproval, aidAssigned, aidEnRoute, aidArrived, channelWait, queueWait, reliefOverdue:
		return recurs
	case channelMessages, personMinutes:
		return addedUp
	case channelUtilisation, unitUtilisation, queueLength, incidentsOpen, uncovered, uncoveredMeanwhile, postsManned, postsDriven, staffPresent, unitsPresent, peopleInside:
		return lasting
	case queueShare, queueMeanwhile:
		return counted
	case staffOnScene, unitsOnScene:
		return highest
	default:
		return single
	}
}
