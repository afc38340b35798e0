package main

// group is a part of the sidebar: pages, by their Markdown files, in the order in which they are read.
type group struct {
	Title   string
	sources []string
}

// sidebar is the order of all pages: first what everybody reads, last what is for those who change the program.
var sidebar = []group{
	{"Start here", []string{
		"README.md", "docs/getting-started.md", "docs/reading-a-report.md", "docs/page.md", "docs/incidents.md",
	}},
	{"Asking questions", []string{"docs/what-if.md", "docs/explore.md", "docs/calibrate.md"}},
	{"Many machines", []string{"docs/batch.md", "docs/cluster/parallel.md", "docs/cluster/slurm.md", "docs/cluster/kubernetes.md"}},
	{"Exercises", []string{"docs/exercise.md", "docs/exercise-papers.md"}},
	{"Data", []string{"docs/analysis.md", "docs/logs.md"}},
	{"Reference", []string{"docs/scenario-format.md", "docs/editors.md", "docs/standards.md", "docs/validity.md", "docs/performance.md", "CHANGELOG.md"}},
	{"For developers", []string{"docs/architecture.md", "CONTRIBUTING.md", "docs/dependencies.md", "docs/releasing.md"}},
	{"Why it is as it is", []string{
		"docs/decisions/README.md", "docs/decisions/records-are-the-truth.md", "docs/decisions/keyed-luck.md",
		"docs/decisions/portable-mathematics.md", "docs/decisions/the-place-of-memdb.md", "docs/decisions/the-strict-queue.md",
		"docs/decisions/no-goroutine-a-process.md",
	}},
}
