package content_test

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"simulate/report/content"
	"simulate/report/document"
	"simulate/report/format"
	"simulate/report/reporttest"
	"simulate/sim"
	"simulate/sim/experiment"
	"simulate/sim/scenario/loader"
)

// gated checks a scenario whose names do harm to whoever shows them.
func gated(t *testing.T, runs int) *document.Document {
	t.Helper()
	text := `format: 1
title: "A gate with <tags> & \u001b[31mcolours]]>"
clock: {start: 2025-03-10T09:00:00-05:00, horizon: 1h}
agencies: {pd: {kind: police}}
places: {scene: {position: [39.1, -94.3]}}
incidents:
  one: {agency: pd, where: scene, plan: {call: {event: Call}, work: {after: call, work: Work, takes: 1m..11m}}}
measures: {length: {from: call, to: work, target: mean <= 6m}}
objectives:
  sure: {value: p90(length) <= 11m, title: "Over <b>\"soon\"</b>\u0007"}
  never: p90(length) <= 2m
`
	s, problems := loader.Bytes("gate.yaml", []byte(text), loader.Options{})
	if s == nil {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	checked, err := experiment.Check(t.Context(), p, experiment.Options{Runs: runs, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return content.NewCheck([]*experiment.Checked{checked}, 1, content.Settings{Seed: 1, Version: "v1.0.0", Again: "simulate check gate.yaml"})
}

func TestCheckAsBefore(t *testing.T) {
	t.Parallel()
	d := gated(t, 100)
	for file, write := range map[string]func(*bytes.Buffer) error{
		"check.txt":       func(b *bytes.Buffer) error { return format.Terminal{Width: 100}.Write(b, d) },
		"check-ascii.txt": func(b *bytes.Buffer) error { return format.Terminal{Width: 60, ASCII: true}.Write(b, d) },
		"check.xml":       func(b *bytes.Buffer) error { return format.JUnit(b, d) },
		"check.md":        func(b *bytes.Buffer) error { return format.Markdown(b, d) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		reporttest.Golden(t, file, b.Bytes())
	}
}

// suites is what continuous integration reads of JUnit XML.
type suites struct {
	XMLName xml.Name `xml:"testsuites"`
	counts
	Suites []struct {
		counts
		Cases []struct {
			Name    string `xml:"name,attr"`
			Class   string `xml:"classname,attr"`
			Failure *struct {
				Message string `xml:"message,attr"`
				Type    string `xml:"type,attr"`
			} `xml:"failure"`
			Skipped *struct {
				Message string `xml:"message,attr"`
			} `xml:"skipped"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

type counts struct {
	Name     string `xml:"name,attr"`
	Tests    int    `xml:"tests,attr"`
	Failures int    `xml:"failures,attr"`
	Errors   int    `xml:"errors,attr"`
	Skipped  int    `xml:"skipped,attr"`
}

func TestJUnitIsWellFormedAndCountsWhatItHolds(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := format.JUnit(&b, gated(t, 100)); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), `<?xml version="1.0" encoding="UTF-8"?>`) || strings.ContainsAny(b.String(), "\x1b\x07") {
		t.Errorf("%q", b.String())
	}
	var read suites
	if err := xml.Unmarshal(b.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Suites) != 1 || read.Suites[0].Name != "gate.yaml" || read.counts.Tests != read.Suites[0].Tests {
		t.Fatalf("%+v", read)
	}
	of, got := read.Suites[0].counts, counts{Name: "gate.yaml"}
	for _, c := range read.Suites[0].Cases {
		got.Tests++
		if c.Failure != nil {
			got.Failures++
			if c.Failure.Type == "" || !strings.Contains(c.Failure.Message, ", measured ") {
				t.Errorf("%+v", c.Failure)
			}
		}
		if c.Skipped != nil {
			got.Skipped++
		}
	}
	if got != of || got.Tests != 3 || got.Failures != 1 || got.Skipped != 1 {
		t.Errorf("got %+v, it says %+v", got, of)
	}
}
