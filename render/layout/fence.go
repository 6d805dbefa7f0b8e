package layout

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"dossier/internal/engine"
)

// runner lays out one drawing; see engine.Run.
type runner func(program, source string) ([]byte, error)

// fence stands around the engine. Of the goroutines that want to draw, the one
// that holds the token may run it.
type fence struct {
	run   runner
	token chan struct{}

	mu sync.Mutex
	// stuck is set while a call that exceeded its time limit still runs, broken
	// for good once the engine has failed.
	stuck, broken error
}

// shared is the fence of the one engine that a process has. There can be no
// second: go-graphviz keeps its machine in a global variable.
var shared = newFence(engine.Run)

func newFence(run runner) *fence {
	return &fence{run: run, token: make(chan struct{}, 1)}
}

type answer struct {
	positions []byte
	err       error
}

// Place runs the engine, or says why it cannot; see [Placer]. It returns when the
// time is up or ctx is done, even though the engine goes on; the token is given
// back only when the engine has come to an end.
//
// The engine's code does not yield to the Go scheduler: where goroutines share a
// single thread, or the collector waits for it, nothing else runs until it is
// done, and the limit comes too late. So it is for figures that take the engine
// far less than the limit; see [Small].
func (e *fence) Place(ctx context.Context, program, source string, limit time.Duration) ([]byte, error) {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	if err := e.usable(); err != nil {
		return nil, err
	}
	select {
	case e.token <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-timer.C:
		return nil, Busy()
	}
	if err := e.usable(); err != nil {
		<-e.token
		return nil, err
	}
	// One place in the channel: the goroutine ends even if nobody waits.
	done := make(chan answer, 1)
	go func() {
		defer func() { <-e.token }()
		positions, err := e.guarded(program, source)
		e.finished(err)
		done <- answer{positions, err}
	}()
	select {
	case a := <-done:
		if a.err != nil {
			return nil, failed(a.err)
		}
		return a.positions, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-timer.C:
		return nil, e.overdue(limit)
	}
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
		return &EngineError{What: "the layout engine failed at an earlier figure and cannot be used any more",
			Advice: "start the program again", Err: e.broken}
	}
	if e.stuck != nil {
		return &EngineError{What: "the layout engine has not finished an earlier figure",
			Advice: "wait, or start the program again", Err: e.stuck}
	}
	return nil
}

// finished notes how a call ended. The engine's memory cannot be trusted after
// any error.
func (e *fence) finished(err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.stuck = nil
	if err != nil {
		e.broken = err
	}
}

// overdue notes that a call exceeds its time limit.
func (e *fence) overdue(limit time.Duration) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.stuck = fmt.Errorf("it took longer than %v", limit)
	return Overdue(limit)
}

func failed(err error) error {
	return &EngineError{What: "the layout engine failed",
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

// errAnswer says that the engine's answer is not what was asked for.
var errAnswer = errors.New("its answer was not understood")
