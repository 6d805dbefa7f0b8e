//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// manyRows is more than a pipe takes: who has written it knows that it is read.
var manyRows = "from,to\n" + strings.Repeat("a,b\n", 1<<18)

// reading starts a command that reads standard input, and returns once it reads.
func reading(t *testing.T, cmd *exec.Cmd) (stdin io.WriteCloser, errs *bytes.Buffer) {
	t.Helper()
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	errs = new(bytes.Buffer)
	cmd.Stderr = errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(stdin, manyRows); err != nil {
		t.Fatal(err)
	}
	return stdin, errs
}

// ended waits for a process, which is killed if it never ends.
func ended(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	hangs := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() }) //nolint:errcheck // it may have ended
	defer hangs.Stop()
	cmd.Wait() //nolint:errcheck // the exit code says it
	return cmd.ProcessState.ExitCode()
}

// TestSignals sends real signals to the program while it waits for input.
func TestSignals(t *testing.T) {
	for s, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143, syscall.SIGHUP: 129} {
		cmd := program(t, "-f", "-", "path", "A", "B")
		stdin, errs := reading(t, cmd)
		if err := cmd.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		if code := ended(t, cmd); code != want || !strings.Contains(errs.String(), "stopped before it was done") {
			t.Errorf("%v: exit code %d, want %d; %s", s, code, want, errs)
		}
		stdin.Close()
	}
}

// TestSecondSignal: the first signal waits for work that does not look up, here a
// write that nobody reads, and the second does not.
func TestSecondSignal(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ties.csv")
	rows := "from,to\n"
	for i := range 5000 {
		rows += strconv.Itoa(i) + "," + strconv.Itoa(i+1) + "\n"
	}
	if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, "-f", file, "claims", "--format", "csv")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := stdout.Read(make([]byte, 1)); err != nil { // it writes, and will wait for a reader
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	done := make(chan int, 1)
	go func() { done <- ended(t, cmd) }()
	for { // two signals may reach a process as one, so more are sent until it ends
		cmd.Process.Signal(syscall.SIGTERM) //nolint:errcheck // it may have ended
		select {
		case code := <-done:
			if code != 130 && code != 143 {
				t.Errorf("exit code %d, want that of a signal", code)
			}
			return
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// TestIgnoredSignals: who starts the program with a signal ignored, as nohup does
// and a shell in the background, means it.
func TestIgnoredSignals(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	for name, s := range map[string]syscall.Signal{"INT": syscall.SIGINT, "HUP": syscall.SIGHUP} {
		folder := t.TempDir()
		link := filepath.Join(folder, "dossier") // the name by which TestMain knows the program
		if err := os.Symlink(program(t).Path, link); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(sh, "-c", `trap "" `+name+`; exec "$0" -f - claims --format csv`, link)
		stdin, errs := reading(t, cmd)
		if err := cmd.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		stdin.Close()
		if code := ended(t, cmd); code != exitDone {
			t.Errorf("%v ignored: exit code %d, want %d; %s", s, code, exitDone, errs)
		}
	}
}
