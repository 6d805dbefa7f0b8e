package save

import (
	"context"
	"fmt"
	"io"

	"dossier/data"
	"dossier/data/formats"
	"dossier/data/save/internal/delimited"
	"dossier/data/save/internal/flat"
	"dossier/data/save/internal/gexf"
	"dossier/data/save/internal/graphml"
	"dossier/data/save/internal/jsonlines"
	"dossier/data/save/internal/workbook"
	"dossier/data/save/internal/yaml"
)

// Lost lists what of a dossier a format could not hold, by sorts. Its String tells it
// in one line, with numbers; it is empty where nothing was lost.
type Lost = flat.Lost

// writer writes a dossier in one format.
type writer func(ctx context.Context, w io.Writer, d *data.Dossier) (Lost, error)

// writers returns the writer of each format, by its name.
func writers() map[string]writer {
	return map[string]writer{
		"yaml":    whole(yaml.Write),
		"jsonl":   whole(jsonlines.Write),
		"csv":     separated(','),
		"tsv":     separated('\t'),
		"xlsx":    whole(workbook.Write),
		"graphml": graphml.Write,
		"gexf":    gexf.Write,
	}
}

// Save writes a dossier in a format, and says what the format could not hold. What is
// written is the same for the same dossier, byte for byte. The time is linear; beyond
// the dossier it takes memory for a few of its parts, and that of uniting it where
// decisions stand. Where ctx ends first, or w fails, the error is theirs, and
// what was written is a piece.
func Save(ctx context.Context, w io.Writer, d *data.Dossier, f formats.Format) (Lost, error) {
	write, ok := writers()[f.Name]
	if !ok {
		return nil, fmt.Errorf("dossiers are not written as %s", f.Name)
	}
	return write(ctx, w, d)
}

// whole makes a writer of one that loses nothing.
func whole(write func(context.Context, io.Writer, *data.Dossier) error) writer {
	return func(ctx context.Context, w io.Writer, d *data.Dossier) (Lost, error) { return nil, write(ctx, w, d) }
}

func separated(separator rune) writer {
	return func(ctx context.Context, w io.Writer, d *data.Dossier) (Lost, error) {
		return delimited.Write(ctx, w, d, separator)
	}
}
