// Package draft writes a fitted model as a scenario, as a person would write it: titles, one figure for each thing, where it comes from and how
// well it is known, remarks that say how to go on. It knows the model and the words of the language, and nothing of what runs it.
package draft
