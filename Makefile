# What there is to do with the working folder; `.ci/run` sets a machine up and carries out the same targets. `make` lists them.

# The linters, the comparison of benchmarks and what makes releases, at the versions that the project is held to.
golangci := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
benchstat := go run golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da
goreleaser := go run github.com/goreleaser/goreleaser/v2@v2.17.0

# What `make bench` compares: BASE with the working folder, by the BENCHMARKS of PACKAGE, run so many TURNS each.
BASE ?= main
PACKAGE ?= sim
BENCHMARKS ?= Run|Week|Units
TURNS ?= 25

# How long each fuzz test looks for failures, and in how many random cases a property is tried by soak.
FUZZTIME ?= 10s
CHECKS ?= 5000

.PHONY: help
help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' Makefile | expand -t 10

.PHONY: quick
quick: ## while you work: builds, formatting, vet, and the short tests of the model
	go build ./...
	$(golangci) fmt --diff
	go vet ./...
	go list ./sim/... | grep -vE '/sim/(experiment|simtest|stats|validity)(/|$$)' | xargs go test -short

.PHONY: lint
lint: ## modules, formatting, vet, linters
	go mod tidy -diff
	$(golangci) fmt --diff
	go vet ./...
	$(golangci) run

.PHONY: page
page: ## check the page's script and style, and that its bundle is that of its source
	cd report/html/page && npm ci --ignore-scripts --no-audit --no-fund && npm run check
	cd report/html/bundle && go mod tidy -diff && go vet . && go run .
	git diff --exit-code -- report/html/dist

.PHONY: docs
docs: ## the documentation as pages, in dist/site, and the manual pages, in dist/man
	rm -rf dist/site
	cd docs/site && go run . -out ../../dist/site
	.ci/man dist/man

.PHONY: incidents
incidents: ## the pictures of docs/incidents.md, each of the runs whose figures the page has
	go build -o dist/simulate ./cmd/simulate
	@sed -nE 's/^\$$ simulate ([a-z-]+) --runs ([0-9]+) --full$$/\1 \2/p' docs/incidents.md | while read -r name runs; do \
		dist/simulate $$name --runs $$runs --quiet -o docs/incidents/$$name.svg || exit; done

# Its tests read files outside their module, of which go test does not notice that they have changed: hence -count.
.PHONY: site
site: ## check what makes pages of the documentation, and that all links of these lead somewhere
	cd docs/site && go mod tidy -diff && go vet ./... && $(golangci) run && go test -count 1 ./...

# What they need beside Go is in the set-up of .ci/run. As those of the site, they read files outside their module.
.PHONY: cluster
cluster: ## the recipes of docs/cluster as they stand: GNU parallel, ssh, Slurm, and the manifest for Kubernetes against its schema
	cd .ci/cluster && go mod tidy -diff && go vet ./... && $(golangci) run && go test -count 1 ./...

# Pages and transcripts take a machine of two cores a quarter of an hour, and a busy one twice that; go test allows ten minutes.
.PHONY: test
test: ## all tests
	go test -timeout 45m ./...
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit; done; \
		echo 'The tests that open pages were not run: no Chromium was found (set SIMULATE_REQUIRE_BROWSER=1 to require it).'

# The packages in which something runs beside something else, or is shared by what does; all of the model is run by them. The others
# compute one thing after the other: a detector sees nothing there, and makes them up to twenty times slower. Nor does it see what a
# browser does: short tests open no pages.
CONCURRENT = ./cmd/simulate ./report/conduct/... ./report/editor ./report/explore ./report/html ./report/server ./sim ./sim/engine ./sim/exercise/... ./sim/experiment/...

# The longest tests of the command line make thousands of runs to hold figures; how runs are made beside each other is raced by the
# other tests, the command line's own and those of sim/experiment.
FIGURES = TestMergedShards|TestModelsOfOurOwnLogs|TestRunsReadBack|TestVariantThatASearch|TestCommandsPrint|TestTranscripts/^(improve|streams|calibrate|seeded|dataout|logfit|logreview)$$

.PHONY: race
race: ## the tests of what is concurrent under the race detector
	go test -race -short -timeout 30m -skip '$(FIGURES)' $(CONCURRENT)

.PHONY: fuzz
fuzz: ## every fuzz test for FUZZTIME
	.ci/fuzz $(FUZZTIME)

.PHONY: main
main: ## the README's first command
	go run ./cmd/simulate scenarios/independence.yaml

.PHONY: bytes
bytes: ## the same bytes on amd64 and on arm64, by emulation
	.ci/bytes

# The workflow that publishes sets PUBLISH. Without a tag on the commit, what is made is a snapshot.
PUBLISH ?=
TAG ?= $(shell git tag --points-at HEAD)

.PHONY: release
release: ## what a release of this commit has, in dist/
	$(goreleaser) release --clean $(if $(PUBLISH),,--skip=publish,announce) $(if $(TAG),,--snapshot)

.PHONY: bench
bench: ## what a change costs: BENCHMARKS of PACKAGE, BASE and the working folder in turns, by benchstat
	BENCHSTAT='$(benchstat)' .ci/bench '$(BASE)' '$(PACKAGE)' '$(BENCHMARKS)' '$(TURNS)'

RULES = choose.go,divert.go,dispatch.go,lanes.go,line.go,queues.go,releases.go,effects.go,units.go,steps.go,gates.go,scene.go,incidents.go,instances.go,schedule.go,messages.go,trips.go,work.go,duty.go,counted.go,postures.go,milestone.go,watch.go

.PHONY: mutants
mutants: ## mistakes in the model's rules, and which of them no test sees
	go run ./sim/simtest/mutants -files '$(RULES)'

.PHONY: studies
studies: ## how often intervals hold, over many seeds: the tables of docs/validity.md that no formula gives, and how near models of our own logs come
	go test ./sim/stats -tags studies -run "TestCoverage|TestPromiseOfMoreRuns" -v -timeout 0
	go test ./sim/experiment/search -tags studies -run TestHowOftenTheCheapestIsWrong -v -timeout 0
	go test ./cmd/simulate -tags studies -run TestModelsOfOurOwnLogs -v -timeout 0

.PHONY: source
source: ## installs the program from a tagged copy of this commit, with no module there yet, and runs it elsewhere
	.ci/source

.PHONY: soak
soak: ## every property in CHECKS random cases
	.ci/soak $(CHECKS)

.PHONY: nightly
nightly: ## what takes hours: properties in CHECKS random cases, long fuzzing, mutants
	go test -race -timeout 0 ./...
	$(MAKE) soak
	.ci/fuzz 10m
	$(MAKE) mutants
