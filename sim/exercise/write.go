package exercise

import (
	"bytes"
	"encoding/json"
	"io"

	"simulate/sim/scenario/tree"
)

// Line is an entry as a journal has it: one line, with its end. It fails where a step is no JSON, which Propose refuses.
func (e *Entry) Line() ([]byte, error) { return line(e) }

// readable reports an entry that no reader of a journal would take.
func readable(e *Entry) []*tree.Mistake {
	if text, _ := e.Line(); len(text) > mostInLine { // of a step that is no JSON its reader says so
		return []*tree.Mistake{mistake("say it in fewer words", "the entry is longer than %d KB", mostInLine>>10)}
	}
	return nil
}

// Line is the first line of a journal, with its end.
func (h *Head) Line() ([]byte, error) { return line(h) }

func line(of any) ([]byte, error) {
	var b bytes.Buffer
	to := json.NewEncoder(&b)
	to.SetEscapeHTML(false)
	err := to.Encode(of)
	return b.Bytes(), err
}

// Write writes all of a journal. The same journal makes the same bytes.
func (j *Journal) Write(w io.Writer) error {
	text, err := j.Head.Line()
	if err != nil {
		return err
	}
	if _, err = w.Write(text); err != nil {
		return err
	}
	for i := range j.Entries {
		if text, err = j.Entries[i].Line(); err != nil {
			return err
		}
		if _, err = w.Write(text); err != nil {
			return err
		}
	}
	return nil
}
