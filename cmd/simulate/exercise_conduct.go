package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"simulate/report/conduct"
	"simulate/report/server"
	"simulate/sim/exercise"
	"simulate/sim/scenario/loader"
)

// conducting plays an exercise, on pages of this machine or of its network.
type conducting struct {
	*console
	edition
	server.Options
	journal string
	list    string
	resume  string
	seed    uint64
	run     uint64
	speed   float64

	file *journalFile
}

func newConducting(c *console, cmd *cobra.Command) {
	k := &conducting{console: c}
	k.edition.flags(cmd)
	listening(cmd, &k.Options)
	listFlag(cmd, &k.list)
	f := cmd.Flags()
	f.StringVar(&k.journal, "journal", "", "begin the journal in `FILE` (default: a new file in the current folder, named after scenario and day)")
	f.StringVar(&k.resume, "resume", "", "go on with the exercise of the journal `FILE`")
	f.Uint64Var(&k.seed, "seed", 1, "seed `N` of the exercise's luck")
	f.Uint64Var(&k.run, "run", 0, "play with the luck of the run `N` of that seed")
	f.Float64Var(&k.speed, "speed", 1, "start at `N` times the speed of the clock on the wall: 1, 2, 5, 10 or 30; it is 1 again as soon as somebody who plays has to decide")
	_ = cmd.MarkFlagFilename("resume", strings.TrimPrefix(journalEnding, "."))
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if k.resume != "" && len(args) > 0 {
			return fmt.Errorf("%q is too much: the journal says of what the exercise is", args[0])
		}
		if k.resume == "" && len(args) == 0 {
			return cobra.ArbitraryArgs(cmd, args)
		}
		return arguments(0, "SCENARIO")(cmd, args)
	}
	cmd.ValidArgsFunction = completePlayed
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case k.resume == "" && len(args) == 0:
			return cmd.Help()
		case len(args) == 0:
			return k.conduct(cmd.Context(), "")
		default:
			return k.conduct(cmd.Context(), args[0])
		}
	}
}

// conduct plays the exercise until it is interrupted.
func (k *conducting) conduct(ctx context.Context, argument string) error {
	if err := k.check(); err != nil {
		return err
	}
	x, err := k.open(argument)
	if err != nil {
		return err
	}
	defer func() { _ = k.file.file.Close() }() // all of it is on the disk
	k.Fault = func(reason any, stack []byte) { k.fault(reason, stack) }
	at, err := server.Listen(k.Options)
	if err != nil {
		return k.given(err)
	}
	r, err := k.furnish(at, x)
	if err != nil {
		return errors.Join(k.given(err), at.Close())
	}
	if !at.Local() && !at.Secure() {
		k.tell("what is sent is not encrypted: who can listen on this network can read it, the keys too; give --cert and --key, or leave --listen out")
	}
	if err := k.invite(at, x); err != nil {
		return errors.Join(err, at.Close())
	}
	over, stop := context.WithCancel(ctx)
	go k.conductUntil(over, r)
	go r.Foretell(over)
	err = at.Serve(ctx)
	stop()
	if err := errors.Join(err, r.Close()); err != nil {
		return err
	}
	return k.show("Stopped. All that was acknowledged is in %s\n\n  simulate exercise --resume %s\n  simulate exercise report %s -o report.docx\n",
		printable(k.file.name), quoted(k.file.name), quoted(k.file.name))
}

// given takes back a journal that was begun for nothing.
func (k *conducting) given(err error) error {
	if k.resume == "" {
		err = errors.Join(err, os.Remove(k.file.name))
	}
	return err
}

// conductUntil brings the room up to now, some times a second.
func (k *conducting) conductUntil(ctx context.Context, r *conduct.Conductor) {
	const often = 100 * time.Millisecond
	for tick := time.NewTicker(often); ; {
		select {
		case <-ctx.Done():
			tick.Stop()
			return
		case <-tick.C:
			r.Tick()
		}
	}
}

func (k *conducting) check() error {
	switch _, _, err := net.SplitHostPort(k.Listen); {
	case err != nil:
		return fmt.Errorf("--listen is %q: give an address and a port, such as 127.0.0.1:8080", k.Listen)
	case !slices.Contains(conduct.Speeds, k.speed):
		return fmt.Errorf("--speed is %g: give 1, 2, 5, 10 or 30", k.speed)
	case (k.Cert == "") != (k.Key == ""):
		return errors.New("--cert and --key belong together: give both, or none")
	case k.resume != "" && (k.journal != "" || k.list != "" || k.variant != "" || len(k.set) > 0):
		return errors.New("--resume goes on with an exercise as it is: leave --journal, --msel, --variant and --set out")
	case k.journal != "" && !isJournal(k.journal):
		return fmt.Errorf("--journal is %q: name it with %s at its end", k.journal, journalEnding)
	}
	return nil
}

// open makes the exercise: of a scenario, in a new journal, or of a journal that goes on.
func (k *conducting) open(argument string) (*exercise.Exercise, error) {
	if k.resume != "" {
		return k.reopen()
	}
	s, problems, err := k.loadListed(argument, k.list, loader.Options{Variant: k.variant, Set: k.set}, false)
	switch {
	case err != nil:
		return nil, err
	case problems.Any():
		return nil, problems
	case !s.Exercise.IsPlayable():
		return nil, fmt.Errorf("%s has nobody to play: give it a section exercise with roles, see docs/scenario-format.md", printable(argument))
	case len(problems) > 0:
		k.problems(problems)
	}
	j := exercise.New(exercise.Head{Scenario: argument, Seed: k.seed, Run: k.run, Version: version(), Wall: time.Now().UTC()}, s, k.opened.scenario.Texts())
	x, problems := exercise.Open(j, argument, loader.Options{})
	if x == nil {
		return nil, problems
	}
	k.file, err = beginJournal(cmp.Or(k.journal, newJournalName(argument)), j)
	return x, err
}

func (k *conducting) reopen() (*exercise.Exercise, error) {
	file, j, err := resumeJournal(k.console, k.resume)
	if err != nil {
		return nil, err
	}
	k.file = file
	x, err := k.exerciseOf(j)
	if err != nil {
		return nil, errors.Join(err, file.file.Close())
	}
	return x, nil
}

// exerciseOf makes the exercise of a journal.
func (k *conducting) exerciseOf(j *exercise.Journal) (*exercise.Exercise, error) {
	opt, done := k.loading()
	defer done()
	return exercise.NewOpener(k.file.name, opt)(j)
}

// newJournalName is a name in the current folder, after the scenario and the day, of which there is no file yet.
func newJournalName(argument string) string {
	base := strings.TrimSuffix(filepath.Base(argument), filepath.Ext(argument))
	if argument == standardInput {
		base = "exercise"
	}
	base += "-" + time.Now().Format(time.DateOnly)
	name := base + journalEnding
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d%s", base, n, journalEnding)
	}
}
