package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDecideEach: somebody at a terminal is asked about one pair after the other.
func TestDecideEach(t *testing.T) {
	const ties = "from,relation,to\nAnna Berg,meets,Berg Anna\nKiev,part-of,Ukraine\nKyiv,part-of,Ukraine\nPutin,warns,Путин\n"
	for _, tt := range []struct {
		name, typed string
		code        int
		want        string // verdicts in the file
		told        []string
	}{
		{"one after the other", "perhaps\ns\n\ns\none man\nd\ntwo\nU\n who knows \n", exitDone, "same different unsure", []string{"A decision needs a reason.", "No more proposals.", "Putin"}},
		{"skipped", "\nskip\n\n", exitDone, "", []string{"No more proposals."}},
		{"quit", "s\none man\nq\n", exitDone, "same", nil},
		{"no more input", "s\none man\n", exitDone, "same", nil},
		{"no reason before the end", "s\n", exitDone, "", nil},
	} {
		dir := folder(t, map[string]string{"ties.csv": ties})
		file := filepath.Join(dir, "decisions.yaml")
		var out, errs bytes.Buffer
		a := &app{in: strings.NewReader(tt.typed), out: &sureWriter{w: &out}, err: &errs, env: func(string) string { return "" }, asks: true}
		code := a.run(context.Background(), []string{"-f", filepath.Join(dir, "ties.csv"), "identities", "decide", "--by", "Ann", "-o", file})
		text, err := os.ReadFile(file)
		if err != nil && tt.want != "" {
			t.Error(err)
		}
		var got []string
		for line := range strings.Lines(string(text)) {
			if verdict, ok := strings.CutPrefix(strings.TrimSpace(line), "verdict: "); ok {
				got = append(got, verdict)
			}
		}
		if code != tt.code || strings.Join(got, " ") != tt.want || out.Len() > 0 {
			t.Errorf("%s: code %d, %v\n%s%s", tt.name, code, got, out.String(), errs.String())
		}
		for _, word := range tt.told {
			if !strings.Contains(errs.String(), word) {
				t.Errorf("%s: %q does not stand in\n%s", tt.name, word, errs.String())
			}
		}
	}
}

// TestDecideEachEndsWithItsContext: an interrupt does not wait for a line.
func TestDecideEachEndsWithItsContext(t *testing.T) {
	dir := folder(t, map[string]string{"ties.csv": "from,relation,to\nKiev,part-of,Kyiv\n"})
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer write.Close()
	defer read.Close()
	ctx, cancel := context.WithCancel(context.Background())
	asked := &onWrite{then: cancel, at: "[s]ame"}
	a := &app{in: read, out: &sureWriter{w: &bytes.Buffer{}}, err: asked, env: func(string) string { return "" }, asks: true}
	if code := a.run(ctx, []string{"-f", filepath.Join(dir, "ties.csv"), "identities", "decide", "--by", "Ann", "-o", filepath.Join(dir, "d.yaml")}); code == exitDone {
		t.Errorf("code %d\n%s", code, asked.text.String())
	}
}

// onWrite calls a function once something is written.
type onWrite struct {
	text bytes.Buffer
	at   string
	then func()
}

func (w *onWrite) Write(p []byte) (int, error) {
	if strings.Contains(string(p), w.at) {
		w.then()
	}
	return w.text.Write(p)
}
