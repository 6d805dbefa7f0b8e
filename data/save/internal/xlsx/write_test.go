package xlsx

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// given makes an iterator of rows.
func given(rows ...[]string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// traps are texts that are easy to spoil.
var traps = []string{"=1+1", "+1", "-1", "@SUM(A1)", "2023-09-13", "007", "1e5", "TRUE", " blanks ", "two\nlines", "tab\there", `<a href="x">&amp;</a>`, "Владимир", "😀", "_x5", "'quoted"}

func specimen() []Sheet {
	var rows [][]string
	for _, text := range traps {
		rows = append(rows, []string{text, "2.5"})
	}
	rows = append(rows, []string{"", "0.30000000000000004"}, nil, []string{"last", "12345678901234567890"})
	return []Sheet{
		{Name: "claims", Columns: []Column{{Name: "quote", Note: "The wording.", Wrapped: true, Width: 40}, {Name: "weight", Numeric: true}}, Rows: given(rows...)},
		{Name: "it's & more", Columns: []Column{{Name: "kind", List: &List{Sheet: "lists", Size: 2}}, {Name: "relation", Note: "Which.", List: &List{Sheet: "lists", Column: 1, Size: 1, Open: true}}}},
		{Name: "lists", Hidden: true, Columns: []Column{{Name: "kind"}, {Name: "relation"}}, Rows: given([]string{"person", "supplies"}, []string{"state"})},
	}
}

func written(t *testing.T, sheets []Sheet) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), &b, sheets); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, specimen()), written(t, specimen())) {
		t.Error("the same sheets gave different bytes")
	}
}

// TestReadByExcelize asks another library what stands in the workbook.
func TestReadByExcelize(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(written(t, specimen())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, want := f.GetSheetList(), []string{"claims", "it's & more", "lists"}; !slices.Equal(got, want) {
		t.Errorf("the sheets are %q, want %q", got, want)
	}
	if visible, err := f.GetSheetVisible("lists"); visible || err != nil {
		t.Errorf("the lists are not hidden (%v)", err)
	}
	for i, text := range traps {
		at := fmt.Sprintf("A%d", i+2)
		got, err := f.GetCellValue("claims", at)
		kind, _ := f.GetCellType("claims", at)
		formula, _ := f.GetCellFormula("claims", at)
		if got != text || err != nil || kind != excelize.CellTypeInlineString || formula != "" {
			t.Errorf("%s is %q of type %d with the formula %q, want the text %q (%v)", at, got, kind, formula, text, err)
		}
	}
	for at, want := range map[string]excelize.CellType{"B2": excelize.CellTypeUnset, "B18": excelize.CellTypeInlineString, "B20": excelize.CellTypeInlineString} {
		if kind, err := f.GetCellType("claims", at); kind != want || err != nil {
			t.Errorf("%s is of type %d, want %d (%v)", at, kind, want, err)
		}
	}
	panes, err := f.GetPanes("claims")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the header does not stay: %+v, %v", panes, err)
	}
	lists, err := f.GetDataValidations("it's & more")
	if err != nil || len(lists) != 3 {
		t.Fatalf("there are %d lists and notes, want 3 (%v)", len(lists), err)
	}
	if l := lists[0]; l.Formula1 != "'lists'!$A$2:$A$3" || l.Sqref != "A2:A1048576" || !l.ShowErrorMessage {
		t.Errorf("the first list is %+v", l)
	}
	if l := lists[2]; l.Formula1 != "'lists'!$B$2:$B$2" || l.ShowErrorMessage {
		t.Errorf("the open list is %+v", l)
	}
	if n := lists[1]; *n.Prompt != "Which." || *n.PromptTitle != "relation" || n.Sqref != "B1" {
		t.Errorf("the note is %+v", n)
	}
}

// TestReadByOpenpyxl asks a second one, in Python.
func TestReadByOpenpyxl(t *testing.T) {
	python := withOpenpyxl(t)
	name := filepath.Join(t.TempDir(), "w.xlsx")
	if err := os.WriteFile(name, written(t, specimen()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-c", `
import json, sys, openpyxl
w = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([[c.value for c in row] for row in w.worksheets[0].iter_rows()] + [[w.worksheets[0].freeze_panes, w.worksheets[2].sheet_state]]))`, name).Output()
	if err != nil {
		t.Fatal(err)
	}
	var got [][]any
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	for i, text := range traps {
		if got[i+1][0] != text || got[i+1][1] != 2.5 {
			t.Errorf("row %d holds %q, want %q", i+2, got[i+1], text)
		}
	}
	last := got[len(got)-2]
	if last[1] != "12345678901234567890" || got[len(got)-1][0] != "A2" || got[len(got)-1][1] != "hidden" {
		t.Errorf("the end is %q", got[len(got)-2:])
	}
}

func withOpenpyxl(t *testing.T) string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil || exec.Command(python, "-c", "import openpyxl").Run() != nil {
		t.Skip("needs Python with openpyxl")
	}
	return python
}

func TestTooMuch(t *testing.T) {
	long := strings.Repeat("x", maxText+1)
	for _, test := range []struct {
		name   string
		sheets []Sheet
		want   string
	}{
		{"no sheet", nil, "needs a sheet"},
		{"no name", []Sheet{{}}, "cannot be the name"},
		{"a name with a slash", []Sheet{{Name: "a/b"}}, `sheet "a/b": this cannot be the name`},
		{"a long name", []Sheet{{Name: strings.Repeat("x", 32)}}, "cannot be the name"},
		{"a quoted name", []Sheet{{Name: "'x"}}, "cannot be the name"},
		{"a name in two lines", []Sheet{{Name: "x\ny"}}, "cannot be the name"},
		{"a name twice", []Sheet{{Name: "a"}, {Name: "A"}}, `sheet "A": another sheet has this name`},
		{"a long text", []Sheet{{Name: "s", Columns: []Column{{Name: "c"}}, Rows: given([]string{"a"}, []string{long})}}, `sheet "s", row 3, column "c": a cell holds up to 32767 characters, and this text has 32768`},
		{"a long note", []Sheet{{Name: "s", Columns: []Column{{Name: "c", Note: long}}}}, "too long"},
		{"a cell without a column", []Sheet{{Name: "s", Columns: []Column{{Name: "c"}}, Rows: given([]string{"a", "b"})}}, "more cells than the header"},
		{"columns", []Sheet{{Name: "s", Columns: make([]Column, maxColumns+1)}}, "up to 16384 columns"},
	} {
		err := Write(context.Background(), &bytes.Buffer{}, test.sheets)
		var much *TooMuchError
		if !errors.As(err, &much) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
	}
	if err := Write(context.Background(), &bytes.Buffer{}, []Sheet{{Name: "s", Columns: []Column{{Name: "c"}}, Rows: given([]string{strings.Repeat("é", maxText)})}}); err != nil {
		t.Errorf("a text that just fits: %v", err)
	}
}

// TestEnds asks that errors of rows, of the writer and of the context end the writing.
func TestEnds(t *testing.T) {
	broken := errors.New("broken")
	endless := func(yield func([]string, error) bool) {
		for yield([]string{"a"}, nil) {
		}
	}
	columns := []Column{{Name: "c"}}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Write(ctx, &bytes.Buffer{}, []Sheet{{Name: "s", Columns: columns, Rows: endless}}); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that ended: %v", err)
	}
	failing := func(yield func([]string, error) bool) { yield(nil, broken) }
	if err := Write(context.Background(), &bytes.Buffer{}, []Sheet{{Name: "s", Columns: columns, Rows: failing}}); err != broken {
		t.Errorf("rows that failed: %v", err)
	}
	if err := Write(context.Background(), writerFunc(func([]byte) (int, error) { return 0, broken }), []Sheet{{Name: "s", Columns: columns, Rows: endless}}); !errors.Is(err, broken) {
		t.Errorf("a writer that failed: %v", err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

func TestNumbers(t *testing.T) {
	for text, want := range map[string]bool{"1": true, "-2.5": true, "0": true, "123456789012345": true, "1234567890123456": false, "0.1": true, "0.30000000000000004": false, "1e5": false, "007": false, "+1": false, "1.0": false, "": false, "NaN": false, "Inf": false, "0x1": false, "1_0": false} {
		if got := isNumber(text); got != want {
			t.Errorf("isNumber(%q) is %t", text, got)
		}
	}
}

func TestEscapes(t *testing.T) {
	for text, want := range map[string]string{
		"a<b>&\"c": "a&lt;b&gt;&amp;&quot;c", "\r\n": "_x000D_\n", "_x000D_": "_x005F_x000D_", "_x00": "_x00", "_xGGGG_": "_xGGGG_", "\x00\x1f": "_x0000__x001F_", "\uffff": "_xFFFF_",
		"\xff!": "\uFFFD!", "\uFFFD": "\uFFFD", "__x0041_": "__x005F_x0041_", "": "",
	} {
		if got := escaped(text); got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
	}
}

func escaped(text string) string {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	writeText(w, text)
	w.Flush()
	return b.String()
}

// FuzzEscapes asks that any text is well-formed in an element and in an attribute.
func FuzzEscapes(f *testing.F) {
	for _, text := range append(traps, "\x00", "\xff", "]]>", "_x000D_") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var got struct {
			A string `xml:"a,attr"`
			B string `xml:",chardata"`
		}
		out := escaped(text)
		if err := xml.Unmarshal([]byte(`<x a="`+out+`">`+out+`</x>`), &got); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if plain := utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == '_' || r >= 0xFFFE }); plain && got.B != text {
			t.Errorf("%q comes back as %q", text, got.B)
		}
	})
}
