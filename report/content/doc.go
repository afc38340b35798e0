// Package content is what each kind of report says: it turns results into documents.
//
// [New] is the report of the main job, [NewComparison], [NewSweep], [NewCheck] and others those of other questions. Pages have
// chapters and charts besides ([NewPage]); what has to be run for them is said by [NeedsOf]. What a row of a measure is called and
// what its figures count is settled once, in rows.go.
//
// It knows results, and decides what is said, in which words and in which order. It must not know how a document is written, and
// makes no runs.
package content
