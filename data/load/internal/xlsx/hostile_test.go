package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"dossier/data"
)

// bomb is a workbook of which one part is a text, then the same character so many times,
// then another text.
func bomb(tb testing.TB, p parts, name, before string, fill byte, times int, behind string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	write := func(name string, texts ...io.Reader) {
		f, err := w.Create(name)
		if err == nil {
			_, err = io.Copy(f, io.MultiReader(texts...))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	for other, text := range p {
		if other != name {
			write(other, strings.NewReader(text))
		}
	}
	write(name, strings.NewReader(before), io.LimitReader(same(fill), int64(times)), strings.NewReader(behind))
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// same gives one character for ever.
type same byte

func (s same) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(s)
	}
	return len(b), nil
}

// TestBombs asks that what unpacks to much is refused as soon as that shows, by counting
// the bytes that were unpacked.
func TestBombs(t *testing.T) {
	const size = 20 << 20 // of 600 MB not a byte more is unpacked
	cut := func(text, at string) (before, behind string) {
		before, behind, _ = strings.Cut(text, at)
		return before, behind
	}
	cellBefore, cellBehind := cut(sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>@</t></is></c></row>`), "@")
	tagBefore, tagBehind := cut(sheetOf(`<row r="1"><c r="@"/></row>`), "@")
	blankBefore, blankBehind := cut(sheetOf(`<row r="1">@</row>`), "@")
	for _, test := range []struct {
		name, part, before, behind string
		fill                       byte
		most                       int64
	}{
		{"a cell", "xl/worksheets/sheet1.xml", cellBefore, cellBehind, 'x', maxToken},
		{"an attribute", "xl/worksheets/sheet1.xml", tagBefore, tagBehind, 'x', maxToken},
		{"blanks", "xl/worksheets/sheet1.xml", blankBefore, blankBehind, ' ', maxToken},
		{"a comment", "xl/worksheets/sheet1.xml", "<!--", "--><worksheet/>", 'x', maxToken},
		{"behind the rows", "xl/worksheets/sheet1.xml", sheetOf(""), "", ' ', freeRatio},
		{"a shared string", "xl/sharedStrings.xml", "<sst><si><t>", "</t></si></sst>", 'x', maxToken},
		{"a style", "xl/styles.xml", "<styleSheet><x>", "</x></styleSheet>", 'x', maxToken},
		{"the list of sheets", "xl/workbook.xml", "<workbook><!--", "--></workbook>", 'x', maxToken},
		{"the first part", "_rels/.rels", "<Relationships>", "</Relationships>", ' ', maxToken},
	} {
		raw := bomb(t, smallest(""), test.part, test.before, test.fill, size, test.behind)
		in, err := openContainer(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		w := &Workbook{in: in}
		err = w.readMain(context.Background())
		for r := (*Rows)(nil); err == nil; {
			if r == nil {
				r, err = w.Rows(context.Background(), 0)
			} else {
				_, _, err = r.Next()
			}
		}
		var f *Fault
		if !errors.As(err, &f) || f.Code != data.CodeTooLarge {
			t.Errorf("%s: got %v", test.name, err)
		}
		if most := test.most + 4*chunk; in.inflated > most {
			t.Errorf("%s: %d bytes were unpacked, the most is %d", test.name, in.inflated, most)
		}
	}
}

// TestManySmall has many cells, strings and rows, each small, whose sum is too much.
func TestManySmall(t *testing.T) {
	times := func(n int, text string) string { return strings.Repeat(text, n) }
	const cell = `<c t="inlineStr"><is><t>`
	for _, test := range []struct {
		name string
		p    parts
		want string
	}{
		{"a long row", smallest("<row>" + times(20, cell+times(maxText, "x")+"</t></is></c>") + "</row>"), "the row holds more than 16 MB of text"},
		{"a text in pieces", smallest(`<row><c t="inlineStr"><is>` + times(3000, `<r><t>`+times(1000, "x")+`</t></r>`) + "</is></c></row>"), "the text of a cell is longer than 1 MB"},
		{"a text in sections", smallest(`<row>` + cell + times(3000, `<![CDATA[`+times(1000, "x")+`]]>`) + "</t></is></c></row>"), "the text of a cell is longer than 1 MB"},
		{"deep", smallest(times(100, "<a>")), "nests elements too deep"},
		{"deep and skipped", smallest("<row><c><x>" + times(100, "<a>")), "nests elements too deep"},
		{"sheets", smallest("").replaced("xl/workbook.xml", `<sheet name="One" sheetId="1" r:id="rId1"/>`, times(maxSheets+2, `<sheet name="x" r:id="rId2"/>`)).replaced("xl/_rels/workbook.xml.rels", "sharedStrings", "worksheet"), "are one"},
		{"styles", smallest("").with("xl/styles.xml", "<styleSheet><cellXfs>"+times(maxStyles+1, "<xf/>")+"</cellXfs></styleSheet>"), "more than 65536 formats"},
		{"links", smallest("").with("xl/_rels/workbook.xml.rels", "<Relationships>"+times(maxLinks+1, `<Relationship Target="a"/>`)+"</Relationships>"), "more than 16384 entries"},
		{"columns", smallest("<row>" + times(maxColumns+1, "<c/>") + "</row>"), "behind column XFD"},
	} {
		if got := readParts(t, test.p); !strings.Contains(got, test.want) {
			t.Errorf("%s: told %.200q, want %q in it", test.name, got, test.want)
		}
	}
}

// TestManyParts is an archive with a list of parts that is longer than that of any
// workbook.
func TestManyParts(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for n := range maxList / 60 {
		if _, err := w.CreateHeader(&zip.FileHeader{Name: strings.Repeat("x", 10+n%7) + ColumnName(n+1)}); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	if _, err := openBytes(b.Bytes()); err == nil || !strings.Contains(err.Error(), "more parts than any workbook") {
		t.Errorf("got %v", err)
	}
}

// TestHeadersThatLie has sizes in the list of parts that are not so.
func TestHeadersThatLie(t *testing.T) {
	raw := smallest("<row><c><v>1</v></c></row>").zip(t, zip.Deflate)
	for at := 0; ; at++ {
		n := bytes.Index(raw[at:], []byte("PK\x01\x02"))
		if n < 0 {
			break
		}
		at += n
		copy(raw[at+24:], "\xff\xff\xff\x7f") // 2 GB unpacked
	}
	if _, err := openBytes(raw); err == nil || !strings.Contains(err.Error(), "cut off") {
		t.Errorf("got %v", err)
	}
}

// TestNothingKeptPerRow reads many rows and asks that what is used is used again.
func TestNothingKeptPerRow(t *testing.T) {
	raw := smallest(strings.Repeat(`<row><c t="inlineStr"><is><t>some text</t></is></c><c><v>1.5</v></c></row>`, 20000)).zip(t, zip.Deflate)
	w, err := openBytes(raw)
	if err != nil {
		t.Fatal(err)
	}
	r, err := w.Rows(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, _, err = r.Next()
	}
	if err != io.EOF || cap(r.own) > 1<<10 || cap(r.cells) > 16 || cap(r.raw) > 64 {
		t.Errorf("%v; %d bytes of text, %d cells and %d bytes of a value are kept", err, cap(r.own), cap(r.cells), cap(r.raw))
	}
}
