// Package sim is the model: it compiles a scenario into a Program and runs it, record by record.
//
// # Glossary
//
// Each word has one meaning throughout the project.
//
//   - scenario: the file a trainer writes, merged and checked (package scenario)
//   - plan: the steps of one incident
//   - program: the compiled scenario, immutable and shared (Program)
//   - run: one simulation of a program with one luck (World.Run)
//   - replication: a run within an experiment, known by its number
//   - variant: a changed scenario
//   - record: a fact of a run, never changed (Record)
//   - event: something scheduled, which may be cancelled (package engine)
//   - milestone: something a step can reach, on which others wait (Milestone)
//   - slot: the place of an incident's instance in the world
//
// # How a run works
//
// An incident is an instance of a plan: the world holds, for each instance, the states of its steps, of the gates that
// wait for milestones, and of the milestones. A handler changes the world, appends a record, then schedules
// or cancels. Appending a record is what reaches milestones: they wait in a first-in first-out line, and the gates
// behind them open once the handler has returned. When nothing more ends or begins at an instant, incidents that have
// nothing left to do close, and units and channels are given out in the order of the queues (settle); when that, too,
// changes nothing more, patience runs out.
//
// Nothing is looked up by name and nothing is allocated while a run is under way.
package sim
