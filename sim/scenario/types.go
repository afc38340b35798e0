package scenario

import (
	"path/filepath"
	"time"

	"simulate/sim/scenario/tree"
)

// Scenario is a scenario file of format 1 after extends, variant and --set have been merged in.
// Names are as written; nothing is resolved to numbers.
type Scenario struct {
	Format     int              `json:"format" enum:"1" jsonschema:"Version of the language: write 1."`
	Title      string           `json:"title,omitempty" jsonschema:"What the scenario is, in one line."`
	Summary    string           `json:"summary,omitempty" jsonschema:"A paragraph for the reader of the report."`
	Extends    Names            `json:"extends,omitempty" jsonschema:"Another scenario file, in this file's folder or below it, or an embedded scenario by its bare name, of which this one is a variant; or a list of them, the later laid over the earlier."`
	Clock      Clock            `json:"clock" jsonschema:"When the scenario starts, in which time zone, and for how long it is simulated."`
	Sources    Map[Source]      `json:"sources,omitempty" jsonschema:"Where figures come from, by id."`
	Agencies   Map[Agency]      `json:"agencies,omitempty" jsonschema:"The agencies that respond, by id."`
	Places     Map[Place]       `json:"places,omitempty" jsonschema:"Named places, by id."`
	Map        Ground           `json:"map,omitempty" jsonschema:"What maps show beneath units."`
	Travel     Travel           `json:"travel,omitempty" jsonschema:"How long units are on the road."`
	Units      Map[Unit]        `json:"units,omitempty" jsonschema:"Units or pools of equal units, by id. A pool with count 12 makes id-1 to id-12."`
	Channels   Map[Channel]     `json:"channels,omitempty" jsonschema:"Radio channels, telephone lines and alerting systems, by id."`
	Sites      Map[Site]        `json:"sites,omitempty" jsonschema:"Protected places such as schools, by id."`
	Dispatch   Map[Dispatch]    `json:"dispatch,omitempty" jsonschema:"Rules of dispatch, by kind of unit."`
	Parts      Map[Part]        `json:"parts,omitempty" jsonschema:"What several incidents have in common that are like it, such as the steps of call-taking, by id."`
	Incidents  Map[Incident]    `json:"incidents,omitempty" jsonschema:"The incidents, by id: each a plan of steps with a place."`
	Measures   Map[Measure]     `json:"measures,omitempty" jsonschema:"Latencies and other figures to report, by id."`
	Objectives Map[Objective]   `json:"objectives,omitempty" jsonschema:"Thresholds that the runs must meet, by id."`
	Reported   Map[Reported]    `json:"reported,omitempty" jsonschema:"What was reported of the real incident, by id, to be shown beside what is simulated."`
	Variants   Map[Variant]     `json:"variants,omitempty" jsonschema:"What-if variants of this scenario, by id."`
	Accept     Map[Map[string]] `json:"accept,omitempty" keys:"warning,path" jsonschema:"Warnings that are known and meant so, by code: path of the place, or of what is around it → the reason."`
	Stress     *Stress          `json:"stress,omitempty" jsonschema:"Bounds for the search of adverse changes: what may go wrong together."`
	Levers     *Levers          `json:"levers,omitempty" jsonschema:"What could be changed so that objectives are met, within bounds and at a price."`
	Exercise   *Exercise        `json:"exercise,omitempty" jsonschema:"What people play inside a run: objectives, roles, injects and orders. A plain run takes no notice of it."`

	// What loading adds.
	File     string      `json:"-"` // as named by the user
	Embedded string      `json:"-"` // name of the scenario that comes with the program, where it is one; else empty
	Files    []string    `json:"-"` // all that were read, by name
	SHA256   string      `json:"-"` // over the bytes of all files read, in the order of reading, in hexadecimal
	Variant  string      `json:"-"` // id of the variant that was loaded; empty: the file itself
	Set      []string    `json:"-"` // values changed by hand, as PATH=VALUE
	Before   *Scenario   `json:"-"` // what was loaded without changes, where they apply from an instant on; else nil
	From     *Instant    `json:"-"` // from when on what was loaded differs from the file; nil: from the beginning
	Played   *Played     `json:"-"` // what people do with it in an exercise; nil where nobody plays
	Accepted []Accepted  `json:"-"` // the warnings that the file accepts, in its order
	Figures  []FigureUse `json:"-"` // every figure, in the order of the file
	Ranges   []Ranged    `json:"-"` // those that have a range, in the order of the file

	names   *names     // that references are found by
	stated  []stated   // for inputs and the like
	root    *tree.Node // for places of the file
	sourced []sourced  // of figures that state a source of their own
}

// Reference is what a file extends that extends the scenario: the name of an embedded one, or that of the file beside which it lies.
func (s *Scenario) Reference() string {
	if s.Embedded != "" {
		return s.Embedded
	}
	return filepath.Base(s.File)
}

// Clock fixes the scenario's time.
type Clock struct {
	Start    Start  `json:"start" jsonschema:"Instant at which the scenario starts, RFC 3339 with offset: 2024-02-29T13:00:00-06:00."`
	Zone     string `json:"zone,omitempty" jsonschema:"IANA time zone of every clock time, such as America/Chicago. Default: the offset of start."`
	Horizon  Span   `json:"horizon" jsonschema:"How long is simulated from start, such as 4h."`
	WarmUp   *Span  `json:"warm-up,omitempty" jsonschema:"How long is simulated before start, so that the start finds units busy. What begins in it is not measured."`
	CoolDown *Span  `json:"cool-down,omitempty" jsonschema:"How long the run may go on past the horizon, with unmeasured arrivals, until every measured incident has closed."`

	location *time.Location // of Zone; nil without one
}

// Source is where a figure comes from.
type Source struct {
	Title     string `json:"title,omitempty" jsonschema:"Title of the publication."`
	Publisher string `json:"publisher,omitempty" jsonschema:"Who published it."`
	Date      string `json:"date,omitempty" jsonschema:"When it was published."`
	Address   string `json:"address,omitempty" jsonschema:"Where it can be read."`
}

// Agency is an organisation that owns units, sends messages and decides.
type Agency struct {
	Name     string            `json:"name,omitempty" jsonschema:"Name to show. Default: the id."`
	Kind     AgencyKind        `json:"kind,omitempty" enum:"police,sheriff,highway-patrol,fire,ems,dispatch,school-district,court,hospital,prosecutor,transport,other" jsonschema:"What kind of agency it is. A dispatch agency relays messages."`
	Approval *Figure[Duration] `json:"approval,omitempty" jsonschema:"Delay before it sends units to an incident that is another agency's."`
}

// AgencyKind is what an agency does.
type AgencyKind string

// Place is a named point.
type Place struct {
	Name     string            `json:"name,omitempty" jsonschema:"Name to show. Default: the id."`
	Kind     string            `json:"kind,omitempty" jsonschema:"What kind of place it is, such as station, hospital, scene."`
	Position *Figure[Position] `json:"position,omitempty" jsonschema:"[latitude, longitude] in degrees. A place without one is reached only by travel.between."`
}

// Travel holds what a unit's time on the road is computed from: great circle × detour ÷ speed,
// times the rush factor of the hour, times a drawn variation.
type Travel struct {
	Speed     Map[Figure[Speed]]         `json:"speed,omitempty" instead:"{default: %s}" jsonschema:"Speed by kind of unit, in km/h or mph; the key default serves every other kind."`
	Detour    Detour                     `json:"detour,omitempty" jsonschema:"Road distance over great-circle distance, or {default: 1.3, air: 1} by kind of unit. Default 1."`
	Variation *Figure[Ratio]             `json:"variation,omitempty" jsonschema:"Distribution of a factor on each trip's time, such as lognormal(p50 1 p90 1.3)."`
	Between   Map[Map[Figure[Duration]]] `json:"between,omitempty" jsonschema:"Travel times from one place to another: {a: {b: 6m}}. One given one way serves both."`
	Matrix    Matrix                     `json:"matrix,omitempty" jsonschema:"A table of travel times, the same as between: a CSV file with the columns from, to and time, or {file: times.json, places: [a, b]} for an answer of OSRM or Valhalla."`
	Rush      Map[Figure[Factor]]        `json:"rush,omitempty" keys:"hour" jsonschema:"Factor on travel time from an hour of the day on: {07: 1.4, 09: 1}."`

	Roads *Roads `json:"roads,omitempty" jsonschema:"An extract of OpenStreetMap, .osm or .osm.pbf, on whose roads units drive: a file, or {file: town.osm.pbf, speeds: {default: {primary: 70 km/h}}}."`

	NoRoute []Way `json:"-"` // ways for which the matrix says that there is none: the time of the way back does not serve them
}

// Unit is a pool of equal units, or one unit when there is no count.
type Unit struct {
	Name        string            `json:"name,omitempty" jsonschema:"Name to show. Default: the id."`
	Agency      string            `json:"agency" jsonschema:"The agency the units belong to."`
	Kind        string            `json:"kind" jsonschema:"Kind of unit: patrol, tactical, negotiator, k9, armored, air, engine, ambulance, supervisor, command, call-taker, dispatcher, detective, bed, or any word."`
	Count       *Figure[int]      `json:"count,omitempty" ranged:"whole" jsonschema:"How many: 12 makes id-1 to id-12; absent makes one unit called id; 0 is allowed."`
	Each        Map[UnitOverride] `json:"each,omitempty" keys:"number" jsonschema:"Overrides of single units of the pool by number: {3: {home: north}}."`
	Crew        *Figure[int]      `json:"crew,omitempty" jsonschema:"People aboard; counts in the staff-on-scene measure. Default 1."`
	Seats       *Figure[int]      `json:"seats,omitempty" jsonschema:"How many instances of a stream one carries at once when they move. Default: one has it for itself."`
	Home        *Home             `json:"home,omitempty" jsonschema:"A place, or a circle {near: [lat, lon], within: 3 km} for cars on patrol."`
	BusyAtStart *BusyAtStart      `json:"busy-at-start,omitempty" jsonschema:"The chance that a unit is on another job when the scenario starts, and for how long."`
	Turnout     *Figure[Duration] `json:"turnout,omitempty" jsonschema:"From being notified to travel starting. Default 0."`
	OnDuty      *OnDuty           `json:"on-duty,omitempty" instead:"{windows: [%s]}" jsonschema:"When the units are on duty. Default: always."`
	Can         Names             `json:"can,omitempty" jsonschema:"What the units can do beside what their kind can, such as als: words that needs may ask for."`
}

// UnitOverride changes one unit of a pool.
type UnitOverride struct {
	Name    string            `json:"name,omitempty" jsonschema:"Name to show."`
	Home    *Home             `json:"home,omitempty" jsonschema:"A place or a circle."`
	Crew    *Figure[int]      `json:"crew,omitempty" jsonschema:"People aboard."`
	Turnout *Figure[Duration] `json:"turnout,omitempty" jsonschema:"From being notified to travel starting."`
	OnDuty  *OnDuty           `json:"on-duty,omitempty" instead:"{windows: [%s]}" jsonschema:"When the unit is on duty."`
	Can     Names             `json:"can,omitempty" jsonschema:"What the unit can do, instead of what its pool can."`
}

// BusyAtStart says that some units are on another job when the scenario starts.
type BusyAtStart struct {
	Chance Figure[Share]    `json:"chance" jsonschema:"Probability that a unit is busy."`
	For    Figure[Duration] `json:"for" jsonschema:"How long it stays busy."`
}

// Relief says that the units of a work take turns.
type Relief struct {
	After    Figure[Duration]  `json:"after" jsonschema:"So long a unit works before an idle one on scene takes its place."`
	Rest     *Figure[Duration] `json:"rest,omitempty" jsonschema:"So long it rests on the scene then and takes part in nothing. Default 0."`
	FromHome bool              `json:"from-home,omitempty" jsonschema:"Where nobody is idle on scene, the send that brought it asks for one more. Default false."`
}

// Channel carries messages between its members.
type Channel struct {
	Name     string       `json:"name,omitempty" jsonschema:"Name to show. Default: the id."`
	Kind     ChannelKind  `json:"kind" enum:"radio,phone,alert" jsonschema:"radio or alert (one transmission reaches every member named) or phone (one call a receiver)."`
	Capacity *Figure[int] `json:"capacity,omitempty" ranged:"whole" jsonschema:"Transmissions or calls at once; 0: it is down for the whole run. Default 1."`
	Members  []string     `json:"members" jsonschema:"Agencies that can send and hear on it."`
}

// ChannelKind is how a channel carries messages.
type ChannelKind string

// The kinds of channel.
const (
	Radio ChannelKind = "radio"
	Phone ChannelKind = "phone"
	Alert ChannelKind = "alert"
)

// Site is a protected place that can be put into a posture.
type Site struct {
	Name      string            `json:"name,omitempty" jsonschema:"Name to show. Default: the id."`
	Kind      string            `json:"kind,omitempty" jsonschema:"school, or any word."`
	Agency    string            `json:"agency" jsonschema:"The agency that runs it."`
	Place     string            `json:"place,omitempty" jsonschema:"A place. Either place or position."`
	Position  *Figure[Position] `json:"position,omitempty" jsonschema:"[latitude, longitude] in degrees."`
	People    *Figure[int]      `json:"people,omitempty" jsonschema:"People inside; counts in person-minutes."`
	Dismissal *Figure[Instant]  `json:"dismissal,omitempty" jsonschema:"Clock time at which people are let out."`
}

// Dispatch is the rule of one kind of unit.
type Dispatch struct {
	Overtake bool      `json:"overtake,omitempty" jsonschema:"A request behind one that lacks units may take units that the first could use."`
	Choose   *Choose   `json:"choose,omitempty" jsonschema:"How a unit of this kind is chosen where the step does not say."`
	Keep     Map[int]  `json:"keep,omitempty" keys:"priority" instead:"{3: %s}" jsonschema:"How many units of an agency stay free when a request of this priority, or a less urgent one, is served: {3: 2, 2: 1}."`
	Posts    *Posts    `json:"posts,omitempty" jsonschema:"Where free units wait, by how many are free: {1: [b], 2: [a, b]}; where several agencies have the kind, by agency."`
	Settle   *Span     `json:"settle,omitempty" jsonschema:"How long the number of free units must not have changed before they leave for their posts. Default 0s."`
	Spare    Map[Span] `json:"spare,omitempty" jsonschema:"What some of the units can do beside their kind, and by how much they count as further away where nobody asks for it: {als: 4m}."`
}

// Incident is a plan with a place.
type Incident struct {
	Like     Names            `json:"like,omitempty" jsonschema:"Another incident, or a part, of which this one has all that it does not say itself; null removes. Of a list the later is laid over the earlier."`
	Title    string           `json:"title,omitempty" jsonschema:"What the incident is."`
	Agency   string           `json:"agency" jsonschema:"Whose incident it is: the default sender of units and messages."`
	Where    Where            `json:"where,omitempty" jsonschema:"The place of the incident. Of a stream also {PLACE: share, …}, a circle {near: …, within: …} or {polygon: [[lat, lon], …]}; a trace may bring its own places."`
	Begins   *Beginning       `json:"begins,omitempty" jsonschema:"When it begins: an instant, or a milestone of another incident (attack/tip), or {after: CONDITION, delay: DURATION}. Default: at clock.start."`
	Arrivals *Arrivals        `json:"arrivals,omitempty" instead:"{count: %s} or {rate: %s/h}" jsonschema:"Makes it a stream of incidents of this plan: exactly one of rate, gap, at, csv and count says when they come."`
	PartOf   string           `json:"part-of,omitempty" jsonschema:"Of a stream: the incident whose units on scene these instances use."`
	Priority *Priority        `json:"priority,omitempty" states:"also" jsonschema:"1 is the most urgent. Default 3."`
	Chance   *Figure[Share]   `json:"chance,omitempty" jsonschema:"Probability that the incident happens at all."`
	Present  Map[Figure[int]] `json:"present,omitempty" jsonschema:"Units on scene when it begins, by kind, pool, unit or ability, of the incident's agency first, then in file order."`
	Instants Map[string]      `json:"instants,omitempty" jsonschema:"Which milestones are the instants of the built-in measures: received, answered, notified, intervention. received defaults to begins."`
	Plan     Map[Step]        `json:"plan" jsonschema:"The steps, by id, in the order in which ties are settled."`

	Condition *Condition `json:"condition,omitempty" instead:"{starts: %s}" jsonschema:"What gets worse or better by itself: its states, how long it takes from one to the next, and which steps hold it."`
}

// Measure is a figure a run yields: the time from one milestone to another, a built-in measure, or
// a level at given instants.
type Measure struct {
	Title   string            `json:"title,omitempty" jsonschema:"Name to show. Default: of a built-in measure what it is, with what there is a row each of where another is the same; else the id."`
	From    First             `json:"from,omitempty" jsonschema:"Milestone at which it starts, such as call, first-cars.en-route, incident/step; or {any: […]}: the first of several."`
	To      First             `json:"to,omitempty" jsonschema:"Milestone at which it ends, or {any: […]}: the first of several."`
	Count   string            `json:"count,omitempty" jsonschema:"Milestone instead of from and to: how many times a run comes to it, such as carry, carry.start or incident/step."`
	Of      string            `json:"of,omitempty" jsonschema:"A built-in measure instead of from and to, such as channel.wait."`
	Per     Per               `json:"per,omitempty" jsonschema:"A row each: incident, agency, kind, pool (the units of a kind that an agency has), unit, place, channel or site; or hour, weekday, priority, condition, {hours: [07:00, 19:00]}, {outcome: STEP}. A list: each combination."`
	While   string            `json:"while,omitempty" jsonschema:"An incident that happens once: counts only what begins while it is open; of what lasts, the time in which it is."`
	Outside string            `json:"outside,omitempty" jsonschema:"The same for the rest of the time."`
	At      []Figure[Instant] `json:"at,omitempty" jsonschema:"Makes it a level: how many are past from and not past to at these instants; of condition, how many are in a state."`
	Every   *Span             `json:"every,omitempty" jsonschema:"A row for each period of this length, such as 1h. Of a built-in measure of utilisation and the like."`
	Target  *Figure[Target]   `json:"target,omitempty" jsonschema:"An objective named after the measure, such as p90 <= 7m."`
	Matters *Span             `json:"matters,omitempty" jsonschema:"From which difference on a variant is said to help or to harm, such as 10s. Of a measure of time. Default: a fifth of the margin of its target, otherwise 5s."`
	Note    string            `json:"note,omitempty" jsonschema:"A remark for the reader."`
}

// Objective is a threshold over runs.
type Objective struct {
	Expression Expression `json:"value" jsonschema:"The threshold: p90(first-on-scene) <= 8m, mean(m) < 10m, share(custody) >= 95%, share(m <= 8m) >= 90%."`
	Title      string     `json:"title,omitempty" jsonschema:"Name to show. Default: the id."`
	Source     string     `json:"source,omitempty" jsonschema:"Id of the source of the threshold."`
	Note       string     `json:"note,omitempty" jsonschema:"A remark for the reader."`
}

// Reported is what a source says of the real incident.
type Reported struct {
	Milestone  string     `json:"milestone,omitempty" jsonschema:"The milestone that the report is about."`
	Measure    string     `json:"measure,omitempty" jsonschema:"Or the measure it is about."`
	Statistic  *Reading   `json:"statistic,omitempty" jsonschema:"What the source says of many: p90, median, mean or share(<= 8m). It stands beside that of the seeded runs."`
	Value      Report     `json:"value" jsonschema:"A clock time (13:30), a window (13:25..13:35) or a duration (20m, 15m..25m); of a statistic a share (92%) or a number, too."`
	N          *int       `json:"n,omitempty" jsonschema:"Of how many cases the source has the statistic: it may be off by what so many would be by chance."`
	Within     *Limit     `json:"within,omitempty" jsonschema:"By how much what is simulated may differ and still agree: 30s, or of a statistic that is a share 2%."`
	Source     string     `json:"source,omitempty" jsonschema:"Id of the source."`
	Confidence Confidence `json:"confidence,omitempty" enum:"reported,single-source,derived,assumed" jsonschema:"reported, single-source, derived or assumed."`
	Supersedes string     `json:"supersedes,omitempty" jsonschema:"Id of an earlier report that this one corrects."`
	Note       string     `json:"note,omitempty" jsonschema:"A remark for the reader."`
}

// Variant is a changed scenario.
type Variant struct {
	Title   string           `json:"title,omitempty" jsonschema:"What is different, in a sentence."`
	Changes Map[Change]      `json:"changes" keys:"path" jsonschema:"Path of a value → its new value; null removes it."`
	Kind    VariantKind      `json:"kind,omitempty" enum:"decision,luck" jsonschema:"decision, or luck that nobody decides. Default: luck where it changes arrivals, a chance or shares: of outcomes, of places, of the states in which a condition begins."`
	From    *Figure[Instant] `json:"from,omitempty" jsonschema:"Instant from which on the changes apply; history and luck before it are the file's. Default: from the beginning."`
	Note    string           `json:"note,omitempty" jsonschema:"A remark for the reader."`
}
