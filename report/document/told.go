package document

// Told is a run in words, to be held against another that is played beside it.
type Told struct {
	Beats   []Beat   // in the order of time
	Parting *Parting // from the run that it is held against; nil: it is that one, or the same record by record
}

// Beat is a line of the story with the step that it is about.
type Beat struct {
	Line
	Incident, Step string // of both there may be none
}

// Parting is where a run first goes another way than the one that it is held against.
type Parting struct {
	T       Value  // since the scenario's start
	What    string // happens there; empty: nothing, where something happens in the other
	Why     string // what led to it; may be empty
	Written string // what happens then in the other, or when the same does; may be empty
}
