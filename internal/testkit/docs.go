package testkit

import (
	"os"
	"strings"
	"testing"
)

// DocsPart compares a part of a file of the documentation, between the comments
// <!-- name --> and <!-- end of name -->, with what it is made from. With -update it is
// written.
func DocsPart(t testing.TB, file, name, want string) {
	t.Helper()
	begin, end := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->\n"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, begins := strings.Cut(string(text), begin)
	shown, after, ends := strings.Cut(rest, end)
	switch {
	case !begins || !ends:
		t.Fatalf("%s has no place for %s", file, name)
	case shown == want:
	case !Updating():
		t.Errorf("%s shows another %s: run this test with -update\n%s", file, name, Diff([]byte(shown), []byte(want)))
	default:
		if err := os.WriteFile(file, []byte(before+begin+want+end+after), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
