package portable_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/portable"
)

var inf, nan = math.Inf(1), math.NaN()

func TestElementaryFunctionsAtTheEdges(t *testing.T) {
	t.Parallel()
	functions := map[string]func(float64) float64{
		"Exp": portable.Exp, "Log": portable.Log,
		"Sin": portable.Sin, "Cos": portable.Cos, "Asin": portable.Asin,
	}
	for _, c := range []struct {
		function string
		x, want  float64
	}{
		{"Exp", 0, 1},
		{"Exp", 1, math.E},
		{"Exp", inf, inf},
		{"Exp", -inf, 0},
		{"Exp", nan, nan},
		{"Exp", 709.7, 1.6549840276802644e+308},
		{"Exp", 709.79, inf},
		{"Exp", -745.14, 0},
		{"Exp", -745, 5e-324}, // the smallest number there is
		{"Log", 1, 0},
		{"Log", 0.5, -math.Ln2},
		{"Log", math.Copysign(0, -1), -inf},
		{"Log", 0, -inf},
		{"Log", inf, inf},
		{"Log", -1, nan},
		{"Log", nan, nan},
		{"Log", 0x1p-1074, -744.4400719213812}, // -1074·ln 2
		{"Sin", 0, 0},
		{"Sin", math.Pi / 2, 1},
		{"Sin", -3 * math.Pi / 2, 1},
		{"Sin", inf, nan},
		{"Sin", 1<<20 + 1, nan},
		{"Sin", nan, nan},
		{"Cos", 0, 1},
		{"Cos", math.Pi, -1},
		{"Cos", -inf, nan},
		{"Cos", nan, nan},
		{"Asin", 0, 0},
		{"Asin", 1, math.Pi / 2},
		{"Asin", -1, -math.Pi / 2},
		{"Asin", 1.0000001, nan},
		{"Asin", nan, nan},
	} {
		got := functions[c.function](c.x)
		if got != c.want && !(math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("%s(%v) = %v, want %v", c.function, c.x, got, c.want)
		}
	}
}

// unitsBetween counts the floating-point numbers from a to b, of the same sign.
func unitsBetween(a, b float64) uint64 {
	low, high := math.Float64bits(min(a, b)), math.Float64bits(max(a, b))
	return max(low, high) - min(low, high)
}

func TestExpIsWithinTwoUnitsOfTheStandardLibrary(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		// On amd64 math.Exp gives +Inf from 709.4 on already.
		x := rapid.Float64Range(-745, 709).Draw(t, "x")
		got, want := portable.Exp(x), math.Exp(x)
		if unitsBetween(got, want) > 2 {
			t.Fatalf("Exp(%v) = %v, want %v", x, got, want)
		}
	})
}

func TestLogIsWithinTwoUnitsOfTheStandardLibrary(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		// On amd64 math.Log is wrong for subnormal numbers.
		x := rapid.OneOf(rapid.Float64Min(0x1p-1022), rapid.Float64Range(0.5, 2)).Draw(t, "x")
		got, want := portable.Log(x), math.Log(x)
		if got != want && unitsBetween(got, want) > 2 {
			t.Fatalf("Log(%v) = %v, want %v", x, got, want)
		}
	})
}

func near(got, want, tolerance float64) bool { return math.Abs(got-want) <= tolerance }

func TestSinAndCosAgreeWithTheStandardLibrary(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		angle := rapid.OneOf(rapid.Float64Range(-7, 7), rapid.Float64Range(-1<<20, 1<<20)).Draw(t, "angle")
		if got, want := portable.Sin(angle), math.Sin(angle); !near(got, want, 3e-16) {
			t.Fatalf("Sin(%v) = %v, want %v", angle, got, want)
		}
		if got, want := portable.Cos(angle), math.Cos(angle); !near(got, want, 3e-16) {
			t.Fatalf("Cos(%v) = %v, want %v", angle, got, want)
		}
	})
}

func TestAsinUndoesSin(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		// Past 1.2 the sine is so flat that it no longer determines the angle.
		angle := rapid.Float64Range(-1.2, 1.2).Draw(t, "angle")
		if got := portable.Asin(math.Sin(angle)); !near(got, angle, 1e-15) {
			t.Fatalf("Asin(Sin(%v)) = %v", angle, got)
		}
	})
}

func TestAsinAgreesWithTheStandardLibrary(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1, 1).Draw(t, "x")
		// math.Asin itself is off by up to 3e-15 where the curve is steep.
		if got, want := portable.Asin(x), math.Asin(x); !near(got, want, 4e-15) {
			t.Fatalf("Asin(%v) = %v, want %v", x, got, want)
		}
	})
}

// sink keeps the compiler from dropping what a benchmark computes.
var sink float64

func benchmark(b *testing.B, function func(float64) float64) {
	b.ReportAllocs()
	x := 0.0
	for b.Loop() {
		x += 0x1p-20
		sink += function(x)
	}
}

func BenchmarkExp(b *testing.B)            { benchmark(b, portable.Exp) }
func BenchmarkLog(b *testing.B)            { benchmark(b, portable.Log) }
func BenchmarkNormalQuantile(b *testing.B) { benchmark(b, portable.NormalQuantile) }
