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
	postureTime
	personMinutes
	dismissalMargin
	staffOnScene
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
	postureTime:        {named("posture.time"), "posture reached", "back to normal"},
	personMinutes:      {Builtin: named("posture.person-minutes")},
	dismissalMargin:    {named("dismissal.margin"), "back to normal", "dismissal"},
	staffOnScene:       {Builtin: named("staff-on-scene")},
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
	metric metric
	per    string
}{
	{alarmAnswering, ""},
	{alarmProcessing, ""},
	{turnout, "agency"},
	{travel, "agency"},
	{response, ""},
	{response, "agency"},
	{initiatingAction, ""},
	{aidApproval, "agency"},
	{aidAssigned, "agency"},
	{aidEnRoute, "agency"},
	{aidArrived, "agency"},
	{channelWait, "channel"},
	{channelUtilisation, "channel"},
	{unitUtilisation, "kind"},
	{postureTime, "site"},
	{personMinutes, ""},
	{dismissalMargin, "site"},
}

// addedUp are the metrics whose subjects are added up to one value a run; of the others, each has its own.
func (m metric) addedUp() bool {
	switch m {
	case channelUtilisation, channelMessages, unitUtilisation, personMinutes:
		return true
	default:
		return false
	}
}

// recurs reports whether one subject may have any number of values in a run.
func (m metric) recurs() bool {
	switch m {
	case turnout, travel, aidApproval, aidAssigned, aidEnRoute, aidArrived, channelWait:
		return true
	default:
		return false
	}
}

// addBuiltin adds the rows of a built-in measure: one for each entry of row.Per that may have a figure.
func (s *Set) addBuiltin(m metric, row Row) {
	entry := &catalogue[m]
	if row.Title == "" {
		row.Title = entry.Title
	}
	row.From, row.To, row.Unit = entry.from, entry.to, entry.Unit
	by := dimensionOf(row.Per)
	t := tally{by: by, rows: slices.Repeat([]int32{noRow}, by.size(s.Program))}
	for i, own := range by.group(s.Program, s.subjects(m)) {
		if len(own) == 0 {
			continue
		}
		row.Key, row.Name = by.entry(s.Program, i)
		row.Several = m.recurs() || !m.addedUp() && m != staffOnScene && s.valuesOf(m, own) > 1
		t.rows[i] = s.addRow(row)
		if m == response {
			s.noteResponse(t.rows[i], own)
		}
		s.divisors[t.rows[i]] = s.divisor(m, own)
	}
	s.builtins[m] = append(s.builtins[m], t)
}

// noteResponse notes which incidents have a value in a row.
func (s *Set) noteResponse(row int32, subjects []subject) {
	for _, sub := range subjects {
		if rows := &s.responses[sub[byIncident]]; !slices.Contains(*rows, row) {
			*rows = append(*rows, row)
		}
	}
}

// valuesOf returns how many values a run has of subjects: one an incident, or one a site.
func (s *Set) valuesOf(m metric, subjects []subject) int {
	by := byIncident
	if m == postureTime || m == dismissalMargin {
		by = bySite
	}
	var distinct []int32
	for _, sub := range subjects {
		if !slices.Contains(distinct, sub[by]) {
			distinct = append(distinct, sub[by])
		}
	}
	return len(distinct)
}

// divisor turns what is added up of subjects into thousandths of the metric's unit: channel and unit time in thousandths
// of milliseconds into a share of what was available, person-milliseconds into thousandths of person-minutes.
func (s *Set) divisor(m metric, subjects []subject) int64 {
	capacity := int64(0)
	switch m {
	case personMinutes:
		return 60
	case channelUtilisation:
		for _, sub := range subjects {
			capacity += int64(s.Program.Channels[sub[byChannel]].Capacity)
		}
	case unitUtilisation:
		capacity = int64(len(subjects))
	default:
		return 1
	}
	return max(1, capacity*int64(s.Program.Horizon))
}

// declareBuiltin adds the rows of a declared measure that is a built-in one.
func (s *Set) declareBuiltin(m *scenario.Measure, row Row) {
	for i := range numMetrics {
		if catalogue[i].Name == m.Of {
			s.addBuiltin(i, row)
		}
	}
}
