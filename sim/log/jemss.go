package log

import (
	"encoding/csv"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// jemss are the calls of a file of JEMSS, which has several tables one below the other, each with its title in a row of its own and a row
// without values behind. Its times are days since the beginning of a simulation, which is on no date: here it is on [jemssEpoch].
type jemss struct {
	csv     *csv.Reader
	limit   *patience
	width   int
	arrival int // the column of the arrival; -1 without
}

// jemssEpoch is a Monday.
var jemssEpoch = time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)

// isJEMSS reports whether a text begins with the title of a table of JEMSS: a word, and nothing else between commas.
func isJEMSS(text string) bool {
	line, _, _ := strings.Cut(text, "\n")
	title := strings.TrimRight(line, ", \r")
	return title != "" && strings.Trim(title, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && strings.HasSuffix(strings.TrimSpace(line), ",,") &&
		strings.Contains(text, "\ncalls,")
}

// openJEMSS reads up to the calls.
func openJEMSS(limit *patience) (*jemss, []string, error) {
	j := &jemss{csv: csv.NewReader(limit), limit: limit}
	j.csv.FieldsPerRecord, j.csv.ReuseRecord = -1, true
	for titled := false; ; {
		limit.left = mostRecord
		row, err := j.csv.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil, nil, errors.New("it has no table of calls")
		case err != nil:
			return nil, nil, err
		case !titled:
			titled = row[0] == "calls"
			continue
		}
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		j.width = len(row)
		j.arrival = slices.Index(row, "arrivalTime")
		return j, slices.Clone(row), nil
	}
}

func (j *jemss) next() ([]string, int, error) {
	j.limit.left = mostRecord
	row, err := j.csv.Read()
	line, _ := j.csv.FieldPos(0)
	if err != nil {
		return nil, line, err
	}
	if row[0] == "" { // the row behind the table
		return nil, line, io.EOF
	}
	row = row[:min(j.width, len(row))]
	if j.arrival >= 0 && j.arrival < len(row) {
		row[j.arrival] = jemssTime(row[j.arrival])
	}
	return row, line, nil
}

// jemssTime is the instant that is so many days after the beginning.
func jemssTime(days string) string {
	n, err := strconv.ParseFloat(days, 64)
	if err != nil || math.Abs(n) > 36500 {
		return days
	}
	return jemssEpoch.Add(time.Duration(math.Round(float64(n*86400e3))) * time.Millisecond).Format("2006-01-02T15:04:05.000Z07:00")
}
