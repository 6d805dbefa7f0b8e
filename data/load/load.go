package load

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"

	"dossier/data"
)

// Options says how to load. The zero Options are fit for use.
type Options struct {
	// Stdin is what the path "-" reads.
	Stdin io.Reader
	// Mapping says how tables are read, such as that a column "acheteur" stands for
	// the field "to". It goes before what is guessed.
	Mapping Mapping
	// MappingFile, where set, names a YAML file with a mapping, which adds to Mapping.
	// It is opened by that name, whatever else is read from where.
	MappingFile string
	// LocalIDs says that the ids of actors, and the keys of edge lists that stand for
	// them, are those of their file alone: the same id in two files means two actors.
	// Each gets the name of its file in front.
	LocalIDs bool
	// SkipBad has rows of tables that cannot be read left out and counted (see
	// [data.Dossier.LeftOut]) instead of making the dossier unusable.
	SkipBad bool
	Limits  Limits
	// Progress, where set, is told now and then how much of an edge list has
	// been read: bytes of size, which is 0 where nobody knows it. It is called
	// from one goroutine at a time and should return at once.
	Progress func(file string, read, size int64)
	// Opened, where set, is told of each file that is read, stored texts too, so
	// that nothing is written over it.
	Opened func(fs.FileInfo)
	// Stored, where set, is told of each stored text that is read, with its path below
	// the folder of the file that names it. It must not change the bytes, and may keep them.
	Stored func(file string, text []byte)
	// Located, where set, is told where the stored text of each source lies that has one.
	Located func(source string, file TextFile)
	// Read, where set, is told of each file of a dossier that is read, by itself or in its
	// folder, but for the tables that a dossier lists.
	Read func(file ReadFile)
	// SourceIn, where set, is told in which file the entry of each source stands, by the
	// Name of the file.
	SourceIn func(source, file string)
	// Replaced are texts that are read in the place of files, by the Name of these: what
	// a dossier would be with them. The files still have to be there.
	Replaced map[string][]byte
}

func (o *Options) opened(info fs.FileInfo) {
	if o.Opened != nil && info != nil {
		o.Opened(info)
	}
}

// Limits bound what a hostile or mistaken input may cost. A zero field means
// the default.
type Limits struct {
	YAML     int64 // bytes of one YAML file; default 1 GB
	Table    int64 // bytes of one edge list; default 4 GB
	Record   int   // bytes of one row of an edge list, 8 MB at most; default 1 MB
	Text     int64 // bytes of one stored source text; default 16 MB
	Problems int   // problems of one code reported for one file; default 20
	// Memory is what the edge lists may take of memory, in bytes, once loaded and
	// indexed; an edge list that would not fit is refused before it is read. It
	// has no default: 0 means as much as it takes.
	Memory int64
}

// memoryPerByte is how many bytes of memory a byte of an edge list comes to,
// loaded and indexed: 5 to 6 were measured on rows of 24 bytes, short as they get.
const memoryPerByte = 6

func (l Limits) withDefaults() Limits {
	return Limits{
		YAML:     cmp.Or(l.YAML, 1<<30),
		Table:    cmp.Or(l.Table, 4<<30),
		Record:   min(cmp.Or(l.Record, 1<<20), 8<<20),
		Text:     cmp.Or(l.Text, 16<<20),
		Problems: cmp.Or(l.Problems, 20),
		Memory:   l.Memory,
	}
}

// Load reads the dossiers and edge lists that paths name and merges them. A path
// is a folder (its dossier.yaml is read), a .yaml or .yml file, a .csv or .tsv
// file, or "-" for standard input, whose format is found from its first line.
//
// The order of paths does not matter. Entries of claims that say the same are one
// claim, and the dossier is united (see [data.Unite]). Other entries with the same id
// and the same content are one; with different content they are a problem. Names in an edge
// list mean actors of the dossiers, and those to which edge lists give keys, wherever
// they match an id, name, alias or metonym.
//
// Problems are sorted by file, line and column. If one is an error, the
// dossier is what could be understood and should not be used. The error is
// about reading alone: a file that is missing or unreadable, or ctx cancelled.
func Load(ctx context.Context, paths []string, opt Options) (*data.Dossier, []data.Problem, error) {
	names := make([]string, len(paths))
	for i, name := range paths {
		names[i] = filepath.Clean(name)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) == 0 {
		return nil, nil, errors.New("nothing to load: name a folder with a " + dossierFile + ", a file, or - for standard input")
	}
	s := newSession(ctx, opt)
	defer s.close()
	if err := s.readMapping(); err != nil {
		return nil, nil, err
	}
	for _, name := range names {
		if err := s.addPath(name); err != nil {
			return nil, nil, err
		}
	}
	return s.finish()
}

// LoadFS is [Load] for one folder or file of a file system, such as an embedded
// one; "." names its top folder. The file system must not let names lead out of
// it: [os.Root.FS] does not, [os.DirFS] follows symbolic links.
func LoadFS(ctx context.Context, fsys fs.FS, name string, opt Options) (*data.Dossier, []data.Problem, error) {
	s := newSession(ctx, opt)
	defer s.close()
	if err := s.readMapping(); err != nil {
		return nil, nil, err
	}
	if err := s.addFS(fsys, name); err != nil {
		return nil, nil, err
	}
	return s.finish()
}
