package sim

// Sort is what a need asks for by one word: a kind of unit, an entry of the file, a single unit, or what units can do.
type Sort struct {
	Name    string
	classes []bool // whose units are of this sort
}

// class is units of a pool that no need of the program tells apart: they are of the same sorts, and can do the same. In a file that
// asks for kinds alone each pool is one class. What is free, withheld and looked for is kept by class, so that nothing is asked of a
// unit while the program runs.
type class struct {
	pool  uint16
	units []int32
	can   []string // what they can do beside what their kind can

	kin        []uint16 // classes of the pool, where some of its units are kept for more urgent requests; else nil
	relievedBy []uint16 // classes whose units may take over from them: those of the pool that can do as much

	overtake bool
	diverted bool // a step may divert its units
	standing bool // a step may ask for those of its units that stand at one place
	uneven   bool // they take longer to turn out than others of them
	awaited  bool // a step that may need an approval asks for its units
}
