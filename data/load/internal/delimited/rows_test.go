package delimited

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// allRows reads every row of a text; failed tells whether any was refused.
func allRows(src io.Reader) (rows [][]string, failed bool, err error) {
	return rowsOf(newRowReader(src, 1<<20))
}

// rowsOfBlock is allRows for a text that is at hand from the first row on, as blocks are.
func rowsOfBlock(text string) (rows [][]string, failed bool, err error) {
	r := newRowReader(nil, 1<<20)
	r.over([]byte(text), 0, 1)
	return rowsOf(r)
}

func rowsOf(r *rowReader) (rows [][]string, failed bool, err error) {
	for {
		cells, err := r.read()
		if err == io.EOF {
			return rows, failed, nil
		}
		if asRowError(err) != nil {
			failed = true
			continue
		}
		if err != nil {
			return nil, false, err
		}
		row := []string{}
		for _, c := range cells {
			row = append(row, string(c))
		}
		rows = append(rows, row)
	}
}

// oracle is encoding/csv, up to its first error. bare tells that the error was a
// quote inside a cell without quotes, which we accept.
func oracle(text string) (rows [][]string, failed, bare bool) {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	for {
		row, err := r.Read()
		if err == io.EOF {
			return rows, false, false
		}
		if err != nil {
			return rows, true, errors.Is(err, csv.ErrBareQuote)
		}
		rows = append(rows, row)
	}
}

// agree fails where our reader and encoding/csv differ: in any row if the text
// is sound, and in the rows before the first fault otherwise.
func agree(t rapid.TB, text string) {
	want, broken, bare := oracle(text)
	for _, read := range []func() ([][]string, bool, error){
		func() ([][]string, bool, error) { return allRows(strings.NewReader(text)) },
		func() ([][]string, bool, error) { return allRows(iotest.OneByteReader(strings.NewReader(text))) },
		func() ([][]string, bool, error) { return allRows(iotest.DataErrReader(strings.NewReader(text))) },
		func() ([][]string, bool, error) { return rowsOfBlock(text) },
	} {
		got, failed, err := read()
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if failed != broken && !bare {
			t.Fatalf("%q: refused is %v, with encoding/csv %v", text, failed, broken)
		}
		if broken {
			got = got[:min(len(got), len(want))]
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%q:\ngot  %q\nwant %q", text, got, want)
		}
	}
}

func TestRowsAsEncodingCSV(t *testing.T) {
	for _, text := range []string{
		"", "\n", "a", "a\n", "a,b\r\n", "a\r", "\r\n\r\na,b", `"a"`, `"a""b",c`, "\"a\nb\",c\n", "\"a\r\nb\"\r\n", `"",""`, `""`,
		`a"b`, `"a"b`, `"a`, `"a""`, `,`, ",\n,,\n", "a,\"b\"\r\nc", "\"a\"\"\"\n", "x\ny\r\r\nz", "\"\"\"\"", "a\n\"b\n", " \"a\"",
	} {
		agree(t, text)
	}
}

func TestRowsAsEncodingCSVOnRandomText(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "b ", ",", ",", "\n", "\r\n", "\"", "\"\"", "\"x,y\"", "\r", "é", " "})
	rapid.Check(t, func(t *rapid.T) {
		agree(t, strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), ""))
	})
}

func TestRowsAcrossBuffers(t *testing.T) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for i := range 60_000 {
		if err := w.Write([]string{strings.Repeat("x", i%37), "with \"quotes\"\nand, lines"[:i%24], "plain"}); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	if b.Len() < 3*firstBuffer {
		t.Fatal("too short to cross buffers")
	}
	want, _, _ := oracle(b.String())
	got, failed, err := allRows(&b)
	if err != nil || failed || !slices.EqualFunc(got, want, slices.Equal) {
		t.Error("rows differ across buffers", failed, err)
	}
}

// Positions are the same whether the text is at hand or still to be read.
func TestPositionsOfCells(t *testing.T) {
	const text = "ä,b\n\n\"x\ny\",\"é\",z\n\"\"\n\"d\"\"\n\",\"p\r\nq\"\r\nlast"
	block := newRowReader(nil, 1<<20)
	block.over([]byte(text), 0, 1)
	for name, r := range map[string]*rowReader{"read": newRowReader(strings.NewReader(text), 1<<20), "at hand": block} {
		var got []string
		for {
			cells, err := r.read()
			if err != nil {
				break
			}
			for i := range cells {
				line, col := r.cellPosition(i)
				got = append(got, string(cells[i])+" "+fmt.Sprintf(":%d:%d", line, col))
			}
		}
		want := []string{"ä :1:1", "b :1:3", "x\ny :3:1", "é :4:4", "z :4:8", " :5:1", "d\"\n :6:1", "p\nq :7:3", "last :9:1"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// Cells in quotes are not copied, as long as what stands in them is what they say.
func TestQuotedCellsTakenInPassing(t *testing.T) {
	for text, copied := range map[string]bool{
		"a,\"b c\",d\n": false, "\"x\ny\",\"\"\r\n": false, "a,\"b\"": false, "5\" pipe,\"b\"\n": false,
		"a,\"b \"\"c\"\"\"\n": true, "\"x\r\ny\"\n": true, "\"a\"\r": true,
	} {
		r := newRowReader(nil, 1<<20)
		r.over([]byte(text), 0, 1)
		if _, err := r.read(); err != nil || (len(r.scratch) > 0) != copied {
			t.Errorf("%q: copied %q, %v", text, r.scratch, err)
		}
	}
}

// The files of csv-spectrum are what CSV readers are commonly tested with.
func TestSpectrum(t *testing.T) {
	const folder = "../../../../../shared/data/csv-spectrum"
	files, _ := filepath.Glob(folder + "/csvs/*.csv")
	if len(files) == 0 {
		t.Skip("the csv-spectrum files are not here")
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		agree(t, string(text))
		rows, _, err := allRows(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		wanted, err := os.ReadFile(folder + "/json/" + strings.TrimSuffix(filepath.Base(file), ".csv") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if wanted = bytes.TrimSpace(wanted); wanted[0] == '{' {
			wanted = slices.Concat([]byte{'['}, wanted, []byte{']'})
		}
		if strings.HasPrefix(filepath.Base(file), "location") {
			continue // its expectation was not written for its rows
		}
		var want []map[string]string
		if err := json.Unmarshal(wanted, &want); err != nil {
			t.Fatal(err)
		}
		if len(rows) != len(want)+1 {
			t.Errorf("%s: %d rows, want %d", file, len(rows)-1, len(want))
			continue
		}
		for i, fields := range want {
			for c, name := range rows[0] {
				// The files with CR LF expect it inside cells too; encoding/csv and we give LF.
				if got := rows[i+1][c]; got != strings.ReplaceAll(fields[name], "\r\n", "\n") {
					t.Errorf("%s: row %d, %s: %q, want %q", file, i+1, name, got, fields[name])
				}
			}
		}
	}
}

func TestRowTooLong(t *testing.T) {
	for _, text := range []string{strings.Repeat("x", 4096), `"` + strings.Repeat("x\n", 4096)} {
		r := newRowReader(iotest.HalfReader(strings.NewReader(text)), 1024)
		_, err := r.read()
		if e := asRowError(err); e == nil || e.code != "too-large" {
			t.Errorf("%v", err)
		}
		if _, err := r.read(); !errors.Is(err, io.EOF) {
			t.Errorf("after a row that is too long: %v", err)
		}
	}
}
