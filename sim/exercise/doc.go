// Package exercise is an exercise as a value: people inside a run.
//
// An exercise is a scenario, a seed and a journal; its state is a pure function of the three. The journal (Journal) is a list of
// entries to which entries are only ever added: what people have decided, ordered, released and seen. Its entries that have an effect
// become part of the scenario before that is compiled (Exercise), and the run is one ordinary run from the beginning: nothing is
// replayed, so whoever has the file has the exercise, at every instant and with every entry taken away.
//
// It must not know the clock on the wall, files or the network: who keeps an exercise says when something was, reads and writes.
//
// # Instants
//
// Instants are milliseconds since clock.start, as the scenario counts them. An entry takes effect one millisecond after the last
// instant that anybody has been shown (Stamp), so that nothing that somebody has seen is ever changed: for every journal and every k,
// the runs of its first k and of its first k+1 entries agree in all records before the instant of entry k+1.
package exercise
