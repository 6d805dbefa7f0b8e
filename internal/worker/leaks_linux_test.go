package worker

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"dossier/render/layout"
)

// alive reports whether a process runs; one that nobody has waited for does not.
func alive(t *testing.T, pid string) bool {
	t.Helper()
	stat, err := os.ReadFile("/proc/" + pid + "/stat")
	if err != nil {
		return false
	}
	_, rest, _ := bytes.Cut(stat, []byte(") "))
	return !bytes.HasPrefix(rest, []byte("Z"))
}

// gone requires that a process ends within some seconds.
func gone(t *testing.T, pid string) {
	t.Helper()
	for until := time.Now().Add(20 * time.Second); alive(t, pid); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatalf("process %s still runs", pid)
		}
	}
}

// children counts the processes that this one has started and not waited for.
func children(t *testing.T) int {
	t.Helper()
	tasks, err := os.ReadDir("/proc/self/task")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, task := range tasks {
		list, err := os.ReadFile("/proc/self/task/" + task.Name() + "/children")
		if err != nil && !os.IsNotExist(err) {
			t.Skip("this kernel does not list children")
		}
		n += len(strings.Fields(string(list)))
	}
	return n
}

func TestNoProcessIsLeft(t *testing.T) {
	before := children(t)
	p := New(Options{Command: command(t, asWorker), Figures: 2})
	var wait sync.WaitGroup
	for i := range 12 {
		wait.Go(func() {
			p.Run(context.Background(), []string{"pid", "crash", "garble"}[i%3], "", enough) //nolint:errcheck // whatever becomes of it
		})
	}
	wait.Wait()
	if n := children(t) - before; n > 2 {
		t.Errorf("%d processes, of at most 2", n)
	}
	p.Close()
	if n := children(t) - before; n != 0 {
		t.Errorf("%d processes are left", n)
	}
}

// A worker that is killed from outside while it waits, or in the middle of a
// figure, is replaced.
func TestKilledFromOutside(t *testing.T) {
	p := pool(t, Options{Workers: 1})
	kill := func(pid string) {
		n, err := strconv.Atoi(pid)
		if err != nil {
			t.Fatal(err)
		}
		if err := syscall.Kill(n, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
	}
	pid := must(t, p, "pid", "")
	kill(pid)
	gone(t, pid)
	pid = must(t, p, "pid", "")
	time.AfterFunc(100*time.Millisecond, func() { kill(pid) })
	_, err := p.Run(context.Background(), "hang", "", time.Second/layout.Patience)
	failure(t, err, "did not end within 1s") // on the second worker
	must(t, p, "dot", drawing)
}

// A worker ends when the program that started it dies without a word, even in
// the middle of a figure that the engine takes minutes for.
func TestWorkersEndWithTheirParent(t *testing.T) {
	c := command(t, asParent)
	cmd := exec.Command(c[0], c[1])
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	pid, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	pid = strings.TrimSpace(pid)
	time.Sleep(300 * time.Millisecond) // it is at the figure
	if !alive(t, pid) {
		t.Fatal("the worker has ended by itself")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait() //nolint:errcheck // it was killed
	gone(t, pid)
}

// The limit holds for an engine that never yields, and is one of processor time:
// the clock would say something else.
func TestEngineIsStopped(t *testing.T) {
	p := pool(t, Options{Workers: 1})
	must(t, p, "dot", drawing)
	_, err := p.Run(context.Background(), "dot", heavy(), 500*time.Millisecond)
	failure(t, err, "took longer than 500ms of processor time")
	must(t, p, "dot", drawing)
}

// A worker that is stopped, and goes on when its limit is long over by the clock,
// gives its answer.
func TestStoppedWorkerGoesOn(t *testing.T) {
	p := pool(t, Options{Workers: 1})
	pid, err := strconv.Atoi(must(t, p, "pid", ""))
	if err != nil {
		t.Fatal(err)
	}
	const limit = time.Second
	answer := make(chan error, 1)
	if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	go func() {
		_, err := p.Run(context.Background(), "pid", "", limit)
		answer <- err
	}()
	time.Sleep(limit + limit/2)
	if err := syscall.Kill(pid, syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if err := <-answer; err != nil {
		t.Error(err)
	}
}
