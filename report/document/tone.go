package document

// Tone says how much a line or value asks for attention. It never carries what the words do not.
type Tone uint8

// The tones.
const (
	Plain Tone = iota
	Strong
	Faint
	Good
	Bad
	Unsure
)

// String names the tone.
func (t Tone) String() string {
	return [...]string{Plain: "plain", Strong: "strong", Faint: "faint", Good: "good", Bad: "bad", Unsure: "unsure"}[t]
}
