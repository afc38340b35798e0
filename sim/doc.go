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
//   - stream: an incident that arrives any number of times
//   - instance: one arrival of a stream, known by its ordinal, which counts from 1; of any other incident the only one
//   - slot: the place of an instance in the world; that of a stream's serves again once the instance has closed
//   - lane: those in line who ask with the same step
//   - tour: a stretch of a unit's duty
//   - branch: a program that applies from an instant on, and before it is another, its base (Program.From)
//   - part: of the state of a run, what is reset and copied together (World)
//   - epoch: the number of a round of choosing or serving; what it has dealt with bears it
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
// unit of a large pool is found by an index (poolIndex), of a small one by looking.
//
// Nothing is looked up by name and nothing is allocated while a run is under way.
package sim
