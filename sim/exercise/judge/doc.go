// Package judge holds what an exercise came to against its critical tasks: each in the one run that people have made, and a rating of each
// core capability, which a stated rule proposes and people decide. It knows no files, clocks and readers.
package judge
