package query

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"dossier/data"
	"dossier/data/load"
	"dossier/data/samples"
	"dossier/graph"
)

// OpenWithin is [Open] for one file or folder of a file system, which is all
// that may be read, or for an embedded sample. The file system must not let
// names lead out of it: [os.Root.FS] does not. Only regular files are opened.
func OpenWithin(ctx context.Context, fsys fs.FS, name string, in Inputs) (*graph.Graph, error) {
	opt := load.Options{Map: in.Columns, Limits: load.Limits{Memory: in.Memory}}
	if sample, ok := strings.CutPrefix(name, SamplePrefix); ok {
		fsys, name = samples.FS(), sample
	} else if err := regular(fsys, name); err != nil {
		return nil, err
	}
	d, problems, err := load.LoadFS(ctx, fsys, name, opt)
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

// regular refuses pipes and devices, which would be waited for.
func regular(fsys fs.FS, name string) error {
	info, err := fs.Stat(fsys, name)
	if err == nil && info.IsDir() {
		name = path.Join(name, "dossier.yaml")
		info, err = fs.Stat(fsys, name)
	}
	if err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no regular file", data.Quoted(name))
	}
	return nil // what else is wrong with it, reading it says
}
