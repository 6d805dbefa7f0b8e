package load

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"dossier/data"
)

// TextFile is the file of a source's stored text. It can be read at any time after
// the dossier was loaded, by several at once.
type TextFile struct {
	// Name is the path below the folder of the file that names it, and SHA256 the
	// digest that stands there; empty where none does.
	Name, SHA256 string
	folder       *textFolder
	limit        int64
}

// located tells where the stored text of a source lies.
func (s *session) located(source *data.Source, folder *textFolder) {
	if s.opt.Located != nil && folder != nil && data.InsideFolder(source.File) {
		s.opt.Located(source.ID, TextFile{source.File, source.SHA256, folder, s.limits.Text})
	}
}

// Read reads the text as it is now, under the rules under which it was checked:
// nothing outside the folder, no pipes or devices, nothing beyond [Limits.Text].
// Errors say what is wrong with the file and do not name it.
func (f TextFile) Read() ([]byte, error) {
	folder, done, err := f.folder.again()
	if err != nil {
		return nil, fmt.Errorf("the folder of the dossier cannot be opened: %w", reason(err))
	}
	defer done()
	raw, _, err := readText(folder, f.Name, f.limit, nil)
	return raw, err
}

// textFolder is the folder of a file, which the texts that it names are confined to.
type textFolder struct {
	fsys fs.FS
	dir  string // within fsys
	root string // where fsys lies on disk; empty: it is not on disk, and lasts
}

var errLeaves = errors.New("the path leaves the folder")

// Open opens a file of the folder.
func (f *textFolder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, errLeaves
	}
	return f.fsys.Open(path.Join(f.dir, name))
}

// Stat looks at a file without opening it: opening a named pipe would wait for ever.
func (f *textFolder) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, errLeaves
	}
	return fs.Stat(f.fsys, path.Join(f.dir, name))
}

// again opens the folder anew, once what it was loaded from is closed.
func (f *textFolder) again() (folder *textFolder, done func(), err error) {
	if f.root == "" {
		return f, func() {}, nil
	}
	root, err := os.OpenRoot(f.root)
	if err != nil {
		return nil, nil, err
	}
	return &textFolder{root.FS(), f.dir, f.root}, func() { _ = root.Close() }, nil // only read
}
