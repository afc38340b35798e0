package main

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"simulate/report/format"
)

// manual, when it is given, is the folder that gets the manual pages.
var manual = flag.String("man", "", "`FOLDER` that gets the manual pages")

// TestManualPages writes a page for each command. They are made here, because the program does not need what makes them: it is no part of
// the program.
func TestManualPages(t *testing.T) {
	t.Parallel()
	folder := folderOr(t, *manual)
	root := newRoot(&console{in: strings.NewReader(""), out: io.Discard, err: io.Discard})
	root.InitDefaultCompletionCmd()
	root.DisableAutoGenTag = true // the day on which it was written
	for _, command := range pathsOf(root) {
		command.Long = listed(command.Long)
	}
	// The date is that of SOURCE_DATE_EPOCH, or today.
	if err := doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "simulate", Manual: "simulate"}, folder); err != nil {
		t.Fatal(err)
	}
	for name, command := range pathsOf(root) {
		page, err := os.ReadFile(filepath.Join(folder, name+".1"))
		if err != nil {
			t.Error(err)
			continue
		}
		if text := string(page); !strings.Contains(text, "SH SYNOPSIS") || !strings.Contains(text, strings.Fields(command.Short)[0]) {
			t.Errorf("the page of %s says neither how it is called nor what it does:\n%s", name, text)
		}
		if name == "simulate-exercise-plan" && !strings.Contains(string(page), "\nevaluators   objectives") {
			t.Errorf("the list in the page of %s is no list:\n%s", name, page)
		}
	}
}

// listed is a text whose lists are indented as far as Markdown, of which the pages are made, leaves lines as they are.
func listed(text string) string {
	const width = 76 // 80, but for what a page is indented by itself and with it
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "  ") {
			line = "  " + line
			line = format.Fold(line, width, hanging(line, width))
		}
		b.WriteString(line)
	}
	return b.String()
}

// pathsOf are a command and all that are under it, by the names of their pages.
func pathsOf(command *cobra.Command) map[string]*cobra.Command {
	all := map[string]*cobra.Command{strings.ReplaceAll(command.CommandPath(), " ", "-"): command}
	for _, sub := range command.Commands() {
		if !sub.IsAvailableCommand() || sub.IsAdditionalHelpTopicCommand() {
			continue
		}
		for name, c := range pathsOf(sub) {
			all[name] = c
		}
	}
	return all
}
