package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// edited is a command line with what its documents say of it: each in one of several ways, as titles are for readers and ids for
// programs. Some formats do not go with it.
type edited struct {
	args    []string
	says    [][]string
	without []string
}

var (
	byVariant = []string{"--variant", "free-aid", "--set", "agencies.police.approval=5s"}
	ofVariant = [][]string{{"The sheriff needs no approval", "free-aid"}, {"agencies.police.approval=5s"}}
	fastRoads = "levers={changes: {fast: {title: Roads are free, price: 1, changes: {travel.speed.default: 120 km/h}}}}"
	alone     = []string{formatTerminal, formatMarkdown, formatHTML, formatJSON}
)

// editions are command lines of every command that writes documents, by its name.
func editions() map[string][]edited {
	of := func(more ...string) []string { return append(slices.Concat([]string{town}, byVariant), more...) }
	given := append(slices.Clone(ofVariant), []string{"custody 09:00..09:59"})
	shown := append(slices.Clone(ofVariant), []string{"run 3", "Run 3"})
	rows, noRecords := []string{formatCSV, formatLines}, append(slices.Clone(recordFormats), formatLines)
	return map[string][]edited{
		"simulate": {
			{of("--runs", "20", "--run", "3"), shown, append(slices.Clone(recordFormats), rows...)},
			{of("--runs", "0", "--run", "3"), ofVariant, append(slices.Clone(alone), rows[0])},
			{of("--runs", "20", "--given", "custody=09:00..09:59"), given, noRecords},
			{of("--runs", "20", "--given", "custody=09:00..09:59", "--rows", "runs"), given, recordFormats},
			{of("--runs", "20", "--rows", "unfinished", "--set", "clock.horizon=15m30s"), ofVariant, recordFormats},
			{of("--runs", "20", "--rows", "calls"), ofVariant, append(append(slices.Clone(alone), formatLanes), recordFormats...)},
			{of("--run", "3", "--trace", "draws"), shown, append(slices.Clone(recordFormats), rows...)},
			{of("--trace", "draws"), ofVariant, recordFormats},
		},
		"check":        {{of("--runs", "20"), ofVariant, nil}},
		"sweep":        {{of("--runs", "20", "--vary", "units.car.count=2,3"), ofVariant, nil}},
		"sensitivity":  {{of("--runs", "40"), ofVariant, nil}},
		"calibrate":    {{of("--runs", "50"), ofVariant, nil}},
		"search":       {{of("--runs", "40", "--set", "stress={units: {deputy: 1}}"), ofVariant, nil}},
		"improve":      {{of("--runs", "40", "--set", "objectives.taken.value=p90(first-car) <= 4m", "--set", fastRoads), ofVariant, nil}},
		"explain":      {{of("to-custody", "--run", "3"), shown, rows}, {of("to-custody"), ofVariant, nil}},
		"report-sheet": {{of(), ofVariant, []string{formatWord}}},
		"inspect":      {{of("--at", "09:10", "--run", "3"), shown, rows}, {of("--at", "09:10", "--table", "units"), ofVariant, nil}},
		"compare": {
			{
				[]string{town, "--runs", "20", "--set", "agencies.sheriff.approval=5s", "--from", "09:05:10"},
				[][]string{{"agencies.sheriff.approval=5s"}, {"09:05:10"}},
				nil,
			},
			{
				[]string{"independence", "--runs", "5", "--decisions=decide-tactical", "--quiet"},
				[][]string{{"decide-tactical"}},
				nil,
			},
		},
	}
}

func TestEveryDocumentSaysWhatWasChanged(t *testing.T) {
	t.Parallel()
	root := newRoot(&console{})
	cases := editions()
	for _, cmd := range append([]*cobra.Command{root}, root.Commands()...) {
		if cmd.Flags().Lookup("format") == nil || cmd.Flags().ShorthandLookup("o") == nil { // validate tells of files, and writes no document
			continue
		}
		if len(cases[cmd.Name()]) == 0 {
			t.Errorf("nothing holds %s to saying what was changed", cmd.Name())
		}
		for _, of := range cases[cmd.Name()] {
			args := of.args
			if cmd != root {
				args = append([]string{cmd.Name()}, args...)
			}
			for _, format := range formatsOf(cmd, of.without) {
				t.Run(strings.Join(args[:1], " ")+" "+format, func(t *testing.T) {
					t.Parallel()
					saysWhatWasChanged(t, append(slices.Clone(args), "--format", format), of.says)
				})
			}
		}
	}
}

// formatsOf are the formats that the help of a command names, but for some.
func formatsOf(cmd *cobra.Command, without []string) []string {
	usage := cmd.Flags().Lookup("format").Usage
	list, _, _ := strings.Cut(usage[strings.Index(usage, ": ")+2:], " (")
	return slices.DeleteFunc(strings.Split(list, ", "), func(f string) bool { return slices.Contains(without, f) })
}

func saysWhatWasChanged(t *testing.T, args []string, says [][]string) {
	t.Helper()
	code, stdout, stderr := called(t, t.Context(), "", args...)
	if code != exitDone && code != exitMissed {
		t.Fatalf("%q: code %d, %s", args, code, stderr)
	}
	head, _, _ := strings.Cut(stdout, "To run this again")
	for _, ways := range says {
		if !slices.ContainsFunc(ways, func(way string) bool { return strings.Contains(head, way) }) {
			t.Errorf("%q: none of %q is in\n%.1500s", args, ways, head)
		}
	}
}
