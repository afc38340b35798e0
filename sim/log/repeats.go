package log

// Repeats finds rows that were there before: the same in all that a mapping reads, and of the same agency.
type Repeats struct {
	rows *Seen
	key  []byte
}

// NewRepeats returns one of no rows.
func NewRepeats() *Repeats { return &Repeats{rows: NewSeen()} }

// Add notes a row, and reports whether the same was there before. Events are no rows of their own: what is said twice happened once.
func (p *Repeats) Add(r *Row) bool {
	if r.log.mapping.Rows == PerEvent {
		return false
	}
	p.key = append(append(p.key[:0], r.Field(Agency)...), 0)
	for _, column := range r.log.key {
		p.key = append(append(p.key, r.values[column]...), 0)
	}
	return p.rows.Add(p.key)
}
