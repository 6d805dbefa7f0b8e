package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dossier/internal/options"
)

// hyphens has actors whose names begin with hyphens, and one with a blank and a
// quotation mark besides.
const hyphens = "from,relation,to\n-rf,supplies,--help\n--help,warns,-- it's\n"

// TestStampedCommands: the command that a report names makes it again to the byte,
// also where names begin with a hyphen or have to be quoted.
func TestStampedCommands(t *testing.T) {
	t.Chdir(folder(t, map[string]string{"-in.csv": hyphens}))
	for _, args := range [][]string{
		{"-f", "-in.csv", "report", "path", "-o", "-a b.md", "--format", "md", "-k", "2", "--", "-rf", "-- it's"},
		{"-f", "-in.csv", "report", "show", "--figures", "none", "-o", "show.md", "--", "--help"},
		{"-f", "-in.csv", "report", "claims", "-o", "claims.md", "--bibliography", "-b.bib", "--", "-rf"},
		{"-f", "-in.csv", "report", "draw", "-o", "draw.md", "--title", "-t 'q' \"", "--", "-rf"},
		{"-f", "-in.csv", "report", "claims", "-o", "voice.md", "--without-voice", "-rf,--help"},
	} {
		var name string
		for i, x := range args {
			if x == "-o" {
				name = args[i+1]
			}
		}
		if code, _, errs := run(t, "", args...); code != exitDone {
			t.Fatalf("%q: exit code %d\n%s", args, code, errs)
		}
		first := read(t, name)
		stamped := regexp.MustCompile("(?m)^dossier (.*)$").FindStringSubmatch(first)
		if stamped == nil {
			t.Fatalf("%q: no command stands in\n%s", args, first)
		}
		again, err := options.Split(stamped[1])
		if err != nil {
			t.Fatal(err)
		}
		if code, _, errs := run(t, "", again...); code != exitDone || read(t, name) != first {
			t.Errorf("%q: %s ends with %d or makes another report\n%s", args, stamped[0], code, errs)
		}
	}
}

// TestProposedCommands: what is proposed instead of a figure that is too large can
// be typed as it stands.
func TestProposedCommands(t *testing.T) {
	t.Chdir(folder(t, map[string]string{"-in.csv": hyphens}))
	code, _, errs := run(t, "", "-f", "-in.csv", "draw", "--max-actors", "1", "-o", "-x.svg", "--hops", "2", "--", "-rf")
	if code != exitInternal {
		t.Fatalf("exit code %d\n%s", code, errs)
	}
	proposed := 0
	for line := range strings.Lines(errs) {
		command, ok := strings.CutPrefix(strings.TrimSpace(line), "dossier -f ")
		if !ok {
			continue
		}
		proposed++
		args, err := options.Split("-f " + command)
		if err != nil {
			t.Fatal(err)
		}
		if code, _, errs := run(t, "", args...); code != exitDone {
			t.Errorf("%s: exit code %d\n%s", command, code, errs)
		}
	}
	if made, _ := filepath.Glob("-x.svg"); proposed == 0 || len(made) == 0 {
		t.Errorf("%d commands were proposed, and made %q\n%s", proposed, made, errs)
	}
}
