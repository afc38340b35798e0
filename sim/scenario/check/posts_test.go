package check_test

import (
	"testing"

	"simulate/sim/scenario/scenariotest"
)

func TestPosts(t *testing.T) {
	t.Parallel()
	posts := func(rule string) string { return "dispatch: {patrol: {" + rule + "}}" }
	const both = "units: {other: {agency: kcpd, kind: patrol, home: base}}\n"
	scenariotest.Check(t, []scenariotest.Case{
		{"of the only agency", posts("posts: {1: [base], 2: [base, scene], 4: base}, settle: 1m"), nil},
		{"by agency", posts("posts: {ipd: {1: [base]}}"), nil},
		{"two at one", posts("posts: {2: [base, base]}"), nil},
		{"of which agency", both + posts("posts: {1: [base]}"), []string{
			"dispatch.patrol.posts: ipd, kcpd have patrol: nothing says whose posts these are (write posts: {ipd: {1: [PLACE]}})",
		}},
		{"of one of two", both + posts("posts: {kcpd: {1: [base]}}"), nil},
		{"of an agency without", posts("posts: {desk: {1: [base]}}"), []string{
			"dispatch.patrol.posts.desk: desk has no patrol (name one that has: ipd)",
		}},
		{"of an agency that there is not", posts("posts: {idp: {1: [base]}}"), []string{
			`dispatch.patrol.posts.idp: there is no agency "idp" (did you mean "ipd"?)`,
		}},
		{"more posts than units", posts("posts: {1: [base, scene]}"), []string{
			"dispatch.patrol.posts.1: 1 units cannot stand at 2 posts (write at most 1, or another number)",
		}},
		{"at no place", posts("posts: {1: [bse]}"), []string{
			`dispatch.patrol.posts.1[0]: there is no place "bse" (did you mean "base"?)`,
		}},
		{"where no way leads", posts("posts: {1: island}"), []string{
			"dispatch.patrol.posts.1: no way is known to island (give it a position, or write travel.between: {PLACE: {island: 6m}})",
		}},
		{"no number", posts("posts: {ipd: {none: [base]}}"), []string{
			`dispatch.patrol.posts.ipd.none: "none" is not a number of free units (write 1, 2 and so on)`,
		}},
		{"no posts", posts("posts: {}"), []string{
			"dispatch.patrol.posts: no posts are named (write {1: [PLACE], 2: [PLACE, PLACE]}, or the same by agency)",
		}},
		{"nothing that settles", posts("settle: 1m"), []string{
			"warning: dispatch.patrol.settle: nobody of this kind waits at posts (write posts as well, or remove it)",
		}},
	})
}
