package content

import (
	"cmp"
	"strings"
)

// pathName is what readers call a figure of the file: what it is of, in the words of the scenario, and its key: Search the street:
// takes.
func (b *builder) pathName(path string) string {
	keys := strings.Split(path, ".")
	of := ""
	switch {
	case keys[0] == "incidents" && len(keys) > 4 && keys[2] == "plan":
		of, keys = b.TitleByID(keys[1], keys[3]), keys[4:]
	case keys[0] == "incidents" && len(keys) > 2:
		of, keys = b.TitleByID(keys[1], ""), keys[2:]
	case keys[0] == "agencies" && len(keys) > 2:
		of, keys = b.agencyTitle(keys[1]), keys[2:]
	case keys[0] == "units" && len(keys) > 2:
		of, keys = b.unitTitle(keys[1]), keys[2:]
	}
	key := strings.Join(keys, " ")
	if of == "" {
		return key
	}
	return of + ": " + key
}

// agencyTitle is the name of the agency with an id, or that.
func (b *builder) agencyTitle(id string) string {
	if a := b.Scenario.Agencies.Get(id); a != nil {
		return cmp.Or(a.Name, id)
	}
	return id
}

// unitTitle is the name of the unit or pool with an id, or that.
func (b *builder) unitTitle(id string) string {
	if u := b.Scenario.Units.Get(id); u != nil {
		return cmp.Or(u.Name, id)
	}
	return id
}
