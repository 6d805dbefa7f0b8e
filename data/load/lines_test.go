package load

import (
	"fmt"
	"strings"
	"testing"

	"dossier/data"
)

const smallLines = `{"dossier":{"title":"Small"}}
{"actor":{"id":"alpha","name":"Alpha","kind":"state","aliases":["First"],"metonyms":["Alphaville"]}}
{"actor":{"id":"beta","name":"Beta","kind":"state"}}
{"source":{"id":"paper","title":"The paper"}}
{"claim":{"id":"one","from":"alpha","relation":"supplies","to":["beta"],"when":"2019","said":[{"by":"alpha","stance":"asserts","source":"paper","at":"3"}]}}
`

// Lines say the same as YAML, in any order and under any name.
func TestLinesAreADossier(t *testing.T) {
	want, _ := loadText(t, "small.yaml", small)
	lines := strings.SplitAfter(smallLines, "\n")
	for name, text := range map[string]string{
		"a.jsonl": smallLines, "a.NDJSON": "\ufeff" + strings.ReplaceAll(smallLines, "\n", "\r\n\r\n"), "unnamed": smallLines,
		"b.jsonl": lines[4] + lines[3] + lines[2] + lines[1] + strings.TrimSpace(lines[0]),
	} {
		got, problems := loadText(t, name, text)
		if len(problems) > 0 || meaning(t, got) != meaning(t, want) {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, problems, meaning(t, got), meaning(t, want))
		}
	}
}

func TestProblemsOfLines(t *testing.T) {
	for _, c := range []struct{ name, line, want string }{
		{"an unknown field", `{"actor":{"id":"c","name":"C","kind":"state","alias":["x"]}}`, `6:46 unknown-field: an actor has no field "alias"`},
		{"a field twice", `{"source":{"id":"c","id":"d"}}`, `6:21 duplicate-field: "id" stands twice in this source; the first is on line 6`},
		{"a field that is missing", `{"claim":{"from":"alpha","to":"beta"}}`, `6:10 missing-field: this claim has no "relation"`},
		{"a word that is none", `{"actor":{"id":"c","name":"C","kind":"stat"}}`, `6:38 bad-value: "stat" is not a kind`},
		{"a number in quotes", `{"claim":{"from":"alpha","relation":"warns","to":"beta","weight":"1"}}`, `6:66 wrong-type: "weight" is a number, not "1"`},
		{"a list for a text", `{"actor":{"id":["c"],"name":"C","kind":"state"}}`, `6:16 wrong-type: "id" is a single value, not a list`},
		{"a date", `{"claim":{"from":"alpha","relation":"warns","to":"beta","when":"13.9.2023"}}`, `6:64 bad-date: `},
		{"no table", `{"claim":[]}`, `6:10 wrong-type: a claim is a table of fields, not a list`},
		{"an unknown actor", `{"claim":{"from":"alpha","relation":"warns","to":"gamma"}}`, `6:50 unknown-actor: no actor has the id "gamma"`},
		{"an id twice", `{"source":{"id":"paper"}}`, `6:17 duplicate-id: source "paper" is there twice; the first is at a.jsonl:4:11`},
		{"a title twice", `{"dossier":{"title":"Other"}}`, `6:13 duplicate-field: "title" of the dossier stands on two lines`},
		{"a field that the head has not", `{"dossier":{"actors":[]}}`, `6:13 unknown-field: a dossier has no field "actors"`},
		{"no JSON", `{"claim"}`, `6:9 syntax: the JSON cannot be read`},
	} {
		_, problems := loadText(t, "a.jsonl", smallLines+c.line+"\n")
		var found []string
		for _, p := range problems {
			if p.Severity == data.Error {
				found = append(found, fmt.Sprintf("%d:%d %s: %s", p.Line, p.Column, p.Code, p.Message))
			}
		}
		if len(found) != 1 || !strings.HasPrefix(found[0], c.want) {
			t.Errorf("%s: got\n%s\nwant %s", c.name, strings.Join(found, "\n"), c.want)
		}
	}
}

// A text that is stored beside a file of lines is looked up as it is for YAML.
func TestLinesAndStoredTexts(t *testing.T) {
	lines := strings.Replace(smallLines, `"title":"The paper"`, `"title":"The paper","file":"a.txt"`, 1)
	lines = strings.Replace(lines, `"at":"3"`, `"at":"3","quote":"quite another"`, 1)
	_, problems := loadFiles(t, map[string]string{"x/a.jsonl": lines, "x/a.txt": "One text."}, "x/a.jsonl")
	if got := brief(problems); !strings.Contains(got, "quote-not-found") || !strings.Contains(got, "5:") {
		t.Errorf("got %s", got)
	}
}

// A line that cannot be read is told once, and not what is missing for it as well.
func TestLinesThatAreLost(t *testing.T) {
	lines := strings.SplitAfter(smallLines, "\n")
	for _, c := range []struct{ name, text, want string }{
		{"an actor", strings.Join(lines[:2], "") + "{\"actor\":{\"id\":\"beta\",}}\n" + strings.Join(lines[3:], ""), "3:23 syntax"},
		{"a source", strings.Join(lines[:3], "") + "{\"source\":{\"id\":\"paper\"}\n" + lines[4], "4:25 syntax"},
		{"a claim", strings.Join(lines[:4], "") + "{\"claim\":{\"from\":\"alpha\"]}}\n", "5:25 syntax"},
		{"nobody knows what", strings.Join(lines[:2], "") + "{actor: beta}\n" + lines[3] + lines[4], "3:2 syntax"},
		{"a word that is none", strings.Join(lines[:2], "") + strings.Replace(lines[2], "actor", "actr", 1) + lines[3] + lines[4], "3:2 unknown-field"},
		{"the title says nothing of others", "{\"dossier\":{\"title\"}}\n" + lines[1] + strings.Join(lines[3:], ""), "1:20 syntax\n4:65 unknown-actor"},
	} {
		_, problems := loadText(t, "a.jsonl", c.text)
		if got := brief(problems); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
