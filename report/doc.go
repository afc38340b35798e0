// Package report is what a reader gets to see of runs, in rooms of which each knows one thing.
//
//   - document: what can be said, as values; knows nothing of runs
//   - words: the names of what records refer to, and their sentences
//   - story: the records of a run as a reader follows them
//   - content: what each kind of report says; turns results into documents
//   - format: documents for terminals and as Markdown, JSON, JSON Lines, CSV and JUnit
//   - html: documents as pages
//   - replay: what pages play and draw of a run
//   - log: the records of a run for other programs
//   - server: pages that ask, and what they are answered, over HTTP
//   - jsontext: JSON, piece by piece
//
// What is said is settled in documents before anything is written; what writes them cannot look behind them.
package report
