package main

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"simulate/report/format"
	"simulate/sim/scenario/tree"
)

// mostProblems is how many problems are written out. Whoever has more mends these first.
const mostProblems = 100

// problems writes each problem with the line that it is in and a caret under the place, and how many there are.
func (c *console) problems(list tree.Problems) {
	width, colour := readable(c.err), coloured(c.err)
	for i, p := range list {
		if i == mostProblems {
			c.note("… and %d more\n", len(list)-i)
			break
		}
		for line := range strings.SplitSeq(format.Fold(p.String(), width, indent), "\n") {
			c.note("%s\n", emphasised(line, p.Warning, colour))
		}
		c.note("%s", p.Excerpt(width))
	}
	c.note("%s\n", tally(list))
}

func emphasised(line string, warning, colour bool) string {
	switch {
	case !colour:
		return line
	case warning:
		return lipgloss.NewStyle().Foreground(lipgloss.Yellow).Render(line)
	default:
		return lipgloss.NewStyle().Foreground(lipgloss.Red).Render(line)
	}
}

// tally is how many problems and warnings there are: 2 problems, 1 warning.
func tally(list tree.Problems) string {
	warnings := 0
	for _, p := range list {
		if p.Warning {
			warnings++
		}
	}
	var parts []string
	if n := len(list) - warnings; n > 0 {
		parts = append(parts, counted(n, "problem"))
	}
	if warnings > 0 {
		parts = append(parts, counted(warnings, "warning"))
	}
	return strings.Join(parts, ", ")
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
