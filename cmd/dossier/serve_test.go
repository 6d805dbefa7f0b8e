package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestServeEdit looks for the desk where the flag asks for it, and only there.
func TestServeEdit(t *testing.T) {
	file := filepath.Join(t.TempDir(), "dossier.yaml")
	text := "actors:\n  - {id: a, name: A, kind: state}\n  - {id: b, name: B, kind: state}\nsources: [{id: s, title: S}]\nclaims:\n  - {from: a, relation: warns, to: b, said: [{stance: asserts, source: s}]}\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for flag, want := range map[string]bool{"--edit": true, "--no-open": false} {
		ctx, stop := context.WithCancel(t.Context())
		out, said := io.Pipe()
		a := &app{in: strings.NewReader(""), out: &sureWriter{w: io.Discard}, err: said, env: func(string) string { return "" }}
		done := make(chan int, 1)
		go func() {
			done <- a.run(ctx, []string{"-f", file, "serve", "--no-open", flag, "--listen", "127.0.0.1:0"})
		}()
		lines := bufio.NewScanner(out)
		lines.Scan()
		address := regexp.MustCompile(`http://\S+/`).FindString(lines.Text())
		go io.Copy(io.Discard, out) //nolint:errcheck // what else it says
		resp, err := http.Get(address + "source?id=s")
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || strings.Contains(string(page), "/desk?source=s") != want {
			t.Errorf("%s: %v, %d", flag, err, resp.StatusCode)
		}
		stop()
		if code := <-done; code != exitDone {
			t.Errorf("%s ends with %d", flag, code)
		}
	}
}
