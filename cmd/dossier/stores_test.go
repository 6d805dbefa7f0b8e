package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/memory"
	"dossier/internal/stores"
)

// secret is a password that must stand nowhere.
const secret = "Hunter2"

const at = "postgres://ann@db.example.org/claims"

// withSecret is the same with its password.
const withSecret = "postgres://ann:" + secret + "@db.example.org/claims"

// desk runs command lines beside one store in memory.
type desk struct {
	s         store.Store
	env       map[string]string
	passwords []string // with which the store was opened
}

func newDesk() *desk { return &desk{s: new(memory.Store), env: map[string]string{}} }

func (d *desk) run(t *testing.T, args ...string) (code int, out, err string) {
	t.Helper()
	return d.runIn(context.Background(), args...)
}

func (d *desk) runIn(ctx context.Context, args ...string) (code int, out, err string) {
	var o, e bytes.Buffer
	a := &app{in: strings.NewReader(""), out: &sureWriter{w: &o}, err: &e, env: func(name string) string { return d.env[name] },
		openers: stores.Openers{"postgres": func(_ address.Address, password string) (store.Store, error) {
			d.passwords = append(d.passwords, password)
			return d.s, nil
		}}}
	code = a.run(ctx, args)
	return code, o.String(), e.String()
}

// must runs a command line that has to do what it says.
func (d *desk) must(t *testing.T, args ...string) (out, err string) {
	t.Helper()
	code, out, err := d.run(t, args...)
	if code != exitDone {
		t.Fatalf("%q: exit code %d, %s%s", args, code, out, err)
	}
	return out, err
}

// What is asked of a store is answered as from files, byte for byte.
func TestStoreAnswersAsFilesDo(t *testing.T) {
	d := newDesk()
	d.must(t, "push", "-f", "sample:kim-putin-2023", at)
	dir := t.TempDir()
	for _, line := range []string{
		"path Kim Seoul --format json", "path Kim Seoul -k 5 --by evidence --format json", "path Kim Seoul --without-voice US --format json",
		"show Kim --format json", "claims Kim Putin --format csv", "claims --format csv", "draw Kim --hops 2 -o FILE.svg", "draw -o FILE.svg", "path Kim Seoul --draw FILE.svg",
		"rank degree --format json", "groups components --format json", "report path Kim Seoul --format html", "show Nobody", "path Kim Seoul --max-hops 1",
	} {
		of := func(files, name string) string {
			words := strings.Fields(strings.ReplaceAll(line, "FILE", filepath.Join(dir, name)))
			code, out, errs := d.run(t, append([]string{"-f", files}, words...)...)
			figure, err := os.ReadFile(filepath.Join(dir, name+".svg"))
			if err == nil {
				os.Remove(filepath.Join(dir, name+".svg")) //nolint:errcheck // the next one would differ
			}
			text := strings.Join([]string{string(rune('0' + code)), out, errs, string(figure)}, "\n")
			text = strings.ReplaceAll(text, filepath.Join(dir, name), "FILE")
			return strings.ReplaceAll(text, "-f "+files, "-f DOSSIER")
		}
		if got, want := of(at, "a"), of("sample:kim-putin-2023", "b"); got != want {
			t.Errorf("%s: another answer\n%s\nwant\n%s", line, got, want)
		}
	}
}

func TestPushAndPull(t *testing.T) {
	d := newDesk()
	dir := t.TempDir()
	type pushed struct {
		State    string
		Written  int
		Batches  int
		Edition  string
		Removed  []struct{ Edition string }
		Changes  map[string]struct{ Added, Gone, Altered int }
		Digest   string
		DryRun   bool `json:"dry-run"`
		Password any
	}
	do := func(args ...string) (p pushed) {
		t.Helper()
		out, _ := d.must(t, append([]string{"push", "--format", "json"}, args...)...)
		if err := json.Unmarshal([]byte(out), &p); err != nil {
			t.Fatal(err)
		}
		return p
	}
	if p := do("-f", "sample:florentine", at, "--dry-run"); p.State != "new" || !p.DryRun || p.Changes["actors"].Added != 16 {
		t.Errorf("%+v", p)
	}
	first := do("-f", "sample:florentine", at)
	if first.State != "current" || first.Written == 0 || first.Written != first.Batches {
		t.Errorf("%+v", first)
	}
	if p := do("-f", "sample:florentine", at); p.Written != 0 {
		t.Errorf("%+v", p)
	}
	if p := do("-f", "sample:kim-putin-2023", at, "--dry-run", "--prune"); p.Changes["actors"].Gone != 16 || len(p.Removed) != 1 {
		t.Errorf("%+v", p)
	}
	if p := do("-f", "sample:kim-putin-2023", at); len(p.Removed) != 0 {
		t.Errorf("%+v", p)
	}
	d.must(t, "-f", at+"?edition="+first.Edition, "show", "Medici")
	if p := do("-f", "sample:kim-putin-2023", at, "--prune", "--keep-editions", first.Edition); len(p.Removed) != 0 {
		t.Errorf("%+v", p)
	}
	d.must(t, "pull", at, "--edition", first.Edition, "-o", filepath.Join(dir, "old.jsonl"))
	if p := do("-f", filepath.Join(dir, "old.jsonl"), at, "--dry-run"); p.State != "published" || p.Digest != first.Digest {
		t.Errorf("what was pulled is another dossier: %+v", p)
	}
	if p := do("-f", "sample:kim-putin-2023", at, "--prune"); len(p.Removed) != 1 || p.Removed[0].Edition != first.Edition {
		t.Errorf("%+v", p)
	}
	_, errs := d.must(t, "-f", at, "pull", "-o", filepath.Join(dir, "new", "folder"))
	for _, want := range []string{"22 actors, 40 claims", "nothing lost", "without 1 stored text"} {
		if !strings.Contains(errs, want) {
			t.Errorf("%q is not in %s", want, errs)
		}
	}
	d.must(t, "check", filepath.Join(dir, "new", "folder"))
	d.must(t, "pull", at, "-o", filepath.Join(dir, "part"), "--around", "Kim,Poland", "--hops", "1")
	out, _ := d.must(t, "-f", filepath.Join(dir, "part"))
	if !strings.Contains(out, "the part around Kim Jong Un, Poland") {
		t.Errorf("%s", out)
	}
	d.must(t, "-f", filepath.Join(dir, "part"), "check")
}

func TestStoreUsage(t *testing.T) {
	d := newDesk()
	d.must(t, "push", "-f", "sample:florentine", at)
	full := folder(t, map[string]string{"notes.txt": "mine"})
	for _, tt := range []struct {
		line string
		code int
		want string
	}{
		{"push " + at, exitUsage, "say what to push"},
		{"push -f sample:florentine", exitUsage, "needs the address"},
		{"push -f sample:florentine claims.csv", exitUsage, "not the address of a store"},
		{"push -f sample:broken " + at, exitData, "the data must be mended"},
		{"push -f " + at + " " + at, exitUsage, "dossier pull"},
		{"push -f sample:florentine " + at + "?edition=x", exitUsage, "leave ?edition= out"},
		{"push -f sample:florentine " + at + " --workers 0", exitUsage, "from 1 to 64"},
		{"push -f sample:florentine " + at + " --keep-editions x", exitUsage, "--prune as well"},
		{"push -f sample:florentine " + at + " --prune --keep-editions x", exitInternal, "no such edition"},
		{"push -f sample:florentine bolt://h", exitUsage, "no way from here"},
		{"-f mysql://ann:geheim@h/db show x", exitUsage, "begin with postgres://"},
		{"pull " + at, exitUsage, "-o FOLDER"},
		{"pull -o x", exitUsage, "needs the address"},
		{"pull claims.csv -o x", exitUsage, "not the address of a store"},
		{"pull " + at + " -o " + full, exitUsage, "is not empty"},
		{"pull " + at + " -o -", exitUsage, "--format"},
		{"pull " + at + " -o x --format csv --hops 2", exitUsage, "--around"},
		{"pull " + at + " -o " + t.TempDir() + " --format csv", exitUsage, "a folder holds YAML"},
		{"pull " + at + " -o x.yaml --around Nobody", exitUsage, "there is no actor"},
		{"pull " + at + "?dossier=none -o x.yaml", exitInternal, "no such dossier"},
		{"pull " + at + "?edition=a --edition b -o x.yaml", exitUsage, "two editions"},
		{"check " + at, exitUsage, "dossier pull " + at + " -o FOLDER"},
		{"convert " + at + " x.yaml", exitUsage, "dossier pull"},
		{"-f " + at + " identities", exitUsage, "dossier pull"},
		{"-f " + at + " -f sample:florentine show Medici", exitUsage, "cannot be merged"},
		{"-f " + at + " serve --watch", exitUsage, "a store, whose editions never change"},
		{"-f " + at + " serve --edit", exitUsage, "--edit writes files"},
		{"-f postgres://h:x show Medici", exitUsage, "a port"},
	} {
		code, out, errs := d.run(t, strings.Fields(tt.line)...)
		if code != tt.code || !strings.Contains(errs, tt.want) || out != "" {
			t.Errorf("%s: exit code %d, %s%s", tt.line, code, out, errs)
		}
	}
}

// stopping is a store that is interrupted after some batches.
type stopping struct {
	store.Store
	left atomic.Int64
	stop func()
}

func (s *stopping) Begin(ctx context.Context, h store.Head) (store.Draft, error) {
	draft, err := s.Store.Begin(ctx, h)
	return &stoppingDraft{draft, s}, err
}

type stoppingDraft struct {
	store.Draft
	s *stopping
}

func (d *stoppingDraft) Push(ctx context.Context, b store.Batch) (bool, error) {
	if d.s.left.Add(-1) < 0 {
		d.s.stop()
		return false, context.Canceled
	}
	return d.Draft.Push(ctx, b)
}

// A push that is interrupted says how to go on, and goes on.
func TestPushInterrupted(t *testing.T) {
	d := newDesk()
	ctx, cancel := context.WithCancelCause(context.Background())
	s := &stopping{Store: d.s, stop: func() { cancel(&interrupted{syscall.SIGINT}) }}
	s.left.Store(3)
	whole := d.s
	d.s = s
	code, _, errs := d.runIn(ctx, "push", "-f", "sample:florentine", withSecret, "--workers", "1")
	if code != 130 || !strings.Contains(errs, "3 of 7 batches stand in "+at+" and are not asked yet; the same command goes on from there") || strings.Contains(errs, secret) {
		t.Errorf("exit code %d, %s", code, errs)
	}
	d.s = whole
	if code, _, _ := d.run(t, "-f", at, "show", "Medici"); code != exitInternal {
		t.Errorf("a half answers with the exit code %d", code)
	}
	out, _ := d.must(t, "push", "-f", "sample:florentine", at, "--dry-run")
	if !strings.Contains(out, "was begun and not ended: it would go on") {
		t.Errorf("%s", out)
	}
	if out, _ = d.must(t, "push", "-f", "sample:florentine", at); !strings.Contains(out, ": 4 of 7 batches written") {
		t.Errorf("%s", out)
	}
	d.must(t, "-f", at, "show", "Medici")
}

// A password that is written in an address reaches the store, and nothing else.
func TestPasswordsStayHidden(t *testing.T) {
	d := newDesk()
	dir := t.TempDir()
	d.env["DOSSIER_SERVE_TOKEN"] = "0123456789abcdef"
	document := filepath.Join(dir, "doc.md")
	marked := "<!-- dossier: path Kim Seoul -->\n<!-- /dossier -->\n"
	if err := os.WriteFile(document, []byte(marked), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"push -f sample:kim-putin-2023 AT", "push -f sample:kim-putin-2023 AT --format json", "push -f sample:florentine AT --dry-run --format csv",
		"-f AT", "-fAT show Kim", "--file=AT path Kim Seoul", "-f AT path Kim Seoul --format json", "-f AT path Kim Seoul --draw DIR/a.svg", "-f AT draw -o DIR/b.svg", "-f AT draw -o DIR/b.html",
		"-f AT draw --format scene -o DIR/b.json", "-f AT report show Kim -o DIR/r.md", "-f AT report show Kim -o DIR/r.html", "-f AT embed DIR/doc.md", "-f AT claims --format csv",
		"diff AT sample:florentine", "diff AT sample:florentine --format json", "diff AT AT -o DIR/d.svg", "report diff AT sample:florentine -o DIR/diff.html",
		"pull AT -o DIR/p.yaml", "-f AT pull -o DIR/pulled", "pull AT -o DIR/around --around Kim",
		"AT", "AT show Kim", "show AT", "path AT Kim", "show Kim --fil AT", "--fil=AT", "check AT", "convert AT DIR/c.yaml", "convert AT", "-f AT -f x.csv", "-f AT identities", "-f AT serve --watch", "-f AT serve --edit",
		"pull ATX -o DIR/q.yaml", "-f ATX show Kim", "push -f sample:florentine ATX", "-f AT show Nobody", "-f AT rank nothing", "help AT", "-f AT help path", "-f AT version",
		"__complete -f AT show K", "-f AT?dossier=none show Kim", "push AT", "-f AT claims --as-of never", "pull AT -o -",
	} {
		words := strings.Fields(line)
		for i, w := range words {
			w = strings.ReplaceAll(w, "ATX", "postgres://ann:"+secret+"/x@db.example.org/claims")
			words[i] = strings.ReplaceAll(strings.ReplaceAll(w, "AT", withSecret), "DIR", dir)
		}
		_, out, errs := d.run(t, words...)
		if strings.Contains(out+errs, secret) {
			t.Errorf("%s: the password is in\n%s%s", line, out, errs)
		}
	}
	if _, out, _ := d.run(t, completeLine, "9", "", "dossier -f "+withSecret+" show Ki"); !strings.Contains(out, `Kim\ Jong\ Un`) || strings.Contains(out, secret) {
		t.Errorf("completed: %s", out)
	}
	d.env["DOSSIER"] = withSecret
	for _, line := range []string{"", "show Kim", "path Kim Seoul --draw DIR/e.svg", "check", "report show Kim -o DIR/s.html", "pull -o DIR/t.yaml"} {
		if _, out, errs := d.run(t, strings.Fields(strings.ReplaceAll(line, "DIR", dir))...); strings.Contains(out+errs, secret) {
			t.Errorf("DOSSIER, %s: the password is in\n%s%s", line, out, errs)
		}
	}
	d.env["DOSSIER"] = "postgres://ann:" + secret + "#x@h"
	if code, out, errs := d.run(t, "show", "Kim"); code != exitUsage || strings.Contains(out+errs, secret) {
		t.Errorf("exit code %d, %s%s", code, out, errs)
	}
	files := 0
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files++
		raw, err := os.ReadFile(name)
		if bytes.Contains(raw, []byte(secret)) {
			t.Errorf("the password is in %s", name)
		}
		return err
	})
	if err != nil || files < 12 {
		t.Errorf("%d files (%v)", files, err)
	}
	for _, p := range d.passwords {
		if p != secret {
			t.Errorf("the store is opened with %q", p)
		}
	}
	if len(d.passwords) < 20 {
		t.Errorf("the store is opened %d times", len(d.passwords))
	}
}

func TestPasswordsComeFromElsewhere(t *testing.T) {
	d := newDesk()
	d.env[passwordVariable] = "of the environment"
	d.must(t, "push", "-f", "sample:florentine", withSecret)
	file := folder(t, map[string]string{"password": "of a file\n", "large": strings.Repeat("x", 5000)})
	d.must(t, "-f", at, "--password-file", file+"/password", "show", "Medici")
	if got := strings.Join(d.passwords, "; "); got != "of the environment; of a file" {
		t.Errorf("%s", got)
	}
	out, _ := d.must(t, "-f", at, "--password-file", file+"/password")
	if !strings.Contains(out, "dossier -f "+at+" --password-file "+file+"/password show") {
		t.Errorf("the commands to try: %s", out)
	}
	if code, _, errs := d.run(t, "-f", at, "--password-file", file+"/large", "show", "Medici"); code != exitInternal || !strings.Contains(errs, "no file with a password") {
		t.Errorf("exit code %d, %s", code, errs)
	}
	if code, _, errs := d.run(t, "-f", at, "--password-file", file+"/none", "show", "Medici"); code != exitInternal || !strings.Contains(errs, "cannot read") {
		t.Errorf("exit code %d, %s", code, errs)
	}
	if code, _, errs := d.run(t, "pull", at, "--password-file", file+"/password", "-o", file+"/password", "--format", "yaml"); code != exitUsage || !strings.Contains(errs, "was read") {
		t.Errorf("exit code %d, %s", code, errs)
	}
}

// A document names no store: whoever wrote it does not send its readers there.
func TestDocumentsNameNoStore(t *testing.T) {
	d := newDesk()
	d.must(t, "push", "-f", "sample:kim-putin-2023", at)
	opened := len(d.passwords)
	dir := folder(t, map[string]string{"doc.md": "<!-- dossier: path Kim Seoul -f " + withSecret + " -->\n<!-- /dossier -->\n",
		"questions.yaml": "questions:\n  - diff " + withSecret + " sample:florentine\n"})
	code, out, errs := d.run(t, "embed", filepath.Join(dir, "doc.md"))
	if code == exitDone || strings.Contains(out+errs, secret) || !strings.Contains(errs, "a store is named on the command line") || len(d.passwords) != opened {
		t.Errorf("exit code %d, opened %d times, %s%s", code, len(d.passwords)-opened, out, errs)
	}
	code, out, errs = d.run(t, "report", "-q", filepath.Join(dir, "questions.yaml"), "-o", filepath.Join(dir, "q.md"))
	if code == exitDone || strings.Contains(out+errs, secret) || len(d.passwords) != opened {
		t.Errorf("exit code %d, opened %d times, %s%s", code, len(d.passwords)-opened, out, errs)
	}
}

func TestSplitAddress(t *testing.T) {
	for _, tt := range []struct{ arg, flag, at string }{
		{"postgres://h", "", "postgres://h"}, {"-fpostgres://h", "-f", "postgres://h"}, {"--file=neo4j+s://h", "--file=", "neo4j+s://h"},
		{"-f", "", "-f"}, {"x postgres://h", "", "x postgres://h"}, {"", "", ""}, {"--title=about postgres://h", "--title=about ", "postgres://h"},
	} {
		if flag, at := splitAddress(tt.arg); flag != tt.flag || at != tt.at {
			t.Errorf("%q: %q and %q", tt.arg, flag, at)
		}
	}
}

func FuzzSplitAddress(f *testing.F) {
	for _, arg := range []string{"postgres://a:b@h", "-fpostgres://h", "--file=bolt+s://h", "-", "--x=\xff://", "-fneo4j://neo4j://"} {
		f.Add(arg)
	}
	f.Fuzz(func(t *testing.T, arg string) {
		flag, at := splitAddress(arg)
		if flag+at != arg || flag != "" && (!address.Is(at) || !strings.HasPrefix(arg, "-")) || flag == "" && at != arg {
			t.Errorf("%q: %q and %q", arg, flag, at)
		}
	})
}
