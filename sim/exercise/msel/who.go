package msel

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// strangers is a name that the scenario does not know, and the rows in which it stands.
type strangers struct {
	field   Field
	name    string
	first   *row
	rows    int
	allowed bool
}

// stranger notes a name that the scenario does not know. One that is allowed is warned of alone.
func (of *reading) stranger(r *row, f Field, name string, allowed bool) {
	i := slices.IndexFunc(of.strange, func(s strangers) bool { return s.field == f && s.name == name })
	if i < 0 {
		i = len(of.strange)
		of.strange = append(of.strange, strangers{field: f, name: name, first: r, allowed: allowed})
	}
	of.strange[i].rows++
}

// tellStrangers reports names that are not known, each once.
func (of *reading) tellStrangers() {
	for _, s := range of.strange {
		rows := ""
		if s.rows > 1 {
			rows = fmt.Sprintf(" (in %d rows)", s.rows)
		}
		if s.allowed {
			of.problems = append(of.problems, s.first.warning(s.field, "", "%q is read as other%s", s.name, rows))
			continue
		}
		hint := tree.Suggest(s.name, of.everybody())
		if id := tree.Nearest(s.name, of.s.Exercise.Roles.IDs()); id != "" {
			hint = fmt.Sprintf("did you mean %q?", id)
		}
		of.problems = append(of.problems, s.first.problem(s.field, hint, "there is no role or agency %q%s", s.name, rows))
	}
}

// everybody are the names by which the scenario calls whoever can be told.
func (of *reading) everybody() (names []string) {
	for id, role := range of.s.Exercise.Roles.All() {
		names = append(names, cmp.Or(role.Title, id))
	}
	return names
}

// all are words for everybody who is played.
var all = []string{"all", "allplayers", "players", "everyone", "everybody", "allparticipants", "allroles"}

// receivers are the ids of whom a row tells it to. A cell names one or several, with something between them; names may have commas.
func (of *reading) receivers(r *row) []string {
	var ids []string
	add := func(id string) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	var find func(text, separators string)
	find = func(text, separators string) {
		text = strings.TrimSpace(text)
		switch id := of.receiver(text); {
		case text == "":
		case id != "":
			add(id)
		case slices.Contains(all, plain(text)):
			for _, role := range of.s.Exercise.Roles.IDs() {
				add(role)
			}
		case strings.ContainsAny(text, separators):
			for part := range strings.FieldsFuncSeq(text, func(c rune) bool { return strings.ContainsRune(separators, c) }) {
				find(part, ",/&+")
			}
		case strings.ContainsAny(text, ",/&+") && separators != ",/&+":
			find(text, ",/&+")
		default:
			of.stranger(r, To, strings.Join(strings.Fields(text), " "), false)
		}
	}
	find(r.get(To), ";\n|")
	if r.get(To) == "" {
		of.problems = append(of.problems, r.problem(To, "name roles, or agencies of roles", "nobody is told"))
	}
	return ids
}

// receiver is the id of a role or agency that a name means; empty when none.
func (of *reading) receiver(name string) string {
	for id, role := range of.s.Exercise.Roles.All() {
		if alike(name, id) || alike(name, role.Title) {
			return id
		}
	}
	return of.agency(name)
}

// agency is the id of an agency that a name means; empty when none.
func (of *reading) agency(name string) string {
	for id, agency := range of.s.Agencies.All() {
		if alike(name, id) || alike(name, agency.Name) {
			return id
		}
	}
	return ""
}

func alike(name, known string) bool {
	return known != "" && strings.EqualFold(strings.TrimSpace(name), known)
}

// speaker is who says it, an agency by its id.
func (of *reading) speaker(r *row) string {
	name := r.word(From)
	if id := of.agency(name); id != "" {
		return id
	}
	for id, role := range of.s.Exercise.Roles.All() {
		if alike(name, role.Title) {
			return id // which is a mistake, and said where injects are checked
		}
	}
	return name
}

// forgotten are the steps that an inject of the scenario begins, and none of the list.
func (of *reading) forgotten() []string {
	begun := make(map[string]bool)
	for i := range of.rows {
		if incident, step, err := of.s.StepMeant(of.rows[i].step); err == nil {
			begun[incident+"/"+step] = true
		}
	}
	var steps []string
	for _, i := range of.s.Exercise.Injects.All() {
		if incident, step, err := of.s.StepMeant(i.Step); err == nil && !begun[incident+"/"+step] {
			steps = append(steps, scenario.MilestoneRef{Incident: incident, Step: step}.String())
		}
	}
	return steps
}
