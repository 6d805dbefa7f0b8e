package load

import (
	"reflect"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/tree"
	"dossier/data/load/internal/yaml"
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
	root, p := yaml.Parse(raw)
	if p != nil {
		return Questions{}, []data.Problem{*p}
	}
	var problems []data.Problem
	d := newDecoder(func(p data.Problem) { problems = append(problems, p) })
	if root.Shape != tree.Table {
		d.fail(root, data.CodeWrongType, "a file of questions is a table of fields, not "+root.Shape.String(),
			"begin with title: and questions:")
		return Questions{}, problems
	}
	var entry questionsEntry
	d.table(root, reflect.ValueOf(&entry).Elem(), "file of questions")
	q := Questions{Title: entry.Title, Text: entry.Text}
	list := root.Get("questions")
	if len(problems) > 0 {
		return q, problems
	}
	items := list.Items
	if list.Shape == tree.Scalar {
		items = []*tree.Node{list}
	}
	if len(items) == 0 {
		d.fail(list, data.CodeMissingField, "there are no questions", "add one, such as: - path Kim Seoul")
	}
	for _, n := range items {
		q.Asked = append(q.Asked, Asked{Words: n.Text, Line: n.Line, Column: n.Col})
	}
	return q, problems
}
