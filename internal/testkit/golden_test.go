package testkit

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// spy records what a check under test says, instead of failing this test.
type spy struct {
	testing.TB
	said string
}

func (s *spy) Helper() {}

func (s *spy) Errorf(format string, args ...any) { s.said += fmt.Sprintf(format, args...) }

func (s *spy) Fatalf(format string, args ...any) {
	s.Errorf(format, args...)
	panic(s)
}

func golden(t *testing.T, name, got string) (said string) {
	s := &spy{TB: t}
	defer func() {
		if p := recover(); p != nil && p != any(s) {
			panic(p)
		}
		said = s.said
	}()
	Golden(s, name, []byte(got))
	return s.said
}

func TestGolden(t *testing.T) {
	t.Chdir(t.TempDir())
	set := func(on bool) { *update = on }
	defer set(*update)

	set(false)
	if said := golden(t, "a/b.txt", "one\n"); !strings.Contains(said, "-update") {
		t.Errorf("a missing file: %q does not tell how to write it", said)
	}
	set(true)
	if said := golden(t, "a/b.txt", "one\n"); said != "" {
		t.Error(said)
	}
	if got, err := os.ReadFile(filepath.Join("testdata", "a", "b.txt")); err != nil || string(got) != "one\n" {
		t.Errorf("the file holds %q (%v)", got, err)
	}
	set(false)
	if said := golden(t, "a/b.txt", "one\n"); said != "" {
		t.Errorf("equal text: %s", said)
	}
	if said := golden(t, "a/b.txt", "two\n"); !strings.Contains(said, "one") || !strings.Contains(said, "two") {
		t.Errorf("different text: %q does not show both", said)
	}
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"equal", "a\nb\n", "a\nb\n", ""},
		{"changed in the middle", "a\nb\nc\nd\ne\n", "a\nb\nx\nd\ne\n",
			"     1  a\n     2  b\n-    3  c\n+    3  x\n     4  d\n     5  e\n"},
		{"added to nothing", "", "a\n", "+    1  a\n"},
		{"removed", "a\nb\n", "b\n", "-    1  a\n     2  b\n"},
		{"line end", "a\n", "a", "-    1  a\n+    1  a  (no line end)\n"},
		{"unseen", "a\r\n", "a\n", "-    1  \"a\\r\"\n+    1  a\n"},
		{"two apart", "a\nm\nn\nz\n", "b\nm\nn\ny\n",
			"-    1  a\n+    1  b\n     2  m\n     3  n\n-    4  z\n+    4  y\n"},
	} {
		if got := Diff([]byte(c.a), []byte(c.b)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestDiffIsBounded(t *testing.T) {
	a := strings.Repeat("x\n", 50_000)
	b := strings.Repeat("y\n", 50_000)
	got := Diff([]byte(a), []byte(b))
	if lines := strings.Count(got, "\n"); lines > diffShown+2*diffContext+1 {
		t.Errorf("%d lines", lines)
	}
	if !strings.Contains(got, "not shown") {
		t.Error("the diff does not say that it was cut")
	}
	if got := Diff([]byte(strings.Repeat("x", 1<<20)), nil); len(got) > 2*diffWidth {
		t.Errorf("a long line gives %d bytes", len(got))
	}
}
