package worker

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"dossier/internal/engine"
	"dossier/render/layout"
)

// failure requires an EngineError of one line that holds all the words.
func failure(t *testing.T, err error, words ...string) {
	t.Helper()
	var e *layout.EngineError
	if !errors.As(err, &e) {
		t.Fatalf("%T: %v", err, err)
	}
	if e.Advice == "" || strings.Contains(err.Error(), "\n") {
		t.Errorf("%q", err)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
}

// Whatever a worker does, its figure fails with a clear error and the next works.
func TestEveryFaultIsToldAndMended(t *testing.T) {
	for _, c := range []struct {
		does  string
		limit time.Duration
		words []string
	}{
		{"crash", enough, []string{"the layout engine failed", "out of bounds memory access", "another layout"}},
		{"hang", 30 * time.Millisecond, []string{"did not end within 300ms", "fewer actors"}},
		{"error", enough, []string{"the layout engine failed", "not understood"}},
		{"garble", enough, []string{"answer that was not understood"}},
		{"another figure", enough, []string{"answer that was not understood"}},
		{"too much", enough, []string{"answer that was not understood"}},
		{"too little", enough, []string{"crashed on this figure", "exit status 0"}},
		{"talk", enough, []string{"crashed on this figure (I am tired!)"}},
	} {
		t.Run(c.does, func(t *testing.T) {
			t.Parallel()
			p := pool(t, Options{Workers: 1})
			for _, state := range []string{"new", "used"} {
				_, err := p.Run(context.Background(), c.does, "", c.limit)
				failure(t, err, c.words...)
				if got := must(t, p, "dot", drawing); !strings.Contains(got, `"pos"`) {
					t.Errorf("after a fault on a %s worker: %s", state, got)
				}
			}
		})
	}
}

func TestMemoryIsBounded(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("nothing bounds it here but the engine's address space")
	}
	if testing.Short() {
		t.Skip("the race detector has words of its own for it")
	}
	p := pool(t, Options{Workers: 1})
	_, err := p.Run(context.Background(), "memory", "", enough)
	failure(t, err, "more memory than the 1024 MB", "fewer actors")
	must(t, p, "dot", drawing)
}

// A fault of a worker that has served other figures is not held against the
// figure; a fault of a new one is, and it is not tried for ever.
func TestOneMoreTryOnANewWorker(t *testing.T) {
	p := pool(t, Options{Workers: 1})
	first := must(t, p, "crash later", "")
	if second := must(t, p, "crash later", ""); second == first {
		t.Error("the crashed worker served on")
	}
	_, err := p.Run(context.Background(), "crash", "", enough)
	failure(t, err, "out of bounds")
}

func TestWorkerThatDoesNotStart(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text")
	if err := os.WriteFile(text, []byte("no program"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		command []string
		limit   time.Duration
		words   string
	}{
		{[]string{filepath.Join(dir, "nothing")}, enough, "does not start"},
		{[]string{text}, enough, "does not start"},
		{command(t, asDead), enough, "does not start (no engine here)"},
		{command(t, asMute), 10 * time.Millisecond, "did not end within 100ms"},
	} {
		p := pool(t, Options{Command: c.command})
		for range 2 {
			_, err := p.Run(context.Background(), "dot", drawing, c.limit)
			failure(t, err, c.words)
		}
	}
}

func TestWorkersAreReused(t *testing.T) {
	p := pool(t, Options{Figures: 3})
	var pids []string
	for range 7 {
		pids = append(pids, must(t, p, "pid", ""))
	}
	for i := range pids {
		if same := i > 0 && pids[i] == pids[i-1]; same != (i%3 > 0) {
			t.Errorf("figure %d of %v: three figures a worker, one worker at a time", i, pids)
		}
	}
}

func TestEnvironmentHoldsOnlyWhatTheEngineNeeds(t *testing.T) {
	t.Setenv("DOSSIER_SECRET", "1")
	t.Setenv("HOME", os.Getenv("HOME"))
	got := "\n" + must(t, pool(t, Options{}), "environment", "")
	if strings.Contains(got, "SECRET") || strings.Contains(got, "\nPATH=") || !strings.Contains(got, "\nHOME=") {
		t.Errorf("the environment of a worker:%s", got)
	}
}

// Nobody waits for a figure whose context is done, at whatever stage.
func TestCancelledContext(t *testing.T) {
	p := pool(t, Options{Workers: 1})
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Run(gone, "dot", drawing, enough); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var wait sync.WaitGroup
	for range 3 { // one at work and two who wait for it
		wait.Go(func() {
			if _, err := p.Run(ctx, "hang", "", enough); !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled: %v", err)
			}
		})
	}
	time.Sleep(50 * time.Millisecond)
	cancel()
	wait.Wait()
	must(t, p, "dot", drawing)
}

func TestBusy(t *testing.T) {
	p := pool(t, Options{Workers: 1})
	ctx, cancel := context.WithCancel(context.Background())
	var wait sync.WaitGroup
	wait.Go(func() { p.Run(ctx, "hang", "", enough) }) //nolint:errcheck // it is cancelled
	for len(p.turns) == 0 {
		time.Sleep(time.Millisecond)
	}
	_, err := p.Run(context.Background(), "dot", drawing, 2*time.Millisecond)
	failure(t, err, "busy with other figures")
	cancel()
	wait.Wait()
}

func TestTooLargeADrawing(t *testing.T) {
	_, err := pool(t, Options{}).Run(context.Background(), "dot", strings.Repeat(" ", maxRequest), enough)
	failure(t, err, "too large")
}

func TestManyAtOnce(t *testing.T) {
	p := pool(t, Options{Figures: 5})
	want, err := engine.Run("dot", drawing)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i := range 24 {
		wait.Go(func() {
			if i%6 == 5 {
				_, err := p.Run(context.Background(), "crash", "", enough)
				failure(t, err, "out of bounds")
				return
			}
			if got := must(t, p, "dot", drawing); got != string(want) {
				t.Errorf("another answer:\n%s", got)
			}
		})
	}
	wait.Wait()
}

// Close stops what is at work, and nothing is left of it.
func TestClose(t *testing.T) {
	before := runtime.NumGoroutine()
	p := New(Options{Command: command(t, asWorker)})
	must(t, p, "pid", "")
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			_, err := p.Run(context.Background(), "hang", "", enough)
			failure(t, err, "stopped")
		})
	}
	time.Sleep(50 * time.Millisecond)
	p.Close()
	wait.Wait()
	p.Close()
	_, err := p.Run(context.Background(), "dot", drawing, enough)
	failure(t, err, "stopped")
	for until := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
	}
}
