package explorer

import (
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"dossier/internal/worker"
)

// workers lists the processes that this one has started.
func workers(t *testing.T) (pids []int) {
	t.Helper()
	lists, err := filepath.Glob("/proc/self/task/*/children")
	if err != nil || len(lists) == 0 {
		t.Skip("this system does not list the children of a process")
	}
	for _, list := range lists {
		text, err := os.ReadFile(list)
		if err != nil {
			continue // that thread has ended
		}
		for pid := range strings.FieldsSeq(string(text)) {
			n, err := strconv.Atoi(pid)
			if err != nil {
				t.Fatal(err)
			}
			pids = append(pids, n)
		}
	}
	return pids
}

// TestWorkersAreKilled kills every worker as soon as it is there while a figure is laid out.
// The page says what happened and keeps what it can say without the figure or says that it
// cannot; the next request is answered, and no process is left over.
func TestWorkersAreKilled(t *testing.T) {
	pool := worker.New(worker.Options{})
	t.Cleanup(pool.Close)
	x := exploring(t, Options{Runner: pool})
	workers(t) // or skip
	stop, stopped, killed := make(chan struct{}), make(chan struct{}), 0
	go func() {
		defer close(stopped)
		for {
			for _, pid := range workers(t) {
				if syscall.Kill(pid, syscall.SIGKILL) == nil {
					killed++
				}
			}
			select {
			case <-stop:
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	for _, target := range []string{"/draw?actor=Kim&layout=dot", "/figure/draw.svg?layout=dot&actor=Kim"} {
		w := get(x, target)
		if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "layout worker") {
			t.Errorf("%s: %d: %.900s", target, w.Code, w.Body)
		}
		if w := get(x, "/show?actor=Kim"); w.Code != http.StatusOK {
			t.Errorf("a page without the engine: %d", w.Code)
		}
	}
	close(stop)
	<-stopped
	if killed == 0 {
		t.Error("nothing was killed")
	}
	if w := get(x, "/draw?actor=Kim&layout=dot"); w.Code != http.StatusOK {
		t.Errorf("%d after it: %.300s", w.Code, w.Body)
	}
	if n := len(workers(t)); n > 2 {
		t.Errorf("%d workers", n)
	}
}
