package fit

import (
	"math"
	"time"

	"simulate/sim/log"
	"simulate/sim/portable"
)

// Rates are how often calls come, in blocks of hours on groups of days.
type Rates struct {
	Groups []DayGroup
}

// DayGroup is a group of days of the week whose hours are alike, as far as a log can tell.
type DayGroup struct {
	First, Last int // days from Monday, 0 to 6
	Blocks      []Block
}

// Block is a rate from an hour of the day on, until the next.
type Block struct {
	Hour      int
	Rate      float64 // calls an hour
	Low, High float64 // its 95% interval
	Calls     int
	Unseen    bool // the log does not cover these hours: the rate is that of the others
}

// exposure is for how many hours each hour of the week is covered.
type exposure [7][24]float64

// covered is the exposure of a log: from its first arrival to its last, an hour at least.
func covered(first, last int64, place *time.Location) (e exposure) {
	last = max(last, first+3_600_000)
	for at := first; at <= last; {
		t := time.UnixMilli(at).In(place)
		left := 3_600_000 - (int64(t.Minute())*60_000 + int64(t.Second())*1000 + at%1000)
		next := min(at+left, last)
		e[(int(t.Weekday())+6)%7][t.Hour()] += float64(next-at) / 3_600_000
		if next == last {
			break
		}
		at = next
	}
	return e
}

// leaveOut takes days away on which the log was not kept, as far as it shows.
func (e *exposure) leaveOut(s log.Silence) {
	for day := s.First; day <= s.Last; day++ {
		of := &e[((day+3)%7+7)%7] // the first day of 1970 was a Thursday
		for h := range of {
			of[h] = max(0, of[h]-1)
		}
	}
}

func (e *exposure) total() (sum float64) {
	for d := range e {
		for _, hours := range e[d] {
			sum += hours
		}
	}
	return sum
}

// groupings are the ways in which days of the week may be grouped, from Monday: the last day of each group.
var groupings = [][]int{{6}, {4, 6}, {4, 5, 6}, {3, 4, 5, 6}, {3, 4, 6}, {0, 3, 4, 5, 6}, {0, 1, 2, 3, 4, 5, 6}}

// ratesOf groups days and hours as Schwarz's criterion has it (Annals of Statistics 6, 1978): of all ways to divide a day into blocks, and of the
// usual ways to group days, that whose likelihood, for what its number of rates would bring by chance, is greatest. Where calls are few they come
// at the hours at which all do, as often as their share of them says, if that is likelier: one figure instead of many.
func ratesOf(counts *[7][24]int, e *exposure, all *Rates) Rates {
	total := 0
	for d := range counts {
		for _, n := range counts[d] {
			total += n
		}
	}
	price := portable.Log(float64(max(total, 2))) // of a block: half of it for its rate, half for the hour at which it begins
	overall := float64(total) / max(e.total(), 1e-9)
	best, most := Rates{}, math.Inf(-1)
	for _, lasts := range groupings {
		var r Rates
		worth, first := 0.0, 0
		for _, last := range lasts {
			g, w := blocksOf(counts, e, first, last, price, overall)
			r.Groups = append(r.Groups, g)
			worth += w
			first = last + 1
		}
		if worth > most {
			best, most = r, worth
		}
	}
	if all != nil && total > 0 {
		if r, worth := all.inProportion(counts, e, total); worth-float64(price/2) > most {
			return r
		}
	}
	return best
}

// inProportion are rates that rise and fall as others do, for so many calls, and their likelihood.
func (r *Rates) inProportion(counts *[7][24]int, e *exposure, total int) (scaled Rates, worth float64) {
	expected := 0.0
	r.each(e, func(b *Block, _, _ int, hours float64) { expected += float64(b.Rate * hours) })
	factor := float64(total) / expected
	calls := make(map[*Block]int)
	r.each(e, func(b *Block, day, hour int, _ float64) {
		if n := counts[day][hour]; n > 0 {
			worth += float64(float64(n) * portable.Log(float64(factor*b.Rate)))
			calls[b] += n
		}
	})
	for i := range r.Groups {
		g := DayGroup{First: r.Groups[i].First, Last: r.Groups[i].Last}
		for j := range r.Groups[i].Blocks {
			b := r.Groups[i].Blocks[j]
			off := portable.Exp(1.96 * math.Sqrt(1/float64(total)+1/float64(max(b.Calls, 1))))
			b.Calls, b.Rate = calls[&r.Groups[i].Blocks[j]], float64(factor*b.Rate)
			b.Low, b.High = b.Rate/off, float64(b.Rate*off)
			g.Blocks = append(g.Blocks, b)
		}
		scaled.Groups = append(scaled.Groups, g)
	}
	return scaled, worth - float64(total)
}

// At is the block of an hour of the week; days count from Monday.
func (r *Rates) At(day, hour int) (found *Block) {
	var none exposure
	r.each(&none, func(b *Block, d, h int, _ float64) {
		if d == day && h == hour {
			found = b
		}
	})
	return found
}

// each yields every hour of the week with its block, and for how many hours it is covered.
func (r *Rates) each(e *exposure, yield func(b *Block, day, hour int, hours float64)) {
	for i := range r.Groups {
		g := &r.Groups[i]
		for day := g.First; day <= g.Last; day++ {
			at := 0
			for hour := range 24 {
				for at+1 < len(g.Blocks) && g.Blocks[at+1].Hour <= hour {
					at++
				}
				yield(&g.Blocks[at], day, hour, e[day][hour])
			}
		}
	}
}

// blocksOf divides the day of a group of days into blocks: for each hour the best way to end there is the best way to end before its block,
// and the block.
func blocksOf(counts *[7][24]int, e *exposure, first, last int, price, overall float64) (DayGroup, float64) {
	var calls [25]int // up to an hour
	var hours [25]float64
	for h := range 24 {
		calls[h+1], hours[h+1] = calls[h], hours[h]
		for d := first; d <= last; d++ {
			calls[h+1] += counts[d][h]
			hours[h+1] += e[d][h]
		}
	}
	var worth [25]float64
	var from [25]int
	for to := 1; to <= 24; to++ {
		worth[to] = math.Inf(-1)
		for begin := range to {
			w := worth[begin] + logLikelihood(calls[to]-calls[begin], hours[to]-hours[begin]) - price
			if w > worth[to] {
				worth[to], from[to] = w, begin
			}
		}
	}
	g := DayGroup{First: first, Last: last}
	for to := 24; to > 0; to = from[to] {
		n, time := calls[to]-calls[from[to]], hours[to]-hours[from[to]]
		b := Block{Hour: from[to], Calls: n, Rate: overall, Low: overall / 2, High: overall * 2, Unseen: true}
		if time > 0 {
			low, high := poisson(n)
			b = Block{Hour: from[to], Calls: n, Rate: float64(n) / time, Low: low / time, High: high / time}
		}
		g.Blocks = append([]Block{b}, g.Blocks...)
	}
	return g, worth[24]
}

// logLikelihood is that of so many calls in so many hours, at their own rate, but for what is the same for all rates.
func logLikelihood(calls int, hours float64) float64 {
	if calls == 0 || hours <= 0 {
		return 0
	}
	return float64(calls) * (portable.Log(float64(calls)/hours) - 1)
}

// poisson is the 95% interval of the mean of a Poisson variable that is n (F. Garwood, Biometrika 28, 1936).
func poisson(n int) (low, high float64) {
	if n > 0 {
		low = gammaQuantile(float64(n), 0.025)
	}
	return low, gammaQuantile(float64(n)+1, 0.975)
}

// gammaQuantile is the value below which a gamma variable of a shape and scale 1 is with probability p.
func gammaQuantile(shape, p float64) float64 {
	low, high := 0.0, shape+float64(20*math.Sqrt(shape))+20
	for range 60 {
		middle := (low + high) / 2
		if below, _ := portable.RegularisedGamma(shape, middle); below < p {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}
