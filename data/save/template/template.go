package template

import (
	"context"
	"io"
	"iter"

	"dossier/data/save/internal/xlsx"
)

// The sheets beside those of the dossier.
const (
	readMe = "read me"
	lists  = "lists"
)

// Write writes the workbook: the same bytes every time. Errors are those of w and ctx.
func Write(ctx context.Context, w io.Writer) error {
	words, err := readSchema()
	if err != nil {
		return err
	}
	choices := choicesOf(words)
	book := []xlsx.Sheet{explained(words)}
	for _, s := range sheets() {
		sheet := xlsx.Sheet{Name: s.name}
		for _, c := range s.columns {
			sheet.Columns = append(sheet.Columns, xlsx.Column{Name: c.name, Width: c.width, Numeric: c.numeric, Wrapped: c.width == long, Note: c.meaning(words), List: choices.of(c)})
		}
		book = append(book, sheet)
	}
	return xlsx.Write(ctx, w, append(book, choices.sheet()))
}

// explained is the sheet that says what the others are for, and what each column holds.
func explained(words *schema) xlsx.Sheet {
	rows := [][]string{
		{"", "", "Fill in the sheets claims, actors, sources and relations. Only claims is needed; sheets and columns without a use may stay empty or go."},
		{"", "", "Columns are known by their names in the first row and may stand in any order."},
		{"", "", "What is wrong or missing is told, with its place, by: dossier -f FILE.xlsx check"},
	}
	for _, s := range sheets() {
		rows = append(rows, nil, []string{s.name, "", s.about})
		for _, c := range s.columns {
			name := c.name
			if c.needed {
				name += " (needed)"
			}
			rows = append(rows, []string{s.name, name, c.meaning(words)})
		}
	}
	return xlsx.Sheet{Name: readMe, Rows: each(rows), Columns: []xlsx.Column{{Name: "sheet"}, {Name: "column", Width: 22}, {Name: "what it holds", Width: 110, Wrapped: true}}}
}

// choices are the lists to choose from, in the order of their columns.
type choices struct {
	names []string
	texts map[string][]string
}

// choicesOf collects the lists that columns name.
func choicesOf(words *schema) choices {
	c := choices{texts: map[string][]string{}}
	for _, s := range sheets() {
		for _, column := range s.columns {
			texts := column.choices(words)
			if _, known := c.texts[column.name]; len(texts) > 0 && !known {
				c.names = append(c.names, column.name)
				c.texts[column.name] = texts
			}
		}
	}
	return c
}

// of says where the list of a column stands; nil: it has none.
func (c choices) of(column column) *xlsx.List {
	for i, name := range c.names {
		if name == column.name {
			return &xlsx.List{Sheet: lists, Column: i, Size: len(c.texts[name]), Open: column.open}
		}
	}
	return nil
}

// sheet is the hidden sheet in which the lists stand.
func (c choices) sheet() xlsx.Sheet {
	var rows [][]string
	sheet := xlsx.Sheet{Name: lists, Hidden: true}
	for i, name := range c.names {
		sheet.Columns = append(sheet.Columns, xlsx.Column{Name: name})
		for n, text := range c.texts[name] {
			if n == len(rows) {
				rows = append(rows, make([]string, len(c.names)))
			}
			rows[n][i] = text
		}
	}
	sheet.Rows = each(rows)
	return sheet
}

func each(rows [][]string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}
