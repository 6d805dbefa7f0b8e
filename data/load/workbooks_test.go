package load

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"dossier/data"
)

// sheetOf is a sheet of a workbook: its name, and the values of its cells from A1 on.
type sheetOf struct {
	name string
	rows [][]any
}

// loadBook reads a workbook as a mapping says.
func loadBook(t *testing.T, mapping Mapping, sheets ...sheetOf) (*data.Dossier, []data.Problem) {
	t.Helper()
	f := excelize.NewFile()
	for i, s := range sheets {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", s.name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for j := range s.rows {
			at, err := excelize.CoordinatesToCellName(1, j+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetSheetRow(s.name, at, &s.rows[j]); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	d, problems, err := LoadFS(t.Context(), fstest.MapFS{"t.xlsx": {Data: b.Bytes()}}, "t.xlsx", Options{Mapping: mapping})
	if err != nil {
		t.Fatal(err)
	}
	return d, unrepeated(problems)
}

// Numbers of workbooks and networks are numbers, whatever marks a mapping names for
// tables of text beside them.
func TestNumbersOfTypedFormats(t *testing.T) {
	marks := Mapping{Decimal: "comma", Thousands: "point"}
	table := func(weight any) sheetOf {
		return sheetOf{"ties", [][]any{{"from", "to", "weight"}, {"a", "b", weight}}}
	}
	d, problems := loadBook(t, marks, table(1.5))
	if got := plainly(d); len(problems) > 0 || got != "a linked-to b weight=1.5\n" {
		t.Errorf("a number: %s%s", got, said(problems))
	}
	_, problems = loadBook(t, marks, table("1,5"))
	if got := said(problems); got != "2:3 wrong-type the weight \"1,5\" is not a number | it is text: make it a number where the file comes from\n" {
		t.Errorf("a text: %s", got)
	}
	const graph = `<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/><graph edgedefault="directed"><node id="a"/><node id="b"/>` +
		`<edge source="a" target="b"><data key="w">1.5</data></edge></graph></graphml>`
	d, problems, err := LoadFS(t.Context(), fstest.MapFS{"t.graphml": {Data: []byte(graph)}}, "t.graphml", Options{Mapping: marks})
	if got := plainly(d); err != nil || len(problems) > 0 || got != "a linked-to b weight=1.5\n" {
		t.Errorf("a network: %s%s%v", got, said(problems), err)
	}
}

// No file of no ties and no actors is an empty dossier without a word.
func TestEmptyFilesAreToldOf(t *testing.T) {
	for name, text := range map[string]string{
		"t.graphml": `<graphml><graph edgedefault="directed"/></graphml>`,
		"t.gexf":    `<gexf version="1.3"><graph><nodes/><edges/></graph></gexf>`,
		"t.csv":     "from,to\n",
	} {
		_, problems, err := LoadFS(t.Context(), fstest.MapFS{name: {Data: []byte(text)}}, name, Options{})
		if got := brief(problems); err != nil || got != "1:1 no-rows" {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
	for name, c := range map[string]struct {
		sheets []sheetOf
		want   string
	}{
		"an empty sheet":             {[]sheetOf{{"x", nil}}, "1:1 empty"},
		"empty sheets":               {[]sheetOf{{"x", nil}, {"y", nil}}, "1:1 empty"},
		"sheets of something else":   {[]sheetOf{{"x", [][]any{{"a", "b"}}}, {"y", [][]any{{"c"}}}}, "1:1 empty\n1:1 missing-column\n1:1 missing-column"},
		"headers of entries":         {[]sheetOf{{"actors", [][]any{{"id", "name"}}}}, "1:1 empty"},
		"claims without rows":        {[]sheetOf{{"claims", [][]any{{"from", "to"}}}}, "1:1 no-rows"},
		"entries beside empty sheet": {[]sheetOf{{"actors", [][]any{{"id", "name", "kind"}, {"a", "A", "person"}}}, {"x", nil}}, ""},
		"entries beside notes":       {[]sheetOf{{"actors", [][]any{{"id", "name", "kind"}, {"a", "A", "person"}}}, {"x", [][]any{{"todo"}}}}, "1:1 missing-column"},
	} {
		_, problems := loadBook(t, Mapping{}, c.sheets...)
		var list []data.Problem
		for _, p := range problems {
			if p.Code != data.CodeUnreachableActor {
				list = append(list, p)
			}
		}
		got := strings.Split(brief(list), "\n")
		slices.Sort(got)
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
