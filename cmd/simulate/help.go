package main

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"simulate/report/format"
)

// help writes what a command does and how it is used.
func (c *console) help(cmd *cobra.Command, _ []string) {
	width := readable(c.out)
	text := paragraphs(strings.TrimSpace(cmp.Or(cmd.Long, cmd.Short))) + "\n\n" + cmd.UsageString()
	for line := range strings.Lines(text) {
		_, _ = fmt.Fprint(cmd.OutOrStdout(), format.Fold(line, width, hanging(line, width))) // the writer keeps the error
	}
}

// paragraphs joins lines of prose that are one paragraph. What is indented stays as it is.
func paragraphs(text string) string {
	var b strings.Builder
	before := ""
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case b.Len() == 0:
		case isProse(before) && isProse(line):
			b.WriteByte(' ')
		default:
			b.WriteByte('\n')
		}
		b.WriteString(line)
		before = line
	}
	return b.String()
}

func isProse(line string) bool { return line != "" && line[0] != ' ' && line[0] != '\t' }

// hanging is how far a line of help is indented where it goes on below: as far as what it says of a flag or a command.
func hanging(line string, width int) int {
	if at := described.FindStringIndex(line); at != nil && at[1] <= width/2 {
		return at[1]
	}
	begin := len(line) - len(strings.TrimLeft(line, " "))
	return 2 * begin
}

var described = regexp.MustCompile(`^ +\S.*?  +`)
