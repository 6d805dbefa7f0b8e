package document

import (
	"iter"

	"dossier/data"
)

// Document is a text in parts. Whatever is empty is left out; the rest stands in
// the order of the fields.
type Document struct {
	Title string
	// Lead holds paragraphs that stand before everything else.
	Lead     []string
	Sections []Section
	// Sources is the bibliography; source n is Sources[n-1].
	Sources []Source
	Caveats []string
	Made    Made
}

// Section is what is said about one question.
type Section struct {
	Title string // shown where there are several sections
	Asked string // the command line of the question; shown with the title
	// Limits say what the answer leaves out, and Answer what it is, a paragraph each.
	Limits string
	Answer string
	Figure *Figure
	// FigureNote says what became of the figure, where it is not as usual.
	FigureNote string
	// NoFigure says why there is none, where one belongs.
	NoFigure string
	Blocks   []Block
	// Notes are the evidence; note n is Notes[n-1]. More says how much is left out.
	Notes []Note
	More  string
}

// Figure is a drawn figure: an svg element in itself, or a file beside.
type Figure struct {
	Title   string
	Alt     string    // the description; what those read who do not see it
	Caption string    // what stands below; empty: none, where the medium can do without
	Label   string    // what the text refers to it by, such as fig-kim; empty: none
	Width   string    // as it was asked, such as 80% or 120mm; empty: its own
	SVG     []byte    // an element, to stand within the text
	File    string    // relative, forward slashes; set: linked, not written into the text
	Encoded []Encoded // what is to be in the files, in the formats that were asked for
}

// Encoded is a figure in a format, such as "pdf".
type Encoded struct {
	Format string
	Data   []byte
}

// Block is a part of a section: [Heading], [Paragraph], [Commands], [*List] or
// [*Table].
type Block interface{ block() }

// Heading begins what follows it.
type Heading string

// Paragraph is some lines, each on a line of its own.
type Paragraph []Line

// Commands are command lines to be typed, one a line.
type Commands []string

// List is a sequence of items. It has at least one.
type List struct {
	Title string
	Marks Marks
	Items Items
}

// Items may be made while they are read. They are the same each time; after an
// error they end.
type Items = iter.Seq2[Item, error]

// Marks is what stands before the items of a list.
type Marks uint8

// The marks of lists.
const (
	Bullets Marks = iota
	Numbers
	// The others are bullets, but for a terminal: Plain has none there, and the
	// last three have signs of their own.
	Plain
	Added
	Gone
	Changed
)

// Item is an entry of a list, in parts on lines of their own.
type Item []Part

// Part is a line with what belongs to it below, under bullets.
type Part struct {
	Line
	Below []Line
}

// Line is a text of which the parts stand in the order of the fields.
type Line struct {
	Label string // in no style, with the space after it
	Text  string
	Style Style
	// Worth is that of the claim that the text tells; nil where it tells none.
	Worth *Worth
	// Notes and Sources are referred to by their numbers.
	Notes   []int
	Sources []int
	// Link is the address of what the text names.
	Link string
	// Way is where the text leads on the site that shows the document, as a path: a page
	// alone has it, and nothing of it is seen.
	Way string
	// Whole lines are not broken on a terminal: they are copied as they stand.
	Whole bool
}

// Style says how a text stands out from others.
type Style uint8

// The styles.
const (
	Normal Style = iota
	Strong       // what should be seen first
	Soft         // what may be overlooked
	Alarm        // what somebody denies
	Code         // what is typed or copied as it stands
)

// Worth is what a claim is worth: what its voices add up to.
type Worth struct {
	Status data.Status
	Band   data.Band
	// Was is what it was worth before, where that differs.
	Was *Worth
}

// Table has a cell for every column in each row.
type Table struct {
	Title   string
	Columns []Column
	Rows    Rows
}

// Rows may be made while they are read, as [Items] are.
type Rows = iter.Seq2[[]Line, error]

// Column is a column of a table.
type Column struct {
	Title string
	Right bool // numbers, which stand under one another by their last digit
}

// Note is the evidence of one claim: the claim, and everybody who holds or denies it.
type Note struct {
	Head   Line
	Voices []Line
}

// Source is a source with its line in the bibliography.
type Source struct {
	Entry data.Source
	Words string
}

// Made says what a document was made from, so that it can be made again.
type Made struct {
	Command string // a command line; empty where it is not told
	Digest  string // of the dossier's content
	Version string // of the program
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Commands) block()  {}
func (*List) block()     {}
func (*Table) block()    {}

// ItemsOf returns items that are there already.
func ItemsOf(items ...Item) Items { return fixed(items) }

// RowsOf returns rows that are there already.
func RowsOf(rows ...[]Line) Rows { return fixed(rows) }

func fixed[T any](all []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range all {
			if !yield(x, nil) {
				return
			}
		}
	}
}
