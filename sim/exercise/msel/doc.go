// Package msel reads a master scenario events list out of a spreadsheet, .xlsx or .csv: one that simulate has written, or one of a
// team's own with the names of columns that are usual. What it makes of the list are the injects of a scenario, as changes by hand, so
// that whoever has the scenario and the changes has the list.
//
// It knows tables and what a scenario calls its roles and agencies. It must not know journals, the model, or how anything is shown.
package msel
