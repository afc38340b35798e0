package check

import (
	"math"
	"strconv"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// arrivalForms are the keys that say when a stream's incidents come, of which it has one.
var arrivalForms = []string{"rate", "gap", "at", "csv", "count"}

// mostArrivals is how many arrivals of a stream can be simulated.
const mostArrivals = 100_000_000

// arrivals checks when the incidents of a stream come, and of what they are part.
func (c *checker) arrivals(path tree.Path, id string, incident *scenario.Incident) {
	c.partOf(path.Key("part-of"), id, incident)
	a := incident.Arrivals
	if a == nil {
		return
	}
	if incident.Begins != nil {
		c.Errorf(path.Key("begins").AtKey(), "remove it; from in arrivals says when the first can come", "a stream has no beginning of its own")
	}
	path = path.Key("arrivals")
	form := c.arrivalForm(path)
	if form == "" {
		return
	}
	c.opening(path, incident)
	c.whole(path.Key("group"), &a.Group)
	if a.Factor != nil && form != "rate" {
		c.Errorf(path.Key("factor").AtKey(), "remove it, or write rate:", "a factor is of a rate, and %s says when they arrive", form)
	}
	switch form {
	case "rate":
		c.rate(path.Key("rate"), incident)
	case "gap":
		if c.endless(path.Key("gap"), a.Gap, "write count: and a number for arrivals at one instant", "there is no time between arrivals") {
			return
		}
	case "at":
		c.arrivalTimes(path.Key("at"), incident)
	case "count":
		c.arrivalCount(path, incident)
		return
	}
	if n := mostExpected(c.s, incident); n > mostArrivals && !c.Unreadable(path) && !c.Unreadable(tree.At("clock")) {
		c.Errorf(path.Key(form), "simulate fewer, or a shorter time",
			"about %s arrivals are expected, and at most %s can be simulated", inThousands(n), inThousands(mostArrivals))
	}
}

// arrivalForm returns the form in which arrivals are written; empty when there is none, or one that could not be read.
func (c *checker) arrivalForm(path tree.Path) string {
	var forms []string
	for _, form := range arrivalForms {
		if c.Root.Has(path.Key(form)) {
			forms = append(forms, form)
		}
	}
	switch {
	case len(forms) == 0:
		c.Errorf(path.AtKey(), "write rate: 9/h, gap: 5m..9m, at: [13:10, 13:40], csv: FILE or count: 60", "nothing says when they arrive")
		return ""
	case len(forms) > 1:
		hint := "keep one of them"
		if c.Root.At(path.Key(forms[0])).File != c.Root.At(path.Key(forms[1])).File {
			hint += "; null removes what another file says"
		}
		c.Errorf(path.Key(forms[1]).AtKey(), hint, "%s each say when they arrive", strings.Join(forms, " and "))
		return ""
	case c.Unreadable(path.Key(forms[0])) && forms[0] != "at": // of which each instant is checked by itself
		return ""
	}
	return forms[0]
}

// opening checks the instants between which a stream brings arrivals.
func (c *checker) opening(path tree.Path, incident *scenario.Incident) {
	a, known := incident.Arrivals, !c.Broken(tree.At("incidents", incident.PartOf, "begins"))
	bound := func(key string, at *scenario.Figure[scenario.Instant]) {
		if at != nil {
			_, ok := c.arrivalAt(path.Key(key), incident, at.Value)
			known = known && ok
		}
	}
	bound("from", a.From)
	bound("until", a.Until)
	from, until := c.s.Between(incident)
	switch {
	case !known || from < until || a.Count != nil:
	case a.Until == nil:
		c.Errorf(path.Key("from"), "write an earlier time", "nothing can arrive: from is the end of the run")
	case a.From == nil && incident.PartOf != "":
		c.Errorf(path.Key("until"), "write a later time", "nothing can arrive: until is the beginning of %s", incident.PartOf)
	case a.From == nil:
		c.Errorf(path.Key("until"), "write a later time", "nothing can arrive: until is the beginning of the run")
	default:
		c.Errorf(path.Key("until"), "write a later time", "nothing can arrive: until is not after from")
	}
}

func (c *checker) rate(path tree.Path, incident *scenario.Incident) {
	const hint = "chance: 0% takes the incident out"
	switch from, until := c.s.Between(incident); {
	case highest(incident.Arrivals.Rate).Week == [7][scenario.Quarters]scenario.Rate{}:
		c.Errorf(path, "write a rate over 0; "+hint, "the rate is 0 at all hours: nothing arrives")
	case from < until && !c.s.ArriveWithSetOff(incident) && !c.Unreadable(tree.At("clock")) && mostExpected(c.s, incident) == 0:
		c.Warnf(scenario.NothingArrives, path, "write a rate for other hours, or change from and until; "+hint, "the rate is 0 during the run: nothing arrives")
	}
}

// arrivalAt checks an instant of arrivals, and returns it in milliseconds since clock.start.
func (c *checker) arrivalAt(path tree.Path, incident *scenario.Incident, at scenario.Instant) (when int64, ok bool) {
	if c.Broken(tree.At("incidents", incident.PartOf, "begins")) {
		return 0, false
	}
	return c.timed(path, at, func() (int64, error) { return c.s.ArrivalAt(incident, at) })
}

// arrivalTimes checks the instants of arrivals.
func (c *checker) arrivalTimes(path tree.Path, incident *scenario.Incident) {
	a := incident.Arrivals
	if len(a.At) == 0 {
		c.Errorf(path, "write instants, such as [13:10, 13:40]", "no instant is listed: nothing arrives")
	}
	from, until := c.s.Between(incident)
	for i := range a.At {
		path := path.Item(i)
		at, ok := c.arrivalAt(path, incident, a.At[i].Value)
		switch {
		case !ok:
		case a.From != nil && at < from:
			c.Errorf(path, "change one of the two", "this is before from (%s)", a.From.Text)
		case a.Until != nil && at >= until:
			c.Errorf(path, "change one of the two", "this is not before until (%s)", a.Until.Text)
		}
	}
}

// arrivalCount checks arrivals at one instant.
func (c *checker) arrivalCount(path tree.Path, incident *scenario.Incident) {
	a := incident.Arrivals
	each, count := float64(scenario.HeldBytes(incident.Plan.Len())), float64(a.Count.Value*a.MostAtOnce())
	if count*each > scenario.MostHeld {
		c.Errorf(path.Key("count"), "write "+inThousands(math.Floor(scenario.MostHeld/each/float64(a.MostAtOnce())))+" or fewer",
			"%s incidents at once take about %s GB of memory, and may take %d GB",
			inThousands(count), inThousands(math.Ceil(count*each/(1<<30))), scenario.MostHeld>>30)
	}
	if a.Count.Value < 1 {
		c.Errorf(path.Key("count"), "write 1 or more; chance: 0% takes the incident out", "nothing arrives")
	}
	if a.Until != nil {
		c.Errorf(path.Key("until").AtKey(), "remove it", "all of a count arrive at once, at from")
	}
	if from, _ := c.s.Between(incident); from < 0 {
		c.Warnf(scenario.NotMeasured, path.Key("from"), "write a time at or after clock.start", "these arrive in the warm-up, and are not measured")
	}
}

// partOf checks the incident whose units on scene the instances of a stream use.
func (c *checker) partOf(path tree.Path, id string, incident *scenario.Incident) {
	if !refer(c, path, "incident", tree.At("incidents"), &c.s.Incidents, incident.PartOf) {
		return
	}
	host := c.s.Incidents.Get(incident.PartOf)
	switch {
	case incident.PartOf == id:
		c.Errorf(path, "name another incident", "%s is part of itself", id)
	case incident.Arrivals == nil && !c.Unreadable(tree.At("incidents", id, "arrivals")):
		c.Errorf(path.AtKey(), "write arrivals:, or remove part-of", "only the incidents of a stream can be part of another")
	case host.Arrivals != nil:
		c.Errorf(path, "name an incident that begins once", "%s is a stream, and has no scene of its own", incident.PartOf)
	case host.PartOf != "":
		c.Errorf(path, "write part-of: "+host.PartOf, "%s is itself part of %s", incident.PartOf, host.PartOf)
	}
}

// expected is about how many instances a stream brings in one run, all of each group.
func expected(s *scenario.Scenario, incident *scenario.Incident) float64 {
	return expectedGroups(s, incident) * incident.Arrivals.AtOnce()
}

// expectedGroups is about how many times some arrive.
func expectedGroups(s *scenario.Scenario, incident *scenario.Incident) float64 {
	a := incident.Arrivals
	from, until := s.Between(incident)
	length := float64(max(until-from, 0))
	switch {
	case a.Rate != nil:
		return expectedByRate(s, a.Rate, from, until) * a.Times()
	case a.Gap != nil:
		return length / a.Gap.Value.Dist.Mean()
	case a.Count != nil:
		return float64(a.Count.Value)
	default:
		return float64(len(a.At) + len(a.Trace))
	}
}

// inThousands writes a whole number with commas.
func inThousands(n float64) string {
	digits := strconv.FormatFloat(n, 'f', 0, 64)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

const (
	hourMillis = 3_600_000
	dayMillis  = 24 * hourMillis
	weekMillis = 7 * dayMillis
)

// expectedByRate adds up the rates of whole weeks, and of what is left hour by hour.
func expectedByRate(s *scenario.Scenario, r *scenario.Rates, from, until int64) float64 {
	if until <= from {
		return 0
	}
	var week float64
	for _, day := range r.Week {
		for _, rate := range day {
			week += float64(float64(rate) / 4)
		}
	}
	whole := (until - from) / weekMillis
	sum := float64(float64(whole) * week)
	start := s.Clock.Start.In(s.Clock.Location())
	for at := from + whole*weekMillis; at < until; {
		clock := start.Add(millisDuration(at))
		next := min(at+r.Next(clock).Sub(clock).Milliseconds(), until)
		day, quarter := r.At(clock)
		sum += float64(float64(r.Week[day][quarter]) * float64(next-at) / hourMillis)
		at = next
	}
	return sum
}
