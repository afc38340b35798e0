package report

// Replay is a run in spans: who was where and doing what from when on, for pages to play. Its figures are those of records and
// states, of which other formats have their own.
type Replay struct {
	ID    string // variant; empty: the scenario as it is
	Title string
	JSON  []byte // as the page reads it
}

func (s *Replay) heading() string { return s.Title }
