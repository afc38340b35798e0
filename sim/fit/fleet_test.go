package fit_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"simulate/sim/engine"
)

// TestUnitsThatAreNamedAreOnDuty: of rows that stamp nothing of units but name them, the call says on which day its unit was on duty.
func TestUnitsThatAreNamedAreOnDuty(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("Call No,Unit,Received\n")
	for i := range 40 * 24 {
		fmt.Fprintf(&b, "%d,P%d,%s\n", i+1, (i+i/24)%6+1+6*(i/24%2), monday.Add(time.Duration(i)*time.Hour).Format("2006-01-02T15:04:05Z"))
	}
	m := fitted(t, []byte(b.String()), engine.Seed(1))
	if len(m.Pools) != 1 {
		t.Fatalf("%+v", m.Pools)
	}
	p := &m.Pools[0]
	usual, least, most := p.Size()
	if p.Seen != 12 || math.Abs(p.Usual-6) > 1e-9 || usual != 6 || least != 6 || most != 12 {
		t.Errorf("%d different units, %v a day; %d are taken, from %d to %d: six of twelve work on every day", p.Seen, p.Usual, usual, least, most)
	}
}
