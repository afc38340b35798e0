// Package conform holds one incident that really happened beside many that were simulated, all of them as a log would show them: what
// is stamped of the call, and of each unit's part in it. It says how far what happened is from what the plan can do, what is missing,
// extra or in another order, and where each of the real times ranks.
//
// A plan is known here by what a log can show of it: groups of units that a log cannot tell apart by what they were sent for, the
// instants that are judged, and which of them the plan has before which others. Which of it happens at all, and how often, is known from
// the runs: what all do is part of the plan, and what some do may be. It knows neither the model nor scenarios.
package conform
