package document

// Histogram is how the values that a target judges are spread, beside the limit that each of them is held against.
type Histogram struct {
	Bins   Bins
	Unit   Unit
	Limit  float64 // in the unit, as bins are
	More   bool    // what lies under the limit is beyond it
	Judged Value   // what is judged of the values; nothing where that is no value of theirs, but a share
	Said   string  // the same in words: 9 in 10 within 11:55
	Words  string  // how many are beyond the limit: 366 of 1,000 runs over the limit; may be empty
}
