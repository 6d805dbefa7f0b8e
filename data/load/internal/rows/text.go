package rows

import (
	"bytes"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/load/internal/encodings"
	"dossier/data/load/internal/faults"
)

// What readers of tables that are written as text tell a table, and are told by it.

// Encoding is how the text is said to be encoded; "" for UTF-8.
func (t *Table) Encoding() string { return t.opt.Mapping.Encoding }

// Columns are the names of the columns of a table without a header row, as they are to be
// handed to Header; nil where the first row is one.
func (t *Table) Columns() [][]byte {
	var cells [][]byte
	for _, name := range t.opt.Mapping.Columns {
		cells = append(cells, []byte(name))
	}
	return cells
}

// Begins tells how the text begins, so that messages can say how it may be encoded.
func (t *Table) Begins(start []byte) {
	at := faults.InvalidUTF8(start)
	if cut := at > len(start)-utf8.UTFMax; (at < 0 || cut) && bytes.IndexByte(start, 0) < 0 {
		return
	}
	if guess := encodings.Guess(start); guess != "" {
		t.encoding = "it looks like " + guess + ": --encoding " + guess
	}
}

// CommaMayBeDecimal tells that a comma does not part cells, so that it may stand before
// decimals, which it then does unless the mapping names a mark.
func (t *Table) CommaMayBeDecimal() { t.commas = true }

// decimalCommas has numbers read with a comma before decimals where they are written so
// and it parts no cells.
func (t *Table) decimalCommas(cells func(fits func(cell []byte) bool) bool) {
	if !t.commas || t.opt.Mapping.Decimal != "" || t.opt.Mapping.Thousands != "" {
		return
	}
	found := false
	all := cells(func(cell []byte) bool {
		_, number := NumberStyle{Decimal: ','}.number(cell)
		found = found || number && bytes.IndexByte(cell, ',') >= 0
		return number
	})
	if all && found {
		t.opt.Mapping.Decimal = "comma"
	}
}

// hinted is a fault with the hint that is known for a text that is not UTF-8.
func (t *Table) hinted(f *faults.Fault) *faults.Fault {
	if f.Code != data.CodeEncoding || t.encoding == "" {
		return f
	}
	return faults.New(f.Code, f.Message, t.encoding)
}
