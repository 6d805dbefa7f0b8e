package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"testing"
	"unicode/utf8"
)

// FuzzParts puts parts into an archive as it is, since none that is changed at random
// would be whole.
func FuzzParts(f *testing.F) {
	f.Add(sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45182.5</v></c></row>`), stringsOf, stylesOf, mainPart)
	f.Add(sheetOf(`<row><c t="inlineStr"><is><r><t>_x000D_</t></r><rPh><t>x</t></rPh></is></c><c t="e"><v>#N/A</v></c><c><f>1</f></c></row>`), `<sst><si/><si><t/></si></sst>`, `<styleSheet/>`, mainPart)
	f.Add(`<x:worksheet><x:sheetData><x:row r="5"><x:c r="C5" t="b"><x:v>1</x:v></x:c></x:row>`, `<!DOCTYPE x>`, stylesOf, `<workbook><workbookPr date1904="1"/><sheets><sheet name="&lt;" id="rId1"/></sheets></workbook>`)
	f.Fuzz(func(t *testing.T, sheet, shared, styles, main string) {
		p := smallest("").with("xl/worksheets/sheet1.xml", sheet).with("xl/sharedStrings.xml", shared).with("xl/styles.xml", styles).with("xl/workbook.xml", main)
		readAll(t, p.zip(t, zip.Store))
	})
}

// FuzzArchive reads what may be no archive at all.
func FuzzArchive(f *testing.F) {
	whole := smallest(`<row><c t="s"><v>0</v></c></row>`)
	f.Add(whole.zip(f, zip.Store))
	f.Add(whole.zip(f, zip.Deflate))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Add([]byte("PK\x05\x06" + string(make([]byte, 18))))
	f.Fuzz(func(t *testing.T, raw []byte) { readAll(t, raw) })
}

// readAll reads all sheets of a workbook, and asks that whatever is wrong is a fault and
// all texts are UTF-8.
func readAll(t *testing.T, raw []byte) {
	w, err := openBytes(raw)
	if err != nil {
		mustBeFault(t, err)
		return
	}
	for i := range w.Sheets() {
		r, err := w.Rows(context.Background(), i)
		if err != nil {
			mustBeFault(t, err)
			continue
		}
		for last := 0; ; {
			cells, row, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				mustBeFault(t, err)
				break
			}
			if row <= last || len(cells) > maxColumns || len(cells) > 0 && len(cells[len(cells)-1]) == 0 || !utf8.Valid(bytes.Join(cells, nil)) {
				t.Errorf("row %d behind row %d: %q", row, last, cells)
			}
			last = row
			for _, f := range r.Faults() {
				mustBeFault(t, f)
			}
		}
	}
}

func mustBeFault(t *testing.T, err error) {
	t.Helper()
	var f *Fault
	if !errors.As(err, &f) || f.Code == "" || f.Message == "" || f.Hint == "" {
		t.Errorf("%v is no fault with a code, a message and a hint", err)
	}
}

func FuzzFormat(f *testing.F) {
	for _, code := range []string{"yyyy-mm-dd", "[h]:mm", `"x"\y_z*a[Red]0.00E+00`, "General", "am/pm", "[", `"`, `\`} {
		f.Add(code)
	}
	f.Fuzz(func(t *testing.T, code string) {
		if got := formatOf(code); got > yearly {
			t.Errorf("%q is format %d", code, got)
		}
	})
}

func FuzzUnescape(f *testing.F) {
	for _, text := range []string{"_x000D_", "_x005F_x000D_", "_xD83D__xDE00_", "_x", "__x0041_"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := unescape([]byte(text), 0)
		if len(got) > len(text) || utf8.ValidString(text) && !utf8.Valid(got) {
			t.Errorf("%q is %q", text, got)
		}
	})
}
