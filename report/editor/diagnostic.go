package editor

import "simulate/sim/scenario/tree"

// Position is a place in a text: lines and characters are counted from 0, characters in units of UTF-16.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// Range is a part of a text, up to its end and not with it.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Severity says whether the file can run all the same.
type Severity int

// The severities that problems have.
const (
	Error   Severity = 1
	Warning Severity = 2
)

// Diagnostic is a problem as editors show it.
type Diagnostic struct {
	Range    Range    `json:"range"`
	Severity Severity `json:"severity"`
	Code     string   `json:"code,omitempty"` // of a warning that a file can accept
	Source   string   `json:"source"`
	Message  string   `json:"message"` // with the remedy
	Data     Data     `json:"data"`
}

// Data are the parts of a problem that a message is made of.
type Data struct {
	Path    string `json:"path,omitempty"` // of the value, such as incidents.night.plan.call.takes
	Problem string `json:"problem"`
	Remedy  string `json:"remedy,omitempty"`
}

// Checked is a file and what is wrong with it.
type Checked struct {
	File        string       `json:"file"` // as the user named it
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// Sorted are problems by the files that they are in, in their order. The files that were named come first, also those without one.
func Sorted(named []string, problems tree.Problems) []Checked {
	files := make([]Checked, 0, len(named))
	number := make(map[string]int)
	of := func(file string) *Checked {
		i, known := number[file]
		if !known {
			i = len(files)
			number[file] = i
			files = append(files, Checked{file, []Diagnostic{}})
		}
		return &files[i]
	}
	for _, file := range named {
		of(file)
	}
	for _, p := range problems {
		in := of(p.File)
		in.Diagnostics = append(in.Diagnostics, diagnosed(p))
	}
	return files
}

func diagnosed(p tree.Problem) Diagnostic {
	d := Diagnostic{
		Range: rangeOf(p), Severity: Error, Code: string(p.Code), Source: "simulate", Message: p.Message, Data: Data{p.Path, p.Message, p.Hint},
	}
	if p.Warning {
		d.Severity = Warning
	}
	if p.Hint != "" {
		d.Message += " (" + p.Hint + ")"
	}
	return d
}

// rangeOf is where a problem is: of one about the file as a whole, its beginning.
func rangeOf(p tree.Problem) Range {
	line := []rune(p.Text())
	at := func(column int) Position {
		return Position{max(p.Line-1, 0), units(line[:max(min(column-1, len(line)), 0)])}
	}
	return Range{at(p.Column), at(p.End())}
}
