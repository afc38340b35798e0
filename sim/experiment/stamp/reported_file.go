package stamp

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// EncodeReported is what the logs say of the call as a scenario file that extends the one that it was held against: its sources and what is
// reported can be pasted into that, too.
func (r *Review) EncodeReported(logs []string) []byte {
	var b bytes.Buffer
	sc := r.Plan.Program.Scenario
	var names []string
	for _, name := range logs {
		names = append(names, filepath.Base(name))
	}
	title := fmt.Sprintf("Call %s in %s", r.Logged.Number, strings.Join(names, ", "))
	source := free("log", func(id string) bool { return sc.Sources.Get(id) != nil })
	if sc.Embedded != "" {
		fmt.Fprintf(&b, "# What a log says of one call. It extends the embedded scenario %s, wherever it lies.\n", sc.Embedded)
	} else {
		fmt.Fprintf(&b, "# What a log says of one call. Beside %s it runs as it is; from sources on it can be pasted into that.\n", filepath.Base(sc.File))
	}
	if r.Reports.Moved != 0 {
		fmt.Fprintf(&b, "# Its times are moved by %s, to where the nominal run has the call.\n", span(r.Reports.Moved.Round(time.Second)))
	}
	within := r.Reports.within()
	fmt.Fprintf(&b, "# A run agrees with an instant within %s: buttons are pressed late, and clocks differ. Write less where the log is known to be better.\n", within)
	fmt.Fprintf(&b, "format: 1\nextends: %s\nsources:\n  %s: {title: %q}\nreported:\n", sc.Reference(), source, title)
	for _, x := range r.Reports.Reports {
		clock := x.Clock.Round(time.Second).Format("Mon 15:04:05")
		switch id := free(x.ID, func(id string) bool { return sc.Reported.Get(id) != nil }); {
		case x.Value == "":
			fmt.Fprintf(&b, "  # %s: before the scenario starts, at %s\n", strings.Join(append(x.Either, x.Milestone), " "), clock)
		case x.Milestone == "":
			fmt.Fprintf(&b, "  # The log does not show whether this is %s: keep what is right\n", strings.Join(x.Either, " or "))
			for _, milestone := range x.Either {
				fmt.Fprintf(&b, "  # %s: {milestone: %s, value: %q, within: %s, source: %s, confidence: reported}\n", idOf(milestone), milestone, x.Value, within, source)
			}
		default:
			fmt.Fprintf(&b, "  %s: {milestone: %s, value: %q, within: %s, source: %s, confidence: reported}", id, x.Milestone, x.Value, within, source)
			if strings.HasPrefix(x.Value, "+") {
				fmt.Fprintf(&b, " # %s", clock)
			}
			b.WriteByte('\n')
		}
	}
	return b.Bytes()
}

// within is how near to an instant of a log a run agrees with it: half a minute or, where the log stamps whole minutes, one. To the second
// no run agrees with a call, nor do the clocks of two agencies. It is an assumption, and the file says so.
func (r *Reports) within() string {
	for _, x := range r.Reports {
		if x.Clock.Add(-r.Moved).Truncate(time.Minute) != x.Clock.Add(-r.Moved) {
			return "30s"
		}
	}
	return "1m"
}

// free is the first of id, id-2, id-3 … that is not taken.
func free(id string, taken func(id string) bool) string {
	name := id
	for n := 2; taken(name); n++ {
		name = fmt.Sprintf("%s-%d", id, n)
	}
	return name
}

// span writes a length of time with its sign, in days where it has any.
func span(d time.Duration) string {
	sign := "+"
	if d < 0 {
		sign, d = "-", -d
	}
	const day = 24 * time.Hour
	if d < day {
		return sign + d.String()
	}
	return fmt.Sprintf("%s%dd%s", sign, d/day, d%day)
}
