package conduct

// Chances are those of each objective from now.
type Chances struct {
	At       int64       `json:"at"`
	Futures  int         `json:"futures"`
	Done     bool        `json:"done"` // no more are told of this moment
	List     []ChanceRow `json:"list"`
	Supposes string      `json:"supposes"`
}

// ChanceRow is the chance that a limit is kept.
type ChanceRow struct {
	ID    string  `json:"id"`
	Title string  `json:"title"`
	Limit string  `json:"limit"`
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Alike bool    `json:"alike"` // the same in all futures
	None  bool    `json:"none"`  // it applies in none
}
