package measure_test

import (
	"testing"

	"simulate/sim/simtest"
)

// Two posts are required for 40 minutes, and one for 20: 100 minutes. The eastern one is manned after 4 minutes, the western after 10; a
// call takes the eastern unit at 30 minutes, which another replaces after 4, and at 40 minutes one takes the western, where nobody is
// required then: 82 minutes. Three drives took 10, 4 and 4 minutes.
func TestPostsAreCountedOverTime(t *testing.T) {
	t.Parallel()
	set, values := nominalOf(t, simtest.CompileFile(t, "testdata/posts.yaml"))
	want := map[string][]int64{
		"manned:ems": {820_000_000}, "driven:ambulance": {18 * 60_000}, "manned-then:ems/ambulance": {46_000_000_000 / 60, 36_000_000_000 / 40},
	}
	for _, v := range values {
		row := &set.Rows[v.Row]
		key := row.Measure + ":" + row.Key
		if amounts, known := want[key]; known && len(amounts) > 0 {
			if v.Amount < amounts[0] || v.Amount > amounts[0]+1 {
				t.Errorf("%s is %d, want %d", key, v.Amount, amounts[0])
			}
			want[key] = amounts[1:]
		}
	}
	for key, amounts := range want {
		if len(amounts) > 0 {
			t.Errorf("there is no row %s", key)
		}
	}
}
