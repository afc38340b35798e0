package stats

// inverse returns the inverse of a matrix of correlations, which it overwrites, by Gauss and Jordan's elimination. It is
// nil where a row follows from those before it: no correlation is then told from a perfect one.
func inverse(a [][]float64) [][]float64 {
	const least = 1e-9 // of what the rows before leave of a variance
	for k, row := range a {
		pivot := row[k]
		if pivot < least {
			return nil
		}
		row[k] = 1
		for j := range row {
			row[j] /= pivot
		}
		for i, other := range a {
			if i != k {
				eliminate(other, row, k)
			}
		}
	}
	return a
}

// eliminate takes away from a row the multiple of the pivot's row that leaves nothing in column k.
func eliminate(row, pivot []float64, k int) {
	factor := row[k]
	row[k] = 0
	for j, v := range pivot {
		row[j] -= float64(factor * v)
	}
}
