package scenario

import (
	"fmt"
	"strings"

	"simulate/sim/scenario/tree"
)

// Taken is the option that a decision takes: in every run the same, or one that is drawn.
type Taken struct {
	Option string             // empty where it is drawn
	Shares Map[Figure[Share]] // of the options of which one is drawn
}

func (t *Taken) decode(d *decoding, w written) {
	if w.Kind == tree.Mapping {
		d.value(&t.Shares, w)
		return
	}
	d.value(&t.Option, w)
}

// Drawn reports whether the option differs by luck.
func (t *Taken) Drawn() bool { return t.Shares.Len() > 0 }

// String is the option, or what is drawn of which: 30% enter, 70% wait.
func (t *Taken) String() string {
	if !t.Drawn() {
		return t.Option
	}
	var parts []string
	for id, share := range t.Shares.All() {
		parts = append(parts, fmt.Sprintf("%.4g%% %s", 100*float64(share.Value), id))
	}
	return strings.Join(parts, ", ")
}
