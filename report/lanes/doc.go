// Package lanes draws a run as lanes: who did what over time, a line for each unit or pool, as a picture in SVG that needs
// nothing else. The colours and words are those of the lanes of pages.
//
// It knows histories, their words and key events. It must not know figures over many runs.
package lanes
