package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// interrupted says that a signal ended the context.
type interrupted struct{ signal syscall.Signal }

func (e *interrupted) Error() string { return e.signal.String() }

// exitCode is what a shell gives for a program that a signal ended: 130 for
// an interrupt, 143 for a termination, 129 for a terminal that was closed.
func (e *interrupted) exitCode() int { return 128 + int(e.signal) }

// interruptible returns a context that the first interrupt, termination or hang-up
// ends. Work then stops at its next look at the context, and files stay whole. A
// second signal ends the program at once. An interrupt or a hang-up that was ignored
// when the program started, as in the background or under nohup, stays so. Stop
// waits for no signal any more.
func interruptible(parent context.Context) (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 2)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(signals, s)
		}
	}
	go heed(signals, cancel, os.Exit)
	return ctx, func() {
		signal.Stop(signals)
		close(signals)
		cancel(nil)
	}
}

// heed ends the context at the first signal and the program at the second.
func heed(signals <-chan os.Signal, cancel context.CancelCauseFunc, exit func(int)) {
	var first *interrupted
	for s := range signals {
		number, ok := s.(syscall.Signal)
		if !ok {
			number = syscall.SIGINT
		}
		if first != nil {
			exit((&interrupted{number}).exitCode())
			return
		}
		first = &interrupted{number}
		cancel(first)
	}
}

// interruption tells whether a signal ended the context, and which.
func interruption(ctx context.Context) (*interrupted, bool) {
	var by *interrupted
	ok := ctx.Err() != nil && errors.As(context.Cause(ctx), &by)
	return by, ok
}

// reportStop says that the work was stopped and returns the exit code.
func (a *app) reportStop(ctx context.Context) int {
	fmt.Fprintln(a.err, "dossier: stopped before it was done; every file is whole, as it was or as it was to be")
	if by, ok := interruption(ctx); ok {
		return by.exitCode()
	}
	return exitInternal
}
