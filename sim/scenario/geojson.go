package scenario

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/sim/scenario/tree"
)

// jsonValue is a value of a JSON text and where it stands.
type jsonValue struct {
	at int // byte of the text
	is any // string, json.Number, bool, nil, []jsonValue or map[string]jsonValue
}

// jsonMistake is what is wrong at a byte of a JSON text.
type jsonMistake struct {
	at int
	*tree.Mistake
}

func (v jsonValue) wrong(hint, format string, args ...any) *jsonMistake {
	return &jsonMistake{v.at, tree.NewMistake(fmt.Sprintf(format, args...), hint)}
}

// in is the problem of the file that holds the text.
func (m *jsonMistake) in(f *tree.File) tree.Problem {
	line, column := f.Place(m.at)
	return f.Problem(line, column, m.Hint(), "%s", m.Message)
}

// parseJSON reads a text as JSON; the hint is what is said of one that is none.
func parseJSON(f *tree.File, hint string) (jsonValue, *jsonMistake) {
	text := strings.TrimPrefix(f.Text, "\ufeff")
	mark := len(f.Text) - len(text)
	if err := json.Unmarshal([]byte(text), new(json.RawMessage)); err != nil {
		at := len(text)
		if syntax, ok := errors.AsType[*json.SyntaxError](err); ok && int(syntax.Offset) < len(text) {
			at = int(max(0, syntax.Offset-1))
		}
		return jsonValue{}, jsonValue{at: mark + at}.wrong(hint, "this is no JSON: %s", err)
	}
	r := jsonReader{text: text, mark: mark, Decoder: json.NewDecoder(strings.NewReader(text))}
	r.UseNumber()
	return r.value(), nil
}

// jsonReader reads a text that is JSON, token by token, which tells where each stands.
type jsonReader struct {
	*json.Decoder
	text string
	mark int // bytes of the file in front of the text
}

func (r *jsonReader) value() jsonValue {
	before := int(r.InputOffset())
	begins := before + len(r.text[before:]) - len(strings.TrimLeft(r.text[before:], " \t\r\n,:"))
	v := jsonValue{at: r.mark + begins}
	token, _ := r.Token() // it is JSON
	switch token {
	case json.Delim('['):
		list := []jsonValue{}
		for r.More() {
			list = append(list, r.value())
		}
		v.is = list
	case json.Delim('{'):
		members := make(map[string]jsonValue)
		for r.More() {
			key, _ := r.Token()
			members[fmt.Sprint(key)] = r.value()
		}
		v.is = members
	default:
		v.is = token
		return v
	}
	_, _ = r.Token() // its end
	return v
}

// get is the value of a member of an object; of what is none or has no such member it is null, at the same place.
func (v jsonValue) get(key string) jsonValue {
	members, _ := v.is.(map[string]jsonValue)
	if member, ok := members[key]; ok {
		return member
	}
	return jsonValue{at: v.at}
}

// geometry is a type of geometry, what it is drawn as, and how many lists deep its positions lie.
type geometry struct {
	name string
	kind FeatureKind
	deep int
}

// geometries are those that can be drawn.
var geometries = []geometry{
	{"Point", Points, 0},
	{"MultiPoint", Points, 1},
	{"LineString", Lines, 1},
	{"MultiLineString", Lines, 2},
	{"Polygon", Area, 2},
	{"MultiPolygon", Area, 3},
}

// geometryHint names what can be drawn.
const geometryHint = "write a Feature or a FeatureCollection of Point, LineString, Polygon, MultiPoint, MultiLineString or MultiPolygon"

// featuresOf lists the features of a collection; anything else is taken to be one. A feature whose geometry is null is one that stands
// nowhere (RFC 7946, section 3.2), and left out.
func featuresOf(root jsonValue) []jsonValue {
	features, ok := root.get("features").is.([]jsonValue)
	if !ok || root.get("type").is != "FeatureCollection" {
		features = []jsonValue{root}
	}
	return slices.DeleteFunc(features, func(v jsonValue) bool {
		members, _ := v.is.(map[string]jsonValue)
		geometry, written := members["geometry"]
		return v.get("type").is == "Feature" && written && geometry.is == nil
	})
}

// readFeature reads a feature, or a geometry by itself.
func readFeature(v jsonValue) (Feature, *jsonMistake) {
	shape, name := v, ""
	if v.get("type").is == "Feature" {
		shape = v.get("geometry")
		switch called := v.get("properties").get("name"); is := called.is.(type) {
		case nil:
		case string:
			name = strings.TrimSpace(is)
		case json.Number:
			name = is.String()
		default:
			return Feature{}, called.wrong("write it in quotation marks, or remove it", "the name of a feature is no text")
		}
	}
	of, ok := shape.get("type").is.(string)
	i := slices.IndexFunc(geometries, func(g geometry) bool { return g.name == of })
	switch {
	case !ok:
		return Feature{}, shape.wrong(geometryHint, "there is no geometry here")
	case i < 0:
		return Feature{}, shape.get("type").wrong(geometryHint, "a %s cannot be drawn", of)
	}
	f := Feature{Name: name, Kind: geometries[i].kind}
	var wrong *jsonMistake
	f.Parts, wrong = f.Kind.parts(shape.get("coordinates"), geometries[i].deep)
	return f, wrong
}

// parts reads the coordinates of a geometry, whose positions lie so many lists deep.
func (k FeatureKind) parts(v jsonValue, deep int) (parts [][]Position, wrong *jsonMistake) {
	if deep == 0 || deep == 1 && k != Points {
		part, wrong := k.part(v, deep)
		return [][]Position{part}, wrong
	}
	list, ok := v.is.([]jsonValue)
	if !ok || len(list) == 0 {
		return nil, v.wrong("", "a list of coordinates is expected")
	}
	for _, inner := range list {
		more, wrong := k.parts(inner, deep-1)
		if wrong != nil {
			return nil, wrong
		}
		parts = append(parts, more...)
	}
	return parts, nil
}

// part reads a point, a line or a ring.
func (k FeatureKind) part(v jsonValue, deep int) ([]Position, *jsonMistake) {
	if deep == 0 {
		p, wrong := readPosition(v)
		return []Position{p}, wrong
	}
	list, _ := v.is.([]jsonValue)
	var part []Position
	for _, inner := range list {
		p, wrong := readPosition(inner)
		if wrong != nil {
			return nil, wrong
		}
		part = append(part, p)
	}
	switch {
	case len(part) < 2:
		return nil, v.wrong("", "a line has at least two positions")
	case k == Area && (len(part) < 4 || part[0] != part[len(part)-1]):
		return nil, v.wrong("repeat the first position at the end", "a ring of an area has at least four positions, and ends where it begins")
	}
	return part, nil
}

// readPosition reads [longitude, latitude]; a height behind them says nothing to a map.
func readPosition(v jsonValue) (p Position, wrong *jsonMistake) {
	list, _ := v.is.([]jsonValue)
	if len(list) < 2 {
		return p, v.wrong("write [longitude, latitude], such as [-94.3, 39.1]", "a position is a list of two numbers")
	}
	for i, axis := range []struct {
		noun string
		most float64
		into *float64
	}{{"longitude", 180, &p.Lon}, {"latitude", 90, &p.Lat}} {
		number, ok := list[i].is.(json.Number)
		degrees, err := number.Float64()
		switch {
		case !ok || err != nil:
			return p, list[i].wrong("write [longitude, latitude], such as [-94.3, 39.1]", "this is not a %s", axis.noun)
		case math.Abs(degrees) > axis.most:
			return p, list[i].wrong("GeoJSON has the longitude first, in degrees", "the %s %s is not between -%.0f and %.0f", axis.noun, number, axis.most, axis.most)
		}
		*axis.into = degrees
	}
	return p, nil
}
