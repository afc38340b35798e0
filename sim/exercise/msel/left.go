package msel

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// leftOut are the rows of which no inject is made, by why.
type leftOut struct {
	empty, called []int // of the latter the list says that they are not to be delivered
	untimed       []int // made an inject, which comes when the controller chooses, though the list does not call it so
	unplaced      []int // timed by the clock on the wall, which cannot be said in the scenario's
}

// gone are words for the status of an inject that is not to be delivered.
var gone = []string{"deferred", "obsolete", "deleted", "cancelled", "canceled", "removed"}

// row reports whether a row is no inject: one value alone is a heading, such as the name of a phase.
func (l *leftOut) row(r *row) bool {
	filled := 0
	for _, value := range r.values {
		if strings.TrimSpace(value) != "" {
			filled++
		}
	}
	switch {
	case filled < 2, r.get(Description) == "" && (r.get(Title) == "" || r.get(To) == ""):
		l.empty = append(l.empty, r.line)
	case slices.Contains(gone, plain(r.word(Status))):
		l.called = append(l.called, r.line)
	default:
		return false
	}
	return true
}

// summary says what of the list is not taken over.
func (of *reading) summary() {
	told := func(rows []int, one, more string) {
		if len(rows) > 0 {
			of.warn("", "%s: %s", counted(len(rows), one, more), rowsText(rows))
		}
	}
	told(of.left.empty, "row has nothing that is told, and is left out", "rows have nothing that is told, and are left out")
	told(of.left.called, "row is left out, as its status says", "rows are left out, as their status says")
	told(of.left.untimed, "row says no time, and comes when the controller chooses", "rows say no time, and come when the controller chooses")
	if n := len(of.left.unplaced); n > 0 {
		of.whole("write conduct: 2026-05-12T09:00:00-05:00 into the section exercise, or call the column Scenario Time",
			"%s a time by the clock on the wall, and the scenario does not say when it is conducted: %s", counted(n, "row has", "rows have"), rowsText(of.left.unplaced))
	}
	if len(of.rows) == 0 && !of.problems.Any() {
		of.whole("", "there is no inject on the list")
	}
	if steps := of.forgotten(); len(steps) > 0 {
		of.warn("write it in a column Step", "no inject of the list begins %s, as one of the scenario does: the plan begins it", strings.Join(steps, ", "))
	}
}

// rowsText names rows, not more than can be read.
func rowsText(rows []int) string {
	const most = 8
	texts := make([]string, 0, most)
	for _, row := range rows[:min(len(rows), most)] {
		texts = append(texts, strconv.Itoa(row))
	}
	if len(rows) > most {
		texts = append(texts, fmt.Sprintf("and %d more", len(rows)-most))
	}
	return strings.Join(texts, ", ")
}
