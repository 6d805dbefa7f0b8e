package load

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/data"
)

// told gives the claims of a dossier, one a line, with what rows can say.
func told(d *data.Dossier) string {
	var b strings.Builder
	for i := range d.Claims.Len() {
		c := d.Claim(i)
		fmt.Fprintf(&b, "%s %s %s", c.From[0], c.Relation, c.To[0])
		if c.What != "" {
			fmt.Fprintf(&b, " what=%s", c.What)
		}
		if !c.When.IsZero() {
			fmt.Fprintf(&b, " when=%s", c.When)
		}
		if c.Weight != nil {
			fmt.Fprintf(&b, " weight=%v", *c.Weight)
		}
		a := c.Said[0]
		fmt.Fprintf(&b, " | %s by=%s %s", a.Stance, strings.Join(a.By, ","), a.Source)
		if a.Quote != "" {
			fmt.Fprintf(&b, " quote=%s", a.Quote)
		}
		if a.Confidence != nil {
			fmt.Fprintf(&b, " confidence=%d", *a.Confidence)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestEdgeLists(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain", "from,relation,to\nAda,supplies,Bo\n", "ada supplies bo | asserts by= ties\n"},
		{"two columns", "from,to\nAda,Bo\n", "ada linked-to bo | asserts by= ties\n"},
		{"everything", "from,relation,to,what,when,weight,stance,by,source,quote,confidence\n" +
			"Ada,warns,Bo,about rain,2023-09,1.5,denies,Cy,The Daily,\"No, \"\"never\"\"\",40\n",
			"ada warns bo what=about rain when=2023-09 weight=1.5 | denies by=cy the-daily quote=No, \"never\" confidence=40\n"},
		{"little", "from,relation,to,what,when,weight,stance,by,source,quote,confidence\nAda,warns,Bo\n", "ada warns bo | asserts by= ties\n"},
		{"status", "from,to,status\na,b,Alleged\nb,c,rumored\n", "a linked-to b | alleges by= ties\nb linked-to c | speculates by= ties\n"},
		{"Gephi", "Source,Target,Type,Id,Label,timeset,Weight\na,b,Directed,0,supplies,,1.0\nb,c,Undirected,1,supplies,,2\n",
			"a supplies b weight=1 | asserts by= ties\nb supplies-undirected c weight=2 | asserts by= ties\n"},
		{"Gephi without labels", "Source,Target,Type\na,b,Undirected\n", "a related-to b | asserts by= ties\n"},
		{"Gephi, symmetric anyway", "Source,Target,Type,Label\na,b,Undirected,meets\n", "a meets b | asserts by= ties\n"},
		{"Kumu", "From,To,Type,Label,Direction\na,b,sanctions,in 2019,directed\n", "a sanctions b what=in 2019 | asserts by= ties\n"},
		{"Cytoscape", "source,interaction,target,shared name\na,warns,b,x\n", "a warns b | asserts by= ties\n"},
		{"type and label both relations", "source,target,type\na,b,is mocked by\n", "a is-mocked-by b | asserts by= ties\n"},
		{"label of a built-in relation", "from,label,to\na,has ties with,b\n", "a has-ties-with b | asserts by= ties\n"},
		{"source as text", "from,to,source\na,b,https://example.org/x\na,c,https://example.org/x\n",
			"a linked-to b | asserts by= https-example-org-x\na linked-to c | asserts by= https-example-org-x\n"},
		{"directed column", "from,to,directed,relation\na,b,false,aids\na,b,true,aids\n", "a aids-undirected b | asserts by= ties\na aids b | asserts by= ties\n"},
		{"semicolons and BOM", "\ufeffFrom;To;What\r\na;b;x,y\r\n", "a linked-to b what=x,y | asserts by= ties\n"},
		{"tabs", "from\tto\na\tb\n", "a linked-to b | asserts by= ties\n"},
		{"spaces around", "from , to\n a ,\u00a0b \n", "a linked-to b | asserts by= ties\n"},
		{"spellings are one actor", "from,to\nAda,Bo\nada,BO\nÁda,bo\n", strings.Repeat("ada linked-to bo | asserts by= ties\n", 3)},
		{"names of any script", "from,to\nМосква,🚀\n", "actor-b9e2e5d0d2a5 linked-to actor-"},
		{"quotes as they stand", "from,to,what\na,b,5\" pipe\n", "a linked-to b what=5\" pipe | asserts by= ties\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := loadText(t, "ties.csv", c.text)
			problems = slices.DeleteFunc(unrepeated(problems), func(p data.Problem) bool { return p.Code == data.CodeUnusedColumn })
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if c.name == "names of any script" {
				if d.Actors[0].Name != "Москва" || d.Actors[1].Name != "🚀" || d.Actors[0].ID == d.Actors[1].ID {
					t.Error(d.Actors)
				}
				return
			}
			if got := told(d); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if more := data.Check(context.Background(), d); data.HasErrors(more) {
				t.Error(more)
			}
		})
	}
}

func TestUndirectedTwin(t *testing.T) {
	d, _ := loadText(t, "ties.csv", "from,to,relation,direction\na,b,accuses,undirected\na,b,supplies,mutual\na,b,blips,undirected\n")
	x := data.NewIndex(d)
	for id, influence := range map[string]data.Influence{"accuses-undirected": data.NoInfluence, "supplies-undirected": data.Both, "blips-undirected": data.Both} {
		i, ok := x.Relation(id)
		if !ok || !d.Relations[i].Symmetric || d.Relations[i].Influence != influence {
			t.Errorf("%s: %v %+v", id, ok, d.Relations[i])
		}
	}
	if _, ok := x.Relation("blips"); ok {
		t.Error("a relation that nothing uses was added")
	}
}

func TestProblemsOfCSV(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "1:1 empty"},
		{"blank", "\n \n", "1:1 empty"},
		{"UTF-16", "\xff\xfef\x00", "1:1 missing-column"},
		{"no header", "a,b\nc,d\n", "1:1 missing-column"},
		{"no rows", "from,to\n", "1:1 no-rows"},
		{"one column missing", "from,relation\na,b\n", "1:1 missing-column"},
		{"two columns alike", "from,src,to\na,b,c\n", "1:6 duplicate-field"},
		{"an unused column", "from,to,colour\na,b,c\n", "1:9 unused-column"},
		{"self-loop", "from,to\na,b\nc,C\n", "3:1 self-loop"},
		{"empty end", "from,to\na,\n,b\nä,\" \"\n", "2:3 missing-field\n3:1 missing-field\n4:3 missing-field"},
		{"too many cells", "from,to\na,b,c\n", "2:5 bad-row"},
		{"too few cells", "relation,from,to\nx,b\n", "2:4 missing-field"},
		{"bad date", "from,to,when\na,b,2019\na,b,soon\n", "3:5 bad-date"},
		{"bad weight", "from,to,weight\na,b,heavy\na,b,-1\na,b,1e999\na,b,NaN\na,b,1e2\n", "2:5 wrong-type\n3:5 bad-range\n4:5 wrong-type\n5:5 wrong-type"},
		{"bad confidence", "from,to,confidence\na,b,101\na,b,high\n", "2:5 bad-range\n3:5 wrong-type"},
		{"bad stance", "from,to,stance\na,b,insists\na,b,contested\n", "2:5 bad-value\n3:5 bad-value"},
		{"bad direction", "from,to,direction\na,b,sideways\n", "2:5 bad-value"},
		{"text behind a quote", "from,to\na,\"b\"c\nd,e\n", "2:6 syntax"},
		{"quote never closed", "from,to\na,b\nc,\"d\ne,f\n", "3:3 syntax"},
		{"not UTF-8", "from,to\na,M\xfcnchen\n", "2:3 encoding"},
		{"not UTF-8 in a text", "from,to,what\na,b,M\xfcnchen\n", "2:5 encoding"},
		{"not UTF-8 in the header", "from,to,M\xfc\na,b,c\n", "1:9 encoding"},
		{"NUL", "from,to\na,b\x00\n", "2:3 encoding"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := loadText(t, "ties.csv", c.text)
			if got := brief(problems); got != c.want {
				t.Errorf("got\n%s\nwant\n%s\n%v", got, c.want, problems)
			}
			for _, p := range problems {
				if p.File != "ties.csv" || p.Message == "" || p.Hint == "" {
					t.Errorf("%+v", p)
				}
			}
		})
	}
}

func TestColumnMap(t *testing.T) {
	load := func(mapping map[string]string) (*data.Dossier, []data.Problem) {
		m := fstest.MapFS{"t.csv": {Data: []byte("Acheteur,Vendeur,Label,target\na,b,supplies,x\n")}}
		d, problems, err := LoadFS(context.Background(), m, "t.csv", Options{Mapping: Mapping{Map: mapping}})
		if err != nil {
			t.Fatal(err)
		}
		return d, problems
	}
	d, problems := load(map[string]string{"acheteur": "to", "Vendeur": "from", "target": "what"})
	if len(problems) > 0 || told(d) != "b supplies a what=x | asserts by= t\n" {
		t.Error(problems, told(d))
	}
	if _, problems := load(map[string]string{"Achetuer": "from"}); !data.HasErrors(problems) {
		t.Error("a column that is not there is mapped")
	}
	if _, _, err := LoadFS(t.Context(), fstest.MapFS{"t.csv": {}}, "t.csv", Options{Mapping: Mapping{Map: map[string]string{"acheteur": "colour"}}}); err == nil {
		t.Error("a field that is not there is mapped to")
	}
}

func TestManyBadRows(t *testing.T) {
	_, problems := loadText(t, "ties.csv", "from,to,weight\n"+strings.Repeat("a,b,heavy\n", 50_000))
	if len(problems) != 21 || !strings.Contains(problems[20].Message, "49980 more") {
		t.Errorf("%d problems, the last: %v", len(problems), problems[len(problems)-1])
	}
}

func TestNamesMeanListedActors(t *testing.T) {
	m := fstest.MapFS{}
	d, problems := loadBoth(t, m, small, "from,to\nFIRST,beta\nAlphaville,new\n")
	if want := "alpha linked-to beta | asserts by= ties\nalpha linked-to new | asserts by= ties\n"; len(problems) > 0 || !strings.HasSuffix(told(d), want) {
		t.Error(problems, told(d))
	}
	twice := strings.Replace(small, "name: Beta,", "name: Beta, metonyms: [Alphaville],", 1)
	_, problems = loadBoth(t, m, twice, "from,to\nAlphaville,new\n")
	if !data.HasErrors(problems) || problems[len(problems)-1].Code != "ambiguous-name" {
		t.Error(problems)
	}
}

// loadBoth loads a dossier and an edge list together.
func loadBoth(t *testing.T, m fstest.MapFS, yaml, csv string) (*data.Dossier, []data.Problem) {
	t.Helper()
	m["dossier.yaml"], m["ties.csv"] = &fstest.MapFile{Data: []byte(yaml)}, &fstest.MapFile{Data: []byte(csv)}
	s := newSession(context.Background(), Options{})
	defer s.close()
	for _, name := range []string{"ties.csv", "dossier.yaml"} {
		if err := s.addFS(m, name); err != nil {
			t.Fatal(err)
		}
	}
	d, problems, err := s.finish()
	if err != nil {
		t.Fatal(err)
	}
	return d, problems
}

func TestManyNamesWithOneSlug(t *testing.T) {
	var b strings.Builder
	b.WriteString("from,to\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "a%s,b\n", strings.Repeat("!", i%200)+strings.Repeat("?", i/200))
	}
	d, problems := loadText(t, "ties.csv", b.String())
	if data.HasErrors(problems) || len(d.Actors) != 20_001 {
		t.Error(len(problems), len(d.Actors))
	}
}
