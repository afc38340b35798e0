package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
)

// signals are those that interrupt: what is done by then is reported. A terminal that goes away interrupts nothing that was told
// to go on without it (nohup).
func signals() []os.Signal {
	list := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		list = append(list, syscall.SIGHUP)
	}
	return list
}

// patience is how long somebody at a terminal who has interrupted a command waits without a word.
const patience = 2 * time.Second

// endAtOnce ends the program when a second signal comes after the one that ended the context, and leaves no half of a file behind.
// Where the figures of what is done take long, it says so. What it returns is called when all is done: then no signal needs it any more.
func (c *console) endAtOnce(ctx context.Context) (done func()) {
	second, over := make(chan os.Signal, 1), make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		signal.Notify(second, signals()...)
		defer signal.Stop(second)
		late := time.NewTimer(patience)
		defer late.Stop()
		for {
			select {
			case <-late.C:
				if isTerminal(c.err) { // which others may write to meanwhile
					c.tell("interrupted: the figures of what was done are being made; a second Ctrl-C ends at once, without them")
				}
			case <-second:
				c.temporaries.end()
				os.Exit(exitInterrupted)
			case <-over:
				return
			}
		}
	})
	return func() {
		stop()
		close(over)
	}
}

// errInterrupted is returned by a command that was stopped and has written what it had.
var errInterrupted = errors.New("interrupted: the figures rest on the runs done so far")

// errBrokenOff is what the error of a command begins with that has written rows as they came.
var errBrokenOff = errors.New("interrupted")

// errNothingDone is returned by a command that was stopped before it had anything to write.
var errNothingDone = fmt.Errorf("%w, which are none", errInterrupted)

// errCutShort is returned when standard output had a part of what was to be written as it came.
var errCutShort = errors.New("interrupted: standard output ends where the run was broken off")

// errNoLog is returned by a command that was stopped before it had made anything of a log.
var errNoLog = fmt.Errorf("%w: nothing was made of the log", errBrokenOff)

// grace is how long an interrupted command has for the runs that its report shows, once it makes no more of those that figures rest on,
// and for the rows of those.
const grace = time.Second

// outliving is a context for the runs that show what others have yielded: it ends a little later than the one that it is made of, or
// than now, where that one has ended. So it is made once the others have been made something of.
func outliving(ctx context.Context) (context.Context, context.CancelFunc) {
	late, end := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(grace, end) })
	return late, func() {
		stop()
		end()
	}
}

// showing is a context for a run that is looked at by itself: one that was found among others outlives them.
func (r *runs) showing(ctx context.Context) (context.Context, context.CancelFunc) {
	if !r.sought() {
		return ctx, func() {}
	}
	return outliving(ctx)
}

// orEnded makes of a log what cannot be broken off. Once the context has ended it is not waited for, as the program ends then, too.
func orEnded[T any](ctx context.Context, work func() T) (made T, err error) {
	over := make(chan func() T, 1)
	go func() {
		defer func() {
			if fault := recover(); fault != nil {
				stack := debug.Stack()
				over <- func() T { panic(fmt.Sprintf("%v\n%s", fault, stack)) } // to whoever waits, who tells it
			}
		}()
		made := work()
		over <- func() T { return made }
	}()
	select {
	case made := <-over:
		return made(), nil
	case <-ctx.Done():
		return made, errNoLog
	}
}

// untilEnd yields what comes of a sequence until the context ends, and counts it.
func untilEnd[T any](ctx context.Context, all iter.Seq[T], done *int) iter.Seq[T] {
	return func(yield func(T) bool) {
		for one := range all {
			if ctx.Err() != nil || !yield(one) {
				return
			}
			*done++
		}
	}
}
