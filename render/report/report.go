package report

import "dossier/data"

// Report is what a report says. All text is plain and fit for one line (see
// [data.Printable]); encoders escape it.
type Report struct {
	Title string
	// Lead holds paragraphs that stand before everything else.
	Lead     []string
	Sections []Section
	// Sources is the bibliography; source n is Sources[n-1].
	Sources []Source
	Caveats []string
	Made    Made
}

// Section answers one question. Whatever is empty is left out; the rest stands
// in the order of the fields.
type Section struct {
	Title    string
	Asked    string // the command line of the question; shown where there are several
	Answer   string // one paragraph
	Figure   *Figure
	NoFigure string // why there is none, where one belongs
	Chains   []Chain
	Nearest  bool // the chains are no answer but what comes nearest to one
	Lists    []List
	Tables   []Table
	// Notes are the evidence; note n is Notes[n-1].
	Notes []Note
}

// Figure is a drawn figure: an svg element in itself, or a file beside.
type Figure struct {
	Title string
	SVG   []byte
	// File is a relative path with forward slashes; where it is set, the figure
	// is linked and not written into the text.
	File string
}

// Chain is a path: a line to quote, what it is worth, and every hop with the
// claims that make it.
type Chain struct {
	Text  string
	Worth string
	Hops  [][]Line
}

// Line is text with references to notes and sources, by their numbers.
type Line struct {
	Text    string
	Status  string // of the claim that the text tells, or empty
	Notes   []int
	Sources []int
}

// List is a titled list of lines.
type List struct {
	Title string
	Lines []Line
}

// Table has as many cells in every row as in Header.
type Table struct {
	Title  string
	Header []string
	Rows   [][]Line
}

// Note is the evidence of one claim: the claim, its status in words, and
// everybody who holds or denies it.
type Note struct {
	Head   string
	Status string
	Voices []Line
}

// Source is a source with its line in the bibliography.
type Source struct {
	Entry data.Source
	Words string
}

// Made says what a report was made from, so that it can be made again.
type Made struct {
	Command string // a command line; empty in a fragment
	Digest  string // of the dossier's content
	Version string // of the program
}
