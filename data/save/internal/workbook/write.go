package workbook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"dossier/data"
	"dossier/data/save/internal/entries"
	"dossier/data/save/internal/xlsx"
)

// Write writes a dossier as a workbook. What a workbook cannot hold, such as a text of
// more than 32,767 characters, is refused with an error that wraps an [xlsx.TooMuchError]
// and names the entry; other errors are those of w and of ctx. Beyond the dossier it takes the memory of its parts but claims,
// which stream.
func Write(ctx context.Context, w io.Writer, d *data.Dossier) error {
	rows := make(map[entries.Kind][][]string)
	sheets := sheets()
	for e, err := range entries.All(ctx, d) {
		if err != nil {
			return err
		}
		if e.Kind == entries.Claim {
			continue
		}
		rows[e.Kind] = append(rows[e.Kind], rowOf(sheets[e.Kind], e.Fields))
	}
	said := newClaimRow(d.Written())
	claims := xlsx.Sheet{Name: "claims", Columns: claimColumns(), Rows: said.all(ctx, d)}
	out := []xlsx.Sheet{claims}
	for _, kind := range []entries.Kind{entries.Actor, entries.Source, entries.Relation, entries.Decision, entries.Head} {
		if list := rows[kind]; len(list) > 0 {
			out = append(out, xlsx.Sheet{Name: names[kind], Columns: sheets[kind], Rows: each(list)})
		}
	}
	err := xlsx.Write(ctx, w, out)
	var much *xlsx.TooMuchError
	if !errors.As(err, &much) {
		return err
	}
	return fmt.Errorf("the workbook cannot hold %s: %w; write YAML or JSON Lines instead", entryAt(much, rows, said), err)
}

// entryAt says what stands in the row that was too much.
func entryAt(much *xlsx.TooMuchError, rows map[entries.Kind][][]string, said *claimRow) string {
	if much.Row == 0 {
		return "the dossier"
	}
	for kind, list := range rows {
		if at := much.Row - 2; names[kind] == much.Sheet && at < len(list) {
			return fmt.Sprintf("the %s %.100s", kind, list[at][0])
		}
	}
	return fmt.Sprintf("the claim %.300s", said)
}

// names are those of the sheets.
var names = map[entries.Kind]string{entries.Actor: "actors", entries.Source: "sources", entries.Relation: "relations", entries.Decision: "decisions", entries.Head: "dossier"}

// long is the width of columns with texts that are broken over several lines.
const long = 60

// sheets are the columns of the sheets but that of claims.
func sheets() map[entries.Kind][]xlsx.Column {
	return map[entries.Kind][]xlsx.Column{
		entries.Head: {{Name: "title", Width: 40}, {Name: "description", Width: long, Wrapped: true}},
		entries.Actor: {{Name: "id", Width: 24}, {Name: "name", Width: 32}, {Name: "kind"}, {Name: "aliases", Width: 32}, {Name: "metonyms", Width: 24},
			{Name: "description", Width: long, Wrapped: true}, {Name: "wikidata"}, {Name: "country"}, {Name: "made"}},
		entries.Source: {{Name: "id", Width: 24}, {Name: "title", Width: 40}, {Name: "publisher", Width: 24}, {Name: "url", Width: 40}, {Name: "published"},
			{Name: "retrieved"}, {Name: "origin", Width: 24}, {Name: "file", Width: 24}, {Name: "sha256", Width: 24}, {Name: "table"}},
		entries.Relation: {{Name: "id", Width: 24}, {Name: "label", Width: 24}, {Name: "inverse", Width: 24}, {Name: "symmetric"}, {Name: "tone"}, {Name: "mode"},
			{Name: "influence"}, {Name: "cameo"}, {Name: "plover"}},
		entries.Decision: {{Name: "actors", Width: 32}, {Name: "verdict"}, {Name: "keep", Width: 24}, {Name: "by", Width: 24}, {Name: "on"}, {Name: "why", Width: long, Wrapped: true},
			{Name: "taken-back.by", Width: 24}, {Name: "taken-back.on"}, {Name: "taken-back.why", Width: long, Wrapped: true}},
	}
}

// rowOf lays out an entry under the columns of its sheet.
func rowOf(columns []xlsx.Column, fields entries.Table) []string {
	row := make([]string, len(columns))
	put(row, columns, "", fields)
	return row
}

// put lays out fields; those of a table within the entry stand under its key and a dot.
func put(row []string, columns []xlsx.Column, before string, fields entries.Table) {
	for _, f := range fields {
		if inner, nested := f.Value.(entries.Table); nested {
			put(row, columns, f.Key+".", inner)
			continue
		}
		for i := range columns {
			if columns[i].Name == before+f.Key {
				row[i] = cellOf(f.Value)
			}
		}
	}
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
