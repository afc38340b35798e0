package story

import (
	"cmp"
	"slices"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim"
	"simulate/sim/engine"
	"simulate/sim/experiment"
	"simulate/sim/snapshot"
)

// Sheets are a run as a dispatch centre's system prints it: a time sheet of the units that were sent somewhere, and a board of the
// incidents in streams that the timeline tells. Where its records are not kept there is nothing in them.
func Sheets(n words.Names, shown *experiment.ShownRun, asked []sim.Instance) (units, board *document.Table) {
	return sheets(n, shown, asked, false)
}

func sheets(n words.Names, shown *experiment.ShownRun, asked []sim.Instance, alone bool) (units, board *document.Table) {
	units = &document.Table{Key: "unit_times", Title: "Unit times", Columns: []document.Column{
		{Key: "unit"},
		{Title: "Unit"},
		{Key: "incident"},
		{Key: "step"},
		{Title: "For"},
		{Key: "dispatched", Title: "Dispatched"},
		{Key: "en_route", Title: "En route"},
		{Key: "on_scene", Title: "On scene"},
		{Key: "clear", Title: "Clear"},
		{Key: "out_of_action", Title: "Out of action"},
	}}
	board = &document.Table{Key: "board", Title: "Calls and patients", Columns: []document.Column{
		{Key: "incident", Title: "Id"},
		{Key: "title", Title: "What"},
		{Key: "place", Title: "Where"},
		{Key: "began", Title: "Began"},
		{Key: "on_scene", Title: "First on scene"},
		{Key: "brought", Title: "Brought in"},
		{Key: "closed", Title: "Closed"},
	}}
	if shown.Kept() {
		c := newCast(n, shown.Records, asked, alone)
		units.Rows, board.Rows = c.unitTimes(), c.board()
	}
	return units.UnlessEmpty(), board.UnlessEmpty()
}

// instant is an instant, or nothing where it did not come.
func (c *cast) instant(at engine.Time) document.Value {
	if at == engine.Never {
		return document.Value{}
	}
	return c.Instant(at)
}

// unitTimes are the stints of units that were sent somewhere, by unit.
func (c *cast) unitTimes() [][]document.Value {
	var stints snapshot.Stints
	var of []sim.Instance // by stint
	for i := range c.records {
		if !c.told[i] {
			continue
		}
		stints.Note(&c.records[i])
		if len(of) < len(stints) {
			about, _ := c.causes.Of(sim.Seq(i))
			of = append(of, about)
		}
	}
	var order []int
	for i, s := range stints {
		if s.At[snapshot.EnRoute] != engine.Never {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(stints[a].Unit, stints[b].Unit) })
	var rows [][]document.Value
	for i, at := range order {
		s, unit := &stints[at], document.Text(c.Unit(stints[at].Unit))
		if i > 0 && stints[order[i-1]].Unit == s.Unit {
			unit = document.Below("…", c.Unit(s.Unit))
		}
		cleared, lost := c.instant(s.At[snapshot.Released]), document.Value{}
		if s.Lost {
			cleared, lost = lost, cleared
		}
		rows = append(rows, []document.Value{
			document.Text(c.Units[s.Unit].ID), unit, document.Text(c.InstanceID(of[at])), document.Text(c.StepID(s.Step)), document.Text(c.errand(s.Step, of[at])),
			c.instant(s.At[snapshot.Assigned]), c.instant(s.At[snapshot.EnRoute]), c.instant(s.At[snapshot.OnScene]), cleared, lost,
		})
	}
	return rows
}

// errand is what units are sent for: the step in the trainer's words, or where to, with the incident where it is one of a stream, or
// where there are several that have a scene.
func (c *cast) errand(step uint16, of sim.Instance) string {
	errand, many := c.Steps[step].Text, of.Ordinal > 0
	if errand == "" {
		many = len(c.Incidents) > 1
		errand = cmp.Or(c.elsewhere("", of, c.Steps[step].Place), c.OneOf(&c.Steps[step]), "the scene")
	}
	if many {
		errand = c.TitleOf(of) + ": " + errand
	}
	return errand
}

// board are the instances of streams that are told, and where there are few enough all of them, in the order in which they came: when the
// first unit was with them, which may have been there before, and when the first brought them somewhere else.
func (c *cast) board() [][]document.Value {
	var rows [][]document.Value
	place := make(map[sim.Instance]int)
	scenes := make(map[sim.Instance]uint16)
	stands := make(map[int32]uint16) // where a unit is that has arrived
	for i := range c.records {
		r := &c.records[i]
		from, stood := stands[r.Unit]
		if hasCome.Has(r.Kind) {
			stands[r.Unit] = r.Place
		}
		of, about := c.causes.Of(sim.Seq(i))
		if !about || of.Ordinal == 0 || !c.onBoard(of) {
			continue
		}
		row, known := place[of]
		there := known && r.Place == scenes[of]
		switch {
		case r.Kind == sim.IncidentBegan:
			if _, told := c.places[of]; !told && !c.Measured(r.At) {
				continue
			}
			place[of], scenes[of] = len(rows), r.Place
			rows = append(rows, []document.Value{
				document.Text(c.InstanceID(of)), document.Text(c.TitleOf(of)), document.Text(c.Place(r.Place)), c.Instant(r.At), {}, {}, {},
			})
		case !known:
		case there && hasCome.Has(r.Kind):
			c.noteFirst(&rows[row][4], r.At)
		case !there && leaves.Has(r.Kind) && stood && from == scenes[of]:
			c.noteFirst(&rows[row][4], c.boarded(r))
		case !there && arrives.Has(r.Kind) && rows[row][4].IsThere():
			c.noteFirst(&rows[row][5], r.At)
		case r.Kind == sim.IncidentClosed:
			rows[row][6] = c.Instant(r.At)
		}
	}
	return rows
}

// The records that a board is made of.
var (
	leaves  = sim.SetOf(sim.UnitEnRoute, sim.RiderEnRoute)
	arrives = sim.SetOf(sim.UnitArrived, sim.RiderArrived)
	hasCome = sim.SetOf(sim.UnitArrived, sim.UnitWorking, sim.UnitIdle)
)

// noteFirst puts an instant into a cell that has none.
func (c *cast) noteFirst(cell *document.Value, at engine.Time) {
	if !cell.IsThere() {
		*cell = c.Instant(at)
	}
}

// boarded is when somebody came aboard a unit that leaves: as it took him, where it has seats and waited for others.
func (c *cast) boarded(r *sim.Record) engine.Time {
	if r.Since != 0 && (r.Arg > 0 || r.Kind == sim.RiderEnRoute) {
		return c.records[r.Since].At
	}
	return r.At
}

// onBoard reports whether an instance has a row on the board.
func (c *cast) onBoard(of sim.Instance) bool {
	if _, told := c.places[of]; told || c.alone {
		return told
	}
	arrived := 0
	for _, n := range c.arrived {
		arrived += n
	}
	return arrived <= mostInstances
}
