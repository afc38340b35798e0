package log

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// openXML reads what an XML file is about: the traces of an XES log, or the reports of a NEMSIS data set.
func openXML(limit *patience) (rows, []string, error) {
	d := xml.NewDecoder(bufio.NewReaderSize(limit, 1<<16))
	for {
		token, err := d.Token()
		if err != nil {
			return nil, nil, notXML(err)
		}
		root, ok := token.(xml.StartElement)
		switch {
		case !ok:
			continue
		case root.Name.Local == "log":
			return &traces{records: records{decoder: d, limit: limit}, values: make([]string, len(xesColumns))}, xesColumns, nil
		case root.Name.Local == "EMSDataSet":
			return &reports{records{decoder: d, limit: limit}}, nemsisColumns, nil
		default:
			return nil, nil, fmt.Errorf("the XML is about <%s>: logs are <log> (XES) and <EMSDataSet> (NEMSIS)", root.Name.Local)
		}
	}
}

func notXML(err error) error {
	switch {
	case errors.Is(err, io.EOF):
		return errors.New("the XML ends too early")
	case endless(err):
		return err
	default:
		return fmt.Errorf("this is no XML: %w", err)
	}
}

// records are read from XML one after another.
type records struct {
	decoder *xml.Decoder
	limit   *patience
	count   int
}

// xesColumns are the attributes of an event that say something about calls, with the name of its trace in front (IEEE 1849, extensions
// concept, time, lifecycle, and that of who does it).
var xesColumns = []string{"case:concept:name", "concept:name", "time:timestamp", "org:resource", "lifecycle:transition"}

// traces are events of an XES log.
type traces struct {
	records
	within string // what attributes are of: trace, event, or something else
	values []string
}

func (t *traces) next() ([]string, int, error) {
	t.limit.left = mostRecord
	for {
		token, err := t.decoder.Token()
		if err != nil {
			return nil, 0, notXML(err)
		}
		switch is := token.(type) {
		case xml.StartElement:
			if is.Name.Local == "object-types" || is.Name.Local == "event-types" {
				return nil, 0, errors.New("it is a log in OCEL, in XML: export it as OCEL 2.0 in JSON")
			}
			t.begin(&is)
		case xml.EndElement:
			switch is.Name.Local {
			case "event":
				t.within = "trace"
				t.count++
				return t.values, t.count, nil
			case "log":
				return nil, 0, io.EOF
			}
		}
	}
}

// begin notes what an element says.
func (t *traces) begin(e *xml.StartElement) {
	switch name := e.Name.Local; name {
	case "trace", "event", "global", "classifier", "extension":
		t.within = name
		for i := range t.values {
			if i > 0 || name == "trace" {
				t.values[i] = ""
			}
		}
		return
	}
	key, value := attribute(e, "key"), attribute(e, "value")
	switch {
	case t.within == "trace" && key == "concept:name":
		t.values[0] = value
	case t.within == "event":
		if i := slices.Index(xesColumns[1:], key); i >= 0 {
			t.values[i+1] = value
		}
	}
}

func attribute(e *xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// nemsisColumns are elements of a patient care report that say who was where when (NEMSIS 3.5, EMSDataSet).
var nemsisColumns = []string{
	"eResponse.02", "eResponse.03", "eResponse.14", "eDispatch.01", "eDispatch.05", "eScene.11", "eDisposition.27", "eTimes.01", "eTimes.02", "eTimes.03", "eTimes.04", "eTimes.05", "eTimes.06",
	"eTimes.07", "eTimes.08", "eTimes.09", "eTimes.10", "eTimes.11", "eTimes.12", "eTimes.13", "eTimes.14", "eTimes.15", "eTimes.16", "eTimes.17",
}

// reports are patient care reports of a NEMSIS data set: a unit's part in a call each.
type reports struct{ records }

func (r *reports) next() ([]string, int, error) {
	values := make([]string, len(nemsisColumns))
	at := -1 // the column whose text is read
	r.limit.left = mostRecord
	for {
		token, err := r.decoder.Token()
		if err != nil {
			return nil, 0, notXML(err)
		}
		switch is := token.(type) {
		case xml.StartElement:
			at = slices.Index(nemsisColumns, is.Name.Local)
		case xml.CharData:
			if at >= 0 && values[at] == "" { // of elements that repeat the first
				values[at] = strings.TrimSpace(string(is))
			}
		case xml.EndElement:
			at = -1
			switch is.Name.Local {
			case "PatientCareReport":
				r.count++
				return values, r.count, nil
			case "EMSDataSet":
				return nil, 0, io.EOF
			}
		}
	}
}
