package testkit

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/safefile"
)

var update = flag.Bool("update", false, "rewrite the golden files with what the tests got")

// Updating reports whether the test runs with -update.
func Updating() bool { return *update }

// Golden compares got with the file testdata/name of the package under test and
// fails the test with the lines that differ. With -update the file is written
// instead, whole or not at all.
func Golden(t testing.TB, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		if err := writeGolden(file, got); err != nil {
			t.Fatalf("updating a golden file: %v", err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run the test with -update to write it", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (- the file, + what the test got); once you have read the difference and want it, run the test with -update\n%s",
			file, Diff(want, got))
	}
}

func writeGolden(file string, got []byte) error {
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, got) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return safefile.Write(file, got)
}

// Bounds on a diff: the lines that [Diff] compares one by one, the lines it
// shows, the unchanged lines around a change, and the length of a shown line.
const (
	diffCompared = 2000
	diffShown    = 60
	diffContext  = 2
	diffWidth    = 200
)

// Diff shows how b differs from a, line by line with line numbers, in at most
// some sixty lines. It is empty when they are equal. Time and memory are
// quadratic in the lines between the first and the last difference, of which
// it compares no more than 2,000 of each.
func Diff(a, b []byte) string {
	if bytes.Equal(a, b) {
		return ""
	}
	left, right := splitLines(a), splitLines(b)
	head := 0
	for head < len(left) && head < len(right) && left[head] == right[head] {
		head++
	}
	tail := 0
	for tail < len(left)-head && tail < len(right)-head &&
		left[len(left)-1-tail] == right[len(right)-1-tail] {
		tail++
	}
	var out strings.Builder
	for i := max(0, head-diffContext); i < head; i++ {
		printLine(&out, ' ', i, left[i])
	}
	shown := printChanges(&out, left[head:len(left)-tail], right[head:len(right)-tail], head)
	if !shown {
		out.WriteString("... more differences not shown\n")
		return out.String()
	}
	for i := len(left) - tail; i < min(len(left)-tail+diffContext, len(left)); i++ {
		printLine(&out, ' ', i, left[i])
	}
	return out.String()
}

// printChanges walks a longest common subsequence of the lines (Hunt and
// McIlroy 1976; here the plain table). It reports whether all was shown.
func printChanges(out *strings.Builder, left, right []string, first int) bool {
	cut := len(left) > diffCompared || len(right) > diffCompared
	left, right = left[:min(len(left), diffCompared)], right[:min(len(right), diffCompared)]
	length := commonLengths(left, right)
	i, j := 0, 0
	for n := 0; i < len(left) || j < len(right); n++ {
		if n == diffShown {
			return false
		}
		switch {
		case i < len(left) && j < len(right) && left[i] == right[j]:
			printLine(out, ' ', first+i, left[i])
			i, j = i+1, j+1
		case j == len(right) || i < len(left) && length[i+1][j] >= length[i][j+1]:
			printLine(out, '-', first+i, left[i])
			i++
		default:
			printLine(out, '+', first+j, right[j])
			j++
		}
	}
	return !cut
}

// commonLengths gives the length of the longest common subsequence of
// left[i:] and right[j:] at [i][j].
func commonLengths(left, right []string) [][]uint16 {
	length := make([][]uint16, len(left)+1)
	for i := range length {
		length[i] = make([]uint16, len(right)+1)
	}
	for i := len(left) - 1; i >= 0; i-- {
		for j := len(right) - 1; j >= 0; j-- {
			if left[i] == right[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	return length
}

// splitLines keeps the line ends, so that a missing one at the end of the file
// is a difference like any other.
func splitLines(text []byte) []string {
	lines := strings.SplitAfter(string(text), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// printLine writes one line of a diff: what no eye could see (control
// characters, a carriage return, a missing line end) is escaped.
func printLine(out *strings.Builder, sign byte, index int, line string) {
	text, ended := strings.CutSuffix(line, "\n")
	shown := fmt.Sprintf("%+q", text)
	if isPlain(text) {
		shown = text
	}
	if len(shown) > diffWidth {
		shown = strings.ToValidUTF8(shown[:diffWidth], "") + "..."
	}
	if !ended {
		shown += "  (no line end)"
	}
	fmt.Fprintf(out, "%c %4d  %s\n", sign, index+1, shown)
}

func isPlain(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}
