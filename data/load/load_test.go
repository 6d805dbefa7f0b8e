package load

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dossier/data"
)

// loadText loads one text as a file of the given name.
func loadText(t testing.TB, name, text string) (*data.Dossier, []data.Problem) {
	t.Helper()
	return loadFiles(t, map[string]string{name: text}, name)
}

// loadFiles loads one of several files.
func loadFiles(t testing.TB, files map[string]string, name string) (*data.Dossier, []data.Problem) {
	t.Helper()
	m := fstest.MapFS{}
	for file, text := range files {
		m[file] = &fstest.MapFile{Data: []byte(text)}
	}
	d, problems, err := LoadFS(context.Background(), m, name, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d, problems
}

// brief lists problems as "line:column code", one a line.
// unrepeated leaves out what Check says of attributions that are there twice.
func unrepeated(problems []data.Problem) []data.Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p data.Problem) bool { return p.Code == data.CodeRepeatedAttribution })
}

func brief(problems []data.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d %s\n", p.Line, p.Column, p.Code)
	}
	return strings.TrimSpace(b.String())
}

const small = `title: Small
actors:
  - {id: alpha, name: Alpha, kind: state, aliases: [First], metonyms: [Alphaville]}
  - {id: beta, name: Beta, kind: state}
sources:
  - {id: paper, title: The paper}
claims:
  - id: one
    from: alpha
    relation: supplies
    to: [beta]
    when: 2019
    said:
      - {by: alpha, stance: asserts, source: paper, at: 3}
`

func TestSmallDossier(t *testing.T) {
	d, problems := loadText(t, "small.yaml", small)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got := d.Claim(0)
	when, _ := data.ParseDate("2019")
	want := data.Claim{ID: "one", From: []string{"alpha"}, To: []string{"beta"}, Relation: "supplies", Modality: data.Actual, When: when,
		Said: []data.Attribution{{By: []string{"alpha"}, Stance: data.Asserts, Source: "paper", At: "3"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if len(d.Relations) != len(data.BuiltinRelations()) || d.Title != "Small" {
		t.Errorf("relations %d, title %q", len(d.Relations), d.Title)
	}
}

// Each case replaces one text of the small dossier by another.
func TestProblemsOfYAML(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"unknown field", "title: Small", "titel: Small", "1:1 unknown-field"},
		{"unknown field deep", "at: 3", "att: 3", "14:53 unknown-field"},
		{"list for a text", "title: Small", "title: [Small]", "1:8 wrong-type"},
		{"text for a list", "sources:\n  - {id: paper, title: The paper}", "sources: paper\nx: 1", "5:10 wrong-type\n6:1 unknown-field"},
		{"entry of the wrong type", "- {id: beta, name: Beta, kind: state}", "- beta", "4:5 wrong-type"},
		{"duplicate field", "title: Small", "title: Small\ntitle: Again", "2:1 duplicate-field"},
		{"missing name", "name: Beta, ", "", "4:6 missing-field"},
		{"null for a must", "name: Beta, ", "name: , ", "4:16 missing-field"},
		{"missing kind", ", kind: state, aliases", ", aliases", "3:6 missing-field"},
		{"bad kind", "Beta, kind: state", "Beta, kind: stat", "4:34 bad-value"},
		{"missing relation", "    relation: supplies\n", "", "8:5 missing-field"},
		{"unknown relation", "relation: supplies", "relation: suplies", "10:15 unknown-relation"},
		{"unknown actor in a list", "to: [beta]", "to: [gamma]", "4:10 unreachable-actor\n11:10 unknown-actor"},
		{"unknown speaker", "by: alpha", "by: nobody", "14:14 unknown-actor"},
		{"bad date", "when: 2019", "when: soon", "12:11 bad-date"},
		{"date of the wrong type", "when: 2019", "when: [2019]", "12:11 wrong-type"},
		{"bad stance", "stance: asserts", "stance: assert", "14:29 bad-value"},
		{"missing stance", "stance: asserts, ", "", "14:10 missing-field"},
		{"confidence too high", "at: 3", "confidence: 300", "14:65 bad-range"},
		{"confidence no number", "at: 3", "confidence: high", "14:65 wrong-type"},
		{"confidence a fraction", "at: 3", "confidence: 0.5", "14:65 wrong-type"},
		{"credibility", "at: 3", "credibility: 7", "14:66 bad-range"},
		{"weight not finite", "when: 2019", "weight: .inf", "12:13 wrong-type"},
		{"weight negative", "when: 2019", "weight: -1", "12:13 bad-range"},
		{"duplicate id", "id: beta", "id: alpha", "4:10 duplicate-id\n11:10 unknown-actor"},
		{"self-loop", "to: [beta]", "to: [alpha]", "4:10 unreachable-actor\n11:10 self-loop"},
		{"shared name", "name: Beta", "name: First", "4:22 shared-name"},
		{"symmetric is a truth value", "sources:", "relations: [{id: x, inverse: x, symmetric: yes}]\nsources:", "5:44 wrong-type"},
		{"broken YAML", "actors:", "actors", "2:1 syntax"},
		{"two documents", "claims:", "---\nclaims:", "7:1 syntax"},
		{"alias", "name: Beta", "name: *x", "4:22 too-deep"},
		{"anchor", "name: Beta", "name: &x Beta", "4:22 too-deep"},
		{"merge key", "id: beta,", "<<: {id: beta},", "4:6 too-deep"},
		{"tag", "name: Beta", "name: !!str Beta", "4:22 syntax"},
		{"directive", "title: Small", "%YAML 1.1\n---\ntitle: Small", "1:1 syntax"},
		{"question mark key", "title: Small", "? title\n: Small", "1:1 syntax"},
		{"NUL", "Beta", "Be\x00ta", "4:24 encoding"},
		{"not UTF-8", "Beta", "Bet\xe4", "4:25 encoding"},
		{"carriage return", "Beta", "Be\rta", "4:24 syntax"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(small, c.old) {
				t.Fatalf("%q is not in the small dossier", c.old)
			}
			_, problems := loadText(t, "dossier.yaml", strings.Replace(small, c.old, c.new, 1))
			if got := brief(problems); got != c.want {
				t.Errorf("got\n%s\nwant\n%s\n%v", got, c.want, problems)
			}
			for _, p := range problems {
				if p.File != "dossier.yaml" || p.Message == "" {
					t.Errorf("a problem without file or message: %+v", p)
				}
			}
		})
	}
}

func TestWholeFiles(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "1:1 empty"},
		{"blank", " \n\n", "1:1 empty"},
		{"comments alone", "# nothing\n", "1:1 empty"},
		{"a null document", "---\n", "1:1 empty"},
		{"a list", "- a\n", "1:1 wrong-type"},
		{"a text", "hello\n", "1:1 wrong-type"},
		{"UTF-16", "\xff\xfet\x00i\x00", "1:1 encoding"},
		{"byte order mark", "\ufefftitle: x\n", ""},
		{"CR LF", "title: x\r\nactors:\r\n  - {id: a, name: A}\r\n", "3:6 missing-field\n3:10 unreachable-actor"},
		{"JSON", `{"title": "x", "actors": []}`, ""},
		{"bomb", "a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "1:4 too-deep\n2:4 too-deep\n3:4 too-deep"},
		{"brackets", "title: " + strings.Repeat("[", 1<<17), "1:72 too-deep"},
		{"dashes", strings.Repeat("- ", 1<<17), "1:201 too-deep"},
		{"question marks", strings.Repeat("? ", 1<<17), "1:1 syntax"},
		{"staircase", staircase(300), "201:201 too-deep"},
		{"blank lines", "title: |\n" + strings.Repeat("\n", 1<<17) + "  x\n", "102:1 too-large"},
		{"many keys", "title: x\n" + strings.Repeat("actors:\n", 1<<17), "… 501:1 too-large"},
		{"many keys in braces", "{" + strings.Repeat("a: b, ", 1<<17) + "}", "1:3003 too-large"},
		{"many values", strings.Repeat("- a\n", 1<<20), "1:1 too-large"},
		{"long line", "title: " + strings.Repeat("x", 2<<20), "1:1 too-large"},
		{"endless line", strings.Repeat("x", 9<<20), "1:1 too-large"},
		{"many comments", strings.Repeat("# comment\n", 1<<20), "1:1 empty"},
		{"an entry too big", "title: x\ndescription: |\n" + strings.Repeat("  many words\n", 1<<20), "2:1 too-large"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := loadText(t, "dossier.yaml", c.text)
			got := brief(problems)
			if last, ok := strings.CutPrefix(c.want, "… "); ok && strings.HasSuffix(got, "\n"+last) {
				return
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s\n%v", got, c.want, problems)
			}
		})
	}
}

func staircase(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func TestTextStaysText(t *testing.T) {
	text := strings.Replace(small, "sources:", "relations:\n  - {id: bombs, label: bombs, inverse: is bombed by, cameo: 0211}\nsources:", 1)
	text = strings.Replace(text, "name: Beta", "name: 1984", 1)
	d, problems := loadText(t, "dossier.yaml", text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	last := d.Relations[len(d.Relations)-1]
	if last.CAMEO != "0211" || last.Influence != data.Forward || last.Tone != data.Neutral || d.Actors[1].Name != "1984" {
		t.Errorf("%+v, %+v", last, d.Actors[1])
	}
}

func TestBuiltinRelationKeepsWhatIsLeftOut(t *testing.T) {
	d, problems := loadText(t, "dossier.yaml", small+"relations:\n  - {id: supplies, label: delivers to}\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	i, _ := data.NewIndex(d).Relation("supplies")
	if r := d.Relations[i]; r.Label != "delivers to" || r.Inverse != "is supplied by" || r.CAMEO == "" {
		t.Errorf("%+v", r)
	}
}

func TestManyProblemsAreSummedUp(t *testing.T) {
	var b strings.Builder
	b.WriteString("actors:\n")
	for i := range 100 {
		fmt.Fprintf(&b, "  - {id: a%d, name: A%d, kind: person, shoe: 43}\n", i, i)
	}
	_, problems := loadText(t, "dossier.yaml", b.String())
	count := map[string]int{}
	for _, p := range problems {
		count[p.Code]++
	}
	if count["unknown-field"] != 21 || count["unreachable-actor"] != 21 {
		t.Error(count)
	}
	if p := problems[len(problems)-1]; !strings.Contains(p.Message, "80 more") {
		t.Error(p)
	}
}

// endless is a file without an end.
type endless struct{ line string }

func (e endless) Read(p []byte) (int, error) {
	n := 0
	for n+len(e.line) <= len(p) {
		n += copy(p[n:], e.line)
	}
	return n, nil
}

func TestEndlessInput(t *testing.T) {
	for _, line := range []string{"title: x\n", "x", "\n"} {
		_, problems, err := Load(context.Background(), []string{"-"}, Options{Stdin: endless{line}, Limits: Limits{YAML: 1 << 18, Table: 1 << 18}})
		if last := len(problems) - 1; err != nil || last < 0 || problems[last].Code != "too-large" && problems[last].Code != "empty" {
			t.Errorf("%q: %v, %v", line, problems, err)
		}
	}
	_, problems, err := Load(context.Background(), []string{"-"}, Options{Stdin: endless{"from,to\na,b\n"}, Limits: Limits{Table: 1 << 18}})
	if err != nil || !data.HasErrors(problems) {
		t.Error(problems, err)
	}
}

func TestErrorsOfReading(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "other.yaml"), small)
	empty := t.TempDir()
	for _, c := range []struct {
		paths []string
		want  string
		is    error
	}{
		{nil, "nothing to load", nil},
		{[]string{filepath.Join(dir, "no.yaml")}, "cannot read", fs.ErrNotExist},
		{[]string{dir}, "other.yaml", fs.ErrNotExist},
		{[]string{empty}, "name a folder", fs.ErrNotExist},
		{[]string{"-"}, "standard input", nil},
	} {
		_, _, err := Load(context.Background(), c.paths, Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%v: %v", c.paths, err)
		}
	}
	broken := errors.New("the disk is gone")
	if _, _, err := Load(context.Background(), []string{"-"}, Options{Stdin: io.MultiReader(strings.NewReader("from,to\n"), failing{broken})}); !errors.Is(err, broken) {
		t.Error(err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestStandardInputIsSniffed(t *testing.T) {
	for text, claims := range map[string]int{
		small:                              1,
		"\ufeff# hello\n\n" + small:        1,
		"from,relation,to\na,supplies,b\n": 1,
		"Source;Target\na;b\nb;c\n":        2,
		"source\ttarget\na\tb\n":           1,
		"\"from\",\"to\"\na,b\n":           1,
		"{\"title\": \"a, b\"}":            0,
		"title: a, b; c\n":                 0,
	} {
		d, problems, err := Load(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(text)})
		if err != nil || data.HasErrors(problems) || d.Claims.Len() != claims {
			t.Errorf("%q: %v, %v", text, problems, err)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, text := range []string{small, "from,to\na,b\n"} {
		if _, _, err := Load(ctx, []string{"-"}, Options{Stdin: strings.NewReader(text)}); !errors.Is(err, context.Canceled) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// silent is a terminal at which nobody types.
type silent struct{ wait chan struct{} }

func (s silent) Read([]byte) (int, error) { <-s.wait; return 0, io.EOF }

func TestCancelledWhileWaiting(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	wait := make(chan struct{})
	defer close(wait)
	for _, begun := range []string{"", "from,to\na,b\n", small} {
		_, _, err := Load(ctx, []string{"-"}, Options{Stdin: io.MultiReader(strings.NewReader(begun), silent{wait})})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%q: %v", begun, err)
		}
	}
}

func TestHostileNames(t *testing.T) {
	for _, name := range hostile[:len(hostile)-1] {
		quoted := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
		cell := name
		if strings.Contains(name, ";") || strings.HasPrefix(name, `"`) { // what parts names stands in quotes within the cell
			cell = quoted(name)
		}
		d, problems := loadText(t, "ties.csv", "from,to\n"+quoted(cell)+",Bo\n")
		if data.HasErrors(problems) || len(d.Actors) != 2 || d.Actors[0].Name != strings.TrimSpace(name) || !data.ValidID(d.Actors[0].ID) {
			t.Errorf("%q: %v, %+v", name, problems, d.Actors)
		}
	}
}

// A field that is there and empty takes away what is built in.
func TestEmptyFieldTakesAwayWhatIsBuiltIn(t *testing.T) {
	d, problems := loadText(t, "dossier.yaml", small+"relations:\n  - {id: supplies, cameo: , plover: null}\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	i, _ := data.NewIndex(d).Relation("supplies")
	if r := d.Relations[i]; r.CAMEO != "" || r.PLOVER != "" || r.Label != "supplies" {
		t.Errorf("%+v", r)
	}
}

// What a table made and was written down elsewhere is still known for it.
func TestFieldsOfWhatTablesMade(t *testing.T) {
	d, problems := loadText(t, "dossier.yaml", strings.NewReplacer("kind: state}", "made: true}", "The paper}", "The paper, table: true}", "at: 3", "at: 3, row: 17").Replace(small))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if !d.Actors[1].Made || !d.Sources[0].Table || d.Claim(0).Said[0].Row != 17 {
		t.Errorf("%+v, %+v, row %d", d.Actors[1], d.Sources[0], d.Claim(0).Said[0].Row)
	}
}
