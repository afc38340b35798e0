package fit

// Map is where calls and units are.
type Map struct{}
