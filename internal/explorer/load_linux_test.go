package explorer

import (
	"fmt"
	"net/http"
	"runtime"
	"sync"
	"testing"
	"time"

	"dossier/internal/worker"
)

// TestLoadLeavesNothing puts some hundred questions at once, among them figures that nobody
// has asked for before, and again as many. No answer fails, and the second time leaves no
// more workers and goroutines than the first.
func TestLoadLeavesNothing(t *testing.T) {
	pool := worker.New(worker.Options{})
	t.Cleanup(pool.Close)
	x := exploring(t, Options{Runner: pool})
	load(t, x, 1)
	processes, goroutines := len(workers(t)), runtime.NumGoroutine()
	load(t, x, 2)
	if n := len(workers(t)); n > processes || n == 0 {
		t.Errorf("%d workers, %d before", n, processes)
	}
	for range 100 { // those that end take a moment
		if runtime.NumGoroutine() <= goroutines {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), goroutines)
}

// load asks from many goroutines at once. What is new has the number of the round in its
// title.
func load(t *testing.T, x *Explorer, round int) {
	var all sync.WaitGroup
	for i := range 120 {
		all.Go(func() {
			target := questions[i%len(questions)]
			switch i % 12 {
			case 3:
				target = fmt.Sprintf("/figure/path.svg?from=Kim&to=Seoul&layout=dot&title=%d-%d", round, i)
			case 7:
				target = fmt.Sprintf("/path?from=Kim&to=Seoul&title=%d-%d", round, i)
			case 9:
				target = "/api/v1/complete?prefix=k"
			}
			w := get(x, target)
			for w.Code == http.StatusServiceUnavailable && w.Header().Get("Retry-After") != "" {
				time.Sleep(100 * time.Millisecond) // a busy machine says so
				w = get(x, target)
			}
			if w.Code != http.StatusOK {
				t.Errorf("%s: %d %.200s", target, w.Code, w.Body)
			}
		})
	}
	all.Wait()
}
