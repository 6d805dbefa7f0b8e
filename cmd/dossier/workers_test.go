package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossier/internal/testkit"
)

// countingRunner counts the figures that an engine is asked to lay out, and lays out
// none.
type countingRunner struct{ runs int }

func (c *countingRunner) Run(context.Context, string, string, time.Duration) ([]byte, error) {
	c.runs++
	return nil, errors.New("nobody lays this out")
}

// A graph of a thousand actors is refused before any engine is asked, in whatever
// layout, and says what to do instead. Finding that out takes work that is bounded
// however many ties there are: a few looks at the context for each figure that is
// tried, beside those of reading the file.
func TestThousandActors(t *testing.T) {
	if testing.Short() {
		t.Skip("reads large files for every layout")
	}
	for _, ties := range []int{1500, 5000, 50_000} {
		var csv strings.Builder
		csv.WriteString("from,relation,to\n")
		for i := range ties {
			fmt.Fprintf(&csv, "A%d,supplies,A%d\n", i%1000, (i%1000+1+i/1000)%1000)
		}
		file := filepath.Join(folder(t, map[string]string{"ties.csv": csv.String()}), "ties.csv")
		reading := testkit.EndAfter(1 << 40)
		if code, _ := runCounted(reading, nil, "-f", file, "rank"); code != exitDone {
			t.Fatalf("%d ties: exit code %d", ties, code)
		}
		for _, layout := range []string{"dot", "neato", "fdp", "sfdp", "circo", "twopi", "auto"} {
			looks, engine := testkit.EndAfter(1<<40), &countingRunner{}
			code, err := runCounted(looks, engine, "-f", file, "draw", "--layout", layout)
			if code != exitInternal || !strings.Contains(err, "a figure of 1,000 actors and ") || !strings.Contains(err, "draw --path a") || !strings.Contains(err, "--layout "+layout+"\n") {
				t.Errorf("%s, %d ties: exit code %d: %s", layout, ties, code, err)
			}
			if more := looks.Count() - reading.Count(); engine.runs > 0 || more > 1000 {
				t.Errorf("%s, %d ties: %d figures laid out, and %d looks more than for reading", layout, ties, engine.runs, more)
			}
		}
	}
}

// runCounted runs a command with such a context and engine.
func runCounted(ctx context.Context, engine *countingRunner, args ...string) (code int, errs string) {
	var o, e bytes.Buffer
	a := &app{in: strings.NewReader(""), out: &sureWriter{w: &o}, err: &e, env: func(string) string { return "" }}
	if engine != nil {
		a.workers = engine
	}
	code = a.run(ctx, args)
	return code, e.String()
}
