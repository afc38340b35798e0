package stats_test

import (
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"simulate/sim/stats"
)

// The figures are those of the printed tables of Student's t.
func TestStudentQuantileAgreesWithTables(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		df   int
		p    float64
		want float64
	}{
		{1, 0.975, 12.706},
		{2, 0.975, 4.303},
		{5, 0.975, 2.571},
		{10, 0.975, 2.228},
		{30, 0.975, 2.042},
		{120, 0.975, 1.980},
		{1_000_000, 0.975, 1.960}, // ∞ in the tables
		{1, 0.9995, 636.619},
		{10, 0.90, 1.372},
		{10, 0.5, 0},
		{5, 0.025, -2.571},
	} {
		near(t, "t", stats.StudentQuantile(c.df, c.p), c.want, 0.0005)
	}
}

func TestStudentQuantileInvertsGonumsDistribution(t *testing.T) {
	t.Parallel()
	for _, df := range []int{1, 2, 3, 7, 19, 99, 999, 9999} {
		reference := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(df)}
		for _, p := range []float64{0.001, 0.2, 0.5, 0.51, 0.75, 0.9, 0.975, 0.9999, 0.9999999} {
			near(t, "CDF at the quantile", reference.CDF(stats.StudentQuantile(df, p)), p, 1e-11)
		}
	}
}
