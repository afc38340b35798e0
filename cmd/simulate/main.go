// Command simulate replays and questions scenarios of many agencies responding to an emergency.
//
// The package is the command line and nothing else: what the words on it mean, where bytes come from and go to, and what
// a user reads when something is wrong. One file is one command. What is computed comes from package experiment, what is
// shown from the rooms of report.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime/debug"

	"simulate/report/content"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario/tree"
)

func main() {
	limitMemory()
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// plannedMemory is how much memory the program plans with, so that with its own text it takes 2 GB at the most. Where it comes near, what is
// not used any more is given back sooner.
const plannedMemory = 15 << 27

func limitMemory() {
	if os.Getenv("GOMEMLIMIT") == "" { // which says otherwise
		debug.SetMemoryLimit(plannedMemory)
	}
}

// The exit codes.
const (
	exitDone        = 0
	exitMissed      = 1 // an objective was missed, of a command that is a gate; or what was made could not be kept, of one that is done again
	exitUsage       = 2 // bad usage or a bad scenario
	exitFault       = 3 // a mistake in this program
	exitInterrupted = 130
)

// run is the program: it does what the arguments say and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	ctx, stop := signal.NotifyContext(ctx, signals()...)
	defer stop()
	c := &console{args: args, in: stdin, out: stdout, err: stderr}
	defer c.endAtOnce(ctx)()
	defer c.temporaries.clear()
	return c.execute(ctx)
}

// execute does what the arguments say until the context ends, and returns the exit code.
func (c *console) execute(ctx context.Context) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			c.fault(fault, debug.Stack())
			code = exitFault
		}
	}()
	root := newRoot(c)
	root.SetArgs(c.args)
	told := &tallied{w: c.out} // help and scripts for shells, of which nobody else looks at errors
	root.SetOut(told)
	err := root.ExecuteContext(ctx)
	if told.err != nil {
		err = unwritableOutput(told.err)
	}
	return c.finish(err)
}

// finish tells the user about an error and returns the exit code that belongs to it.
func (c *console) finish(err error) int {
	var problems tree.Problems
	var fault *experiment.Fault
	var missed *missedError
	var runaway *sim.BudgetError
	var unreadable *unreadableError
	var unkept *unkeptError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &unkept):
		c.tell("%s", err)
		return exitMissed
	case errors.Is(err, errInterrupted), errors.Is(err, errCutShort), errors.Is(err, errBrokenOff):
		c.tell("%s", err)
		return exitInterrupted
	case errors.As(err, &missed):
		c.tell("%s", err)
		return exitMissed
	case errors.Is(err, sim.ErrStopped):
		c.tell("interrupted: no run was over, so there is nothing to show")
		return exitInterrupted
	case errors.As(err, &problems):
		c.problems(problems)
		return exitUsage
	case errors.As(err, &runaway), errors.As(err, &unreadable): // a mistake in a file
		c.tell("%s", err)
		return exitUsage
	case errors.As(err, &fault):
		c.tell("%s (reproduce with --seed %d --run %d)", err, fault.Seed, fault.Run)
		return exitFault
	default:
		c.tell("%s", content.Said(err))
		return exitUsage
	}
}
