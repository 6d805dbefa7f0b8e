package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

// The parts of the smallest workbook; tests put others in their place.
const (
	rootLinks = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	mainPart  = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`
	mainLinks = `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>`
	stringsOf = `<sst count="99999999" uniqueCount="99999999"><si><t>zero</t></si><si><t xml:space="preserve"> one </t></si></sst>`
	stylesOf  = `<styleSheet><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd;@"/><numFmt numFmtId="165" formatCode="mmm yyyy"/><numFmt numFmtId="166" formatCode="yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/><xf numFmtId="46"/><xf numFmtId="22"/></cellXfs></styleSheet>`
)

// sheetOf is a sheet with these rows.
func sheetOf(rows string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>` + rows + `</sheetData><mergeCells/></worksheet>`
}

// parts are the parts of a workbook by name. An empty one is left out.
type parts map[string]string

func smallest(rows string) parts {
	return parts{"_rels/.rels": rootLinks, "xl/workbook.xml": mainPart, "xl/_rels/workbook.xml.rels": mainLinks, "xl/sharedStrings.xml": stringsOf, "xl/styles.xml": stylesOf, "xl/worksheets/sheet1.xml": sheetOf(rows)}
}

// with puts another part in place of one.
func (p parts) with(name, text string) parts {
	p[name] = text
	return p
}

// replaced puts other text in place of some in a part.
func (p parts) replaced(name, old, text string) parts {
	if !strings.Contains(p[name], old) {
		panic("no " + old + " in " + name)
	}
	return p.with(name, strings.ReplaceAll(p[name], old, text))
}

func (p parts) zip(tb testing.TB, method uint16) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		text := p[name]
		if text == "" {
			continue
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = io.WriteString(f, text)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func openBytes(raw []byte) (*Workbook, error) {
	return Open(context.Background(), bytes.NewReader(raw), int64(len(raw)))
}

// told reads a sheet as tests compare it: a line a row, "5: a|b|", then the faults of its
// cells; what ended the reading is the last line.
func told(w *Workbook, sheet int) string {
	r, err := w.Rows(context.Background(), sheet)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	for {
		cells, row, err := r.Next()
		if err == io.EOF {
			return b.String()
		}
		if err != nil {
			return b.String() + err.Error() + "\n"
		}
		fmt.Fprintf(&b, "%d: %s\n", row, bytes.Join(cells, []byte("|")))
		for _, f := range r.Faults() {
			b.WriteString(f.Error() + "\n")
		}
	}
}

// readParts opens a workbook and tells its first sheet, or why it cannot be read.
func readParts(tb testing.TB, p parts) string {
	tb.Helper()
	w, err := openBytes(p.zip(tb, zip.Store))
	if err != nil {
		var f *Fault
		if !errors.As(err, &f) || f.Code == "" || f.Hint == "" {
			tb.Errorf("%v is no fault with a code and a hint", err)
		}
		return err.Error()
	}
	return told(w, 0)
}
