package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"simulate/sim"
	"simulate/sim/log"
	"simulate/sim/scenario/tree"
)

// logInput is a log that a command reads, and where its report goes.
type logInput struct {
	*console
	output
	mapping, zone, dates string
}

func (k *logInput) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&k.mapping, "map", "", "a `FILE` that says what the columns mean, as log read -o map.yaml writes it")
	f.StringVar(&k.zone, "zone", "", "the time `ZONE` of times that do not say it, by its IANA name: America/Chicago")
	f.StringVar(&k.dates, "dates", "", "the `ORDER` of dates such as 1/2/2026: month-first or day-first (default: told from the whole column)")
	k.output.flags(cmd)
}

// wish is what the flags say of the log.
func (k *logInput) wish() (log.Wish, error) {
	order, err := log.OrderOf(k.dates)
	return log.Wish{Zone: k.zone, Dates: order}, err
}

// understand looks at the columns and finds out what they mean, or takes it from the mapping.
func (k *logInput) understand(source *log.Source, wish log.Wish) (*log.Survey, *log.Mapping, error) {
	survey, err := log.Look(source)
	if err != nil {
		return nil, nil, fmt.Errorf("the log cannot be read: %w", err)
	}
	if k.mapping == "" {
		m, problems := survey.Infer(wish)
		return survey, m, ofLog(source.Name, problems)
	}
	text, err := os.ReadFile(k.mapping)
	if err != nil {
		return nil, nil, fmt.Errorf("the mapping cannot be read: %w", err)
	}
	m, problems := log.DecodeMapping(text)
	if len(problems) > 0 {
		return nil, nil, ofLog(k.mapping, problems)
	}
	m.Adjust(wish)
	return survey, m, ofLog(source.Name, survey.Check(m))
}

// ofLog are problems as the program tells them; nil of none.
func ofLog(file string, problems []log.Problem) error {
	var list tree.Problems
	for _, p := range problems {
		list = append(list, tree.Problem{File: file, Message: p.Message, Hint: p.Remedy})
	}
	if len(list) == 0 {
		return nil
	}
	return &problemsError{list}
}

// read hands over each row that can be used, and counts all.
func (k *logInput) read(ctx context.Context, source *log.Source, m *log.Mapping, tally *log.Tally, use func(*log.Row) error) error {
	if !k.quiet && isTerminal(k.err) {
		p := newProgress(k.err)
		defer p.clear()
		source.Read = func(done int64) { p.reading(done, source.Size) }
		defer func() { source.Read = nil }()
	}
	count, err := log.Each(source, m, func(r *log.Row) error {
		if ctx.Err() != nil {
			return sim.ErrStopped
		}
		return use(r)
	})
	if count != nil {
		tally.Count = *count
	}
	if errors.Is(err, sim.ErrStopped) {
		return errInterrupted
	}
	return err
}
