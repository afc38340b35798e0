package roads

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
)

// element is a node, a way or a relation that is being read.
type element struct {
	id       int64
	lat, lon int64
	refs     []int64
	members  []member
	tags     tags
}

// readXML reads a text in the XML of OpenStreetMap, element by element.
func (e *extract) readXML(text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	var now element
	within := false // a document of OpenStreetMap
	for {
		token, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF) && within:
			return nil
		case errors.Is(err, io.EOF):
			return errors.New("it is no file of OpenStreetMap: there is no element osm")
		case err != nil:
			return errors.New("it is no file of OpenStreetMap in XML: " + err.Error())
		}
		switch t := token.(type) {
		case xml.StartElement:
			within = within || t.Name.Local == "osm"
			if err := now.begin(&t); err != nil {
				return err
			}
		case xml.EndElement:
			e.end(t.Name.Local, &now)
		}
	}
}

// begin notes what an element and those within it say.
func (n *element) begin(t *xml.StartElement) error {
	switch t.Name.Local {
	case "node", "way", "relation":
		*n = element{refs: n.refs[:0], members: n.members[:0], tags: tags{}}
		for _, a := range t.Attr {
			var err error
			switch a.Name.Local {
			case "id":
				n.id, err = strconv.ParseInt(a.Value, 10, 64)
			case "lat":
				n.lat, err = grains(a.Value)
			case "lon":
				n.lon, err = grains(a.Value)
			}
			if err != nil {
				return errors.New("the " + t.Name.Local + " has " + a.Name.Local + "=" + strconv.Quote(a.Value) + ", which is no number")
			}
		}
	case "nd":
		ref, err := strconv.ParseInt(attribute(t, "ref"), 10, 64)
		if err != nil {
			return errors.New("a way refers to the node " + strconv.Quote(attribute(t, "ref")) + ", which is no number")
		}
		n.refs = append(n.refs, ref)
	case "member":
		ref, err := strconv.ParseInt(attribute(t, "ref"), 10, 64)
		if kind := attribute(t, "type"); err == nil && kind != "" {
			n.members = append(n.members, member{kind[0], ref, attribute(t, "role")})
		}
	case "tag":
		if n.tags != nil {
			n.tags[attribute(t, "k")] = attribute(t, "v")
		}
	}
	return nil
}

// end takes an element that is over.
func (e *extract) end(name string, n *element) {
	switch name {
	case "node":
		e.addNode(n.id, n.lat, n.lon, n.tags)
	case "way":
		e.addWay(n.id, n.refs, n.tags)
	case "relation":
		e.addRelation(n.members, n.tags)
	}
}

func attribute(t *xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// grains are ten-millionths of a degree.
func grains(text string) (int64, error) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || !(math.Abs(v) <= 360) {
		return 0, errors.New("no degrees")
	}
	return int64(math.Round(v * 1e7)), nil
}
