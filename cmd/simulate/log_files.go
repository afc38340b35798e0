package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"simulate/sim"
	"simulate/sim/log"
	"simulate/sim/scenario/tree"
)

// logFlags say how logs are to be read.
type logFlags struct{ mapping, zone, dates, sheet string }

func (l *logFlags) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&l.mapping, "map", "", "a `FILE` that says what the columns mean, as -o map.yaml writes it; of several logs by the names of their files")
	f.StringVar(&l.zone, "zone", "", "the time `ZONE` of times that do not say it, by its IANA name: America/Chicago")
	f.StringVar(&l.dates, "dates", "", "the `ORDER` of dates such as 1/2/2026: month-first or day-first (default: told from the whole column)")
	f.StringVar(&l.sheet, "sheet", "", "the `SHEET` of a workbook that is the log (default: the only one that is a table)")
}

// logFile is a log, and what is understood of it.
type logFile struct {
	source  *log.Source
	survey  *log.Survey
	mapping *log.Mapping
}

// title is the name of the file, without folder and endings.
func (f *logFile) title() string {
	title, _, _ := strings.Cut(filepath.Base(f.source.Name), ".")
	return title
}

// call is what the call of a row is called: by its number, unless that is of another call in another log.
func (f *logFile) call(join *log.Join, r *log.Row) string {
	if number := r.Call(); join.SameCall(number) {
		return number
	}
	return f.title() + ":" + r.Call()
}

// openLogs finds out how logs are written and what their columns mean. What keeps any from being read is told at once; what was
// understood is returned with it.
func (c *console) openLogs(names []string, flags logFlags) ([]*logFile, error) {
	order, err := log.OrderOf(flags.dates)
	if err != nil {
		return nil, err
	}
	given, err := mappings(flags.mapping)
	if err != nil {
		return nil, err
	}
	wish := log.Wish{Zone: flags.zone, Dates: order}
	var logs []*logFile
	var wrong tree.Problems
	for _, name := range names {
		source, err := c.openLog(name, cmp.Or(flags.sheet, given.SheetOf(name)))
		if err != nil {
			return nil, &unreadableError{err}
		}
		survey, err := log.Look(source)
		if err != nil {
			return nil, &unreadableError{err}
		}
		f := &logFile{source: source, survey: survey}
		wrong = append(wrong, ofLog(source.Name, f.understand(given, wish))...)
		logs = append(logs, f)
	}
	wrong = append(wrong, joinable(logs)...)
	if len(wrong) > 0 {
		return logs, wrong
	}
	return logs, nil
}

// openLog opens a log: a file, or what comes from standard input, which is kept in a file while it is read, as a log is read more than once.
func (c *console) openLog(name, sheet string) (*log.Source, error) {
	if name != standardInput {
		return log.OpenAs(name, log.Opening{Sheet: sheet})
	}
	file, err := c.temporaries.create(os.TempDir())
	if err != nil {
		return nil, err
	}
	_, err = io.Copy(file, c.in)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("standard input cannot be kept: %w", err)
	}
	return log.OpenAs(file.Name(), log.Opening{Called: "standard input", Sheet: sheet})
}

// unreadableError is why a log cannot be read.
type unreadableError struct{ error }

func (e *unreadableError) Error() string { return "the log cannot be read: " + e.error.Error() }

func (e *unreadableError) Unwrap() error { return e.error }

// mappings reads a file of mappings; nil without one.
func mappings(file string) (*log.Mappings, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("the mapping cannot be read: %w", err)
	}
	given, problems := log.DecodeMappings(text)
	if len(problems) > 0 {
		return nil, ofLog(file, problems)
	}
	return given, nil
}

// understand finds out what the columns mean, or takes it from the mapping.
func (f *logFile) understand(given *log.Mappings, wish log.Wish) (problems []log.Problem) {
	if given == nil {
		f.mapping, problems = f.survey.Infer(wish)
		return problems
	}
	m, ok := given.Of(f.source.Name)
	if !ok {
		return []log.Problem{{Message: "the mapping says nothing of this file", Remedy: "write it under files: by the name of the file"}}
	}
	m.Adjust(wish)
	f.mapping = m
	return f.survey.Check(m)
}

// joinable finds what keeps several logs from being read together, and names the agencies of those that do not say it by their files.
func joinable(logs []*logFile) (wrong tree.Problems) {
	if len(logs) < 2 {
		return nil
	}
	titles := make(map[string]bool)
	for _, f := range logs {
		if titles[f.title()] {
			wrong = append(wrong, ofLog(f.source.Name, []log.Problem{{
				Message: "two logs are called " + f.title(), Remedy: "give one of the files another name: logs that are read together are told apart by it",
			}})...)
		}
		titles[f.title()] = true
		switch m := f.mapping; {
		case m == nil:
		case m.Fields[log.Case] == "":
			wrong = append(wrong, ofLog(f.source.Name, []log.Problem{{
				Message: "no column has the number of the call, by which several logs are joined", Remedy: "say which has it in a mapping: fields: {case: COLUMN}",
			}})...)
		case m.Fields[log.Agency] == "" && m.Agency == "":
			m.Agency = f.title()
		}
	}
	return wrong
}

// ofLog are problems as the program tells them.
func ofLog(file string, problems []log.Problem) (list tree.Problems) {
	for _, p := range problems {
		list = append(list, tree.Problem{File: file, Message: p.Message, Hint: p.Remedy})
	}
	return list
}

// eachRow hands over each row of a log that can be used, and counts all.
func (c *console) eachRow(ctx context.Context, f *logFile, quiet bool, use func(*log.Row) error) (*log.Count, error) {
	if !quiet && isTerminal(c.err) {
		p := newProgress(c.err)
		defer p.clear()
		f.source.Read = func(done int64) { p.reading(done, f.source.Size) }
		defer func() { f.source.Read = nil }()
	}
	count, err := log.Each(f.source, f.mapping, func(r *log.Row) error {
		if ctx.Err() != nil {
			return sim.ErrStopped
		}
		return use(r)
	})
	if errors.Is(err, sim.ErrStopped) {
		return count, errNoLog
	}
	return count, err
}
