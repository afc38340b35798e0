// Package report is what a reader gets to see of a run: it turns results into a [Document] and a Document into bytes.
//
// A Document holds everything that is shown, in the order in which it is shown: a title, the run's facts, and sections
// of a few kinds. Functions such as [New], [NewSweep] and [NewSensitivity] build documents; all figures are
// computed or looked up there. [Terminal], [JSON], [JSONLines], [CSV] and [Markdown] only write down what the Document
// holds, so that no two formats can disagree.
//
// A number in a Document is a [Value]: the raw figure and its unit. A format decides how it looks (3:41 on a terminal,
// 221.0 in JSON), never what it is.
//
// Names come from scenario files, and those from strangers: the formats replace or escape whatever could move a cursor,
// colour a terminal or break a table.
package report
