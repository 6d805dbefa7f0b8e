package worker

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"

	"dossier/render/layout"
)

// Options say how many workers there are. The zero Options are the defaults.
type Options struct {
	// Command starts a worker: a program and its arguments. Empty: this program
	// with [Verb].
	Command []string
	// Workers is how many there are at most; 2 where 0, and never more than
	// GOMAXPROCS.
	Workers int
	// Figures is how many a worker lays out before it is replaced; 300 where 0.
	// The engine keeps some 25 kB of each.
	Figures int
}

// Pool lays drawings out in worker processes. It is a [layout.Runner]. Workers
// are started when they are first needed, some 30 ms each. Whoever makes a Pool
// closes it.
type Pool struct {
	opt Options
	// turns has a place for each worker. Who waits for one is served in the order
	// of coming.
	turns  chan struct{}
	closed context.Context
	close  context.CancelFunc

	closing sync.Mutex

	mu   sync.Mutex
	idle []*process // the last is the next to be used
}

// New makes a pool that has no workers yet.
func New(opt Options) *Pool {
	if opt.Workers <= 0 {
		opt.Workers = 2
	}
	opt.Workers = min(opt.Workers, runtime.GOMAXPROCS(0))
	if opt.Figures <= 0 {
		opt.Figures = 300
	}
	p := &Pool{opt: opt, turns: make(chan struct{}, opt.Workers)}
	p.closed, p.close = context.WithCancel(context.Background())
	return p
}

// Why a call ends although the caller would wait.
var (
	errOverdue = errors.New("the processor time is up")
	errHung    = errors.New("the time is up")
	errClosed  = errors.New("the layout workers have been stopped")
)

// job is what a worker is to lay out, and the processor time it may take.
type job struct {
	program, source string
	limit           time.Duration
}

// Run implements [layout.Runner]. By the clock a figure may wait for a worker
// [layout.Patience] times as long as the limit, and then be at work as long; the
// start of a worker counts to that. Processor time is told on Linux only. When ctx
// is done or the time is up the worker is killed, and Run returns as soon as it is
// gone, in some milliseconds.
func (p *Pool) Run(ctx context.Context, program, source string, limit time.Duration) ([]byte, error) {
	if len(source) > maxRequest/2 {
		return nil, &layout.EngineError{What: fmt.Sprintf("a drawing of %d bytes is too large for the layout engine", len(source)),
			Advice: "draw fewer actors, or filter the ties", Repeats: true}
	}
	until, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(p.closed, func() { cancel(errClosed) })()
	if err := p.takeTurn(until, layout.Patience*limit); err != nil {
		return nil, err
	}
	defer func() { <-p.turns }()
	defer time.AfterFunc(layout.Patience*limit, func() { cancel(errHung) }).Stop()
	worker := p.takeIdle()
	if worker != nil && worker.figures > 0 && layout.Fresh(layout.Engine(program)) {
		worker.end()
		worker = nil
	}
	used := worker != nil
	j := job{program, source, limit}
	positions, words, err := p.runOn(until, worker, j)
	if used && err != nil && err != errOverdue && until.Err() == nil {
		// What earlier figures left in the engine's memory may be to blame. A new
		// worker tells; if that fails too, it is the figure.
		positions, words, err = p.runOn(until, nil, j)
	}
	if err != nil {
		return nil, p.explain(err, words, limit)
	}
	return positions, nil
}

// takeTurn waits until a worker is free, or may be started.
func (p *Pool) takeTurn(ctx context.Context, patience time.Duration) error {
	if ctx.Err() == nil {
		timer := time.NewTimer(patience)
		defer timer.Stop()
		select {
		case p.turns <- struct{}{}:
			return nil
		case <-timer.C:
			return layout.Busy()
		case <-ctx.Done():
		}
	}
	return p.explain(context.Cause(ctx), "", 0)
}

// runOn asks a worker, or a new one where there is none, and keeps it for the
// next figure unless it failed or has served long enough. With an error come the
// last words of the worker.
func (p *Pool) runOn(ctx context.Context, worker *process, j job) (positions []byte, words string, err error) {
	if worker == nil {
		if worker, err = p.start(ctx); err != nil {
			return nil, "", err
		}
	}
	positions, err = worker.ask(ctx, j)
	if err != nil || worker.figures >= p.opt.Figures {
		worker.end()
		return positions, worker.lastWords(), err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, worker)
	return positions, "", nil
}

func (p *Pool) start(ctx context.Context) (*process, error) {
	command := p.opt.Command
	if len(command) == 0 {
		var err error
		if command, err = self(); err != nil {
			return nil, errors.Join(err, errStart)
		}
	}
	return start(ctx, command)
}

// takeIdle returns a worker that waits for work, or nil.
func (p *Pool) takeIdle() *process {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) == 0 {
		return nil
	}
	last := len(p.idle) - 1
	worker := p.idle[last]
	p.idle = p.idle[:last]
	return worker
}

// explain says what became of a figure and what to do about it.
func (p *Pool) explain(err error, words string, limit time.Duration) error {
	var told *engineError
	switch {
	case errors.Is(err, errOverdue):
		return layout.Overdue(limit)
	case errors.Is(err, errHung):
		return layout.Hung(layout.Patience * limit)
	case errors.Is(err, errClosed):
		return &layout.EngineError{What: errClosed.Error(), Advice: "start the program again"}
	case errors.Is(err, errStart):
		return &layout.EngineError{What: "the layout worker does not start", Err: err,
			Advice: "look whether the program may start processes and has memory enough"}
	case errors.As(err, &told):
		return &layout.EngineError{What: "the layout engine failed", Err: told,
			Advice: "choose another layout, and report the figure", Repeats: true} // a new worker has said so
	case errors.Is(err, errGarbled):
		return &layout.EngineError{What: "the layout worker gave an answer that was not understood",
			Advice: "try again; if it happens again, choose another layout and report the figure"}
	case errors.Is(err, errEnded) && outOfMemory(words):
		return &layout.EngineError{What: fmt.Sprintf("the layout needs more memory than the %d MB that it may take", maxMemory>>20),
			Advice: "draw fewer actors, or choose another layout", Err: errors.New(words)}
	case errors.Is(err, errEnded):
		return &layout.EngineError{What: "the layout engine crashed on this figure",
			Advice: "choose another layout, and report the figure", Err: errors.New(words)}
	}
	return err // that of the caller's context
}

// outOfMemory reports whether a worker's last words are those that Go, or the
// engine, has for a lack of memory.
func outOfMemory(words string) bool {
	return strings.Contains(words, "out of memory") || strings.Contains(words, "cannot allocate memory")
}

// Close stops the workers, those that are at work too, and returns when all are
// gone. A call of Run that waits returns an error, as does each later one.
func (p *Pool) Close() {
	p.close()
	p.closing.Lock() // two that close would each wait for the other's turns
	defer p.closing.Unlock()
	for range p.opt.Workers {
		p.turns <- struct{}{}
	}
	for worker := p.takeIdle(); worker != nil; worker = p.takeIdle() {
		worker.end()
	}
	for range p.opt.Workers {
		<-p.turns
	}
}
