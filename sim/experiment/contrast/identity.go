package contrast

import (
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// identity is what a row is about: the same for rows of two programs that can be compared.
type identity struct {
	origin       measure.Origin
	measure, key string
	period       measure.Period
	unit         scenario.MeasureUnit
	several      bool
}

func identityOf(r *measure.Row) identity {
	return identity{r.Origin, r.Measure, r.Key, r.Period, r.Unit, r.Several}
}

// rowsOf finds the rows of a set by what they are about; of several that are about the same it has the first.
func rowsOf(set *measure.Set) map[identity]int {
	rows := make(map[identity]int, len(set.Rows))
	for i := range set.Rows {
		is := identityOf(&set.Rows[i])
		if _, known := rows[is]; !known {
			rows[is] = i
		}
	}
	return rows
}

// counterpart returns the row of another set that is about the same as a row; ok is false where there is none.
func counterpart(r *measure.Row, other *measure.Set) (row int, ok bool) {
	row, ok = rowsOf(other)[identityOf(r)]
	return row, ok
}
