// Package queue holds those who wait: in one line (Line), or in one line that is kept lane by lane (Lanes).
//
// It knows of who waits only the key that gives the place in the line, and gives that back. What is waited for, who may have it and
// what comes of it is for the caller to know, and none of it may come in here.
package queue
