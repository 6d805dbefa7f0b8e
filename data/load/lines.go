package load

import (
	"reflect"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/jsonlines"
	"dossier/data/load/internal/tree"
)

// addLines reads JSON Lines: each line is decoded as it comes.
func (s *session) addLines(in *input) error {
	return s.addEntries(in, jsonlines.ParseEntry, func(r *partReader) error {
		return jsonlines.Read(s.ctx, in.reader, s.limits.Table, lineReader{r})
	})
}

// listsOfKinds are the lists that the words of lines add to.
var listsOfKinds = map[string]string{"dossier": "dossier", "actor": "actors", "relation": "relations", "source": "sources", "claim": "claims", "decision": "decisions"}

// lineReader decodes lines.
type lineReader struct{ *partReader }

// Entry takes the entry of a line.
func (r lineReader) Entry(e jsonlines.Entry) {
	if e.Kind == "dossier" {
		r.head(e.Value)
		return
	}
	r.list = listsOfKinds[e.Kind]
	r.Item(e.Value, e.Span)
}

// Refused notes what is wrong with a line, and of which list something is missing.
func (r lineReader) Refused(kind string, p data.Problem) {
	r.problems.Add(p)
	r.lost[listsOfKinds[kind]] = true
}

// headEntry is what a line says of the dossier itself.
type headEntry struct {
	Title       string `yaml:"title" doc:"The title of the dossier, shown above answers and figures."`
	Description string `yaml:"description" doc:"What the dossier is about, in a few sentences."`
}

func (r *partReader) head(n *tree.Node) {
	var head headEntry
	r.table(n, reflect.ValueOf(&head).Elem(), "dossier")
	for _, f := range n.Fields {
		if f.Key != "title" && f.Key != "description" {
			continue // which has been refused
		}
		if _, twice := r.tops[f.Key]; twice {
			r.problems.Add(faults.New(data.CodeDuplicateField, data.Quoted(f.Key)+" of the dossier stands on two lines", "keep one of them").At(f.Line, f.Col))
			return
		}
		r.tops[f.Key] = place{f.Value.Line, f.Value.Col}
	}
	if head.Title != "" {
		r.title = head.Title
	}
	if head.Description != "" {
		r.description = head.Description
	}
}
