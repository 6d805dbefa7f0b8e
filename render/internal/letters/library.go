package letters

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// What is looked at of the fonts of a computer.
const (
	maxFontFiles = 4000
	maxFontBytes = 64 << 20
)

// Library is the fonts of a computer. It looks at a folder when a character is
// first missing, and keeps what it found. It is safe for concurrent use.
type Library struct {
	folders []string

	mu     sync.Mutex
	listed bool
	files  [2][]*fontFile // in order of preference, for regular and bold type
}

// NewLibrary looks for fonts in and below the folders. Without folders there
// are just the embedded typefaces.
func NewLibrary(folders ...string) *Library { return &Library{folders: folders} }

// System is the library of the folders in which systems keep fonts.
var System = sync.OnceValue(func() *Library { return NewLibrary(systemFolders()...) })

func systemFolders() []string {
	home, _ := os.UserHomeDir()
	var list []string
	below := func(root string, parts ...string) {
		if root != "" {
			list = append(list, filepath.Join(append([]string{root}, parts...)...))
		}
	}
	switch runtime.GOOS {
	case "windows":
		below(os.Getenv("WINDIR"), "Fonts")
		below(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")
	case "darwin", "ios":
		below("/System/Library/Fonts")
		below("/Library/Fonts")
		below(home, "Library", "Fonts")
	default:
		below("/usr/share/fonts")
		below("/usr/local/share/fonts")
		below(home, ".local", "share", "fonts")
		below(home, ".fonts")
	}
	return list
}

// fontFile is one file of fonts with the characters that its typefaces have.
type fontFile struct {
	path   string
	opened bool
	maps   []font.Cmap // nil where a typeface is unusable
	parsed map[int]*font.Font
}

// find gives the first typeface that draws a character, or nil.
func (l *Library) find(r rune, bold bool) *Face {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list()
	order := 0
	if bold {
		order = 1
	}
	for _, file := range l.files[order] {
		if f := file.find(r, bold); f != nil {
			return f
		}
	}
	return nil
}

// list walks through the folders, once.
func (l *Library) list() {
	if l.listed {
		return
	}
	l.listed = true
	var files []*fontFile
	for _, folder := range l.folders {
		_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil && entry != nil && entry.IsDir():
				return fs.SkipDir // not for us to read
			case err != nil:
				return nil
			case len(files) == maxFontFiles:
				return fs.SkipAll
			}
			switch strings.ToLower(filepath.Ext(path)) {
			case ".ttf", ".otf", ".ttc", ".otc":
				info, err := os.Stat(path)
				if err == nil && info.Mode().IsRegular() && info.Size() <= maxFontBytes {
					files = append(files, &fontFile{path: path, parsed: make(map[int]*font.Font)})
				}
			}
			return nil
		})
	}
	for i, bold := range []bool{false, true} {
		l.files[i] = slices.Clone(files)
		slices.SortStableFunc(l.files[i], func(a, b *fontFile) int {
			return cmp.Or(
				cmp.Compare(unlike(a.path, bold), unlike(b.path, bold)),
				cmp.Compare(filepath.Base(a.path), filepath.Base(b.path)),
				cmp.Compare(a.path, b.path))
		})
	}
}

// unlike says how far a font is from upright sans-serif type of a weight, by
// the words in its file's name.
func unlike(path string, bold bool) int {
	name := strings.ToLower(filepath.Base(path))
	distance := 0
	for _, word := range []struct {
		part    string
		penalty int
	}{
		{"italic", 8}, {"oblique", 8}, {"serif", 4}, {"mono", 4}, {"condensed", 4}, {"narrow", 4}, {"nastaliq", 4},
		{"thin", 2}, {"light", 2}, {"black", 2}, {"medium", 2}, {"heavy", 2}, {"fallback", 16}, {"lastresort", 64},
	} {
		if strings.Contains(name, word.part) {
			distance += word.penalty
		}
	}
	if strings.Contains(name, "bold") != bold {
		distance++
	}
	if !strings.Contains(name, "sans") {
		distance++
	}
	return distance
}

// find gives the first typeface of the file that draws a character, or nil.
func (f *fontFile) find(r rune, bold bool) *Face {
	f.open()
	for i, characters := range f.maps {
		if characters == nil {
			continue
		}
		if glyph, ok := characters.Lookup(r); !ok || glyph == 0 {
			continue
		}
		if face := f.face(i, bold); face != nil && face.draws(r) {
			return face
		}
	}
	return nil
}

// open reads which characters the typefaces have, once, and nothing else.
func (f *fontFile) open() {
	if f.opened {
		return
	}
	f.opened = true
	defer func() {
		if recover() != nil {
			f.maps = nil
		}
	}()
	file, err := os.Open(f.path)
	if err != nil {
		return
	}
	defer file.Close()
	all, err := opentype.NewLoaders(file)
	if err != nil {
		return
	}
	f.maps = make([]font.Cmap, len(all))
	for i, loader := range all {
		f.maps[i] = characters(loader)
	}
}

func characters(loader *opentype.Loader) font.Cmap {
	raw, err := loader.RawTable(opentype.MustNewTag("cmap"))
	if err != nil {
		return nil
	}
	table, _, err := tables.ParseCmap(raw)
	if err != nil {
		return nil
	}
	m, _, err := font.ProcessCmap(table, 0)
	if err != nil {
		return nil
	}
	return m
}

// face reads a whole typeface, once.
func (f *fontFile) face(index int, bold bool) *Face {
	parsed, known := f.parsed[index]
	if !known {
		if file, err := os.ReadFile(f.path); err == nil {
			parsed, _ = parse(file, index)
		}
		f.parsed[index] = parsed
	}
	if parsed == nil {
		return nil
	}
	return newFace(parsed, false, bold)
}
