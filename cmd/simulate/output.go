package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/html"
	"simulate/report/office"
	"simulate/sim"
	"simulate/sim/scenario/tree"
)

// look is how reports look on a terminal.
type look struct {
	noColour, ascii, verbose, full bool
}

func (l *look) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&l.noColour, "no-color", false, "no colour")
	cmd.Flags().BoolVar(&l.ascii, "ascii", false, "nothing but ASCII on the terminal")
}

// output says where a report goes.
type output struct {
	look
	format string
	files  []string
	quiet  bool

	gate    bool // the report is of a check, which continuous integration can read
	records bool // there are formats that hold or draw one run
	log     bool // the report is of a log: CSV has its events, YAML what its columns mean
	comesTo bool // YAML has a variant that the report comes to
	call    bool // the report is of a call of a log: YAML has what is reported of it, or what its names are in a scenario
	fitted  bool // the report is of a scenario that was made of a log, which YAML is
	papers  bool // they are papers, which office programs open
	sheet   bool // it is a reporting sheet, which office programs open, too
	after   bool // it is a paper after an exercise, which has no list of its own
}

// The formats, and the endings of the files that they are picked by.
const (
	formatTerminal = "terminal"
	formatJSON     = "json"
	formatLines    = "jsonl"
	formatCSV      = "csv"
	formatMarkdown = "markdown"
	formatHTML     = "html"
	formatJUnit    = "junit"
	formatYAML     = "yaml"
	formatMatch    = "match"
	formatWord     = "docx"
	formatWorkbook = "xlsx"
	formatLanes    = "svg"
)

var formats = []string{formatTerminal, formatJSON, formatLines, formatCSV, formatMarkdown, formatHTML}

var endings = map[string]string{
	".txt": formatTerminal, ".json": formatJSON, ".jsonl": formatLines, ".csv": formatCSV,
	".md": formatMarkdown, ".markdown": formatMarkdown, ".html": formatHTML, ".htm": formatHTML, ".xml": formatJUnit,
	".yaml": formatYAML, ".yml": formatYAML, ".docx": formatWord, ".xlsx": formatWorkbook,
	".svg": formatLanes,
}

const knownEndings = ".txt, .json, .jsonl, .csv, .md, .html"

// formats are those that the command has, and the endings that pick them.
func (o *output) formats() (names []string, endings string) {
	switch {
	case o.records:
		return slices.Concat(formats, []string{formatLanes}, recordFormats), knownEndings + ", .svg for its lanes, " + knownRecordEndings
	case o.log:
		return []string{formatTerminal, formatJSON, formatMarkdown, formatHTML, formatCSV, formatEvents, formatYAML}, ".txt, .json, .md, .html, .csv or .events.csv for events, .yaml for the mapping"
	case o.comesTo:
		return append(slices.Clone(formats), formatYAML), knownEndings + ", .yaml for a file with the variant"
	case o.call:
		return []string{formatTerminal, formatJSON, formatMarkdown, formatHTML, formatCSV, formatYAML, formatMatch},
			".txt, .json, .md, .html, .csv for the times, .yaml for what is reported, .match.yaml for the matching"
	case o.fitted:
		return []string{formatTerminal, formatJSON, formatMarkdown, formatHTML, formatYAML}, ".txt, .json, .md, .html, .yaml for the scenario"
	case o.sheet:
		return []string{formatTerminal, formatJSON, formatCSV, formatMarkdown, formatHTML, formatWord}, ".txt, .json, .csv for the figures, .md, .html, .docx"
	case o.after:
		return []string{formatTerminal, formatMarkdown, formatHTML, formatWord}, ".txt, .md, .html, .docx"
	case o.papers:
		return []string{formatTerminal, formatMarkdown, formatWord, formatWorkbook, formatCSV}, ".txt, .md, .docx, .xlsx for the tables, .csv for the list"
	case o.gate:
		return append(slices.Clone(formats), formatJUnit), knownEndings + ", .xml for " + formatJUnit
	default:
		return formats, knownEndings
	}
}

func (o *output) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	formats, endings := o.formats()
	f.StringVar(&o.format, "format", "", "what is written to standard output, a `FORMAT`: "+strings.Join(formats, ", ")+" (default terminal, or nothing with -o)")
	f.StringArrayVarP(&o.files, "output", "o", nil, "write to a `FILE` whose ending picks the format: "+endings+" (repeatable)")
	f.BoolVar(&o.quiet, "quiet", false, "no progress and no warnings on standard error")
	f.BoolVar(&o.verbose, "verbose", false, "every record of the timeline instead of the story")
	o.look.flags(cmd)
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
}

// check finds what is wrong with the flags before anything is run, and tells the console what is to be written.
func (o *output) check(c *console) error {
	c.outputs = o.files
	if o.format == "" && len(o.files) == 0 {
		o.format = formatTerminal
	}
	formats, endings := o.formats()
	if o.format != "" && !slices.Contains(formats, o.format) {
		return unknown("format", o.format, formats)
	}
	for _, name := range o.files {
		switch format := formatOf(name); {
		case slices.Contains(formats, format):
		case format == formatLanes:
			return fmt.Errorf("%q is for the lanes of a run, which this command does not draw: use %s", name, endings)
		case slices.Contains(recordFormats, format):
			return fmt.Errorf("%q is for the records of a run, which this command does not write: use %s", name, endings)
		default:
			return fmt.Errorf("%q has no ending that picks a format: use %s", name, endings)
		}
	}
	return nil
}

// wanted lists the formats that are asked for.
func (o *output) wanted() []string {
	var wanted []string
	if o.format != "" {
		wanted = append(wanted, o.format)
	}
	for _, name := range o.files {
		wanted = append(wanted, formatOf(name))
	}
	return wanted
}

// inRows reports whether a format is asked for that holds the rows of one table.
func (o *output) inRows() bool {
	return slices.ContainsFunc(o.wanted(), func(format string) bool { return format == formatCSV || format == formatLines })
}

// onPage reports whether a page is asked for.
func (o *output) onPage() bool { return slices.Contains(o.wanted(), formatHTML) }

// only reports whether nothing but some formats is asked for.
func (o *output) only(some streams) bool {
	return !slices.ContainsFunc(o.wanted(), func(format string) bool { return some[format] == nil })
}

// unknown says that a word is not one of those that are known.
func unknown(what, word string, known []string) error {
	message := fmt.Sprintf("there is no %s %q", what, word)
	if near := tree.Nearest(word, known); near != "" {
		message += fmt.Sprintf(": did you mean %q?", near)
	}
	return fmt.Errorf("%s\nit is one of %s", message, strings.Join(known, ", "))
}

// write puts the document into the files and onto standard output. All of it is made before any of it is written, but for
// what formats have instead of the document, if anything: that is written as it comes, and not kept.
func (c *console) write(o output, d *document.Document, instead streams) error {
	if c.divided.shard != nil {
		return errNothingDivided
	}
	plain := format.Terminal{Width: widthWithoutTerminal, Full: o.full || o.verbose, Verbose: o.verbose, ASCII: o.ascii}
	var files []file
	for _, name := range o.files {
		body, err := c.body(formatOf(name), plain, d, instead)
		if err != nil {
			return err
		}
		files = append(files, file{name, body})
	}
	shown := written(nil)
	if o.format != "" {
		var err error
		if shown, err = c.body(o.format, c.terminal(o.look), d, instead); err != nil {
			return err
		}
	}
	cut, err := c.temporaries.write(files)
	switch {
	case err != nil:
		return err
	case len(cut) > 0 && len(cut) == len(o.wanted()):
		return &failedRun{sim.ErrStopped}
	}
	for _, name := range o.files {
		switch {
		case slices.Contains(cut, name):
			c.tell("%s is not written: interrupted before its run was over", name)
		case !o.quiet:
			c.tell("wrote %s", name)
		}
	}
	return c.showBody(shown)
}

// body is the document in a format.
func (c *console) body(name string, terminal format.Terminal, d *document.Document, instead streams) (body, error) {
	if stream := instead[name]; stream != nil {
		return stream, nil
	}
	var b bytes.Buffer
	var write func(io.Writer, *document.Document) error
	switch name {
	case formatJSON:
		write = format.JSON
	case formatLines:
		write = format.JSONLines
	case formatCSV:
		write = format.CSV
	case formatMarkdown:
		write = format.Markdown
	case formatHTML:
		write = html.Write
	case formatJUnit:
		write = format.JUnit
	case formatWord:
		write = office.Word
	case formatWorkbook:
		write = office.Workbook
	default:
		write = terminal.Write
	}
	err := write(&b, d)
	return written(b.Bytes()), err
}
