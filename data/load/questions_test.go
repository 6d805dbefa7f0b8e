package load

import (
	"strings"
	"testing"
)

func TestReadQuestions(t *testing.T) {
	const text = "\ufefftitle: A title\ntext:\n  - One.\n  - Two.\nquestions:\n  - path Kim Seoul --stress\n  - \"show 'Kim Jong Un'\"\n"
	q, problems := ReadQuestions("q.yaml", []byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if q.Title != "A title" || len(q.Text) != 2 || len(q.Asked) != 2 || q.Asked[1].Words != "show 'Kim Jong Un'" {
		t.Errorf("read %+v", q)
	}
	if q.Asked[0].Line != 6 || q.Asked[0].Column != 5 {
		t.Errorf("the first question stands at 6:5, not at %d:%d", q.Asked[0].Line, q.Asked[0].Column)
	}
	one, problems := ReadQuestions("q.yaml", []byte("questions: claims"))
	if len(problems) > 0 || len(one.Asked) != 1 || one.Asked[0].Words != "claims" {
		t.Errorf("a single question was read as %+v (%v)", one, problems)
	}
}

func TestReadQuestionsRefuses(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty":          {"", "empty"},
		"a list":         {"- path A B\n", "a table of fields"},
		"no questions":   {"title: a\n", `no "questions"`},
		"empty list":     {"questions: []\n", "there are no questions"},
		"a table in it":  {"questions:\n  - path: [A, B]\n", "lists texts"},
		"a wrong field":  {"question: path A B\n", "questions"},
		"an alias":       {"title: &a x\nquestions: [*a]\n", "anchor"},
		"not UTF-8":      {"title: caf\xe9\n", "UTF-8"},
		"too much":       {strings.Repeat("#", maxQuestions+1), "1 MB"},
		"questions null": {"questions:\n", "empty"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := ReadQuestions("q.yaml", []byte(c.text))
			var said strings.Builder
			for _, p := range problems {
				if p.File != "q.yaml" {
					t.Errorf("the problem %v names no file", p)
				}
				said.WriteString(p.String() + " " + p.Hint + "\n")
			}
			if len(problems) == 0 || !strings.Contains(said.String(), c.want) {
				t.Errorf("%q does not stand in %q", c.want, said.String())
			}
		})
	}
}
