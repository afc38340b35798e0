package scenario

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"simulate/sim/scenario/tree"
)

// Matrix is a file of travel times: a CSV file, which names places itself, or an answer of a route planner with the places that
// its rows and columns are.
type Matrix struct {
	File   string
	Places []string // of the rows, and of the columns too where To is empty; none for a CSV file
	To     []string
}

// matrix is a Matrix of which it is said which places are meant.
type matrix struct {
	File   string   `json:"file" jsonschema:"The answer of OSRM's table service, or of Valhalla's sources_to_targets, as a JSON file: times in seconds, null where there is no route."`
	Places []string `json:"places" jsonschema:"The places of its rows and columns, in their order."`
	To     []string `json:"to,omitempty" jsonschema:"The places of its columns, where they are others than those of the rows."`
}

func (m *Matrix) decode(d *decoding, w written) {
	if w.Kind != tree.Mapping {
		d.value(&m.File, w)
		return
	}
	var of matrix
	d.fields(reflect.ValueOf(&of).Elem(), w)
	m.File, m.Places, m.To = of.File, of.Places, of.To
	if len(m.To) == 0 {
		m.To = m.Places
	}
}

// Way leads from one place to another.
type Way struct{ From, To string }

// matrixKey is what the times of a matrix depend on.
type matrixKey struct {
	file            *tree.File
	matrix, between *tree.Node
}

// timed is the time of a way in a matrix; nil where it says that there is none.
type timed struct {
	Way
	time *Figure[Duration]
}

// matrix adds the times of travel.matrix to travel.between.
func (d *decoding) matrix(t *Travel) {
	path := tree.At("travel", "matrix")
	if t.Matrix.File == "" || d.Root.At(path) == nil {
		return
	}
	w := written{Node: d.Root.At(path), path: path}
	f, err := d.folder.Open(w.File, t.Matrix.File)
	if err != nil {
		d.check(w, err)
		return
	}
	key := matrixKey{f, w.Node, d.Root.At(tree.At("travel", "between"))}
	times, again := d.matrices[key]
	if !again {
		if isJSON(f) {
			times = d.answer(w, t, f)
		} else {
			times = d.rowsOfMatrix(w, t)
		}
		if !d.Unreadable(w.path) {
			d.matrices[key] = times
		}
	}
	for _, of := range times {
		if of.time == nil {
			t.NoRoute = append(t.NoRoute, of.Way)
			continue
		}
		t.Between.entry(of.From).put(of.To, of.time)
		path := tree.At("travel", "between", of.From, of.To)
		d.figures = append(d.figures, statement{path, of.time.Text, "from " + t.Matrix.File, &of.time.Source, false, &of.time.Confidence, nil, nil, nil, "", false})
	}
}

// rowsOfMatrix reads a CSV file with the columns from, to and time.
func (d *decoding) rowsOfMatrix(w written, of *Travel) []timed {
	if len(of.Matrix.Places) > 0 {
		d.check(w, tree.NewMistake("a CSV file names places itself", "write matrix: "+of.Matrix.File))
		return nil
	}
	t := d.table(w, of.Matrix.File)
	if t == nil {
		return nil
	}
	from, ok := d.column(w, t, "from")
	to, ok2 := d.column(w, t, "to")
	column, ok3 := d.column(w, t, "time")
	if !ok || !ok2 || !ok3 {
		return nil
	}
	ways := known{given: of, seen: make(map[Way]bool)}
	d.eachRow(w, t, rowWork, func(r row) error {
		return ways.add(d, r.values[from], r.values[to], r.values[column])
	})
	return ways.times
}

// known are the times of a matrix that have been read.
type known struct {
	given *Travel
	seen  map[Way]bool
	times []timed
}

// add takes the time of one way.
func (k *known) add(d *decoding, from, to, text string) error {
	v, err := d.dists.parse(text, durations)
	if err != nil {
		return err
	}
	way := Way{from, to}
	if row := k.given.Between.Get(from); k.seen[way] || row != nil && row.Get(to) != nil {
		return tree.NewMistake(fmt.Sprintf("the time from %s to %s is given twice", from, to), "remove one of the two")
	}
	k.seen[way] = true
	k.times = append(k.times, timed{way, &Figure[Duration]{Value: Duration{v}, Text: text}})
	return nil
}

// isJSON reports whether a text begins as JSON does and no table.
func isJSON(f *tree.File) bool {
	text := strings.TrimSpace(strings.TrimPrefix(f.Text, "\ufeff"))
	return strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[")
}

// answerHint names the answers of route planners that are read.
const answerHint = "write the answer of OSRM's table service, or of Valhalla's sources_to_targets, into the file"

// answer reads the times that a route planner has answered.
func (d *decoding) answer(w written, of *Travel, f *tree.File) []timed {
	if p, bad := f.TableProblem(); bad {
		d.FailIn(w.path, p)
		return nil
	}
	if w.Kind != tree.Mapping {
		d.check(w, tree.NewMistake("nothing says which places its rows and columns are", "write matrix: {file: "+of.Matrix.File+", places: [a, b, c]}"))
		return nil
	}
	if d.Unreadable(w.path) {
		return nil
	}
	root, wrong := parseJSON(f, answerHint)
	if wrong == nil {
		var times []timed
		if times, wrong = d.secondsIn(root, of); wrong == nil {
			return times
		}
	}
	d.FailIn(w.path, wrong.in(f))
	return nil
}

// secondsIn reads the rows of seconds of an answer.
func (d *decoding) secondsIn(root jsonValue, of *Travel) ([]timed, *jsonMistake) {
	if code, ok := root.get("code").is.(string); ok && code != "Ok" {
		return nil, root.get("code").wrong("ask again, and keep the answer whose code is Ok", "the route planner has answered %s", code)
	}
	places, to := of.Matrix.Places, of.Matrix.To
	rows, wrong := listOfJSON(rowsOf(root), len(places), "row", answerHint)
	if wrong != nil {
		return nil, wrong
	}
	ways := known{given: of, seen: make(map[Way]bool)}
	for i, row := range rows {
		cells, wrong := listOfJSON(row, len(to), "value", "")
		if wrong != nil {
			return nil, wrong
		}
		d.work += len(cells) * rowWork
		for k, cell := range cells {
			if places[i] == to[k] {
				continue
			}
			if wrong := ways.addSeconds(d, Way{places[i], to[k]}, cell); wrong != nil {
				return nil, wrong
			}
		}
	}
	return ways.times, nil
}

// rowsOf are the rows of times: OSRM and the short form of Valhalla have durations, its long form rows of objects with a time each.
func rowsOf(root jsonValue) jsonValue {
	within := root.get("sources_to_targets")
	for _, rows := range []jsonValue{root.get("durations"), within.get("durations")} {
		if rows.is != nil {
			return rows
		}
	}
	return within
}

// listOfJSON is a list of so many values.
func listOfJSON(v jsonValue, want int, noun, hint string) ([]jsonValue, *jsonMistake) {
	list, ok := v.is.([]jsonValue)
	switch {
	case !ok:
		return nil, v.wrong(hint, "a list of %ss is expected", noun)
	case len(list) != want:
		return nil, v.wrong("name as many as there are: places are those of the rows, to those of the columns where they are others", "there are %d %ss for %d places", len(list), noun, want)
	}
	return list, nil
}

// addSeconds takes the time of one way in seconds, or notes that there is no route.
func (k *known) addSeconds(d *decoding, way Way, cell jsonValue) *jsonMistake {
	if object, ok := cell.is.(map[string]jsonValue); ok {
		cell = jsonValue{at: cell.at, is: object["time"].is}
	}
	if cell.is == nil {
		if row := k.given.Between.Get(way.From); row == nil || row.Get(way.To) == nil {
			k.times = append(k.times, timed{Way: way})
		}
		return nil
	}
	number, ok := cell.is.(json.Number)
	seconds, err := number.Float64()
	if !ok || err != nil || seconds < 0 {
		return cell.wrong("write seconds, or null where there is no route", "this is no time from %s to %s", way.From, way.To)
	}
	if err := k.add(d, way.From, way.To, strconv.FormatFloat(seconds, 'f', -1, 64)+"s"); err != nil {
		m := tree.AsMistake(err)
		return &jsonMistake{cell.at, m}
	}
	return nil
}
