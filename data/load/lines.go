package load

import (
	"cmp"
	"reflect"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/jsonlines"
	"dossier/data/load/internal/tree"
)

// addLines reads JSON Lines: each line is decoded as it comes.
func (s *session) addLines(in *input) error {
	l := newLineDecoder(s.limits.Problems)
	err := jsonlines.Read(s.ctx, in.reader, s.limits.Table, l.take, l.problems.Add)
	if err != nil && err != s.ctx.Err() {
		return readError(in.label, err)
	}
	s.take(in.label, l.problems.All())
	s.parts = append(s.parts, part{label: in.label, root: l.root, entry: l.entry, folder: in.folder})
	return err
}

// lineDecoder makes one dossier of entries that come one by one.
type lineDecoder struct {
	problems *faults.List
	entry    dossierEntry
	root     *node // with a list for each sort of entry
	lists    map[string]*node
}

func newLineDecoder(problems int) *lineDecoder {
	return &lineDecoder{problems: faults.NewList(problems), root: &node{shape: table, line: 1, col: 1}, lists: make(map[string]*node)}
}

// take decodes an entry.
func (l *lineDecoder) take(e jsonlines.Entry) {
	n := fromTree(e.Value)
	switch e.Kind {
	case "dossier":
		l.head(n)
	case "actor":
		takeEntry(l, n, e.Kind, "actors", &l.entry.Actors)
	case "relation":
		takeEntry(l, n, e.Kind, "relations", &l.entry.Relations)
	case "source":
		takeEntry(l, n, e.Kind, "sources", &l.entry.Sources)
	case "claim":
		takeEntry(l, n, e.Kind, "claims", &l.entry.Claims)
	case "decision":
		takeEntry(l, n, e.Kind, "decisions", &l.entry.Decisions)
	}
}

// headEntry is what a line says of the dossier itself.
type headEntry struct {
	Title       string `yaml:"title" doc:"The title of the dossier, shown above answers and figures."`
	Description string `yaml:"description" doc:"What the dossier is about, in a few sentences."`
}

func (l *lineDecoder) head(n *node) {
	var head headEntry
	l.decode(n, reflect.ValueOf(&head).Elem(), "dossier")
	for _, f := range n.fields {
		switch {
		case f.key != "title" && f.key != "description":
			continue // which has been refused
		case l.root.get(f.key) != nil:
			l.problems.Add(faults.New(data.CodeDuplicateField, data.Quoted(f.key)+" of the dossier stands on two lines", "keep one of them").At(f.line, f.col))
			return
		}
		l.root.fields = append(l.root.fields, f)
	}
	l.entry.Title, l.entry.Description = cmp.Or(head.Title, l.entry.Title), cmp.Or(head.Description, l.entry.Description)
}

// takeEntry decodes an entry of a list and keeps where it stands.
func takeEntry[T any](l *lineDecoder, n *node, what, key string, entries *[]T) {
	var entry T
	l.decode(n, reflect.ValueOf(&entry).Elem(), what)
	*entries = append(*entries, entry)
	listed := l.lists[key]
	if listed == nil {
		listed = &node{shape: list, line: n.line, col: n.col}
		l.lists[key] = listed
		l.root.fields = append(l.root.fields, field{key: key, line: n.line, col: n.col, value: listed})
	}
	listed.items = append(listed.items, n)
}

func (l *lineDecoder) decode(n *node, out reflect.Value, what string) {
	var d decoder
	d.table(n, out, what)
	for _, p := range d.problems {
		l.problems.Add(p)
	}
}

// fromTree makes a node of one that a reader of lines made.
func fromTree(t *tree.Node) *node {
	n := &node{shape: shape(t.Shape), text: t.Text, quoted: t.Quoted, line: t.Line, col: t.Col}
	for _, item := range t.Items {
		n.items = append(n.items, fromTree(item))
	}
	for _, f := range t.Fields {
		n.fields = append(n.fields, field{key: f.Key, line: f.Line, col: f.Col, value: fromTree(f.Value)})
	}
	return n
}
