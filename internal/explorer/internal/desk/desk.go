package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"dossier/data"
	"dossier/data/load"
	"dossier/data/samples"
	"dossier/graph/ask"
	"dossier/internal/inputs"
)

// Desk writes claims into the files of one dossier. It may be used by several at once.
type Desk struct {
	in inputs.Inputs

	looking sync.Mutex
	known   files
	edition int // of the dossier when its files were looked at; 0: never

	writing sync.Mutex
	writes  []*write // the last one last
	number  int
}

// New returns the desk of a dossier, which is read anew as it is needed.
func New(in inputs.Inputs) *Desk {
	in.Opened, in.Progress, in.Stored, in.Located = nil, nil, nil, nil
	return &Desk{in: in}
}

// File is a YAML file of the dossier.
type File struct {
	Name string // as problems have it
	Why  string // it cannot be written; empty: it can
	path string
}

// files are what a dossier was read from.
type files struct {
	list     []File
	sourceIn map[string]string // the file in which the entry of a source stands
}

// read is a dossier as it would be with other texts in the place of some files.
type reading struct {
	d        *data.Dossier
	problems []data.Problem
	files    files
}

// read loads the dossier with texts in the place of files. The error is one of reading.
func (k *Desk) read(ctx context.Context, replaced map[string][]byte) (*reading, error) {
	in := k.in
	r := &reading{files: files{sourceIn: map[string]string{}}}
	in.Replaced = replaced
	in.Read = func(f load.ReadFile) {
		if f.Format == "yaml" && f.Path != "" {
			r.files.list = append(r.files.list, File{Name: f.Name, path: f.Path})
		}
	}
	in.SourceIn = func(source, file string) { r.files.sourceIn[source] = file }
	var err error
	r.d, r.problems, err = inputs.Read(ctx, in)
	return r, err
}

// Files lists the files that a claim from a source may be written into, and says which
// one that is usually: the one that the source stands in. Edition is that of the dossier:
// the files are looked up once for each. Why says why nothing can be written, with what
// to do about it; it is empty where a file can be.
func (k *Desk) Files(ctx context.Context, edition int, source string) (list []File, usual, why string, err error) {
	if why = k.fixed(); why != "" {
		return nil, "", why, nil
	}
	known, err := k.look(ctx, edition)
	if err != nil {
		return nil, "", "", err
	}
	list = slices.Clone(known.list)
	for i := range list {
		list[i].Why = unwritable(list[i].path)
		if list[i].Why == "" && (usual == "" || list[i].Name == known.sourceIn[source]) {
			usual = list[i].Name
		}
	}
	switch {
	case len(list) == 0:
		why = "No file of this dossier is YAML on disk: tables, workbooks and stores are read only. Make a dossier of them: " + k.convert()
	case usual == "":
		why = "No file of this dossier can be written: " + list[0].Name + " " + list[0].Why + "."
	}
	return list, usual, why, nil
}

// look returns the files of the dossier as they were at an edition.
func (k *Desk) look(ctx context.Context, edition int) (files, error) {
	k.looking.Lock()
	defer k.looking.Unlock()
	if k.edition == edition {
		return k.known, nil
	}
	r, err := k.read(ctx, nil)
	if err != nil {
		return files{}, err
	}
	k.known, k.edition = r.files, edition
	return k.known, nil
}

// file finds a file of the dossier by its name. Names of anything else are not looked up
// anywhere, so that none leads to a file that is not of the dossier.
func (k *Desk) file(ctx context.Context, name string) (File, error) {
	if why := k.fixed(); why != "" {
		return File{}, errors.New(why)
	}
	k.looking.Lock()
	known := k.known
	k.looking.Unlock()
	at := slices.IndexFunc(known.list, func(f File) bool { return f.Name == name })
	if at < 0 {
		r, err := k.read(ctx, nil)
		if err != nil {
			return File{}, err
		}
		if known = r.files; !slices.ContainsFunc(known.list, func(f File) bool { return f.Name == name }) {
			return File{}, fmt.Errorf("%s is no YAML file of this dossier", data.Quoted(name))
		}
		at = slices.IndexFunc(known.list, func(f File) bool { return f.Name == name })
	}
	f := known.list[at]
	if f.Why = unwritable(f.path); f.Why != "" {
		return f, fmt.Errorf("%s %s", f.Name, f.Why)
	}
	return f, nil
}

// unwritable says why a file cannot be written; empty: it can.
func unwritable(path string) string {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return "is not there any more"
	case !info.Mode().IsRegular():
		return "is a link or no regular file: name the file itself with -f"
	case info.Size() > load.MaxOutlined:
		return "is larger than what is changed here: put new claims into a file beside it, called new.dossier.yaml"
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return "may not be written by whoever runs this program"
	}
	_ = f.Close() // nothing was written
	return ""
}

// fixed says why nothing of a dossier can be written, whatever its files are.
func (k *Desk) fixed() string {
	sample := ""
	if len(k.in.Files) == 0 {
		sample = inputs.SamplePrefix + samples.Default
	}
	for _, f := range k.in.Files {
		switch {
		case strings.HasPrefix(f, inputs.SamplePrefix):
			sample = f
		case f == "-":
			return "Standard input can be read once and not be written: save it as a file, and name that with -f."
		}
	}
	switch {
	case sample != "":
		return "The dossier that comes with the program is fixed. Make a copy to work on: dossier convert " + sample + " dossier.yaml, and then dossier -f dossier.yaml serve --edit"
	case k.in.LocalIDs:
		return "With --ids local actors have other ids here than in their files, so nothing is written: leave it out."
	}
	return ""
}

// convert is the command that makes a YAML file of what is read. Of an address it says
// nothing: a password may stand in it.
func (k *Desk) convert() string {
	words := make([]string, len(k.in.Files))
	for i, f := range k.in.Files {
		if words[i] = ask.ShellWord(f); strings.Contains(f, "://") {
			words[i] = "..."
		}
	}
	return "dossier convert " + strings.Join(words, " ") + " dossier.yaml, and then dossier -f dossier.yaml serve --edit"
}
