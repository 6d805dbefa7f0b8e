package load

import (
	"bytes"
	"reflect"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// Questions is a list of questions to a dossier, for a report.
type Questions struct {
	Title string
	Text  []string // paragraphs that stand before the answers
	// Asked are the questions in the words of the command line: "path Kim Seoul".
	Asked []Asked
}

// Asked is one question and where it was written, counted from 1.
type Asked struct {
	Words        string
	Line, Column int
}

// questionsEntry is a file of questions as it is written, key by key.
type questionsEntry struct {
	Title     string   `yaml:"title"`
	Text      []string `yaml:"text"`
	Questions []string `yaml:"questions" need:"must"`
}

// maxQuestions is the size of a file of questions in bytes.
const maxQuestions = 1 << 20

// ReadQuestions reads a YAML file of questions, under the same guards as a
// dossier. Where there are problems, they carry the name of the file.
func ReadQuestions(name string, raw []byte) (Questions, []data.Problem) {
	q, problems := readQuestions(raw)
	for i := range problems {
		problems[i].File = name
	}
	return q, problems
}

func readQuestions(raw []byte) (Questions, []data.Problem) {
	if len(raw) > maxQuestions {
		return Questions{}, []data.Problem{{Severity: data.Error, Code: data.CodeTooLarge,
			Message: "a file of questions may take " + faults.ByteSize(maxQuestions), Hint: "ask fewer questions in one report"}}
	}
	raw = bytes.TrimPrefix(raw, faults.BOM)
	if p := guardEncoding(raw); p != nil {
		return Questions{}, []data.Problem{*p}
	}
	if p := guardText(string(raw)); p != nil {
		return Questions{}, []data.Problem{*p}
	}
	root, p := parseYAML(string(raw))
	if p != nil {
		return Questions{}, []data.Problem{*p}
	}
	var d decoder
	if root.shape != table {
		d.fail(root, data.CodeWrongType, "a file of questions is a table of fields, not "+root.shape.String(),
			"begin with title: and questions:")
		return Questions{}, d.problems
	}
	var entry questionsEntry
	d.table(root, reflect.ValueOf(&entry).Elem(), "file of questions")
	q := Questions{Title: entry.Title, Text: entry.Text}
	list := root.get("questions")
	if len(d.problems) > 0 {
		return q, d.problems
	}
	items := list.items
	if list.shape == scalar {
		items = []*node{list}
	}
	if len(items) == 0 {
		d.fail(list, data.CodeMissingField, "there are no questions", "add one, such as: - path Kim Seoul")
	}
	for _, n := range items {
		q.Asked = append(q.Asked, Asked{Words: n.text, Line: n.line, Column: n.col})
	}
	return q, d.problems
}
