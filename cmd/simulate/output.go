package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"simulate/report"
	"simulate/sim/scenario"
)

// look is how reports look on a terminal.
type look struct {
	noColour, ascii, verbose bool
}

func (l *look) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&l.noColour, "no-color", false, "no colour") //nolint:misspell // as everywhere on command lines
	cmd.Flags().BoolVar(&l.ascii, "ascii", false, "nothing but ASCII on the terminal")
}

// output says where a report goes.
type output struct {
	look
	format string
	files  []string
	quiet  bool
	gate   bool // the report is of a check, which continuous integration can read
}

// The formats, and the endings of the files that they are picked by.
const (
	formatTerminal = "terminal"
	formatJSON     = "json"
	formatLines    = "jsonl"
	formatCSV      = "csv"
	formatMarkdown = "markdown"
	formatJUnit    = "junit"
)

var formats = []string{formatTerminal, formatJSON, formatLines, formatCSV, formatMarkdown}

var endings = map[string]string{
	".txt": formatTerminal, ".json": formatJSON, ".jsonl": formatLines, ".csv": formatCSV,
	".md": formatMarkdown, ".markdown": formatMarkdown, ".xml": formatJUnit,
}

// known are the formats that the report can have.
func (o *output) known() []string {
	if o.gate {
		return append(slices.Clone(formats), formatJUnit)
	}
	return formats
}

// endings are those that pick a format, for the user to read.
func (o *output) endings() string {
	if o.gate {
		return knownEndings + ", .xml for " + formatJUnit
	}
	return knownEndings
}

const knownEndings = ".txt, .json, .jsonl, .csv, .md"

func (o *output) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "", "what is written to standard output, a `FORMAT`: "+strings.Join(o.known(), ", ")+" (default terminal, or nothing with -o)")
	f.StringArrayVarP(&o.files, "output", "o", nil, "write to a `FILE` whose ending picks the format: "+o.endings()+" (repeatable)")
	f.BoolVar(&o.quiet, "quiet", false, "no progress and no warnings on standard error")
	f.BoolVar(&o.verbose, "verbose", false, "every record of the timeline instead of the story")
	o.look.flags(cmd)
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(o.known(), cobra.ShellCompDirectiveNoFileComp))
}

// check finds what is wrong with the flags before anything is run.
func (o *output) check() error {
	if o.format == "" && len(o.files) == 0 {
		o.format = formatTerminal
	}
	if o.format != "" && !slices.Contains(o.known(), o.format) {
		return unknown("format", o.format, o.known())
	}
	for _, name := range o.files {
		if !slices.Contains(o.known(), endings[filepath.Ext(name)]) {
			return fmt.Errorf("%q has no ending that picks a format: use %s", name, o.endings())
		}
	}
	return nil
}

// inRows reports whether a format is asked for that holds the rows of one table.
func (o *output) inRows() bool {
	rows := func(format string) bool { return format == formatCSV || format == formatLines }
	return rows(o.format) || slices.ContainsFunc(o.files, func(name string) bool { return rows(endings[filepath.Ext(name)]) })
}

// onlyLines reports whether nothing but JSON Lines is asked for.
func (o *output) onlyLines() bool {
	other := func(format string) bool { return format != formatLines && format != "" }
	return !other(o.format) && !slices.ContainsFunc(o.files, func(name string) bool { return other(endings[filepath.Ext(name)]) })
}

// unknown says that a word is not one of those that are known.
func unknown(what, word string, known []string) error {
	message := fmt.Sprintf("there is no %s %q", what, word)
	if near := scenario.Nearest(word, known); near != "" {
		message += fmt.Sprintf(": did you mean %q?", near)
	}
	return fmt.Errorf("%s\nit is one of %s", message, strings.Join(known, ", "))
}

// write puts the document into the files and onto standard output. All of it is made before any of it is written, but for
// what JSON Lines have instead of the document, if anything: records are written as they come, and not kept.
func (c *console) write(o output, d *report.Document, records content) error {
	plain := report.Terminal{Width: widthWithoutTerminal, Verbose: o.verbose, ASCII: o.ascii}
	var files []file
	for _, name := range o.files {
		content, err := c.content(endings[filepath.Ext(name)], plain, d, records)
		if err != nil {
			return err
		}
		files = append(files, file{name, content})
	}
	shown := written(nil)
	if o.format != "" {
		var err error
		if shown, err = c.content(o.format, c.terminal(o.look), d, records); err != nil {
			return err
		}
	}
	if err := writeFiles(files); err != nil {
		return err
	}
	if !o.quiet {
		for _, name := range o.files {
			c.tell("wrote %s", name)
		}
	}
	return c.showContent(shown)
}

// content is the document in a format.
func (c *console) content(format string, terminal report.Terminal, d *report.Document, records content) (content, error) {
	if format == formatLines && records != nil {
		return records, nil
	}
	var b bytes.Buffer
	var write func(io.Writer, *report.Document) error
	switch format {
	case formatJSON:
		write = report.JSON
	case formatLines:
		write = report.JSONLines
	case formatCSV:
		write = report.CSV
	case formatMarkdown:
		write = report.Markdown
	case formatJUnit:
		write = report.JUnit
	default:
		write = terminal.Write
	}
	err := write(&b, d)
	return written(b.Bytes()), err
}
