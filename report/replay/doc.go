// Package replay makes of the history of a run what pages play and draw of it: who was where and doing what, and how busy everything
// was.
//
// It knows histories and their words. It must not know figures over many runs, nor how pages look.
package replay
