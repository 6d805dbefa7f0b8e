package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// everyCommand visits the commands that are not hidden, in order.
func everyCommand(cmd *cobra.Command, visit func(*cobra.Command)) {
	visit(cmd)
	for _, sub := range cmd.Commands() {
		if !sub.Hidden {
			everyCommand(sub, visit)
		}
	}
}

// TestHelpPages: every page says what the verb does, shows examples and all of its
// options, and fits a terminal.
func TestHelpPages(t *testing.T) {
	a := &app{env: func(string) string { return "" }}
	pages := 0
	everyCommand(a.rootCommand(), func(cmd *cobra.Command) {
		pages++
		page := helpText(cmd)
		if cmd.Long == "" || cmd.Short == "" || cmd.Runnable() && cmd.Example == "" && !strings.HasPrefix(cmd.CommandPath(), "dossier report ") &&
			!slices.Contains([]string{"version", "completion"}, cmd.Name()) {
			t.Errorf("%s: no description or no example", cmd.CommandPath())
		}
		for line := range strings.Lines(page) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > helpWidth {
				t.Errorf("%s: %d characters in %q", cmd.CommandPath(), n, line)
			}
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Hidden == strings.Contains(page, "--"+f.Name) && f.Name != "format" {
				t.Errorf("%s: the page shows --%s, or hides it, and should not", cmd.CommandPath(), f.Name)
			}
		})
	})
	if pages < 20 {
		t.Errorf("only %d pages", pages)
	}
}

// TestHelpExamples runs the examples of all help pages, in a folder that has what
// they name.
func TestHelpExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("runs some forty commands")
	}
	const one = "actors:\n  - {id: a, name: A, kind: state}\n  - {id: b, name: B, kind: state}\nsources: [{id: s, title: S}]\nclaims:\n  - {id: c, from: a, relation: warns, to: b, said: [{stance: STANCE, source: s}]}\n"
	before, after := strings.ReplaceAll(one, "STANCE", "asserts"), strings.ReplaceAll(one, "STANCE", "alleges")
	t.Chdir(folder(t, map[string]string{
		"my-dossier/dossier.yaml": before, "last-month/dossier.yaml": before, "this-month/dossier.yaml": after, "old.yaml": before, "new.yaml": after,
		"who.yaml":   "decisions:\n  - {actors: [a, b], verdict: same, by: Bob, why: guessed}\n",
		"claims.csv": "from,relation,to\na,warns,b\n", "questions.yaml": "questions: [show Kim]\n",
		"korea.csv": "from,relation,to\nKim,leads,North Korea\n", "report.md": "", "README.md": "", "docs/a.md": "",
	}))
	a := &app{env: func(string) string { return "" }}
	ran := 0
	everyCommand(a.rootCommand(), func(cmd *cobra.Command) {
		for line := range strings.Lines(cmd.Example) {
			command, ok := strings.CutPrefix(strings.TrimSpace(line), "dossier")
			if !ok {
				t.Errorf("%s: the example %q is no command of ours", cmd.CommandPath(), line)
			}
			for _, end := range []string{"  ", " | ", " > "} { // what it is for, and what others do
				command, _, _ = strings.Cut(command, end)
			}
			args := shellWords(strings.ReplaceAll(command, "docs/*.md", "docs/a.md"))
			want := []int{exitDone, exitNothing}
			if slices.Contains(args, "sample:broken") {
				want = []int{exitData}
			}
			runs := run
			switch cmd.Name() {
			case "serve":
				runs = runAWhile
			case "push", "pull":
				runs = runBesideStore
			}
			if code, _, errs := runs(t, "", args...); !slices.Contains(want, code) {
				t.Errorf("%s: the example %q ends with %d\n%s", cmd.CommandPath(), command, code, errs)
			}
			ran++
		}
	})
	if ran < 30 {
		t.Errorf("only %d examples", ran)
	}
}

// runBesideStore is run with stores in which a dossier lies under two names.
func runBesideStore(t *testing.T, _ string, args ...string) (code int, out, err string) {
	t.Helper()
	d := newDesk()
	d.must(t, "push", "-f", "sample:kim-putin-2023", at)
	d.must(t, "push", "-f", "sample:kim-putin-2023", at+"?dossier=korea")
	return d.run(t, args...)
}

// runAWhile is run of a command that goes on until it is stopped.
func runAWhile(t *testing.T, stdin string, args ...string) (code int, out, err string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	var o, e bytes.Buffer
	a := &app{in: strings.NewReader(stdin), out: &sureWriter{w: &o}, err: &e, env: func(string) string { return "" }}
	code = a.run(ctx, args)
	return code, o.String(), e.String()
}
