package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// run executes a command line in this process and returns what it printed.
func run(t *testing.T, stdin string, args ...string) (code int, out, err string) {
	t.Helper()
	var o, e bytes.Buffer
	a := &app{in: strings.NewReader(stdin), out: &sureWriter{w: &o}, err: &e, env: func(string) string { return "" }}
	code = a.run(context.Background(), args)
	return code, o.String(), e.String()
}

func TestExitCodesAndMessages(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	empty := write("empty.yaml", "")
	latin := write("latin.yaml", "title: caf\xe9\n")
	bomb := write("bomb.yaml", "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: &d [*c,*c,*c]\nactors: *d\n")
	twice := write("twice.yaml", "actors:\n  - {id: a, name: A, kind: state}\n  - {id: a, name: B, kind: state}\n")
	unknown := write("unknown.yaml", "actors:\n  - {id: anna, name: Anna, kind: person}\nclaims:\n  - {id: c, from: ana, relation: leads, to: anna, said: [{stance: asserts}]}\n")
	loop := write("loop.yaml", "actors:\n  - {id: a, name: A, kind: state}\nclaims:\n  - {id: c, from: a, relation: supplies, to: a}\n")
	readonly := filepath.Join(dir, "nowhere", "figure.svg")

	tests := []struct {
		name string
		args []string
		code int
		want []string // all of these stand in what was printed
	}{
		{"help", []string{"--help"}, exitDone, []string{"Examples:", "Exit codes:"}},
		{"no such verb", []string{"pth", "Kim", "Seoul"}, exitUsage, []string{`there is no verb "pth"`, "path"}},
		{"one actor", []string{"path", "Kim"}, exitUsage, []string{"path needs two actors", "--help"}},
		{"no such flag", []string{"path", "Kim", "Seoul", "--hop", "3"}, exitUsage, []string{"unknown flag: --hop", "--help"}},
		{"nearly a flag", []string{"draw", "Seoul", "--with", "120mm"}, exitUsage, []string{"unknown flag: --with; did you mean --width?", "--help"}},
		{"bad value", []string{"path", "Kim", "Seoul", "--status", "asserte"}, exitUsage, []string{"asserted"}},
		{"bad date", []string{"path", "Kim", "Seoul", "--as-of", "last year"}, exitUsage, []string{"last year"}},
		{"unknown actor", []string{"path", "Kin", "Seoul"}, exitUsage, []string{`"Kin"`, "Kim Jong Un"}},
		{"same actor", []string{"path", "Moscow", "Kremlin"}, exitUsage, []string{"the same actor"}},
		{"contradiction", []string{"path", "Kim", "Seoul", "--as-written", "--either-way"}, exitUsage, []string{"contradict"}},
		{"unknown relation", []string{"claims", "--relation", "suplies"}, exitUsage, []string{"suplies", "supplies"}},
		{"via and avoid", []string{"path", "Kim", "Seoul", "--via", "Moscow", "--avoid", "Russia"}, exitUsage, []string{"russia", "avoid"}},
		{"too many via", []string{"path", "Kim", "Seoul", "--via", strings.Repeat("Moscow,Poland,", 1) + "US,Kyiv,Putin,Peskov,Miller,Easley,Lankov,EEF,Ewha,Kookmin,Vladivostok"}, exitUsage, []string{"at most"}},
		{"negative weight", []string{"-f", write("weight.csv", "from,to,weight\na,b,-1\n"), "path", "a", "b", "--by", "weight"}, exitData, []string{"weight"}},
		{"no such file", []string{"-f", filepath.Join(dir, "none.yaml"), "path", "A", "B"}, exitInternal, []string{"none.yaml"}},
		{"empty file", []string{"-f", empty, "path", "A", "B"}, exitData, []string{"empty.yaml", "empty"}},
		{"not UTF-8", []string{"-f", latin, "path", "A", "B"}, exitData, []string{"latin.yaml:1", "UTF-8"}},
		{"YAML bomb", []string{"-f", bomb, "path", "A", "B"}, exitData, []string{"bomb.yaml"}},
		{"duplicate id", []string{"-f", twice, "check"}, exitData, []string{"twice.yaml:3:", "duplicate"}},
		{"unknown id", []string{"-f", unknown, "check"}, exitData, []string{"unknown.yaml:4:", `"ana"`, "anna"}},
		{"self-loop", []string{"-f", loop, "check"}, exitDone, []string{"loop.yaml:4:", "warning", "self-loop"}},
		{"self-loop drawn", []string{"-f", write("loop.csv", "from,relation,to\na,owns,a\na,owns,b\n"), "draw", "-o", filepath.Join(dir, "loop.svg")}, exitDone, []string{"2 actors, 2 ties"}},
		{"broken sample", []string{"check", "sample:broken"}, exitData, []string{"error", "warning"}},
		{"sound sample", []string{"check"}, exitDone, []string{"0 errors"}},
		{"nowhere to write", []string{"draw", "-o", readonly}, exitInternal, []string{"cannot write", readonly}},
		{"no such format", []string{"draw", "-o", "figure.bmp"}, exitUsage, []string{"bmp", "svg"}},
		{"no claims", []string{"claims", "--status", "confirmed", "--relation", "warns"}, exitNothing, []string{"No claim"}},
		{"draw no path", []string{"draw", "--path", "Kim,Seoul", "--as-of", "2019", "-o", filepath.Join(dir, "no.svg")}, exitNothing, []string{"no path", "nearest"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			code, out, err := run(t, "", tt.args...)
			if code != tt.code {
				t.Errorf("exit code %d, want %d\n%s%s", code, tt.code, out, err)
			}
			for _, w := range tt.want {
				if !strings.Contains(out+err, w) {
					t.Errorf("%q does not stand in\n%s%s", w, out, err)
				}
			}
		})
	}
	for _, name := range []string{"no.svg", "figure.bmp"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s was written", name)
		}
	}
}
