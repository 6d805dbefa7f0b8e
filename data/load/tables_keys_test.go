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

// loadTogether loads files as one dossier, in the order of their names, backwards if so
// asked. Problems are those that files have: what data.Check says of names is left out.
func loadTogether(t testing.TB, files map[string]string, opt Options, backwards bool) (*data.Dossier, []data.Problem) {
	t.Helper()
	m, names := fstest.MapFS{}, []string{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
		names = append(names, name)
	}
	slices.Sort(names)
	if backwards {
		slices.Reverse(names)
	}
	s := newSession(context.Background(), opt)
	defer s.close()
	for _, name := range names {
		if err := s.addFS(m, name); err != nil {
			t.Fatal(err)
		}
	}
	d, problems, err := s.finish()
	if err != nil {
		t.Fatal(err)
	}
	return d, slices.DeleteFunc(problems, func(p data.Problem) bool { return p.Place.List == "actors" })
}

// who lists the actors of a dossier by id.
func who(d *data.Dossier) string {
	var list []string
	for i := range d.Actors {
		a := &d.Actors[i]
		list = append(list, fmt.Sprintf("%s=%s", a.ID, strings.Join(append([]string{a.Name}, a.Aliases...), "/")))
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

// ties lists the ends of the entries of a dossier, in any order.
func ties(d *data.Dossier) string {
	var list []string
	for i := range d.Claims.Len() {
		c := d.Entry(i)
		list = append(list, c.From[0]+">"+c.To[0]+strings.Join(append([]string{""}, c.Said[0].By...), "<"))
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

const listedAda = "actors: [{id: ada, name: Ada, kind: person, aliases: [Countess], metonyms: [Ockham]}]\n"

// Each case is files of one dossier; the order of files and rows changes nothing.
func TestWhoIsWho(t *testing.T) {
	for _, c := range []struct {
		name      string
		files     []string // of CSV, but what begins with "actors:"
		who, ties string
		problems  string // file:line:column code
	}{
		{"homonyms with keys", []string{"from-id,from,to-id,to\nwang-1,Wang Zhi,bo,Bo\nwang-2,Wang Zhi,bo,Bo\n"},
			"bo=Bo wang-1=Wang Zhi wang-2=Wang Zhi", "wang-1>bo wang-2>bo", ""},
		{"keys that look alike", []string{"from-id,to-id\nQ100,q100\nA_1,a-1\nПутин,Медведев\n"},
			"a-1-47b34af59b56=A_1 a-1=a-1 actor-6ee23edbb00e=Медведев actor-983b039e52f4=Путин q100-8568008eeeee=Q100 q100=q100",
			"", ""},
		{"keys alone, and names where they are known", []string{"from-id,from,to-id\n1,,2\n1,Ada,1\n"}, "1=Ada 2=2", "1>1 1>2", "a.csv:3:1 self-loop"},
		{"a key in one file, its name in another", []string{"from-id,to-id\n1,2\n", "from-id,from,to\n1,Ada,Cy\n2,Bo,Cy\n"}, "1=Ada 2=Bo cy=Cy", "1>2 1>cy 2>cy", ""},
		{"a name has one bearer", []string{"from,to,by\nAda,Bo,ada\n", "from-id,from,to\nx1,ÁDA,bo\n"}, "bo=Bo x1=ÁDA", "x1>bo x1>bo<x1", ""},
		{"an id is a name too", []string{"from,to\nx1,Bo\n", "from-id,from,to\nx1,Ada,Bo\n"}, "bo=Bo x1=Ada", "x1>bo x1>bo", ""},
		{"a name has several bearers", []string{"from,to,by\nAda,Bo,\nBo,Cy,ADA\nBo,Cy,x1\n", "from-id,from,to\nx1,Ada,Bo\nx2,Ada,Bo\n"}, "", "", "a.csv:2:1 ambiguous-name a.csv:3:1 ambiguous-name"},
		{"a listed bearer and one with a key", []string{"from,to\nAda,Bo\n", "from-id,from,to\nx1,Ada,Bo\n", listedAda}, "", "", "a.csv:2:1 ambiguous-name"},
		{"a metonym gives way to a name", []string{"from,to\nOckham,Countess\n", "from-id,from,to\nx1,Ockham,Bo\n", listedAda}, "ada=Ada/Countess bo=Bo x1=Ockham", "x1>ada x1>bo", ""},
		{"a key is a listed id", []string{"from-id,from,to\nada,Countess,Bo\nada,,Bo\nada,Ockham,Bo\n", listedAda}, "ada=Ada/Countess bo=Bo", "ada>bo ada>bo ada>bo", ""},
		{"a key is a listed id with another name too", []string{"from-id,from,to\nada,Ada,Bo\nada,Lady L,Bo\n", "from,to\nLady L,Cy\n", listedAda},
			"ada=Ada/Countess/Lady L bo=Bo cy=Cy", "ada>bo ada>bo ada>cy", "a.csv:3:5 second-name"},
		{"a key is a listed id of somebody else", []string{"from-id,from,to\nada,Anna,Bo\n", listedAda}, "", "", "a.csv:2:5 duplicate-id"},
		{"one key, two names", []string{"from-id,from,to\n1,Zoë,Bo\n1,ZOE,Bo\n1,Ada,Bo\n1,Mia,Bo\n", "from,to\nmia,Cy\n"}, "1=Ada/Mia/ZOE bo=Bo cy=Cy", "1>bo 1>bo 1>bo 1>bo 1>cy", "a.csv:4:3 second-name"},
		{"one key, other names in two files", []string{"from-id,from,to\n1,Ada,Bo\n", "from-id,from,to\n1,Bea,Bo\n"}, "", "", "b.csv:2:3 duplicate-id"},
		{"one key, names that files have in common", []string{"from-id,from,to\n1,Ada,Bo\n", "from-id,from,to\n1,Bea,Bo\n", "from-id,from,to\n1,Ada,Bo\n1,Bea,Bo\n"},
			"1=Ada/Bea bo=Bo", "1>bo 1>bo 1>bo 1>bo", "c.csv:3:3 second-name"},
		{"keys of speakers", []string{"from,to,by-id,by\nA,B,x,Cy\nA,B,,\nA,B,,Di\n"}, "a=A b=B di=Di x=Cy", "a>b a>b<di a>b<x", ""},
		{"keys of speakers alone", []string{"from,to,by-id\nA,B,x\nA,B,\n"}, "a=A b=B x=x", "a>b a>b<x", ""},
		{"neither key nor name", []string{"from-id,from,to\n,,Bo\n"}, "", "", "a.csv:2:2 missing-field"},
		{"a key that is not UTF-8", []string{"from,to,from-id\nA,B,\xff\n"}, "", "", "a.csv:2:5 encoding"},
		{"a name that is not UTF-8", []string{"from,to,from-id\n\xff,B,x\n"}, "", "", "a.csv:2:1 encoding"},
		{"hyphen and blank", []string{"from,to\nA-B,A B\nA  b,a-B\n"}, "a-b-c8687a08=A  b a-b=A-B", "a-b-c8687a08>a-b a-b>a-b-c8687a08", ""},
		{"several names of one slug", []string{"from,to\nX!,X?\nX.,y\n"}, "x-074ab178=X? x-c92f00b1=X. x=X! y=y", "", ""},
		{"a made id is no name of others", []string{"from,to\nKim Jong Un,x\n", "actors: [{id: k, name: Kim, kind: person, aliases: [kim-jong-un]}]\n"},
			"k=Kim/kim-jong-un kim-jong-un-f9cb57ee=Kim Jong Un x=x", "kim-jong-un-f9cb57ee>x", ""},
		{"a made id is no listed one", []string{"from,to\nLady L,x\n", "actors: [{id: lady-l, name: Lala, kind: person}]\n"}, "lady-l-42c0a5f5=Lady L lady-l=Lala x=x", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, backwards := range []bool{false, true} {
				files := make(map[string]string)
				for i, text := range c.files {
					ending := ".csv"
					if strings.HasPrefix(text, "actors:") {
						ending = ".yaml"
					}
					files[string(rune('a'+i))+ending] = text
				}
				d, problems := loadTogether(t, files, Options{}, backwards)
				got := ""
				for _, p := range unrepeated(problems) {
					got += fmt.Sprintf(" %s:%d:%d %s", p.File, p.Line, p.Column, p.Code)
				}
				// Of two files that contradict each other, the second has the problem.
				if got = strings.TrimSpace(got); got != c.problems && (!backwards || got == "") {
					t.Errorf("backwards %v: problems %q, want %q\n%v", backwards, got, c.problems, problems)
				}
				if c.who != "" && who(d) != c.who {
					t.Errorf("backwards %v: actors\n%s, want\n%s", backwards, who(d), c.who)
				}
				if c.ties != "" && ties(d) != c.ties {
					t.Errorf("backwards %v: ties\n%s, want\n%s", backwards, ties(d), c.ties)
				}
			}
		})
	}
}
