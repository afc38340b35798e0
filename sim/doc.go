// Package sim is the model: it compiles a scenario into a Program and runs it, record by record.
//
// It knows responders: plans and what they wait for, units and who may send them, channels, sites, places, and luck. It must
// not know files or how they are written (package scenario), what is measured (measure), what many runs say together
// (experiment), or how anything is shown (report); nor the clock on the wall, goroutines, or any random number but keyed
// ones. What happens in a run leaves it as records, and in no other way.
//
// # Glossary
//
// Each word has one meaning throughout the project.
//
//   - scenario: the file a trainer writes, merged and checked (package scenario)
//   - plan: the steps of one incident
//   - step: one entry of a plan, with one verb; Step as the program has it, stepState as far as an instance has come with it
//   - program: the compiled scenario, immutable and shared (Program)
//   - run: one simulation of a program with one luck (World.Run)
//   - luck: what decides every draw of a run (Luck)
//   - replication: a run within an experiment, known by its number
//   - variant: a changed scenario
//   - record: a fact of a run, never changed (Record)
//   - event: something scheduled, which may be cancelled (package engine); in a scenario, a step with which something happens
//   - milestone: something a step can reach, on which others wait (Milestone)
//   - gate: what waits for milestones, all or any of them
//   - condition: what changes by itself while an incident is open, from state to state; it is held while certain steps are running
//   - clock: of a change of a condition, how long it has still to run
//   - stream: an incident that arrives any number of times
//   - instance: one arrival of a stream, known by its ordinal, which counts from 1; of any other incident the only one
//   - slot: the place of an instance in the world; that of a stream's serves again once the instance has closed
//   - place: a point with a name; spot: a point, a place, or both
//   - leg: a trip of a unit, or its standing still
//   - scene: where the units of an incident are, and those of the incidents that are part of it
//   - pool: the units of one kind of one agency
//   - sort: what a need asks for by one word: a kind, an entry of the file, one unit, or what units can do
//   - class: the units of a pool that no need of the file tells apart
//   - lane: those in line who ask with the same step
//   - tour: a stretch of a unit's duty
//   - divert: take a unit that is under way, idle on scene or at work for a more urgent request (elsewhere: preempt,
//     reassign, redirect): divert.go
//   - relieve: take over from a unit whose tour has ended: duty.go
//   - release: let units of an incident go: releases.go
//   - source: of uncertainty, a figure of the file that luck decides (Source); in a scenario, what a statement rests on
//   - input: a figure of the file with a range, which every run draws once (Input)
//   - by hand: what people do with a step in an exercise: they begin it, end it, answer it, or order it (byHand)
//   - draw: a random number and what it stands for (Draw)
//   - trace: the records of a run, kept (Trace); of a stream, the list of its arrivals
//   - branch: a program that applies from an instant on, and before it is another, its base (Program.From)
//   - part: of the state of a run, what is reset and copied together (World)
//   - epoch: the number of a round of choosing or serving; what it has dealt with bears it
//
// # Where things are
//
// A file's name says on which side of the seam it stands.
//
//   - program*.go: the tables of a program, and what can be asked of them
//   - compile*.go: how they come about. Only here are the names of the file looked up, and references to milestones
//   - record.go, kind.go, milestone.go, watch.go, roll.go, trace.go, spot.go, leg.go: what a run tells, and who listens
//   - world.go, the files of its parts (agenda, figures, output, plans, instances, fleet, queues, radio, ground), state.go and
//     template.go: the state of a run; copy.go: that of one world for another, renew*.go: with other luck from there on; branch.go, match*.go, inherit*.go: that of a run
//     of one program for another program; schedule.go: what is due; append.go: what has happened
//   - all others: the handlers of a run, a file for each thing that they are about
//
// Some questions and their answers:
//
//   - How long does a trip take? drawTravelTime in travel_time.go draws it, once a trip
//   - Which unit goes? choose.go; who asks first? line.go and dispatch.go; who on scene? scene.go, employ.go
//   - Who is taken for something more urgent? divert.go
//   - Who is kept for something more urgent? reserve.go; where do free units wait? standby.go, allotment.go
//   - What do people do in an exercise? by_hand.go; package exercise makes it of a journal
//   - What is drawn, with which key? draw.go; a Purpose for every kind of draw
//   - What opens a gate? gates.go; of streams seen from outside, counted.go
//   - What is forgotten between two runs? Each part has its reset and its copyFrom; TestEveryPartOfAWorldIsResetAndCopied and
//     TestABranchCarriesEveryPartOfAWorld fail for a field of which they know nothing
//
// # A new verb
//
// This is the order of work. Random scenarios that use the verb find most of what is forgotten behind the fourth point, so write
// them early; what stands before it nothing but reading finds.
//
//  1. sim/scenario: the verb, its field and its words (step.go), which milestones it offers (milestone.go, reference.go), what it
//     lists by name (names.go); sim/scenario/check: which other fields it may have (belongs.go), what can be wrong with it (steps.go)
//     and what can become of it (prospects.go, waits.go); the schema and docs/scenario-format.md
//  2. compile_plans.go: verb, and a table of its own in program.go if a step has many of something; then its state in
//     state.go and its place in template.go
//  3. record.go and kind.go: what happens, as facts in the past tense; milestone.go: which of them are milestones
//  4. steps.go: perform begins it, mayWait says whether it asks first, interrupt and giveUp take it back; a file of its own
//     for its handlers
//  5. schedule.go: an event for each thing that takes time, in eventKind, rank and handle; inherit.go and inherit_agenda.go: a branch
//     takes over its state, and what is due
//  6. sim/snapshot: the second account of its state (fold_steps.go, history_steps.go), its words and its milestones; sim/measure: what
//     it is measured by (declared.go, and requests.go if it waits in a line); sim/experiment/cause/segment.go: what its time is called
//     in a chain; report/words and report/story/tell.go: the line that tells it
//  7. sim/simtest: it is written at random, so that every property holds for it; sim/testdata/transcripts: one for each rule,
//     read before it is committed
//
// # How a run works
//
// An incident is an instance of a plan: the world holds, for each instance, the states of its steps, of the gates that
// wait for milestones, and of the milestones, in one block. Those of incidents that begin once stand where the program has
// them; an arrival of a stream takes the block of one that has closed, and a shift leads from the program's numbers to it.
//
// A handler changes the world, appends a record, then schedules
// or cancels. Appending a record is what reaches milestones: they wait in a first-in first-out line, and the gates
// behind them open once the handler has returned. When nothing more ends or begins at an instant, incidents that have
// nothing left to do close, and units and channels are given out in the order of the queues (settle); when that, too,
// changes nothing more, patience runs out.
//
// Requests for units from afar, and messages, wait in one line each, which is kept lane by lane: where nothing is free that
// those in a lane could use, none of them is looked at. Who waits on a scene waits in that scene's own line. The nearest free
// unit of a large class is found by an index (classIndex), of a small one by looking. A step whose needs overlap has its units by a
// matching (pairing).
//
// Nothing is looked up by name and nothing is allocated while a run is under way.
package sim
