package conduct

// Order is an order as it is made: what does not apply is left out.
type Order struct {
	Word     string         `json:"word"`
	Incident string         `json:"incident,omitempty"` // may be left out where there is one
	What     string         `json:"what,omitempty"`     // a ready order: named:ID or do:STEP; nothing else is needed then
	Text     string         `json:"text,omitempty"`
	Who      map[string]int `json:"who,omitempty"` // how many, by the id of a Word's Who
	To       []string       `json:"to,omitempty"`  // agencies of a message, sites of a posture
	Where    string         `json:"where,omitempty"`
	Posture  string         `json:"posture,omitempty"`
}

// OrderWish is an order that is given.
type OrderWish struct {
	Order Order  `json:"order"`
	For   string `json:"for"` // of the controller: in the place of which role
}

// Form is what a role may order now: all of it data, so that a page need know no word of a plan.
type Form struct {
	Incidents []Choice `json:"incidents"`
	Words     []Word   `json:"words"`
}

// Word is a word of a plan that a role may give, with all it may choose from: what the role knows.
type Word struct {
	Word     string   `json:"word"`
	Label    string   `json:"label"`
	What     []Ready  `json:"what"`
	Own      bool     `json:"own"` // it can be given in words or choices of one's own
	Who      []Count  `json:"who"`
	To       []Choice `json:"to"`
	Where    []Choice `json:"where"`
	Postures []Choice `json:"postures"`
}

// Ready is an order that the scenario has ready.
type Ready struct {
	ID       string         `json:"id"`
	Label    string         `json:"label"`
	Incident string         `json:"incident"`
	Who      map[string]int `json:"who"`
	Where    string         `json:"where"`
}

// Count is units that can be counted into an order.
type Count struct {
	ID    string `json:"id"` // of the units in the file
	Label string `json:"label"`
	Most  int    `json:"most"`
	Free  int    `json:"free"` // as far as the role knows
}

// WordsWish asks for the form of a role.
type WordsWish struct {
	For string `json:"for"`
}
