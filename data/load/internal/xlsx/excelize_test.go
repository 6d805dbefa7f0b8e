package xlsx

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// TestExcelize reads what another library wrote, cell by cell and as a stream.
func TestExcelize(t *testing.T) {
	day, moment := time.Date(2023, 9, 13, 0, 0, 0, 0, time.UTC), time.Date(2023, 9, 13, 14, 5, 0, 0, time.UTC)
	rows := [][]any{
		{"from", "relation", "to", "when", "weight"},
		{"Kim Jong Un", "supplies", "Владимир Путин", day, 2.5},
		nil,
		{" <&> ", "line\nbreak", "_x5", moment, -0.1},
		{"=1+1", true, "0.30000000000000004", 0.1 + 0.2, 12345678901},
		{strings.Repeat("x", 32767), nil, nil, nil, 7},
	}
	want := "1: from|relation|to|when|weight\n2: Kim Jong Un|supplies|Владимир Путин|2023-09-13|2.5\n4:  <&> |line\nbreak|_x5|2023-09-13T14:05:00|-0.1\n" +
		"5: =1+1|true|0.30000000000000004|0.3|12345678901\n6: " + strings.Repeat("x", 32767) + "||||7\n"
	for name, write := range map[string]func(*excelize.File) error{"cell by cell": func(f *excelize.File) error {
		for i, row := range rows {
			if err := f.SetSheetRow("Claims", place(i), &row); err != nil {
				return err
			}
		}
		return nil
	}, "as a stream": func(f *excelize.File) error {
		w, err := f.NewStreamWriter("Claims")
		for i, row := range rows {
			if err == nil {
				err = w.SetRow(place(i), row)
			}
		}
		if err != nil {
			return err
		}
		return w.Flush()
	}} {
		w := written(t, "Claims", write)
		if got := told(w, 0); got != want {
			t.Errorf("%s: got %.400q, want %.400q", name, got, want)
		}
	}
}

// TestExcelizeFormats reads days in formats that users choose.
func TestExcelizeFormats(t *testing.T) {
	codes := []string{"dd.mm.yyyy", `[$-409]mmm\ yyyy;@`, "yyyy", "hh:mm", "[h]:mm", `#,##0.00\ "days"`}
	w := written(t, "S", func(f *excelize.File) error {
		for i := range codes {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &codes[i]})
			if err == nil {
				err = f.SetCellValue("S", place(i), 44927.25)
			}
			if err == nil {
				err = f.SetCellStyle("S", place(i), place(i), style)
			}
			if err != nil {
				return err
			}
		}
		if err := f.SetCellFormula("S", "B1", "1+1"); err != nil {
			return err
		}
		return f.SetCellRichText("S", "C1", []excelize.RichTextRun{{Text: "Kim "}, {Text: "Jong Un", Font: &excelize.Font{Bold: true}}})
	})
	want := `1: 2023-01-01T06:00:00||Kim Jong Un
sheet "S", cell B1: the cell holds a formula that nobody has calculated yet
2: 2023-01-01T06:00:00
3: 2023-01-01T06:00:00
4: 2023-01-01T06:00:00
5: 44927.25
6: 44927.25
`
	if got := told(w, 0); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestExcelizeEncrypted names a workbook with a password.
func TestExcelizeEncrypted(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	if err := f.Write(&b, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	if _, err := openBytes(b.Bytes()); err == nil || !strings.Contains(err.Error(), "password-protected") {
		t.Errorf("got %v", err)
	}
}

func place(row int) string {
	name, err := excelize.CoordinatesToCellName(1, row+1)
	if err != nil {
		panic(err)
	}
	return name
}

// written opens a workbook that excelize writes, whose only sheet has a name.
func written(t *testing.T, sheet string, write func(*excelize.File) error) *Workbook {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		t.Fatal(err)
	}
	if err := write(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	w, err := openBytes(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return w
}
