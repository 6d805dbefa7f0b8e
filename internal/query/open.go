package query

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"dossier/data"
	"dossier/data/load"
	"dossier/data/samples"
	"dossier/graph"
	"dossier/graph/path"
)

// SamplePrefix names an embedded dossier where a file could stand:
// "sample:florentine".
const SamplePrefix = "sample:"

// Inputs say where a dossier comes from.
type Inputs struct {
	// Files are folders, YAML or CSV files, "-" for Stdin, or names of embedded
	// samples behind SamplePrefix; none at all means the default sample.
	Files []string
	// Columns maps CSV headers to fields where they have other names.
	Columns map[string]string
	Stdin   io.Reader
	// Memory bounds what edge lists may take, in bytes; 0: as much as it takes.
	Memory int64
	// Progress, where set, is told how much of an edge list has been read.
	Progress func(file string, read, size int64)
}

// DataError says that a dossier was read but must not be used as it is.
type DataError struct{ Problems []data.Problem }

func (e *DataError) Error() string {
	n := 0
	for _, p := range e.Problems {
		if p.Severity == data.Error {
			n++
		}
	}
	if n == 1 {
		return "the dossier has 1 error"
	}
	return fmt.Sprintf("the dossier has %d errors", n)
}

// UsageError says that a question was put wrongly: what, and what to do.
type UsageError struct{ Message string }

func (e *UsageError) Error() string { return e.Message }

func usagef(format string, args ...any) error {
	return &UsageError{fmt.Sprintf(format, args...)}
}

// IsUsage reports whether err says that the question was put wrongly: an
// unknown or ambiguous name, or options that do not go together.
func IsUsage(err error) bool {
	var usage *UsageError
	var unknown *graph.UnknownError
	var ambiguous *graph.AmbiguousError
	var filter *graph.FilterError
	return errors.As(err, &usage) || errors.As(err, &unknown) || errors.As(err, &ambiguous) || errors.As(err, &filter) ||
		errors.Is(err, path.ErrConflict) || errors.Is(err, path.ErrTooMany)
}

// IsBadData reports whether err says that the data cannot answer the question: a
// weight that is negative, say.
func IsBadData(err error) bool { return errors.Is(err, path.ErrWeight) }

// Read loads and checks a dossier. The error says that something could not be
// read; what is wrong with the data is in the problems.
func Read(ctx context.Context, in Inputs) (*data.Dossier, []data.Problem, error) {
	opt := load.Options{Stdin: in.Stdin, Map: in.Columns, Limits: load.Limits{Memory: in.Memory}, Progress: in.Progress}
	if len(in.Files) == 0 {
		return load.LoadFS(ctx, samples.FS(), samples.Default, opt)
	}
	for _, f := range in.Files {
		if name, ok := strings.CutPrefix(f, SamplePrefix); ok {
			if len(in.Files) > 1 {
				return nil, nil, usagef("%s cannot be merged with other files: give it alone", f)
			}
			return load.LoadFS(ctx, samples.FS(), name, opt)
		}
	}
	return load.Load(ctx, in.Files, opt)
}

// Open loads, checks and indexes a dossier. Errors in the data give a
// [*DataError]; warnings do not stand in the way.
func Open(ctx context.Context, in Inputs) (*graph.Graph, error) {
	d, problems, err := Read(ctx, in)
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		if p.Severity == data.Error {
			return nil, &DataError{problems}
		}
	}
	return graph.Build(ctx, d)
}
