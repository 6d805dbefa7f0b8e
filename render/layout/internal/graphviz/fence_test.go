package graphviz

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dossier/internal/engine"
	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/layout/internal/draft"
)

func drawWith(f *fence, fig *render.Figure, limit time.Duration) (*draft.Positions, error) {
	return Layout{Program: Dot, Runner: f, TimeLimit: limit}.Place(context.Background(), draft.Measure(fig, draft.Roomy))
}

// engineError requires an Error whose message holds all the words.
func engineError(t *testing.T, err error, words ...string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%T: %v", err, err)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("the message has several lines: %q", err)
	}
}

func TestPanicBreaksTheEngine(t *testing.T) {
	calls := 0
	f := newFence(func(string, string) ([]byte, error) {
		calls++
		panic("wasm error: out of bounds memory access\nwasm stack trace:\n\t.$3071(i32) i32")
	})
	_, err := drawWith(f, figures.Path(), time.Second)
	engineError(t, err, "failed", "out of bounds", "start the program again")
	_, err = drawWith(f, figures.Path(), time.Second)
	engineError(t, err, "earlier figure", "out of bounds", "start the program again")
	if calls != 1 {
		t.Errorf("the broken engine was called %d times", calls)
	}
}

func TestErrorBreaksTheEngine(t *testing.T) {
	f := newFence(func(string, string) ([]byte, error) { return nil, errors.New("") })
	_, err := drawWith(f, figures.Path(), time.Second)
	engineError(t, err, "it did not say why")
	_, err = drawWith(f, figures.Path(), time.Second)
	engineError(t, err, "cannot be used any more")
}

func TestTimeLimit(t *testing.T) {
	release := make(chan struct{})
	var calls atomic.Int32
	f := newFence(func(program, source string) ([]byte, error) {
		if calls.Add(1) == 1 {
			<-release
		}
		return engine.Run(program, source)
	})
	_, err := drawWith(f, figures.Path(), 2*time.Millisecond)
	engineError(t, err, "did not end within 20ms", "fewer actors")
	_, err = drawWith(f, figures.Path(), time.Minute) // must not wait
	engineError(t, err, "has not finished an earlier figure")
	if calls.Load() != 1 {
		t.Error("the engine was called while it was busy")
	}
	// Once it has come to an end without a fault it can be used again.
	close(release)
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		if _, err = drawWith(f, figures.Path(), 10*time.Second); err == nil {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

// ready gives timers that have fired already.
func ready(time.Duration) (<-chan time.Time, func() bool) {
	fires := make(chan time.Time, 1)
	fires <- time.Time{}
	return fires, func() bool { return false }
}

// A run that ends between its timer and whoever notes that it is late is neither
// late nor stuck.
func TestRunEndsAsItsTimerFires(t *testing.T) {
	f := newFence(nil)
	run := &engineRun{done: make(chan struct{})}
	f.ended(run) // after the timer has fired, and before it is noted
	if f.overdue(run) {
		t.Error("a run that has ended is late")
	}
	if err := f.usable(); err != nil {
		t.Error(err)
	}
	late := &engineRun{done: make(chan struct{})}
	if !f.overdue(late) || f.usable() == nil {
		t.Error("a run that goes on is not stuck")
	}
	f.ended(late)
	if err := f.usable(); err != nil {
		t.Errorf("stuck after the run has ended: %v", err)
	}
}

// However a run and its timer meet, on one processor too, the fence serves on.
func TestTimersThatFireAtOnce(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f := newFence(func(string, string) ([]byte, error) { return []byte("{}"), nil })
	for i := range 4000 {
		f.timer = func(time.Duration) (<-chan time.Time, func() bool) { return nil, func() bool { return true } }
		if err := f.take(context.Background(), time.Hour); err != nil {
			t.Fatalf("run %d: %v", i, err)
		}
		<-f.token
		f.timer = func(d time.Duration) (<-chan time.Time, func() bool) {
			if len(f.token) == 0 { // for the token, which is free
				return nil, func() bool { return true }
			}
			return ready(d)
		}
		if _, err := f.Run(context.Background(), "dot", "", time.Hour); err != nil {
			engineError(t, err, "did not end")
		}
		f.token <- struct{}{} // the run has ended
		<-f.token
	}
}

func TestAnswerThatMakesNoSense(t *testing.T) {
	for _, answer := range []string{"", "{", "null", `{"objects":[{"name":"n0","pos":"1,2"}]}`,
		`{"objects":[{"name":"n9","pos":"1,2"}]}`, `{"objects":[{"name":"n0","pos":"NaN,inf"}]}`,
		`{"objects":[{"name":"n0","pos":"1,1"},{"name":"n0","pos":"1,1"},{"name":"n0","pos":"1,1"},{"name":"n0","pos":"1,1"}],` +
			`"edges":[{"id":"e0","pos":"1,1 2,2"},{"id":"e1","pos":""},{"id":"e2"}]}`} {
		f := newFence(func(string, string) ([]byte, error) { return []byte(answer), nil })
		_, err := drawWith(f, figures.Path(), time.Second)
		engineError(t, err, "not understood")
	}
}
