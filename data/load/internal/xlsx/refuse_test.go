package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"dossier/data"
)

func TestWhatIsNoWorkbook(t *testing.T) {
	whole := smallest("<row><c><v>1</v></c></row>").zip(t, zip.Deflate)
	for _, test := range []struct {
		name, raw, code, message, hint string
	}{
		{"nothing", "", data.CodeEmpty, "the file is empty", "a sheet"},
		{"OLE", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on", data.CodeUnreadable, "an older (.xls) or a password-protected Excel workbook", "save it as .xlsx without a password"},
		{"text", "from,to\na,b\n", data.CodeUnreadable, "not an Excel workbook", "CSV"},
		{"cut off", string(whole[:len(whole)/2]), data.CodeSyntax, "cut off or damaged", "once more"},
		{"archive", string(parts{"readme.txt": "x"}.zip(t, zip.Store)), data.CodeUnreadable, "an archive (ZIP) without a workbook", "unpack it"},
		{"empty archive", string(parts{}.zip(t, zip.Store)), data.CodeUnreadable, "an archive (ZIP) without a workbook", "unpack it"},
		{"binary workbook", string(parts{"xl/workbook.bin": "x"}.zip(t, zip.Store)), data.CodeUnreadable, ".xlsb", "save it as .xlsx"},
		{"OpenDocument", string(parts{"mimetype": "x", "content.xml": "<x/>"}.zip(t, zip.Store)), data.CodeUnreadable, "an OpenDocument file", ".xlsx"},
		{"Word", string(parts{"word/document.xml": "x"}.zip(t, zip.Store)), data.CodeUnreadable, "a Word document", ".xlsx"},
		{"Numbers", string(parts{"Index/Document.iwa": "x"}.zip(t, zip.Store)), data.CodeUnreadable, "Apple Numbers", "export"},
	} {
		_, err := openBytes([]byte(test.raw))
		var f *Fault
		if !errors.As(err, &f) || f.Code != test.code || !strings.Contains(f.Message, test.message) || !strings.Contains(f.Hint, test.hint) {
			t.Errorf("%s: got %#v", test.name, err)
		}
	}
}

func TestDamaged(t *testing.T) {
	const row = "<row><c><v>1</v></c></row>"
	const sheet1 = "xl/worksheets/sheet1.xml"
	for _, test := range []struct {
		name string
		p    parts
		want string // stands in what is told
	}{
		{"a sheet that is missing", smallest("").with(sheet1, ""), "the part is missing"},
		{"a sheet that nothing is known of", smallest(row).replaced("xl/workbook.xml", "rId1", "rId8"), `nothing is known of the sheet "One"`},
		{"a sheet elsewhere", smallest(row).replaced("xl/_rels/workbook.xml.rels", `Target="worksheets/sheet1.xml"`, `Target="http://example.org/" TargetMode="External"`), `the sheet "One" lies in another file`},
		{"a part outside", smallest(row).replaced("xl/_rels/workbook.xml.rels", `worksheets/sheet1.xml`, `../../etc/passwd`), "leads out of the archive"},
		{"no sheet", smallest(row).replaced("xl/workbook.xml", `<sheet name="One" sheetId="1" r:id="rId1"/>`, ``), "no sheet of cells"},
		{"one part for two sheets", smallest(row).replaced("xl/workbook.xml", `</sheets>`, `<sheet name="Two" r:id="rId1"/></sheets>`), `the sheets "One" and "Two" are one`},
		{"a name with dots", smallest(row).with("xl/../../evil.xml", "x"), "is no name of a part"},
		{"a name twice", smallest(row).with("XL/Workbook.xml", mainPart), "is there twice"},
		{"another root", smallest(row).with("xl/workbook.xml", "<html/>"), "it is no <workbook>"},
		{"an empty part", smallest(row).with(sheet1, " "), "it ends in the middle"},
		{"cut off within", smallest(row).with(sheet1, sheetOf(row)[:170]), "it ends in the middle"},
		{"not well-formed", smallest("<row><c></row>"), "closes nothing"},
		{"a document type", smallest(row).with("xl/workbook.xml", `<!DOCTYPE workbook SYSTEM "file:///etc/passwd">`+mainPart), "document type"},
		{"an entity", smallest(`<row><c t="str"><v>&x;</v></c></row>`), "invalid character entity"},
		{"another encoding", smallest(row).with(sheet1, `<?xml version="1.0" encoding="ISO-8859-1"?><worksheet/>`), "encoding"},
		{"no UTF-8", smallest("<row><c t=\"str\"><v>\xff</v></c></row>"), "invalid UTF-8"},
	} {
		if got := readParts(t, test.p); !strings.Contains(got, test.want) {
			t.Errorf("%s: told %q, want %q in it", test.name, got, test.want)
		}
	}
}

// TestChecksum changes a byte that no reader of XML would miss.
func TestChecksum(t *testing.T) {
	raw := smallest(`<row><c t="inlineStr"><is><t>Moscow</t></is></c></row>`).zip(t, zip.Store)
	w, err := openBytes(bytes.Replace(raw, []byte("Moscow"), []byte("Warsaw"), 1))
	if err != nil {
		t.Fatal(err)
	}
	if got := told(w, 0); !strings.Contains(got, "its checksum is wrong") {
		t.Errorf("told %q", got)
	}
}

func TestPasswordInArchive(t *testing.T) {
	raw := smallest("").zip(t, zip.Store)
	for at := 0; ; at++ { // the flags of each entry of the list
		n := bytes.Index(raw[at:], []byte("PK\x01\x02"))
		if n < 0 {
			break
		}
		at += n
		raw[at+8] |= 1
	}
	if _, err := openBytes(raw); err == nil || !strings.Contains(err.Error(), "password") {
		t.Errorf("got %v", err)
	}
}

func TestInterrupted(t *testing.T) {
	raw := smallest(strings.Repeat("<row><c><v>1</v></c></row>", 10000)).zip(t, zip.Deflate)
	ctx, cancel := context.WithCancel(context.Background())
	w, err := Open(ctx, bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := w.Rows(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	for err == nil {
		_, _, err = r.Next()
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	if _, err := Open(ctx, bytes.NewReader(raw), int64(len(raw))); !errors.Is(err, context.Canceled) {
		t.Errorf("opening ended with %v", err)
	}
}
