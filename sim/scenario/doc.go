// Package scenario is the language a trainer writes: its types, how a tree of YAML becomes a Scenario, and what the names
// and figures in it refer to. A Scenario holds names as they are written and figures as they are meant.
//
// The package knows the language, and nothing of simulation. It must not know how files are found and variants laid over them,
// which is up to loader, nor whether a scenario makes sense, which is up to check: a mistake that it reports itself is one of
// form, in a single value.
//
// A Decoder turns a tree into the types of types.go, step.go and arrivals.go: like.go completes incidents that are like others,
// decode.go and fields.go go by the types, with the forms of their own in forms.go and beside each type, and table.go and
// trace.go read the rows of CSV files. shape.go says how the types merge, schema.go what an editor is told about them.
//
// reference.go finds what a reference to a milestone means, by names that names.go has put in order. What a scenario leaves
// uncertain, and what may be changed of it, is listed by range.go, inputs.go and stress.go; whatif.go writes changes as a
// trainer would.
package scenario
