// Package likeness measures how far two logs are from each other: one of what happened, and one of what a model that was fitted to it
// says could have happened, or another part of the same log. It knows neither the model nor the world that simulates.
//
// A [Course] is gathered from rows, whole weeks of them, and [Between] compares two in the ways of Chapela-Campa, Benchekroun, Baron,
// Dumas, Krass and Senderovich, "A framework for measuring the quality of business process simulation models", Information Systems 127
// (2025), as their program log-distance-measures has them. Most are 1-Wasserstein distances: how far, on average, what one has must be
// moved to become what the other has, in hours, minutes or milliseconds. None says by itself what is near: beside each belongs the
// distance between two halves of the log.
package likeness
