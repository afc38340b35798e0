package stats

// A run of 20 to 30 batches tells as much of its mean as one of more, and longer batches resemble each other less
// (Schmeiser, Operations Research 30, 1982).
const (
	FewestBatches = 20
	MostBatches   = 30
)

// Batches cuts a window of time, from From up to but not including To, into N batches of equal Length. What the batches
// leave over lies at the beginning of the window, where it adds to the warm-up. Without batches (N = 0) all of it does.
type Batches struct {
	From, To int64
	N        int
	Length   int64
}

// NewBatches cuts a window into 20 to 30 batches, each of the same number of whole periods of demand: of days or weeks,
// since a batch with a week-end more is not like the others. A period of 0 stands for demand without one. It takes the
// number of batches that leaves the least over, and of those the smallest. ok is false, and the window has no batches,
// when it has fewer than 20 whole periods.
func NewBatches(from, to, period int64) (b Batches, ok bool) {
	period = max(period, 1)
	b = Batches{From: from, To: to}
	periods := (to - from) / period
	for n := int64(FewestBatches); n <= min(MostBatches, periods); n++ {
		if length := periods / n * period; n*length > int64(b.N)*b.Length {
			b.N, b.Length = int(n), length
		}
	}
	return b, b.N > 0
}

// Start returns the instant at which batch i begins, counted from 0. Batch N would begin where the window ends.
func (b Batches) Start(i int) int64 { return b.To - int64(b.N-i)*b.Length }
