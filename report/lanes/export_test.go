package lanes

// What tests look at from outside.
var (
	Pixels = pixels
	Spread = spread
	Tokens = tokens
)

// Lanes are the names of the agencies and lanes of a picture, from top to bottom.
func (p *Picture) Lanes() (names []string) {
	for _, g := range arrange(p.History, p.window()) {
		names = append(names, g.name)
		for _, l := range g.lanes {
			names = append(names, l.name)
		}
	}
	return names
}

// Phases are the words for the phases, with the token of the colour of each.
func Phases() map[string]string {
	words := make(map[string]string)
	for _, l := range looks {
		words[l.label] = l.token
	}
	return words
}

func (t token) Name() string  { return t.name }
func (t token) Light() string { return t.light }
func (t token) Dark() string  { return t.dark }
