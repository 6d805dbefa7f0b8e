package embed

import (
	"path/filepath"
	"slices"
	"strings"
)

// Kind says how a document is written.
type Kind uint8

// The kinds of documents.
const (
	Markdown Kind = iota
	Quarto        // Markdown with the figures of Quarto
	MDX           // Markdown in which JavaScript stands, and no HTML
	HTML
	LaTeX
	AsciiDoc //nolint:revive // as the format is spelled
	Typst
	RST
	Notebook // of Jupyter: the Markdown in its cells
)

// Form is a form of comment that markers are written in.
type Form struct {
	begin, finish string // without the spaces within
}

// The forms of comments.
var (
	// HTMLComment may go over several lines, the others stand on one.
	HTMLComment = &Form{"<!--", "-->"}
	// BraceComment is that of MDX.
	BraceComment = &Form{"{/*", "*/}"}
	// PercentComment is that of LaTeX, and in Markdown that of MyST.
	PercentComment = &Form{"%", ""}
	SlashComment   = &Form{"//", ""}
	DotComment     = &Form{"..", ""}
)

// Open is the comment that opens a marker.
func (f *Form) Open(words string) string {
	return strings.TrimRight(f.begin+" dossier: "+words+" "+f.finish, " ")
}

// Close is the comment that ends one.
func (f *Form) Close() string { return strings.TrimRight(f.begin+" /dossier "+f.finish, " ") }

// kind is a row of the table of kinds.
type kind struct {
	Kind
	name    string
	endings []string
	forms   []*Form // the first is the one that messages name
	// find finds the comments of ours in a text.
	find func(text []byte) ([]comment, []fault)
	// spaced kinds need blank lines around what is filled in, and a marker at the
	// beginning of its line.
	spaced bool
	// same reports whether two texts, which differ, mean the same.
	same func(a, b string) bool
	max  int // the size of a document in bytes
}

// maxText bounds what is parsed at once.
const maxText = 4 << 20

// kinds is the table of the kinds of documents. It is a function since notebooks
// hold Markdown.
func kinds() []kind {
	html, myst := []*Form{HTMLComment}, []*Form{HTMLComment, PercentComment}
	return []kind{
		{Markdown, "Markdown", []string{".md", ".markdown", ".rmd"}, myst, findMarkdown, true, sameMarkdown, maxText},
		{Quarto, "Quarto", []string{".qmd"}, html, findQuarto, true, sameMarkdown, maxText},
		{MDX, "MDX", []string{".mdx"}, []*Form{BraceComment}, findMDX, true, sameMarkdown, maxText},
		{HTML, "HTML", []string{".html", ".htm"}, html, findHTML, false, sameHTML, maxText},
		{LaTeX, "LaTeX", []string{".tex"}, []*Form{PercentComment}, findLaTeX, true, sameText, maxText},
		{AsciiDoc, "AsciiDoc", []string{".adoc", ".asciidoc"}, []*Form{SlashComment}, findAsciiDoc, true, sameText, maxText},
		{Typst, "Typst", []string{".typ"}, []*Form{SlashComment}, findTypst, true, sameText, maxText},
		{RST, "reStructuredText", []string{".rst"}, []*Form{DotComment}, findRST, true, sameText, maxText},
		{Notebook, "Jupyter", []string{".ipynb"}, myst, findMarkdown, true, sameMarkdown, 16 * maxText},
	}
}

// row is the row of a kind.
func (k Kind) row() *kind { return &kinds()[k] }

// KindOf tells the kind of a document by the ending of its name.
func KindOf(name string) (Kind, bool) {
	ending := strings.ToLower(filepath.Ext(name))
	for _, k := range kinds() {
		if slices.Contains(k.endings, ending) {
			return k.Kind, true
		}
	}
	return 0, false
}

// Endings lists the endings of documents, in the order of their kinds.
func Endings() (all []string) {
	for _, k := range kinds() {
		all = append(all, k.endings...)
	}
	return all
}

// Forms lists the comments that are markers in a kind of documents, the most usual
// first.
func (k Kind) Forms() []*Form { return k.row().forms }

// MaxSize is the size of a document of a kind in bytes.
func (k Kind) MaxSize() int { return k.row().max }

func (k Kind) String() string { return k.row().name }
