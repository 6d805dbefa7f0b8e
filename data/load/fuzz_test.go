package load

import (
	"context"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"dossier/data"
)

// hostile are names that people who mean harm, or emoji, put into data.
var hostile = []string{
	`"]; drop <script>alert(1)</script>`, "\u202eevil\u202c", "bell\x07 and\x1b[31m red", "🧑‍🚀👩🏽‍🌾", strings.Repeat("long ", 400),
	"=cmd|' /C calc'!A0", "Ключ \u202e שלום", "a\u0301\u0301\u0301", "null", "~", "0x1F", "*star", "&amp;", "NaN", "",
}

func FuzzYAML(f *testing.F) {
	f.Add(small)
	f.Add(second)
	f.Add(withText("file: texts/a.txt, sha256: x", "word"))
	f.Add(withText("file: ../a.txt", "word [...] word"))
	for _, sample := range []string{"kim-putin-2023", "florentine", "broken"} {
		if text, err := os.ReadFile("../samples/" + sample + "/dossier.yaml"); err == nil {
			f.Add(string(text))
		}
	}
	for _, name := range hostile {
		f.Add(strings.Replace(small, "Beta", `"`+strings.NewReplacer(`"`, `\"`, `\`, `\\`).Replace(name)+`"`, 1))
		f.Add(strings.Replace(small, "name: Beta", "name: "+name, 1))
	}
	for _, text := range []string{
		"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n", "<<: *x", "x: !!binary aGk=", "? [a, b]\n: c", "{a: {b: {c: [[[[]]]]}}}",
		"title: |\n  x\n\n\n  y\n", "title: >-\n  folded\n  text\n", "title: \"\\u0000\\x41\\\n  b\"", "actors:\n- id: a\n-\n- [",
		"claims: [{from: a, to: a, relation: supplies}]", "actors: [{id: a, name: A}, {id: a, name: B}]", "%YAML 1.2\n---\n", "---\na: b\n---\nc: d\n",
		"\ufefftitle: x", "title: 'it''s'", "a:\tb\n\t- c", "title: x # comment\n# another", "- - - - a", "actors:\n  -", ": : :", "a: b: c", "'", "\"", "[", "{", "|", ">", "@", "`", "%",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip("long inputs have tests of their own")
		}
		fuzzOne(t, "dossier.yaml", text, Mapping{})
	})
}

func FuzzCSV(f *testing.F) {
	for _, text := range []string{
		"from,relation,to\nAda,supplies,Bo\n", "Source,Target,Type,Label,Weight\na,b,Directed,x,1\nb,c,Undirected,y,2.5\n",
		"From;To;Type;Direction\r\n\"a\r\nb\";c;\"d \"\"e\"\"\";mutual\r\n", "source\tinteraction\ttarget\na\tb\tc\n", "\ufefffrom,to\na,b\n",
		"from,to,when,confidence,stance,by,source,quote,what\na,b,2019/..,50,denies,c,s,\"q\",w\n", "from,to\na,a\n", "from,to\n\"a", "from,to\na\"b,c\n",
		"from,to\n,\n", "from-id,from,to-id,to,by-id\nx,A,y,A,x\nx,B,,A,\n", "from,to,id,about,at,occasion,modality,said-on,reliability,credibility\na,b,x-1,x-1,p,o,planned,2019-02-03T10:00,b,3\n",
		"from-id,from,to,when\nQ1,,Q1,2019-02-03 10:00:00Z\nq1,Q1,b,2019\n", "\n\n\nfrom,to\n", "from,from\n", "\"from\",\"to\"\n", "\xff\xfe", "from,to\n\xe4,\x00\n", "from,to,weight\na,b,1e309\n", "from,to\r\na,b\r", "from,to,x\rQ", "|||",
	} {
		f.Add(text)
	}
	for _, name := range hostile {
		f.Add("from,relation,to\n\"" + strings.ReplaceAll(name, `"`, `""`) + "\",\"" + strings.ReplaceAll(name, `"`, `""`) + "\",b\n")
		f.Add("from,to\n" + name + ",b\n")
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip("long inputs have tests of their own")
		}
		sameAnyway(t, text, Limits{})
		fuzzOne(t, "ties.csv", text, Mapping{})
	})
}

// FuzzMapped reads tables in all the ways that a mapping can ask for.
func FuzzMapped(f *testing.F) {
	ways := []Mapping{
		{Matrix: "owns"}, {Matrix: "owns", Decimal: "comma"}, {Columns: []string{"from", "to", "when", Ignore}},
		{Columns: []string{"from", "weight", "to"}, Decimal: "comma", Thousands: "space"},
		{Columns: []string{"x", "to", "start", "end"}, Map: map[string]string{"x": "from"}, Dates: "dmy"}, {Dates: "mdy", Thousands: "comma"},
		{Map: map[string]string{"a": "from", "b": "to", "c": "when", "d": "confidence"}, Dates: "ymd"},
	}
	for i, text := range []string{
		",A,B\nA,0,1\nB,x,2.5\n", ";A;B\nA;0;1,5\n", "a,b,3/4/2023,x\n", "a;1 200,5;b\n", "a,b,13-JAN-2004,31.12.2022\n",
		"from,to,weight\na,b,\"1,200\"\n", "a,b,c,d\n1,2,20230403,80%\n",
	} {
		f.Add(text, uint8(i))
	}
	f.Fuzz(func(t *testing.T, text string, way uint8) {
		if len(text) > 1<<14 {
			t.Skip("long inputs have tests of their own")
		}
		fuzzOne(t, "ties.csv", text, ways[int(way)%len(ways)])
	})
}

// fuzzOne holds what is true of any input: loading ends, every problem points
// into the file, and what loads without errors passes the check.
func fuzzOne(t *testing.T, name, text string, mapping Mapping) {
	m := fstest.MapFS{name: {Data: []byte(text)}, "texts/a.txt": {Data: []byte("word after word")}}
	d, problems, err := LoadFS(context.Background(), m, name, Options{Mapping: mapping})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	end := "\n"
	if strings.HasSuffix(name, ".csv") && !strings.Contains(text, end) { // then it may be that of the first Macintosh
		end = "\r"
	}
	lines := strings.Split(text, end)
	for _, p := range problems {
		if p.File != name || p.Message == "" || p.Code == "" {
			t.Errorf("%q: a problem without file, message or code: %+v", text, p)
		}
		if p.Line < 0 || p.Line > len(lines) || p.Column < 0 || p.Line > 0 && p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
			t.Errorf("%q: a problem outside the file: %+v", text, p)
		}
	}
	if more := data.Check(context.Background(), d); !data.HasErrors(problems) && data.HasErrors(more) {
		t.Errorf("%q loads without errors but fails the check: %v", text, more)
	}
}
