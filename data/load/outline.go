package load

import (
	"bytes"
	"context"
	"fmt"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/tree"
	"dossier/data/load/internal/yaml"
)

// Outline is the text of a YAML dossier for whoever changes it: what it says, and where
// in it that stands.
type Outline struct {
	Content
	// Fields are those of the file, in its order.
	Fields []OutlineField
}

// Content is what a file says. Two texts say the same where their contents are deeply
// equal.
type Content struct {
	Title, Description string
	Actors             []data.Actor
	Sources            []data.Source
	Claims             []data.Claim
	Decisions          []data.Decision

	relations []writtenRelation
	tables    []tableEntry
}

// OutlineField is a field and where it stands, from line 1 and column 1 on, in characters.
type OutlineField struct {
	Key       string
	Line, Col int
	// Value is where its value begins.
	Value OutlinePlace
	// Empty says that it has no value, and List that this is a list, of Items.
	Empty, List bool
	Items       []OutlineItem
}

// OutlinePlace is a place in a text.
type OutlinePlace struct{ Line, Col int }

// OutlineItem is an item of a list: where what it holds begins, behind its dash, and
// from which byte of the text to which its lines reach, comments and blank lines behind
// it too. Both are 0 where the list does not stand behind dashes.
type OutlineItem struct {
	OutlinePlace
	Start, End int
}

// Field returns the field with a key, or nil.
func (o *Outline) Field(key string) *OutlineField {
	for i := range o.Fields {
		if o.Fields[i].Key == key {
			return &o.Fields[i]
		}
	}
	return nil
}

// MaxOutlined is the size in bytes of the largest text that is outlined.
const MaxOutlined = 8 << 20

// OutlineOf reads the text of a YAML dossier, as Load does. The error says what is wrong
// with it. A text that holds nothing has no fields. It takes as long as reading it, and
// ends with the error of ctx.
func OutlineOf(ctx context.Context, raw []byte) (*Outline, error) {
	if len(raw) > MaxOutlined {
		return nil, fmt.Errorf("it is larger than %s", faults.ByteSize(MaxOutlined))
	}
	p := &part{}
	r := &outlineReader{partReader: newPartReader(p, 1), out: &Outline{}}
	if err := yaml.Read(ctx, bytes.NewReader(raw), int64(len(raw)), r.top.known.keys, r); err != nil {
		return nil, err
	}
	if problems := r.problems.All(); len(problems) > 0 {
		first := problems[0]
		if first.Code == data.CodeEmpty {
			return &Outline{}, nil
		}
		return nil, fmt.Errorf("it has an error in line %d: %s", first.Line, first.Message)
	}
	r.out.Content = Content{Title: p.title, Description: p.description, Actors: p.actors.entries, Sources: p.sources.entries,
		Claims: p.claims.entries, Decisions: p.decisions.entries, relations: p.relations.entries}
	for i := range r.tables {
		r.out.tables = append(r.out.tables, r.tables[i].tableEntry)
	}
	return r.out, nil
}

// outlineReader is a partReader that keeps the places of all it reads.
type outlineReader struct {
	*partReader
	out *Outline
}

// Field takes a field of the file.
func (r *outlineReader) Field(f tree.Field) (items bool) {
	r.out.Fields = append(r.out.Fields, outlineField(&f))
	return r.partReader.Field(f)
}

// Item takes an item of the list of the field that came last.
func (r *outlineReader) Item(n *tree.Node, at tree.Span) {
	f := &r.out.Fields[len(r.out.Fields)-1]
	f.Items = append(f.Items, OutlineItem{OutlinePlace{n.Line, n.Col}, int(at.Offset), int(at.Offset) + int(at.Length)})
	r.partReader.Item(n, at)
}

func outlineField(f *tree.Field) OutlineField {
	return OutlineField{Key: f.Key, Line: f.Line, Col: f.Col, Value: OutlinePlace{f.Value.Line, f.Value.Col},
		Empty: f.Value.Shape == tree.Nothing, List: f.Value.Shape == tree.List}
}

// OutlineEntry returns the fields of an entry that an outline has found in a text. Their
// items have places and no bytes.
func OutlineEntry(raw []byte, item OutlineItem) []OutlineField {
	line := 1 + bytes.Count(raw[:item.Start], []byte("\n"))
	n := yaml.ParseItem(raw[item.Start:item.End], line)
	if n == nil {
		return nil
	}
	fields := make([]OutlineField, len(n.Fields))
	for i := range n.Fields {
		fields[i] = outlineField(&n.Fields[i])
		for _, item := range n.Fields[i].Value.Items {
			fields[i].Items = append(fields[i].Items, OutlineItem{OutlinePlace: OutlinePlace{item.Line, item.Col}})
		}
	}
	return fields
}
