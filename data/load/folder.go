package load

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// A dossier may be a folder with one file or with many: its dossier.yaml and any number
// of files called *.dossier.yaml below it, which several people keep.

// Bounds of a folder, far beyond what a dossier needs.
const (
	maxFolderFiles   = 10_000    // that are read
	maxFolderEntries = 1_000_000 // that are looked at
	maxFolderDepth   = 64        // folders in folders
)

const partEnding = "." + dossierFile

// addFolder reads the files of a folder of a file system. label says how people know
// such a file; root is where the folder lies on disk, or empty.
func (s *session) addFolder(fsys fs.FS, folder, root string, label func(file string) string) error {
	sub, err := fs.Sub(fsys, folder)
	if err != nil {
		return readError(folder, err)
	}
	files, err := dossierFiles(s.ctx, sub, label)
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := s.addFile(inFolder{fsys: sub, name: file, label: label(file), named: label(dossierFile), root: root}); err != nil {
			return err
		}
	}
	return nil
}

// dossierFiles lists the files of a folder that belong to its dossier: dossier.yaml
// first, and then the others by name. Links are not followed, and folders whose names
// begin with a dot are left alone.
func dossierFiles(ctx context.Context, folder fs.FS, label func(string) string) ([]string, error) {
	var files []string
	seen := 0
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return readError(label(name), err)
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.Type().IsRegular() && strings.HasSuffix(entry.Name(), partEnding):
			files = append(files, name)
		}
		if seen++; seen > maxFolderEntries || strings.Count(name, "/") > maxFolderDepth || len(files) > maxFolderFiles {
			return fmt.Errorf("cannot read the folder %s: it holds too much for a dossier (at most %d files called *%s, %d files in all and %d folders within each other); name the files themselves",
				filepath.Dir(label(dossierFile)), maxFolderFiles, partEnding, maxFolderEntries, maxFolderDepth)
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	_, err = fs.Stat(folder, dossierFile)
	if err == nil {
		return slices.Insert(files, 0, dossierFile), nil
	}
	if len(files) == 0 {
		return nil, missingDossier(folder, label, err)
	}
	return files, nil
}

// missingDossier says what a folder without a dossier holds instead.
func missingDossier(folder fs.FS, label func(string) string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return readError(label(dossierFile), err)
	}
	for _, pattern := range []string{"*.yaml", "*.yml", "*.csv", "*.tsv"} {
		if found, _ := fs.Glob(folder, pattern); len(found) > 0 {
			return fmt.Errorf("cannot read %s: %w; name a file of that folder instead, such as %s", label(dossierFile), fs.ErrNotExist, label(found[0]))
		}
	}
	return readError(label(dossierFile), err)
}
