// Package html writes a report as a page: one file that holds everything it needs, for reading and sharing without a network.
//
// Write says it all as HTML, so that the page can be read, searched and printed where no script runs. The script, which is
// bundled from the sources in page, adds what needs one: charts, the replay, sorting. What it draws it finds in the page: the
// document as format.JSON writes it, and replays.
//
// Texts come from scenarios, and those from strangers. The templates escape them, a filter takes from them what changes how
// the texts beside them are shown, and the page's own policy lets a browser run the embedded script and no other.
package html
