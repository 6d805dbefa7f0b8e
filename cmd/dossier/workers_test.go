package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A graph of a thousand actors is refused, in whatever layout, and says
// what to do instead.
func TestThousandActors(t *testing.T) {
	for _, ties := range []int{1500, 5000, 50_000} {
		var csv strings.Builder
		csv.WriteString("from,relation,to\n")
		for i := range ties {
			fmt.Fprintf(&csv, "A%d,supplies,A%d\n", i%1000, (i%1000+1+i/1000)%1000)
		}
		file := filepath.Join(t.TempDir(), "ties.csv")
		if err := os.WriteFile(file, []byte(csv.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, layout := range []string{"dot", "neato", "fdp", "sfdp", "circo", "twopi", "auto"} {
			code, _, err := run(t, "", "-f", file, "draw", "--layout", layout)
			if code != exitInternal || !strings.Contains(err, "a figure of 1,000 actors and ") || !strings.Contains(err, "draw --path a") || !strings.Contains(err, "--layout "+layout+"\n") {
				t.Errorf("%s, %d ties: exit code %d: %s", layout, ties, code, err)
			}
		}
	}
}
