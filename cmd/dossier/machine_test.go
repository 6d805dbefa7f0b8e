package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAvailableMemory(t *testing.T) {
	for text, want := range map[string]int64{
		"MemTotal: 100 kB\nMemAvailable:   2048 kB\n": 2 << 20,
		"MemTotal: 100 kB\n":                          0,
		"MemAvailable: much kB\n":                     0,
		"":                                            0,
	} {
		if got := availableMemory([]byte(text)); got != want {
			t.Errorf("availableMemory(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestFileThatDoesNotFitIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ties.csv")
	if err := os.WriteFile(file, []byte("from,to\n"+strings.Repeat("a,b\n", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	a := &app{in: strings.NewReader(""), out: &sureWriter{w: &out}, err: &errs, env: func(string) string { return "" }, memory: 10_000}
	if code := a.run(context.Background(), []string{"-f", file}); code != exitInternal {
		t.Errorf("exit code %d, want %d", code, exitInternal)
	}
	if want := "it needs about 23 kB of memory, and 9 kB are to be had"; !strings.Contains(errs.String(), want) {
		t.Errorf("%q does not stand in %s", want, errs.String())
	}
	a.memory = 1 << 20
	if code := a.run(context.Background(), []string{"-f", file}); code != exitDone {
		t.Errorf("exit code %d with memory enough, want %d; %s", code, exitDone, errs.String())
	}
}

func TestProgressBar(t *testing.T) {
	var b bytes.Buffer
	clock := time.Unix(0, 0)
	bar := newProgressBar(&b, func() time.Time { return clock })
	bar.tell("big.csv", 1, 4)
	bar.wipe()
	if b.Len() > 0 {
		t.Errorf("shown within the first second: %q", b.String())
	}
	clock = clock.Add(2 * time.Second)
	bar.tell("dir/big\x1b.csv", 1<<20, 4<<20)
	bar.tell("dir/big.csv", 2<<20, 4<<20) // too soon
	bar.wipe()
	want := "\r\x1b[Kreading big"
	if got := b.String(); !strings.HasPrefix(got, want) || !strings.Contains(got, "[######..................]  25 %") || strings.Count(got, "reading") != 1 || !strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("shown: %q", got)
	}
}
