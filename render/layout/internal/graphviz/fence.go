package graphviz

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"dossier/internal/engine"
)

// fence stands around the engine. Of the goroutines that want to draw, the one
// that holds the token may run it.
type fence struct {
	run   func(program, source string) ([]byte, error) // see engine.Run
	timer func(time.Duration) (fires <-chan time.Time, stop func() bool)
	token chan struct{}

	mu sync.Mutex
	// stuck is set while a run that has exceeded its limit goes on; broken once the
	// engine has failed, for good.
	stuck  bool
	broken error
}

// shared is the fence of the one engine that a process has. There can be no
// second: go-graphviz keeps its machine in a global variable.
var shared = newFence(engine.Run)

func newFence(run func(program, source string) ([]byte, error)) *fence {
	return &fence{run: run, token: make(chan struct{}, 1), timer: func(d time.Duration) (<-chan time.Time, func() bool) {
		t := time.NewTimer(d)
		return t.C, t.Stop
	}}
}

// engineRun is one call of the engine. Its fields may be read once done is closed.
type engineRun struct {
	done      chan struct{}
	positions []byte
	err       error
}

// Run runs the engine, or says why it cannot; see [Runner]. It returns when the
// time is up or ctx is done, even though the engine goes on; the token is given
// back only when the engine has come to an end. Of the limit only what is by the
// clock counts, since nobody knows the processor time of one goroutine.
//
// The engine's code does not yield to the Go scheduler: where goroutines share a
// single thread, or the collector waits for it, nothing else runs until it is
// done, and the limit comes too late. So it is for figures that take the engine
// far less than the limit; see layout.Small.
func (e *fence) Run(ctx context.Context, program, source string, limit time.Duration) ([]byte, error) {
	limit *= Patience
	if err := e.take(ctx, limit); err != nil {
		return nil, err
	}
	run := &engineRun{done: make(chan struct{})}
	go func() {
		defer func() { <-e.token }()
		run.positions, run.err = e.guarded(program, source)
		e.ended(run)
	}()
	fires, stop := e.timer(limit)
	defer stop()
	select {
	case <-run.done:
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-fires:
		if e.overdue(run) {
			return nil, Hung(limit)
		}
	}
	if run.err != nil {
		return nil, failed(run.err)
	}
	return run.positions, nil
}

// take waits for the token.
func (e *fence) take(ctx context.Context, limit time.Duration) error {
	if err := e.usable(); err != nil {
		return err
	}
	fires, stop := e.timer(limit)
	defer stop()
	select {
	case e.token <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	case <-fires:
		return Busy()
	}
	if err := e.usable(); err != nil {
		<-e.token
		return err
	}
	return nil
}

// guarded runs the engine and turns a panic into an error.
func (e *fence) guarded(program, source string) (positions []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			positions, err = nil, fmt.Errorf("%v", r)
		}
	}()
	return e.run(program, source)
}

// usable says why the engine must not be called, or nothing.
func (e *fence) usable() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.broken != nil {
		return &Error{What: "the layout engine failed at an earlier figure and cannot be used any more",
			Advice: "start the program again", Err: e.broken}
	}
	if e.stuck {
		return &Error{What: "the layout engine has not finished an earlier figure",
			Advice: "wait, or start the program again"}
	}
	return nil
}

// ended notes how a run ended. The engine's memory cannot be trusted after any
// error.
func (e *fence) ended(run *engineRun) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.stuck = false
	if run.err != nil {
		e.broken = run.err
	}
	close(run.done)
}

// overdue notes that a run has exceeded its limit, and reports whether it has: a
// run can end while its timer fires, and then nothing is stuck.
func (e *fence) overdue(run *engineRun) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	select {
	case <-run.done:
		return false
	default:
		e.stuck = true
		return true
	}
}

func failed(err error) *Error {
	return &Error{What: "the layout engine failed",
		Advice: "start the program again; if it happens again, choose another layout and report the figure", Err: err}
}

// firstLine keeps stack traces out of messages.
func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	if s == "" {
		return "it did not say why"
	}
	return s
}

// misread is the error of an answer that cannot be read. The same drawing gives
// the same answer, and so the same error.
func misread(err error) error {
	e := failed(err)
	e.Repeats = true
	return e
}

// errAnswer says that the engine's answer is not what was asked for.
var errAnswer = errors.New("its answer was not understood")
