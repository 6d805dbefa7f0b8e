package yaml

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/save/internal/entries"
)

// keys are the top-level keys of the lists.
var keys = map[entries.Kind]string{entries.Actor: "actors", entries.Relation: "relations", entries.Source: "sources",
	entries.Claim: "claims", entries.Decision: "decisions"}

// Write writes a dossier. Entries are written as they are made, and none is kept.
func Write(ctx context.Context, w io.Writer, d *data.Dossier) error {
	out := writer{bufio.NewWriterSize(w, 1<<16), Usual()}
	last := entries.Kind("")
	for entry, err := range entries.All(ctx, d) {
		if err != nil {
			return err
		}
		if entry.Kind == entries.Head {
			out.fields(entry.Fields, 0)
		} else {
			out.item(entry, last)
		}
		last = entry.Kind
	}
	if last == "" {
		out.WriteString("claims: []\n") // a file that holds nothing is none
	}
	return out.Flush()
}

// Style says how the entries of lists stand in a file.
type Style struct {
	Dash int // how far the dashes of the list are from the margin
	Key  int // how far the fields of an entry are from its dash, 2 at least
	List int // how far the dashes of a list in an entry are from its key
}

// Usual is how whole files are written.
func Usual() Style { return Style{Dash: 2, Key: 2, List: 2} }

// Item writes an entry of a list in a style, to the end of its last line.
func Item(fields entries.Table, style Style) string {
	var b strings.Builder
	out := writer{bufio.NewWriter(&b), style}
	out.dashed(fields, style.Dash)
	_ = out.Flush() // a builder takes all
	return b.String()
}

// writer writes pieces of YAML. What goes wrong shows in Flush.
type writer struct {
	*bufio.Writer
	style Style
}

// item writes an entry of a list, under the key of the list where it is the first.
func (w writer) item(entry entries.Entry, last entries.Kind) {
	if entry.Kind != last {
		if last != "" {
			w.WriteByte('\n')
		}
		w.WriteString(keys[entry.Kind] + ":\n")
	}
	w.dashed(entry.Fields, w.style.Dash)
}

// dashed writes a table as the item of a list, its dash so far from the margin.
func (w writer) dashed(fields entries.Table, indent int) {
	w.blanks(indent)
	w.WriteByte('-')
	w.blanks(w.style.Key - 1)
	w.field(fields[0], indent+w.style.Key)
	w.fields(fields[1:], indent+w.style.Key)
}

func (w writer) fields(fields entries.Table, indent int) {
	for _, f := range fields {
		w.blanks(indent)
		w.field(f, indent)
	}
}

// field writes a key and its value, to the end of the line or of several.
func (w writer) field(f entries.Field, indent int) {
	w.WriteString(f.Key)
	w.WriteByte(':')
	switch value := f.Value.(type) {
	case nil:
		w.WriteByte('\n')
	case string:
		w.WriteByte(' ')
		w.text(value, indent+2)
	case []string:
		w.texts(value, indent)
	case data.Date:
		w.WriteString(" " + value.String() + "\n")
	case int:
		w.WriteString(" " + strconv.Itoa(value) + "\n")
	case float64:
		w.WriteString(" " + strconv.FormatFloat(value, 'f', -1, 64) + "\n")
	case bool:
		w.WriteString(" " + strconv.FormatBool(value) + "\n")
	case entries.Table:
		w.WriteByte('\n')
		w.fields(value, indent+2)
	case []entries.Table:
		w.WriteByte('\n')
		for _, table := range value {
			w.dashed(table, indent+w.style.List)
		}
	default:
		panic(fmt.Sprintf("yaml: no way to write %T", value)) // a mistake in entries, met by any test
	}
}

// texts writes a list of texts: on one line where it is short, else an item a line.
func (w writer) texts(list []string, indent int) {
	if line, ok := inBrackets(list); ok {
		w.WriteString(" " + line + "\n")
		return
	}
	w.WriteByte('\n')
	for _, text := range list {
		w.blanks(indent + w.style.List)
		w.WriteString("- ")
		w.text(text, indent+w.style.List+2)
	}
}

func (w writer) blanks(n int) {
	for range n {
		w.WriteByte(' ')
	}
}
