package report

import "math"

// Milliseconds is when the line stands since the scenario's start, as replays count time.
func (l *Line) Milliseconds() int64 { return int64(math.Round(l.T.number * 1000)) }

// Ends are where a segment of the chain begins and ends, as shares from 0 to 1 of the chain's length.
func (c *Chain) Ends(s *Segment) (from, to float64) {
	if c.Total.number <= 0 {
		return 0, 0
	}
	return s.Offset / c.Total.number, (s.Offset + s.Length.number) / c.Total.number
}

// Clean replaces what is not to be seen but changes how the texts beside it are shown: control characters, line ends, and
// marks that change the direction of writing.
func Clean(s string) string { return clean(s) }
