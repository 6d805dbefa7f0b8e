package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/data"
)

// TestListedTables: a dossier lists tables of its folder, each read in its own way.
func TestListedTables(t *testing.T) {
	const sales = "seller;buyer;day\nAda;Bo;03/04/2023\n"
	for _, c := range []struct {
		name, dossier  string
		files          map[string]string
		want, problems string
	}{
		{"each with its own mapping", "tables:\n  - {file: sales.csv, map: {seller: from, buyer: to, day: when}, dates: dmy}\n  - file: more/ties.csv\n",
			map[string]string{"sales.csv": sales, "more/ties.csv": "from,to\nBo,Cy\n"}, "ada linked-to bo when=2023-04-03\nbo linked-to cy\n", ""},
		{"one table read in two ways", "tables:\n  - {file: t.csv, map: {b: from, a: to, c: '-'}}\n  - {file: t.csv, map: {b: from, c: to, a: '-'}}\n",
			map[string]string{"t.csv": "a,b,c\nx,y,z\n"}, "y linked-to x\ny linked-to z\n", ""},
		{"names mean the actors of the dossier", "actors: [{id: ada, name: Ada Lovelace, kind: person}]\ntables: [{file: t.csv, columns: [from, relation, to]}]\n",
			map[string]string{"t.csv": "Ada Lovelace,owns,Engine\n"}, "ada owns engine\n", ""},
		{"a matrix", "tables: [{file: t.csv, matrix: supplies}]\n", map[string]string{"t.csv": ",A,B\nA,0,1\n"}, "a supplies b\n", ""},
		{"an encoding", "tables: [{file: t.csv, encoding: latin1}]\n", map[string]string{"t.csv": "from,to\nM\xfcnchen,b\n"}, "munchen linked-to b\n", ""},
		{"missing", "tables:\n  - file: t.csv\n", nil, "", "2:11 file-missing"},
		{"no name", "tables:\n  - dates: dmy\n", nil, "", "2:5 missing-field"},
		{"outside", "tables:\n  - file: ../t.csv\n  - file: /etc/passwd\n", nil, "", "2:11 outside-folder\n3:11 outside-folder"},
		{"a folder", "tables:\n  - file: more\n", map[string]string{"more/t.csv": "from,to\na,b\n"}, "", "2:11 unreadable"},
		{"a dossier", "tables:\n  - file: t.yaml\n", map[string]string{"t.yaml": "claims: []\n"}, "", "2:11 unreadable"},
		{"no such field", "tables:\n  - {file: t.csv, map: {a: too}}\n", map[string]string{"t.csv": "a,b\n"}, "", "2:28 unknown-field"},
		{"no such order", "tables:\n  - {file: t.csv, dates: dym}\n", map[string]string{"t.csv": "a,b\n"}, "", "2:26 bad-value"},
		{"no such encoding", "tables:\n  - file: t.csv\n    encoding: klingon\n", map[string]string{"t.csv": "a,b\n"}, "", "3:15 bad-value"},
		{"no text", "tables:\n  - file: t.csv\n    map: {a: [from, to]}\n", map[string]string{"t.csv": "from,to\na,b\n"}, "", "3:14 wrong-type"},
		{"no table of fields", "tables:\n  - file: t.csv\n    map: a=from\n", map[string]string{"t.csv": "from,to\na,b\n"}, "", "3:10 wrong-type"},
		{"what is wrong inside", "tables:\n  - file: t.csv\n", map[string]string{"t.csv": "from,to,when\na,b,soon\n"}, "", "2:5 bad-date"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{"d/dossier.yaml": "title: T\n" + c.dossier}
			for name, text := range c.files {
				files["d/"+name] = text
			}
			d, problems := loadFiles(t, files, "d")
			problems = unrepeated(problems)
			want := c.problems
			if strings.HasPrefix(c.dossier, "tables:") && !strings.Contains(want, "bad-date") {
				want = oneLineOn(want) // the title stands before it
			}
			if got := brief(problems); got != want {
				t.Errorf("problems\n%s\nwant\n%s\n%s", got, want, said(problems))
			}
			if got := strings.NewReplacer(" | asserts by= t\n", "\n", " | asserts by= sales\n", "\n", " | asserts by= ties\n", "\n").Replace(told(d)); got != c.want && !data.HasErrors(problems) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// oneLineOn moves places one line on.
func oneLineOn(places string) string {
	lines := strings.Split(places, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = string(line[0]+1) + line[1:]
		}
	}
	return strings.Join(lines, "\n")
}

// TestListedTablesStayInside: a link that leads out of the folder is not followed, and a
// table that is named on the command line as well is read once.
func TestListedTablesStayInside(t *testing.T) {
	folder := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret.csv")
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(outside, "from,to\na,b\n")
	write(filepath.Join(folder, "dossier.yaml"), "title: T\ntables:\n  - {file: t.csv, map: {x: from, y: to}}\n  - file: link.csv\n")
	write(filepath.Join(folder, "t.csv"), "x,y\na,b\n")
	if err := os.Symlink(outside, filepath.Join(folder, "link.csv")); err != nil {
		t.Skip(err)
	}
	d, problems, err := Load(t.Context(), []string{folder, filepath.Join(folder, "t.csv")}, Options{})
	if err != nil || brief(problems) != "4:11 outside-folder" {
		t.Error(err, said(problems))
	}
	if d.Claims.Len() != 1 {
		t.Errorf("%d entries", d.Claims.Len())
	}
}

// TestMappingFile: a file says what the options do not, and is checked as they are.
func TestMappingFile(t *testing.T) {
	folder := t.TempDir()
	table, mapping := filepath.Join(folder, "t.csv"), filepath.Join(folder, "m.yaml")
	if err := os.WriteFile(table, []byte("x,y,day\na,b,3/4/2023\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text           string
		options        Mapping
		want, problems string
	}{
		{"map: {x: from, y: to, day: when}\ndates: dmy\n", Mapping{}, "a linked-to b when=2023-04-03\n", ""},
		{"map: {x: from, y: to, day: when}\ndates: dmy\n", Mapping{Dates: "mdy"}, "a linked-to b when=2023-03-04\n", ""},
		{"map: {x: from, y: from}\n", Mapping{Map: map[string]string{"y": "to", "day": Ignore}}, "a linked-to b\n", ""},
		{"map: {x: form, y: to}\n", Mapping{}, "", "1:10 unknown-field\n1:1 missing-column"},
		{"maps: {x: from}\n", Mapping{}, "", "1:1 unknown-field\n1:1 missing-column"},
		{"- x\n", Mapping{}, "", "1:1 wrong-type\n1:1 missing-column"},
		{"map: &a {x: from}\n", Mapping{}, "", "1:6 too-deep\n1:1 missing-column"},
	} {
		if err := os.WriteFile(mapping, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		d, problems, err := Load(t.Context(), []string{table}, Options{Mapping: c.options, MappingFile: mapping})
		if err != nil {
			t.Fatal(err)
		}
		if got := brief(problems); got != c.problems {
			t.Errorf("%q: problems\n%s\nwant\n%s\n%s", c.text, got, c.problems, said(problems))
		}
		if got := plainly(d); got != c.want && !data.HasErrors(problems) {
			t.Errorf("%q: got\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
	large := filepath.Join(folder, "large.yaml")
	if err := os.WriteFile(large, []byte("dates: dmy\n#"+strings.Repeat("x", maxMapping)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{filepath.Join(folder, "none.yaml"), folder, large} {
		if _, _, err := Load(t.Context(), []string{table}, Options{MappingFile: name}); err == nil {
			t.Errorf("%s is taken for a mapping file", name)
		}
	}
}
