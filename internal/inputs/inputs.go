package inputs

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load"
	"dossier/data/samples"
	"dossier/graph/ask"
	"dossier/internal/store/address"
)

// SamplePrefix names an embedded dossier where a file could stand:
// "sample:florentine".
const SamplePrefix = "sample:"

// Samples lists the embedded dossiers that load without errors, as they are named
// where a file could stand, the default first.
func Samples() []string {
	names := samples.Names()
	for i := range names {
		names[i] = SamplePrefix + names[i]
	}
	return names
}

// Inputs say where a dossier comes from.
type Inputs struct {
	// Files are folders, files of any format that is read, "-" for Stdin, or names of
	// embedded samples behind SamplePrefix; none at all means the default sample. The
	// address of a store stands alone, and can be asked but not read.
	Files []string
	// Store opens the engine of an address; nil: addresses are refused.
	Store func(ctx context.Context, address string) (ask.Engine, error)
	// Mapping says how tables are read where they do not say so themselves, and
	// MappingFile names a file that says more of it.
	Mapping     load.Mapping
	MappingFile string
	// LocalIDs says that ids of actors are those of their file alone.
	LocalIDs bool
	// SkipBad has rows of tables that cannot be read left out, which answers say.
	SkipBad bool
	Stdin   io.Reader
	// Memory bounds what edge lists may take, in bytes; 0: as much as it takes.
	Memory int64
	// Progress, where set, is told how much of an edge list has been read.
	Progress func(file string, read, size int64)
	// Opened, where set, is told of each file that is read.
	Opened func(fs.FileInfo)
	// Stored, where set, is told of each stored text that is read (see [load.Options]).
	Stored func(file string, text []byte)
	// Located, where set, is told where the stored text of each source lies.
	Located func(source string, file load.TextFile)
	// Read, SourceIn and Replaced are as in [load.Options].
	Read     func(load.ReadFile)
	SourceIn func(source, file string)
	Replaced map[string][]byte
	// Version is that of the program, which answers name.
	Version string
}

func (in *Inputs) options() load.Options {
	return load.Options{Stdin: in.Stdin, Mapping: in.Mapping, MappingFile: in.MappingFile,
		LocalIDs: in.LocalIDs, SkipBad: in.SkipBad, Limits: load.Limits{Memory: in.Memory}, Progress: in.Progress, Opened: in.Opened, Stored: in.Stored, Located: in.Located,
		Read: in.Read, SourceIn: in.SourceIn, Replaced: in.Replaced}
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

// Address returns the first address of a store among the files, or nothing.
func (in *Inputs) Address() string {
	if i := slices.IndexFunc(in.Files, address.Is); i >= 0 {
		return in.Files[i]
	}
	return ""
}

// openStore opens what an address names, which has to stand alone.
func openStore(ctx context.Context, in *Inputs, at string) (ask.Engine, error) {
	switch {
	case len(in.Files) > 1:
		return nil, ask.Usagef("%s is a store and cannot be merged with other files: give it alone, or get it with dossier pull and merge that", at)
	case in.Store == nil:
		return nil, ask.Usagef("%s is a store, which cannot be asked from here", at)
	}
	return in.Store(ctx, at)
}

// Read loads and checks a dossier; a store is not read, but asked (see [Open]). The error
// says that something could not be read; what is wrong with the data is in the problems.
func Read(ctx context.Context, in Inputs) (*data.Dossier, []data.Problem, error) {
	if at := in.Address(); at != "" {
		return nil, nil, ask.Usagef("this needs the whole dossier as files, and %s is a store: get it with dossier pull %s -o FOLDER, and then name -f FOLDER", at, ask.ShellWord(at))
	}
	if len(in.Files) == 0 {
		return load.LoadFS(ctx, samples.FS(), samples.Default, in.options())
	}
	for _, f := range in.Files {
		if name, ok := strings.CutPrefix(f, SamplePrefix); ok {
			if len(in.Files) > 1 {
				return nil, nil, ask.Usagef("%s cannot be merged with other files: give it alone", f)
			}
			return load.LoadFS(ctx, samples.FS(), name, in.options())
		}
		if strings.Contains(f, "://") { // and there may be a password in it: it is not quoted
			if _, err := address.Parse(f); err != nil {
				return nil, nil, ask.Usagef("%v", err)
			}
		}
	}
	return load.Load(ctx, in.Files, in.options())
}

// Open loads, checks and indexes a dossier, or opens a store. Errors in the data give a
// [*DataError]; warnings do not stand in the way.
func Open(ctx context.Context, in Inputs) (ask.Engine, error) {
	if at := in.Address(); at != "" {
		return openStore(ctx, &in, at)
	}
	d, problems, err := Read(ctx, in)
	return index(ctx, d, problems, err, in.Version)
}

// OpenWithin is [Open] for one file or folder of a file system, which is all
// that may be read, or for an embedded sample. The file system must not let
// names lead out of it: [os.Root.FS] does not. Only regular files are opened.
func OpenWithin(ctx context.Context, fsys fs.FS, name string, in Inputs) (ask.Engine, error) {
	opt := in.options()
	opt.Stdin, opt.Progress = nil, nil
	if address.Is(name) {
		return nil, ask.Usagef("a store is named on the command line with -f, and not in a document")
	}
	if sample, ok := strings.CutPrefix(name, SamplePrefix); ok {
		fsys, name = samples.FS(), sample
	} else if err := regular(fsys, name); err != nil {
		return nil, err
	}
	d, problems, err := load.LoadFS(ctx, fsys, name, opt)
	return index(ctx, d, problems, err, in.Version)
}

// index makes the engine of a dossier that could be read.
func index(ctx context.Context, d *data.Dossier, problems []data.Problem, err error, version string) (ask.Engine, error) {
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		if p.Severity == data.Error {
			return nil, &DataError{problems}
		}
	}
	m, err := ask.Load(ctx, d, version)
	if err != nil {
		return nil, err // not a nil *ask.Memory in an interface
	}
	return m, nil
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
