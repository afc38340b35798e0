// Package paper says what the papers of an exercise say, in the forms of HSEEP 2020: the master scenario events list, exercise evaluation
// guides, and handouts for players, in which nothing stands that is still to come.
package paper
