package experiment

import "testing"

func TestWorkersAreAsManyAsHaveRoom(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		workers   int
		footprint int64
		want      int
	}{{8, 1000, 8}, {8, 400 << 20, 2}, {8, 3 << 30, 1}, {1, 0, 1}} {
		o := Options{Workers: c.workers}
		if o.fit(c.footprint); o.Workers != c.want {
			t.Errorf("%d workers with worlds of %d bytes: got %d, want %d", c.workers, c.footprint, o.Workers, c.want)
		}
	}
}
