package load

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/data"
)

// TestSkipBad: rows that cannot be read are left out and counted for each file, and told
// as warnings; what is wrong with more than a row stays an error.
func TestSkipBad(t *testing.T) {
	const good = "from,relation,to,when\nA,owns,B,2019\n"
	many := good + strings.Repeat("A,owns,B,soon\n", 100)
	for _, c := range []struct {
		name     string
		files    map[string]string
		claims   int
		leftOut  []data.LeftOut
		problems string // severity and code, one a line
	}{
		{"nothing", map[string]string{"t.csv": good}, 1, nil, ""},
		{"a date", map[string]string{"t.csv": good + "A,warns,C,soon\n"}, 1, []data.LeftOut{{File: "t.csv", Rows: 1}}, "warning bad-date"},
		{"no actor", map[string]string{"t.csv": good + ",warns,C,2019\n"}, 1, []data.LeftOut{{File: "t.csv", Rows: 1}}, "warning missing-field"},
		{"too many cells", map[string]string{"t.csv": good + "A,warns,C,2019,x\n"}, 1, []data.LeftOut{{File: "t.csv", Rows: 1}}, "warning bad-row"},
		{"text behind a quote", map[string]string{"t.csv": good + "A,warns,\"C\"D,2019\nB,warns,A,2020\n"}, 2, []data.LeftOut{{File: "t.csv", Rows: 1}}, "warning syntax"},
		{"more than are told", map[string]string{"t.csv": many}, 1, []data.LeftOut{{File: "t.csv", Rows: 100}}, strings.Repeat("warning bad-date\n", 21)},
		{"several files", map[string]string{"a.csv": many, "b.csv": good, "c.csv": good + "A,,,\n"}, 1,
			[]data.LeftOut{{File: "a.csv", Rows: 100}, {File: "c.csv", Rows: 1}}, strings.Repeat("warning bad-date\n", 21) + "warning missing-field"},
		{"several voices", map[string]string{"t.csv": "from,relation,to,by,when\nA,owns,B,X;Y,soon\nA,owns,B,X;Y,2019\n"}, 1, []data.LeftOut{{File: "t.csv", Rows: 1}}, "warning bad-date"},
		{"actors", map[string]string{"n.csv": "Id,Label\na,A,x\nb,B\n", "t.csv": "from,relation,to\na,owns,b\n"}, 1,
			[]data.LeftOut{{File: "n.csv", Rows: 1}}, "warning bad-row"},
		{"a quote that is closed behind other rows", map[string]string{"t.csv": good + "A,warns,\"C,2019\nB,warns,\"A\",2020\n"}, 1, nil, "error syntax"},
		{"a quote that is never closed", map[string]string{"t.csv": good + "A,warns,\"C,2019\nB,warns,A,2020\n"}, 1, nil, "error syntax"},
		{"no such column", map[string]string{"t.csv": "a,b\nA,B\n"}, 0, nil, "error missing-column"},
		{"an entry of a dossier", map[string]string{"d.yaml": "actors: [{id: a, name: A, kind: planet}]\n", "t.csv": good}, 1, nil, "error bad-value"},
	} {
		d, problems := loadTogether(t, c.files, Options{SkipBad: true}, false)
		var told []string
		for _, p := range unrepeated(problems) {
			severity := map[data.Severity]string{data.Error: "error", data.Warning: "warning"}[p.Severity]
			told = append(told, severity+" "+p.Code)
			if left := len(c.leftOut) > 0; p.Row != left {
				t.Errorf("%s: the problem %v is of a row: %v", c.name, p, p.Row)
			}
		}
		if got := strings.Join(told, "\n"); got != strings.TrimSpace(c.problems) {
			t.Errorf("%s: told\n%s\nwant\n%s", c.name, got, c.problems)
		}
		if d.Claims.Count() != c.claims || !reflect.DeepEqual(d.LeftOut, c.leftOut) {
			t.Errorf("%s: %d claims, left out %v; want %d and %v", c.name, d.Claims.Count(), d.LeftOut, c.claims, c.leftOut)
		}
	}
}

// TestSkipBadOfMatrices: a row of a matrix is left out as a whole.
func TestSkipBadOfMatrices(t *testing.T) {
	d, problems, err := LoadFS(t.Context(), fstest.MapFS{"t.csv": {Data: []byte("owns,A,B\nA,0,1\nB,1,maybe\nC,no,perhaps\n")}}, "t.csv",
		Options{Mapping: Mapping{Matrix: "owns"}, SkipBad: true})
	if err != nil || data.HasErrors(problems) || brief(problems) != "3:5 bad-value\n4:3 bad-value\n4:6 bad-value" {
		t.Fatal(err, said(problems))
	}
	if want := []data.LeftOut{{File: "t.csv", Rows: 2}}; !reflect.DeepEqual(d.LeftOut, want) || d.Claims.Len() != 1 {
		t.Errorf("left out %v of %d", d.LeftOut, d.Claims.Len())
	}
	if got := who(d); got != "a=A b=B" {
		t.Errorf("left are %s", got)
	}
}

// TestSkipBadLeavesNobody: the dossier is that of the rows that can be read; nobody is in
// it whom other rows name.
func TestSkipBadLeavesNobody(t *testing.T) {
	const yaml = "actors:\n  - {id: acme, name: Acme, kind: organization, metonyms: [Acme House]}\n"
	for _, c := range []struct{ header, good, bad string }{
		{"from,relation,to,when", "A,owns,B,2019\nC,owns,A,2020\n", "X,owns,B,soon\nB,owns,Y,later\nC,owns,B,never\n"},
		{"from,relation,to,by,when", "Acme,owns,B,Z,2019\nC,owns,Acme House,,2020\n", "Acme,owns,B,Y,soon\n"},
		{"from,relation,to,by,when", "A,owns,B,P;Q,2019\nA + D,owns,C,,2020\n", "A + E,owns,B,P;R,soon\n"},
		{"from-id,from,relation,to-id,to,when", "1,A,owns,2,B,2019\n,A,owns,3,C,2020\n", "4,D,owns,5,E,soon\n,F,owns,1,A,soon\n"},
	} {
		load := func(text string, opt Options) *data.Dossier {
			d, problems := loadTogether(t, map[string]string{"d.yaml": yaml, "t.csv": c.header + "\n" + text}, opt, false)
			if data.HasErrors(problems) {
				t.Fatal(c.header, said(problems))
			}
			return d
		}
		without, with := load(c.good, Options{}), load(c.bad+c.good, Options{SkipBad: true})
		if who(without) != who(with) {
			t.Errorf("%s:\ngot  %s\nwant %s", c.header, who(with), who(without))
		}
		digests := [2]string{}
		for i, d := range []*data.Dossier{without, with} {
			digest, err := d.Digest(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			digests[i] = digest
		}
		if digests[0] != digests[1] {
			t.Errorf("%s: the digests differ", c.header)
		}
	}
}

// TestSkipBadInParts: how a table is shared out among goroutines does not show in what is
// left out of it, and nothing that is told depends on it.
func TestSkipBadInParts(t *testing.T) {
	var b strings.Builder
	b.WriteString("from,relation,to,when\n")
	for i := range 20_000 {
		when := "2019"
		if i%7 == 0 {
			when = "soon"
		}
		fmt.Fprintf(&b, "A%d,owns,B%d,%s\n", i%50, i%70, when)
	}
	d, problems, err := LoadFS(t.Context(), fstest.MapFS{"t.csv": {Data: []byte(b.String())}}, "t.csv", Options{SkipBad: true})
	if err != nil || data.HasErrors(problems) {
		t.Fatal(err, problems)
	}
	if want := []data.LeftOut{{File: "t.csv", Rows: 2858}}; !reflect.DeepEqual(d.LeftOut, want) || d.Claims.Len() != 20_000-2858 {
		t.Errorf("left out %v of %d", d.LeftOut, d.Claims.Len())
	}
}
