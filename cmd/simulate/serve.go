package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"simulate/report/content"
	"simulate/report/explore"
	"simulate/report/html"
	"simulate/report/server"
	"simulate/sim"
	"simulate/sim/experiment"
)

// serving shows the page on which figures are moved.
type serving struct {
	*console
	runs
	server.Options
	write string
}

const serveHelp = `Explore a scenario on a page of this machine: move assumed figures, switch variants, take decisions, and see at once what
becomes of the measures and their verdicts, with the same luck as the file as it is.

The link that is told has a key behind the #: who has it has the page. The page asks this program and nobody else, and
nothing is sent anywhere. Ctrl-C stops it.

What was changed can be written as a variant: as a text to copy or save, or with --write into a file beside the scenario.`

const serveExample = `  simulate serve independence
  simulate serve my-town.yaml --write my-town-explored.yaml
  simulate serve independence --listen 192.0.2.10:8443 --cert cert.pem --key key.pem`

func newServe(c *console) *cobra.Command {
	s := &serving{console: c}
	cmd := &cobra.Command{
		Use:               "serve SCENARIO",
		Short:             "Explore a scenario on a page that answers while figures are moved",
		Long:              serveHelp,
		Example:           serveExample,
		Args:              exactly("SCENARIO"),
		ValidArgsFunction: completeScenario,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.run(cmd.Context(), args[0])
		},
	}
	s.seeded(cmd)
	listening(cmd, &s.Options)
	cmd.Flags().StringVar(&s.write, "write", "", "let the page write variants to `FILE`, which is written anew each time")
	return cmd
}

// listening adds the flags that say where a server is.
func listening(cmd *cobra.Command, o *server.Options) {
	f := cmd.Flags()
	f.StringVar(&o.Listen, "listen", "127.0.0.1:0", "be at `HOST:PORT`; others than this machine reach it at an address of its network alone; port 0: any that is free")
	f.StringVar(&o.Cert, "cert", "", "encrypt with the certificate in `FILE`")
	f.StringVar(&o.Key, "key", "", "the `FILE` with the key of the certificate")
}

func (s *serving) run(ctx context.Context, argument string) error {
	if err := s.check(); err != nil {
		return err
	}
	e, err := s.explorer(ctx, argument)
	if err != nil {
		return err
	}
	s.Fault = func(reason any, stack []byte) { s.fault(reason, stack) }
	at, err := server.Listen(s.Options)
	if err != nil {
		return err
	}
	s.add(at, e, argument)
	if !at.Local() && !at.Secure() {
		s.tell("what is sent is not encrypted: who can listen on this network can read it, the key too; give --cert and --key, or leave --listen out")
	}
	if err := s.show("Explore %s at\n\n  %s\n\nCtrl-C stops it. Who has this link has the page; nothing is sent anywhere else.\n", argument, at.Link("/", at.Keys.New(explorer))); err != nil {
		return errors.Join(err, at.Close())
	}
	if err := at.Serve(ctx); err != nil {
		return err
	}
	return s.show("Stopped.\n")
}

func (s *serving) check() error {
	switch _, _, err := net.SplitHostPort(s.Listen); {
	case err != nil:
		return fmt.Errorf("--listen is %q: give an address and a port, such as 127.0.0.1:8080", s.Listen)
	case s.number == 0:
		return errors.New("exploring needs seeded runs: give --runs more than 0")
	case (s.Cert == "") != (s.Key == ""):
		return errors.New("--cert and --key belong together: give both, or none")
	}
	return s.runs.check()
}

// explorer is the role of who has the link.
const explorer = "explorer"

// explorer loads the scenario, and makes the runs that the page begins with.
func (s *serving) explorer(ctx context.Context, argument string) (*explore.Explorer, error) {
	if s.write != "" {
		s.outputs = []string{s.write}
	}
	p, err := s.compile(argument, edition{}, false) // all of the file is looked at once
	if err != nil {
		return nil, err
	}
	if sc := p.Scenario; s.write != "" && sc.Embedded == "" && filepath.Dir(s.write) != filepath.Dir(sc.File) {
		return nil, fmt.Errorf("--write %s: a variant names the file that it extends, beside which it lies: write it to %s",
			printable(s.write), printable(filepath.Join(filepath.Dir(sc.File), filepath.Base(s.write))))
	}
	o := experiment.Options{Runs: s.number, Usual: !s.asked.Changed, Seed: s.seed, Workers: s.workers}
	return explore.New(ctx, explore.Options{
		Compile: func(variant string, set []string) (*sim.Program, error) {
			return s.aside(s.args).compile(argument, edition{variant: variant, set: set, checked: true}, true)
		},
		Command:  func(variant string, set []string) string { return commandLine(s.reporting(argument, variant, set)) },
		CanWrite: s.write != "",
		Runs:     o,
		Settings: content.Settings{Seed: s.seed, Version: version()},
	})
}

// aside is a console of its own for one request, of which there may be several at once; the arguments are those that give the same.
func (s *serving) aside(args []string) *console {
	return &console{args: args, in: s.in, typed: s.typed, out: &bytes.Buffer{}, err: &bytes.Buffer{}}
}

// reporting are the arguments that give the report of a scenario that is changed.
func (s *serving) reporting(argument, variant string, set []string) []string {
	args := []string{argument}
	if variant != "" {
		args = append(args, "--variant", variant)
	}
	for _, each := range set {
		args = append(args, "--set", each)
	}
	if s.seed != 1 {
		args = append(args, "--seed", strconv.FormatUint(s.seed, 10))
	}
	if s.asked.Changed {
		args = append(args, "--runs", strconv.Itoa(s.number))
	}
	return args
}

// add adds the page and what it asks.
func (s *serving) add(at *server.Server, e *explore.Explorer, argument string) {
	page := html.Explore()
	may := server.Roles(explorer)
	at.Page("/", server.Page{Text: page.Text, Policy: page.Policy})
	server.Answer(at, "/scene", may, func(context.Context, string, struct{}) (explore.Scene, error) { return e.Scene(), nil })
	server.Answer(at, "/runs", may, func(ctx context.Context, _ string, q explore.Question) (*explore.Answer, error) {
		return e.Answer(ctx, q)
	})
	server.Answer(at, "/variant", may, func(_ context.Context, _ string, w explore.Wish) (*explore.Variant, error) { return e.Variant(w) })
	server.Answer(at, "/replay", may, func(ctx context.Context, _ string, w explore.Wish) (typicalPage, error) {
		return s.replay(ctx, e, w, argument)
	})
	if s.write != "" {
		server.Answer(at, "/write", may, func(_ context.Context, _ string, w explore.Wish) (writtenFile, error) { return s.keep(e, w) })
	}
	nothing := server.NewFeed(func() (any, error) { return struct{}{}, nil }) // that the server is there is all there is to hear
	at.Stream("/events", may, func(string) (*server.Feed, error) { return nothing, nil })
}

// typicalPage is the report of a scenario as it is wished.
type typicalPage struct {
	Page string `json:"page"`
}

// replay makes the report, with the replay of its typical run.
func (s *serving) replay(ctx context.Context, e *explore.Explorer, w explore.Wish, argument string) (typicalPage, error) {
	set, err := e.Set(w)
	if err != nil {
		return typicalPage{}, err
	}
	r := &review{console: s.aside(s.reporting(argument, w.Variant, set)), edition: edition{variant: w.Variant, set: set, checked: true}, runs: s.runs}
	r.output.quiet, r.runs.shown = true, typicalRun
	text, err := r.typical(ctx, argument)
	return typicalPage{string(text)}, err
}

// writtenFile is where a variant has been written.
type writtenFile struct {
	File string `json:"file"`
}

// keep writes a variant to the file that --write names.
func (s *serving) keep(e *explore.Explorer, w explore.Wish) (writtenFile, error) {
	v, err := e.Variant(w)
	if err != nil {
		return writtenFile{}, err
	}
	var t temporaries
	_, err = t.write([]file{{s.write, written([]byte(v.Text))}})
	return writtenFile{s.write}, err
}

// typical is the page of a report with its typical run, and with nothing that other runs say of variants.
func (r *review) typical(ctx context.Context, argument string) ([]byte, error) {
	p, err := r.compile(argument, r.edition, true)
	if err != nil {
		return nil, err
	}
	result, err := r.evaluate(ctx, p, r.runs, true)
	if err != nil {
		return nil, err
	}
	luck, among, err := r.find(&r.runs, result)
	if err != nil {
		return nil, err
	}
	shown, err := r.shownRun(ctx, result, luck)
	if err != nil {
		return nil, err
	}
	settings := r.settings(r.runs, shown.Luck)
	settings.Named, settings.Among = quoted(argument), among
	body, err := r.page(ctx, result, shown, settings, content.Extra{})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = body(&b)
	return b.Bytes(), err
}
