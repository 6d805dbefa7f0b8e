package load

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"
)

// Numbers of workbooks and networks are numbers, whatever marks a mapping names for
// tables of text beside them.
func TestNumbersOfTypedFormats(t *testing.T) {
	workbook := func(weight any) string {
		f := excelize.NewFile()
		defer f.Close()
		for at, row := range map[string][]any{"A1": {"from", "to", "weight"}, "A2": {"a", "b", weight}} {
			if err := f.SetSheetRow("Sheet1", at, &row); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	const graph = `<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/><graph edgedefault="directed"><node id="a"/><node id="b"/>` +
		`<edge source="a" target="b"><data key="w">1.5</data></edge></graph></graphml>`
	for _, c := range []struct{ name, file, text, want, says string }{
		{"a number", "t.xlsx", workbook(1.5), "a linked-to b weight=1.5\n", ""},
		{"a text", "t.xlsx", workbook("1,5"), "", "2:3 wrong-type the weight \"1,5\" is not a number | it is text: make it a number where the file comes from\n"},
		{"a network", "t.graphml", graph, "a linked-to b weight=1.5\n", ""},
	} {
		d, problems, err := LoadFS(t.Context(), fstest.MapFS{c.file: {Data: []byte(c.text)}}, c.file, Options{Mapping: Mapping{Decimal: "comma", Thousands: "point"}})
		if got := plainly(d); err != nil || got != c.want || said(problems) != c.says {
			t.Errorf("%s: %s%s%v", c.name, got, said(problems), err)
		}
	}
}
