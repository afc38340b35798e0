package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"simulate/sim/engine"
	"simulate/sim/experiment"
)

// precisionFlag is the value of --precision: a length of time, or a share in per cent.
type precisionFlag struct {
	*experiment.Precision
	text string
}

// String returns the value as it was given.
func (p *precisionFlag) String() string { return p.text }

// Type returns what the help calls the value.
func (p *precisionFlag) Type() string { return "precision" }

// Set reads the value.
func (p *precisionFlag) Set(text string) error {
	p.text = text
	if percent, ok := strings.CutSuffix(text, "%"); ok {
		if v, err := strconv.ParseFloat(percent, 64); err == nil && v > 0 && v < 100 {
			*p.Precision = experiment.Precision{Share: v / 100}
			return nil
		}
	} else if d, err := time.ParseDuration(text); err == nil && d >= time.Millisecond {
		*p.Precision = experiment.Precision{Time: engine.Time(d / time.Millisecond)}
		return nil
	}
	return errNoPrecision
}

var errNoPrecision = errors.New("write a length of time such as 5s, or a share such as 2%")

// precise adds the flag --precision.
func (r *runs) precise(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Var(&precisionFlag{Precision: &r.precision}, "precision", fmt.Sprintf("instead of a number of runs, make runs until what every target is about is known to ± `WIDTH`: "+
		"5s, or 2%% of the figure; %d runs, then twice as many, up to %d", experiment.FirstRound, experiment.MostRuns))
	r.numbered = func() bool { return f.Changed("runs") }
}
