package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// narrow takes so many bytes and then fails.
type narrow struct {
	left int
	err  error
}

func (n *narrow) Write(p []byte) (int, error) {
	if len(p) > n.left {
		return n.left, n.err
	}
	n.left -= len(p)
	return len(p), nil
}

// printing are commands that print, whatever their exit code is otherwise.
var printing = [][]string{
	{}, {"--help"}, {"help"}, {"help", "path"}, {"path", "--help"}, {"report", "path", "-h"},
	{"version"}, {"version", "--format", "json"}, {"version", "--format", "csv"},
	{"completion", "bash"}, {"completion", "zsh"}, {"completion", "fish"}, {"completion", "powershell"},
	{"__complete", "path", "Ki"},
	{"--format", "json"}, {"--format", "csv"},
	{"path", "Kim", "Seoul"}, {"path", "Kim", "Seoul", "--format", "json"}, {"path", "Kim", "Seoul", "--format", "csv"},
	{"path", "Kim", "Seoul", "--as-of", "2019"}, // no path: 1, were it not for the output
	{"show", "Kim"}, {"show", "Kim", "--format", "json"}, {"show", "Kim", "--format", "csv"},
	{"claims"}, {"claims", "--format", "json"}, {"claims", "--format", "csv"}, {"claims", "--status", "confirmed", "--relation", "warns"},
	{"draw", "--path", "Kim,Seoul"}, {"draw", "--format", "dot"}, {"draw", "--format", "mermaid"}, {"draw", "--path", "Kim,Seoul", "--format", "png", "--dpi", "40"},
	{"rank"}, {"rank", "--format", "json"}, {"rank", "--format", "csv"},
	{"groups"}, {"groups", "--format", "json"}, {"groups", "--format", "csv"}, {"groups", "triads", "--format", "csv"},
	{"diff", "--as-of", "2019,2023"}, {"diff", "--as-of", "2019,2023", "--format", "json"}, {"diff", "--as-of", "2019,2023", "--format", "csv"},
	{"check"}, {"check", "--format", "json"}, {"check", "--format", "csv"}, {"check", "sample:broken"},
	{"report", "path", "Kim", "Seoul"}, {"report", "claims", "--format", "html"},
}

// TestLostOutput: output that cannot be written, at once or after a while, is a
// failure, whatever the answer was.
func TestLostOutput(t *testing.T) {
	rooms := []int{0, 90}
	if testing.Short() {
		rooms = rooms[:1]
	}
	for _, args := range printing {
		for _, room := range rooms {
			var errs bytes.Buffer
			a := &app{in: strings.NewReader(""), out: &sureWriter{w: &narrow{room, syscall.ENOSPC}}, err: &errs, env: func(string) string { return "" }}
			code := a.run(context.Background(), args)
			if whole := len(strings.TrimSpace(errs.String())) == 0; code != exitInternal || whole {
				if _, out, _ := run(t, "", args...); len(out) <= room {
					continue // it had room
				}
				t.Errorf("%q, room for %d bytes: exit code %d, want %d; %s", args, room, code, exitInternal, errs.String())
			} else if want := "dossier: cannot write to standard output: no space left on device\n"; !strings.HasSuffix(errs.String(), want) {
				t.Errorf("%q, room for %d bytes: %s", args, room, errs.String())
			}
		}
	}
}

// TestReaderThatLeaves: nobody is left to be told why.
func TestReaderThatLeaves(t *testing.T) {
	var errs bytes.Buffer
	gone := &os.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.EPIPE}
	a := &app{in: strings.NewReader(""), out: &sureWriter{w: &narrow{0, gone}}, err: &errs, env: func(string) string { return "" }}
	if code := a.run(context.Background(), []string{"claims"}); code != exitInternal || errs.Len() > 0 {
		t.Errorf("exit code %d, want %d; %s", code, exitInternal, errs.String())
	}
}

// TestStaleWithoutOutput: what is stale is listed on standard output, and a list
// that is lost is not taken for one.
func TestStaleWithoutOutput(t *testing.T) {
	doc := filepath.Join(t.TempDir(), "doc.md")
	if err := os.WriteFile(doc, []byte("<!-- dossier: rank -->\n<!-- /dossier -->\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	a := &app{in: strings.NewReader(""), out: &sureWriter{w: &narrow{0, errors.New("full")}}, err: &errs, env: func(string) string { return "" }}
	if code := a.run(context.Background(), []string{"embed", "--check", doc}); code != exitInternal {
		t.Errorf("exit code %d, want %d; %s", code, exitInternal, errs.String())
	}
}

// TestFullDevice writes to a real device that is full.
func TestFullDevice(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	for _, args := range [][]string{{"--help"}, {"help", "path"}, {"version"}, {"completion", "bash"}, {"claims"}} {
		cmd := program(t, args...)
		cmd.Stdout = full
		if err := cmd.Run(); err == nil || cmd.ProcessState.ExitCode() != exitInternal {
			t.Errorf("%q: exit code %d (%v), want %d", args, cmd.ProcessState.ExitCode(), err, exitInternal)
		}
	}
}

// program is the program itself in a process of its own: this test binary, which
// TestMain makes the program under that name.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Args[0] = "dossier"
	return cmd
}
