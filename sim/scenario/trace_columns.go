package scenario

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// traceRows is what was read of a trace.
type traceRows struct {
	trace   []Traced
	columns []Column
	cells   []float64
}

// ownColumn is a column of a trace that figures of the plan are taken from.
type ownColumn struct {
	Column
	at   int      // in the table
	unit float64  // of its numbers, in milliseconds; 0 where each cell has its own
	must bool     // no cell may be empty
	or   string   // how to say what holds where one is
	ends []string // outcomes that cells may name
}

// headerUnit matches the name of a column with a unit behind it: on_scene (min).
var headerUnit = regexp.MustCompile(`^(.*?) *[([]([^()\[\]]*)[)\]]$`)

// headerUnits are the units that the name of a column may have, in milliseconds.
var headerUnits = map[string]float64{"ms": 1, "s": 1e3, "sec": 1e3, "m": 6e4, "min": 6e4, "h": 36e5, "d": 864e5}

// ownColumns finds the columns that the plan of an incident takes figures from, and reports each use of one that there is not.
func (tr *tracer) ownColumns(id string, t *table) {
	for step, of := range tr.incident.Plan.All() {
		for use := range of.rowUses(tree.At("incidents", id, "plan", step)) {
			if err := tr.use(t, use); err != nil {
				tr.Fail(use.path, err)
			}
		}
	}
}

// use adds a column, unless it is there for the same kind of figure.
func (tr *tracer) use(t *table, use rowUse) error {
	own := ownColumn{Column: Column{Name: use.column, Kind: use.kind, Step: use.step}, must: use.must, or: exampleOf[use.kind], ends: use.ends}
	var names []string
	at, err := t.columnOf(use.column, func(header string) bool {
		name, _ := splitHeader(header, use.column)
		names = append(names, name)
		return name == use.column
	})
	if own.at = at; at >= 0 {
		_, unit := splitHeader(t.columns[at], use.column)
		own.unit = headerUnits[unit]
		if use.kind == DurationCells && unit != "" && own.unit == 0 {
			own.unit = math.NaN()
		}
	}
	switch known := slices.IndexFunc(tr.own, func(o ownColumn) bool { return o.Name == use.column && o.Kind == use.kind && o.Step == use.step }); {
	case err != nil:
		return err
	case own.at < 0:
		return tree.Unknown("column", use.column, names)
	case math.IsNaN(own.unit):
		return tree.NewMistake(fmt.Sprintf("the column %q has no unit of time", t.columns[own.at]), "write "+use.column+" (s), with ms, s, min, h or d")
	case known >= 0:
		tr.own[known].must = tr.own[known].must || use.must
	default:
		tr.own = append(tr.own, own)
	}
	return nil
}

// splitHeader cuts the name of a column into a name and a unit, unless a column is wanted that is called so as a whole.
func splitHeader(header, wanted string) (name, unit string) {
	if m := headerUnit.FindStringSubmatch(header); m != nil && header != wanted {
		return m[1], m[2]
	}
	return header, ""
}

// exampleOf is what may stand behind else.
var exampleOf = map[CellKind]string{DurationCells: "8m", ShareCells: "50%", PlaceCells: "PLACE", PriorityCells: "3"}

// takes reports whether figures are taken from the column with a header.
func (tr *tracer) takes(header string) bool {
	return slices.ContainsFunc(tr.own, func(o ownColumn) bool {
		m := headerUnit.FindStringSubmatch(header)
		return o.Name == header || m != nil && o.Name == m[1]
	})
}

// wanted is which columns are read, and how.
func (tr *tracer) wanted() string {
	var text []string
	for i := range tr.own {
		text = append(text, fmt.Sprint(tr.own[i].Name, tr.own[i].Kind, tr.own[i].must, tr.own[i].Step, tr.own[i].ends))
	}
	return strings.Join(text, "\n")
}

// cell reads what a row has in a column.
func (tr *tracer) cell(own *ownColumn, text string) (float64, error) {
	if text == "" {
		if own.must {
			return 0, tree.NewMistake(own.Name+" is empty", fmt.Sprintf("fill it in, or write row(%s) else %s", own.Name, own.or))
		}
		return math.NaN(), nil
	}
	var v float64
	var err error
	switch own.Kind {
	case DurationCells:
		v, err = own.duration(text)
	case ShareCells:
		v, err = shareCell(text)
	case PlaceCells:
		v, err = tr.placeCell(own, text)
	case PriorityCells:
		var priority int32
		priority, err = tracedPriority(text)
		v = float64(priority)
	case OutcomeCells:
		if v = float64(1 + slices.Index(own.ends, text)); v == 0 {
			err = tree.Unknown("outcome of "+own.Step, text, own.ends)
		}
	}
	if err != nil {
		m := tree.AsMistake(err)
		err = tree.NewMistake(own.Name+": "+m.Message, m.Hint())
	}
	return v, err
}

// duration reads a duration with its unit, or in that of the column.
func (own *ownColumn) duration(text string) (float64, error) {
	number, plain := parseDecimal(text)
	switch {
	case !plain:
		return parseAmount(text)
	case own.unit == 0:
		return 0, tree.NewMistake(fmt.Sprintf("%s has no unit", text), fmt.Sprintf("write %ss or %sm, or call the column %s (s)", text, text, own.Name))
	case number < 0:
		return 0, tree.NewMistake(fmt.Sprintf("the duration %s is negative", text), "write 0 or more")
	case number*own.unit > longestMillis:
		return 0, tree.NewMistake(fmt.Sprintf("%s is over ten years", text), "write a shorter duration")
	}
	return math.Round(number * own.unit), nil
}

// shareCell reads a chance, or whether something happened.
func shareCell(text string) (float64, error) {
	switch strings.ToLower(text) {
	case "yes", "true":
		return 1, nil
	case "no", "false":
		return 0, nil
	}
	var s Share
	if err := s.parse(text); err != nil {
		return 0, tree.NewMistake(tree.AsMistake(err).Message, "write yes, no, or a share such as 35%")
	}
	return float64(s), nil
}

// placeCell reads the name of a place.
func (tr *tracer) placeCell(own *ownColumn, text string) (float64, error) {
	if i := slices.Index(own.Places, text); i >= 0 {
		return float64(i), nil
	}
	if err := tr.located(&Traced{Place: text}); err != nil {
		return 0, err
	}
	own.Places = append(own.Places, strings.Clone(text))
	return float64(len(own.Places) - 1), nil
}

// placeRows tells the steps of a plan the places that the rows of its trace name. A step that others may have is copied first.
func (i *Incident) placeRows() {
	for id, step := range i.Plan.All() {
		if !slices.Contains(slices.Collect(rowKinds(step)), PlaceCells) {
			continue
		}
		own := *step
		own.Where = own.Where.placed(i.Arrivals.Columns)
		i.Plan.byID[id] = &own
	}
}

// placed is a location that knows the places of its column.
func (l Location) placed(columns []Column) Location {
	if l.States != nil {
		states := new(Map[Location])
		for state, own := range l.States.All() {
			states.Set(state, own.placed(columns))
		}
		l.States = states
		return l
	}
	for i := range columns {
		if columns[i].Kind == PlaceCells && columns[i].Name == l.Row {
			l.Rows = columns[i].Places
		}
	}
	return l
}
