package template

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/data"
	"dossier/data/load"
)

func written(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(written(t), written(t)) {
		t.Error("two templates differ")
	}
}

// TestColumnsMeanSomething asks that every column is explained, and every field of the
// dossier file has a column.
func TestColumnsMeanSomething(t *testing.T) {
	words, err := readSchema()
	if err != nil {
		t.Fatal(err)
	}
	of := map[string][]string{"claims": {"claim", "attribution"}, "actors": {"actor"}, "sources": {"source"}, "relations": {"relation"}}
	for _, s := range sheets() {
		var names []string
		for _, c := range s.columns {
			names = append(names, c.name)
			if !strings.HasSuffix(c.meaning(words), ".") {
				t.Errorf("the column %s of %s is explained with %q", c.name, s.name, c.meaning(words))
			}
		}
		for _, entry := range of[s.name] {
			for name := range words.Defs[entry].Properties {
				if name != "said" && !slices.Contains(names, name) { // that is the attributions themselves
					t.Errorf("the sheet %s has no column for %s", s.name, name)
				}
			}
		}
	}
}

func TestWorkbook(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(written(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, want := f.GetSheetList(), []string{"read me", "claims", "actors", "sources", "relations", "lists"}; !slices.Equal(got, want) {
		t.Errorf("the sheets are %q, want %q", got, want)
	}
	for name, want := range map[string]string{
		"claims":    "from relation to what when stance by source at quote said-on modality weight occasion about id reliability credibility confidence",
		"actors":    "id name kind aliases metonyms description wikidata country",
		"sources":   "id title publisher url published retrieved origin file sha256",
		"relations": "id label inverse symmetric tone mode influence cameo plover",
	} {
		rows, err := f.GetRows(name)
		if err != nil || len(rows) != 1 || strings.Join(rows[0], " ") != want {
			t.Errorf("the sheet %s holds %q, want the header %q (%v)", name, rows, want, err)
		}
	}
	if got := choicesIn(t, f, "claims", "F2"); !slices.Equal(got, []string{"confirms", "asserts", "alleges", "speculates", "denies"}) {
		t.Errorf("a stance is chosen from %q", got)
	}
	if got := choicesIn(t, f, "claims", "B2"); !slices.Contains(got, "supplies") || len(got) != len(data.BuiltinRelations()) {
		t.Errorf("a relation is chosen from %q", got)
	}
	if got := choicesIn(t, f, "actors", "C2"); !slices.Contains(got, "person") {
		t.Errorf("a kind is chosen from %q", got)
	}
}

// choicesIn gives the texts that a cell is chosen from.
func choicesIn(t *testing.T, f *excelize.File, sheet, cell string) (texts []string) {
	t.Helper()
	validations, err := f.GetDataValidations(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range validations {
		if !strings.HasPrefix(v.Sqref, cell+":") {
			continue
		}
		at := strings.ReplaceAll(strings.TrimPrefix(v.Formula1, "'lists'!"), "$", "")
		from, to, _ := strings.Cut(at, ":")
		column, first, err := excelize.CellNameToCoordinates(from)
		if err != nil {
			t.Fatal(err)
		}
		_, last, err := excelize.CellNameToCoordinates(to)
		if err != nil {
			t.Fatal(err)
		}
		for row := first; row <= last; row++ {
			name, _ := excelize.CoordinatesToCellName(column, row)
			text, err := f.GetCellValue("lists", name)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, text)
		}
	}
	return texts
}

// TestTableColumns asks that a table with the columns of the sheet of claims is read
// without a word.
func TestTableColumns(t *testing.T) {
	cells := map[string]string{"from": "Ada", "relation": "supplies", "to": "Bo", "stance": "asserts", "source": "s", "weight": "1", "credibility": "2", "confidence": "50", "reliability": "A", "when": "2019", "said-on": "2020", "modality": "planned", "id": "c-1"}
	var header, row []string
	for _, c := range claims().columns {
		header, row = append(header, c.name), append(row, cells[c.name])
	}
	table := strings.Join(header, ",") + "\n" + strings.Join(row, ",") + "\n"
	d, problems, err := load.Load(context.Background(), []string{"-"}, load.Options{Stdin: strings.NewReader(table)})
	if err != nil || len(problems) > 0 || d.Claims.Count() != 1 || d.Claim(0).ID != "c-1" {
		t.Errorf("got %v, %v", problems, err)
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Write(ctx, &bytes.Buffer{}); !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
}
