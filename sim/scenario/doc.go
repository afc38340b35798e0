// Package scenario is the language a trainer writes: the YAML document, its types, its merge of
// files and variants, and every mistake that can be found in it before anything runs.
//
// The package knows files and people's mistakes, and nothing of simulation. LoadFile, LoadFS and
// LoadBytes return a Scenario, which holds names as they are written and figures as they are meant,
// and all Problems at once.
//
// A file passes through it in this order. file.go reads it, within its folder tree; parse.go turns
// its YAML into nodes that know where they are written; merge.go lays the file over what it extends,
// and variant.go each variant and --set over the file, of which branch.go looks at those that apply
// from an instant on; like.go completes incidents that are like others; decode.go turns the merged
// nodes into the types of types.go, step.go and arrivals.go, and table.go and trace.go the rows of CSV
// files; check.go looks at what they mean. A Problem found anywhere is shown at the line and column of
// the node it is about.
//
// What a scenario leaves uncertain, and what may be changed of it, is listed by range.go, inputs.go
// and stress.go; whatif.go writes changes as a trainer would.
package scenario
