package scenario

// MostHeld is how much memory, in bytes, the incidents may take that are open at once in a run. A run that comes to have more is broken
// off, and a file that is sure to is refused.
const MostHeld = 1 << 30

// HeldBytes is about how much memory an open instance of a stream takes whose plan has so many steps, with what measures and states at
// an instant keep of it. It was measured (docs/performance.md).
func HeldBytes(steps int) int64 { return 700 + 250*int64(steps) }
