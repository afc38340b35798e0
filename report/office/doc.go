// Package office writes documents for office programs: .docx with all that readers of text see, and .xlsx with the tables that have a name,
// a sheet each. Both are archives of XML; the same document gives the same bytes.
package office
