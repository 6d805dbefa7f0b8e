//go:build unix

package load

import (
	"context"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestPipeBelow has a pipe in a folder within the folder, which is not waited for.
func TestPipeBelow(t *testing.T) {
	d := t.TempDir()
	write(t, filepath.Join(d, "sub", "a.dossier.yaml"), withText("file: pipe", "Alpha"))
	if err := syscall.Mkfifo(filepath.Join(d, "sub", "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	done := make(chan string, 1)
	go func() {
		_, problems, err := Load(context.Background(), []string{d}, Options{})
		if err != nil {
			t.Error(err)
		}
		done <- brief(problems)
	}()
	select {
	case got := <-done:
		if got != "6:41 unreadable" {
			t.Error(got)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it waits for the pipe")
	}
}
