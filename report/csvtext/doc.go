// Package csvtext writes CSV that programs and spreadsheets read alike: what it is told is shown, and never computed.
package csvtext
