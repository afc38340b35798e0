// Package shard divides runs among machines. Each makes a shard of the runs and keeps what they yield, packed, in a file; whoever puts the
// shards together takes that in the place of the runs, and does with it what one machine does.
//
// It knows nothing of what runs yield: a work is runs with a name, and of each run a text.
package shard
