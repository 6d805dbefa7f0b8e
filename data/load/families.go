package load

import (
	"dossier/data/load/internal/gexf"
	"dossier/data/load/internal/graphml"
)

// family is how files of some formats are read.
type family struct {
	// entries reads a file of entries, as soon as it is met.
	entries func(s *session, in *input) error
	// table reads a file of tables, when all entries are there.
	table func(s *session, in *input, m *merger) error
}

// families returns how each format of package formats is read, by its name.
func families() map[string]family {
	dossier := family{entries: (*session).addDossier}
	text := family{table: (*session).readText}
	return map[string]family{
		"yaml":    dossier,
		"json":    dossier,
		"jsonl":   {entries: (*session).addLines},
		"csv":     text,
		"tsv":     text,
		"xlsx":    {entries: (*session).addWorkbook, table: (*session).readWorkbook},
		"graphml": {table: networkOf(graphml.Read)},
		"gexf":    {table: networkOf(gexf.Read)},
	}
}
