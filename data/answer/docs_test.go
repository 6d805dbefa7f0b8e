package answer_test

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/load"
	"dossier/internal/options"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
)

const docsFile = "../../docs/answers.md"

// made is a block of the docs that the program makes: how, and of which question.
var made = regexp.MustCompile("(?m)^(<!-- made: (\\w+) ?(.*) -->\n```\\w+\n)((?s:.*?))^```$")

// TestDocsShowAnswers makes the examples in the docs anew: they are as they stand
// there. With -update it writes them.
func TestDocsShowAnswers(t *testing.T) {
	told, err := os.ReadFile(docsFile)
	if err != nil {
		t.Fatal(err)
	}
	d := documented(t, told)
	blocks := 0
	shown := made.ReplaceAllFunc(told, func(block []byte) []byte {
		blocks++
		parts := made.FindSubmatch(block)
		return slices.Concat(parts[1], example(t, d, string(parts[2]), string(parts[3])), []byte("```"))
	})
	if blocks < 10 {
		t.Errorf("only %d examples are found", blocks)
	}
	if testkit.Updating() {
		if err := os.WriteFile(docsFile, shown, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(told, shown) {
		t.Errorf("%s shows other answers than there are; go test ./data/answer -run Docs -update mends it\n%s", docsFile, testkit.Diff(told, shown))
	}
}

// documented loads the dossier of which the docs show answers.
func documented(t *testing.T, docs []byte) *data.Dossier {
	t.Helper()
	_, rest, _ := strings.Cut(string(docs), "```yaml\n")
	text, _, _ := strings.Cut(rest, "```")
	d, problems, err := load.LoadFS(t.Context(), fstest.MapFS{"d/dossier.yaml": {Data: []byte(text)}}, "d", load.Options{})
	if err != nil || len(problems) > 0 {
		t.Fatalf("the dossier of the docs: %v %v", err, problems)
	}
	return d
}

// example makes one block.
func example(t *testing.T, d *data.Dossier, form, line string) []byte {
	t.Helper()
	var r options.Request
	if line = strings.ReplaceAll(line, "Main Street", "'Main Street'"); line != "" {
		words, err := options.Split(line)
		if err == nil {
			r, err = options.Parse(words, nil)
		}
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
	var b bytes.Buffer
	var err error
	switch form {
	case "command":
		b.WriteString(r.CommandLine() + "\n")
	case "url":
		b.WriteString(r.URL() + "\n")
	case "question":
		var text []byte
		text, err = json.Marshal(r)
		b.Write(append(text, '\n'))
	case "json", "part":
		err = answer.Write(t.Context(), &b, answers.Put(t, answers.Engine(t, d), r.Question))
	case "csv":
		err = answer.WriteCSV(t.Context(), &b, answers.Put(t, answers.Engine(t, d), r.Question), false)
	default:
		t.Fatalf("nothing is made as %q", form)
	}
	if err != nil {
		t.Fatal(err)
	}
	switch form {
	case "json":
		return short(b.Bytes())
	case "part":
		return own(t, b.Bytes())
	}
	return b.Bytes()
}

// short puts what fits on one line there, for a page that people read.
func short(text []byte) []byte {
	const width = 140
	lines := strings.Split(string(text), "\n")
	var out []string
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if strings.HasSuffix(line, "[") || strings.HasSuffix(line, "{") {
			indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
			end := i + 1 + slices.IndexFunc(lines[i+1:], func(l string) bool { return strings.HasPrefix(l, indent+"]") || strings.HasPrefix(l, indent+"}") })
			whole := line
			for _, inner := range lines[i+1 : end+1] {
				if inner = strings.TrimLeft(inner, " "); !strings.HasSuffix(whole, "[") && !strings.HasSuffix(whole, "{") && !strings.ContainsAny(inner[:1], "]}") {
					whole += " "
				}
				whole += inner
			}
			if len(whole) <= width {
				line, i = whole, end
			}
		}
		out = append(out, line)
	}
	return []byte(strings.Join(out, "\n"))
}

// common are the members that every answer has.
var common = []string{"asked", "limits", "scope", "actors", "relations", "claims", "sources", "dossier", "before"}

// own leaves out of an answer what every answer has.
func own(t *testing.T, text []byte) []byte {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(text))
	if _, err := dec.Token(); err != nil {
		t.Fatal(err)
	}
	var members []string
	for dec.More() {
		name, err := dec.Token()
		var value json.RawMessage
		if err == nil {
			err = dec.Decode(&value)
		}
		if err != nil {
			t.Fatal(err)
		}
		if key := name.(string); !slices.Contains(common, key) || key == "claims" && value[0] == '[' {
			members = append(members, `  "`+key+`": `+string(value))
		}
	}
	return short([]byte("{\n" + strings.Join(members, ",\n") + "\n}\n"))
}

// TestDocsNameTheColumns compares the table of columns with what is written.
func TestDocsNameTheColumns(t *testing.T) {
	told, err := os.ReadFile(docsFile)
	if err != nil {
		t.Fatal(err)
	}
	d := documented(t, told)
	for _, line := range []string{"path Anna Ministry", "show Anna", "claims", "draw", "rank", "groups", "groups balance", "groups triads", "diff --according-to Anna,Ministry", ""} {
		header, _, _ := bytes.Cut(example(t, d, "csv", line), []byte("\n"))
		row := regexp.MustCompile("(?m)^\\|.*\\| `" + regexp.QuoteMeta(string(header)) + "` \\|$").Find(told)
		verb, _, _ := strings.Cut(line, " --")
		verb, _, _ = strings.Cut(strings.Replace(verb, "path Anna Ministry", "path", 1), " Anna")
		if verb == "" {
			verb = "(none)"
		}
		if !bytes.Contains(row, []byte(verb)) {
			t.Errorf("the row of %q with the columns %s is %q", line, header, row)
		}
	}
}
