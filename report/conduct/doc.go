// Package conduct is the room in which an exercise is played: the clock goes, people decide and order, injects come, and everybody is
// shown what is for them.
//
// A Conductor keeps one exercise (package exercise) under one lock. What somebody asks for becomes an entry, which is checked as a
// scenario is, kept by whoever keeps the journal, and only then answered; what is refused is said to its author and kept as a refusal. The
// world's run is an ordinary run of the journal, up to now. Before anything is shown, the journal says up to where it may have been: so
// an exercise that broke off goes on there, and nothing that anybody has seen is ever otherwise.
//
// What each page is sent is a view: a value, made anew when something has happened, and sent when it differs. That of a role is made of
// what the role knows (package knowledge) and of nothing else, as are the answers to what it asks.
//
// The package knows exercises, runs and their words. It must not know how anything is sent or kept: the clock on the wall, the journal's
// file and the streams are functions that it is given.
package conduct
