package xlsx

import (
	"context"
	"strings"
	"testing"
)

func TestCells(t *testing.T) {
	for _, test := range []struct{ name, cell, want string }{
		{"shared", `<c r="A1" t="s"><v>0</v></c>`, "zero"},
		{"shared with blanks", `<c r="A1" t="s"><v>1</v></c>`, " one "},
		{"shared, not there", `<c r="A1" t="s"><v>2</v></c>`, "\n" + `sheet "One", cell A1: the cell refers to a text "2" that the workbook does not have`},
		{"shared, no number", `<c r="A1" t="s"><v>-1</v></c>`, "\n" + `sheet "One", cell A1: the cell refers to a text "-1" that the workbook does not have`},
		{"inline", `<c r="A1" t="inlineStr"><is><t>in &amp; out</t></is></c>`, "in & out"},
		{"inline as a value", `<c r="A1" t="inlineStr"><v>x</v></c>`, "x"},
		{"rich", `<c t="inlineStr"><is><r><rPr><b/><t>no</t></rPr><t>Kim </t></r><r><t xml:space="preserve">Jong Un</t></r></is></c>`, "Kim Jong Un"},
		{"how it is pronounced", `<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></is></c>`, "東京"},
		{"CDATA and comments", `<c t="inlineStr"><is><t>a<![CDATA[<b>]]><!-- c -->d</t></is></c>`, "a<b>d"},
		{"escapes", `<c t="inlineStr"><is><t>a_x000D_
b_x005F_x000D_</t></is></c>`, "a\r\nb_x000D_"},
		{"text of a formula", `<c r="A1" t="str"><f>A2&amp;"x"</f><v>y_x0009_z</v></c>`, "y\tz"},
		{"empty text of a formula", `<c r="A1" t="str"><f>""</f><v></v></c>`, ""},
		{"number of a formula", `<c r="A1"><f>1+1</f><v>2</v></c>`, "2"},
		{"formula without a value", `<c r="A1"><f>1+1</f></c>`, "\n" + `sheet "One", cell A1: the cell holds a formula that nobody has calculated yet`},
		{"formula with an empty value", `<c r="A1"><f>1+1</f><v/></c>`, "\n" + `sheet "One", cell A1: the cell holds a formula that nobody has calculated yet`},
		{"true", `<c r="A1" t="b"><v>1</v></c>`, "true"},
		{"false", `<c r="A1" t="b"><v>0</v></c>`, "false"},
		{"neither", `<c r="A1" t="b"><v>2</v></c>`, "\n" + `sheet "One", cell A1: "2" is no truth value`},
		{"error", `<c r="A1" t="e"><f>NA()</f><v>#N/A</v></c>`, "\n" + `sheet "One", cell A1: the cell holds the error "#N/A"`},
		{"number", `<c r="A1" t="n"><v>0.30000000000000004</v></c>`, "0.3"},
		{"no number", `<c r="A1"><v>0x1F</v></c>`, "\n" + `sheet "One", cell A1: "0x1F" is no number`},
		{"day by its format", `<c r="A1" s="1"><v>45182</v></c>`, "2023-09-13"},
		{"day and time", `<c r="A1" s="6"><v>45182.586805555555</v></c>`, "2023-09-13T14:05:00"},
		{"month", `<c r="A1" s="2"><v>45170</v></c>`, "2023-09"},
		{"month with a day behind it", `<c r="A1" s="2"><v>45182</v></c>`, "2023-09-13"},
		{"year", `<c r="A1" s="3"><v>44927</v></c>`, "2023"},
		{"time of day", `<c r="A1" s="4"><v>0.5</v></c>`, "12:00:00"},
		{"span of time", `<c r="A1" s="5"><v>1.5</v></c>`, "1.5"},
		{"style that is not there", `<c r="A1" s="99"><v>45182</v></c>`, "45182"},
		{"the day that never was", `<c r="A1" s="1"><v>60</v></c>`, "\n" + `sheet "One", cell A1: the cell is shown as a date, and its number "60" is none`},
		{"day in ISO 8601", `<c r="A1" t="d"><v>2023-09-13T00:00:00.000</v></c>`, "2023-09-13"},
		{"moment in ISO 8601", `<c r="A1" t="d"><v>2023-09-13T14:05:00</v></c>`, "2023-09-13T14:05:00"},
		{"unknown type", `<c r="A1" t="x"><v>1</v></c>`, "\n" + `sheet "One", cell A1: the cell is of a type "x" that workbooks do not have`},
		{"extension within", `<c r="A1"><v>1</v><extLst><ext><v>2</v><is><t>3</t></is></ext></extLst></c>`, "1"},
	} {
		want := ""
		if test.want != "" {
			want = "1: " + test.want + "\n"
		}
		if got := readParts(t, smallest("<row r='1'>"+test.cell+"</row>")); got != want {
			t.Errorf("%s: got %q, want %q", test.name, got, want)
		}
	}
}

func TestRowsAndColumns(t *testing.T) {
	for _, test := range []struct{ name, rows, want string }{
		{"nothing is numbered", `<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>`, "1: 1||3\n2: 4\n"},
		{"sparse", `<row r="3"><c r="C3"><v>1</v></c><c r="AA3"><v>2</v></c></row>`, "3: ||1" + strings.Repeat("|", 24) + "2\n"},
		{"numbers come and go", `<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`, "3: |1|2\n4: 3\n"},
		{"the cell has the number of the row", `<row><c r="A7"><v>1</v></c><c r="B7"><v>2</v></c></row>`, "7: 1|2\n"},
		{"blank rows", `<row r="1"/><row r="2"><c r="A2" s="1"/></row><row r="3"><c r="A3" t="inlineStr"><is><t/></is></c></row><row r="9"><c><v>1</v></c></row>`, "9: 1\n"},
		{"blanks behind", `<row r="1"><c><v>1</v></c><c/><c/></row>`, "1: 1\n"},
		{"other elements", `<x/><row r="1"><x/><c><v>1</v></c></row><x><row r="2"><c><v>2</v></c></row></x>`, "1: 1\n"},
		{"the last place", `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, "1048576: " + strings.Repeat("|", maxColumns-1) + "1\n"},
		{"a column too many", `<row r="1"><c r="XFE1"><v>1</v></c></row>`, `sheet "One", row 1: there are columns behind column XFD` + "\n"},
		{"a row too many", `<row r="1048577"/>`, `sheet "One": there are rows below row 1048576` + "\n"},
		{"rows in disorder", `<row r="2"><c><v>1</v></c></row><row r="1"/>`, "2: 1\n" + `sheet "One", row 2: the workbook is damaged: xl/worksheets/sheet1.xml: the row behind row 2 is not below it` + "\n"},
		{"a row twice", `<row r="2"/><row r="2"/>`, `sheet "One", row 2: the workbook is damaged: xl/worksheets/sheet1.xml: the row behind row 2 is not below it` + "\n"},
		{"a row of no number", `<row r="x"/>`, `sheet "One": the workbook is damaged: xl/worksheets/sheet1.xml: the row behind row 0 is not below it` + "\n"},
		{"a cell twice", `<row r="1"><c r="B1"/><c r="B1"/></row>`, `sheet "One", cell B1: the workbook is damaged: xl/worksheets/sheet1.xml: the cell behind column B is not to the right of it` + "\n"},
		{"a cell of another row", `<row r="1"><c r="A2"/></row>`, `sheet "One", cell A1: the workbook is damaged: xl/worksheets/sheet1.xml: the cell "A2" stands in row 1` + "\n"},
		{"no place", `<row r="1"><c r="1A"/></row>`, `sheet "One", cell A1: the workbook is damaged: xl/worksheets/sheet1.xml: "1A" is no place of a cell` + "\n"},
	} {
		if got := readParts(t, smallest(test.rows)); got != test.want {
			t.Errorf("%s: got %.300q, want %.300q", test.name, got, test.want)
		}
	}
}

func TestFaultsOfSeveralCells(t *testing.T) {
	got := readParts(t, smallest(`<row r="4"><c r="B4" t="e"><v>#REF!</v></c><c r="C4"><v>1</v></c><c r="D4"><f>A1</f></c></row><row r="5"><c r="A5"><v>2</v></c></row>`))
	want := `4: ||1
sheet "One", cell B4: the cell holds the error "#REF!"
sheet "One", cell D4: the cell holds a formula that nobody has calculated yet
5: 2
`
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSpellings reads a workbook with other prefixes, the strict namespaces and names of
// parts as some writers spell them.
func TestSpellings(t *testing.T) {
	const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	p := parts{
		`/_rels\.RELS`:           `<p:Relationships xmlns:p="x"><p:Relationship Id="a" Type="` + strict + `officeDocument" Target="/XL/Book.xml"/></p:Relationships>`,
		`XL\Book.xml`:            `<ss:workbook xmlns:ss="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:rel="` + strict + `"><ss:workbookPr date1904="true"/><ss:sheets><ss:sheet name="S" sheetId="7" rel:id="s"/></ss:sheets></ss:workbook>`,
		`xl/_rels/book.xml.rels`: `<Relationships><Relationship Id="s" Type="` + strict + `worksheet" Target="../Data/One.xml"/><Relationship Id="t" Type="` + strict + `styles" Target="Styles.xml"/></Relationships>`,
		`data/one.xml`:           `<ss:worksheet xmlns:ss="x"><ss:sheetData><ss:row><ss:c s="1"><ss:v>43720</ss:v></ss:c><ss:c s="4"><ss:v>0.25</ss:v></ss:c></ss:row></ss:sheetData></ss:worksheet>`,
		`xl/styles.xml`:          stylesOf,
	}
	if got, want := readParts(t, p), "1: 2023-09-13|06:00:00\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSheets(t *testing.T) {
	p := smallest("<row><c><v>1</v></c></row>").
		replaced("xl/workbook.xml", `<sheet name="One" sheetId="1" r:id="rId1"/>`, `<sheet name="Two" sheetId="2" r:id="rId9" state="hidden"/><sheet name="Chart" r:id="rId8"/><sheet name="One" sheetId="1" r:id="rId1"/><sheet name="Three" r:id="rId7" state="veryHidden"/>`).
		replaced("xl/_rels/workbook.xml.rels", `</Relationships>`, `<Relationship Id="rId9" Type="http://x/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId8" Type="http://x/chartsheet" Target="charts/1.xml"/><Relationship Id="rId7" Type="http://x/worksheet" Target="worksheets/sheet3.xml"/></Relationships>`).
		with("xl/worksheets/sheet2.xml", sheetOf("<row><c><v>2</v></c></row>")).
		with("xl/worksheets/sheet3.xml", `<worksheet/>`)
	w, err := openBytes(p.zip(t, 8))
	if err != nil {
		t.Fatal(err)
	}
	got := w.Sheets()
	want := []Sheet{{"Two", true}, {"One", false}, {"Three", true}}
	if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("the sheets are %v, want %v", got, want)
	}
	for i, want := range []string{"1: 2\n", "1: 1\n", ""} {
		if got := told(w, i); got != want {
			t.Errorf("sheet %d holds %q, want %q", i, got, want)
		}
	}
	if _, err := w.Rows(context.Background(), 3); err == nil {
		t.Error("there is a fourth sheet")
	}
}

func TestNoSharedStringsAndNoStyles(t *testing.T) {
	p := smallest(`<row><c><v>1</v></c></row>`).with("xl/sharedStrings.xml", "").with("xl/styles.xml", "").
		with("xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`)
	if got := readParts(t, p); got != "1: 1\n" {
		t.Errorf("got %q", got)
	}
}
