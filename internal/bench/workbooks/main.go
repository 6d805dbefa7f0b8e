//go:build unix

// Command workbooks measures how long it takes to read workbooks: it writes one of a
// hundred thousand rows of nine cells with shared strings, as spreadsheet programs do, and
// one with the strings in their cells, has each read by our reader and by openpyxl, several
// times in turn, and prints processor time and peak memory as a table in Markdown.
//
//	workbooks FOLDER READER PYTHON
//
// READER is the test program of data/load/internal/xlsx, and PYTHON has openpyxl.
package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"github.com/xuri/excelize/v2"

	"dossier/internal/bench/timing"
)

// runs is how often each command runs; the median counts.
const runs = 7

const rows = 100_000

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "workbooks: want FOLDER READER PYTHON")
		os.Exit(2)
	}
	if err := measure(os.Stdout, os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "workbooks:", err)
		os.Exit(1)
	}
}

func measure(w io.Writer, folder, reader, python string) error {
	fmt.Fprintf(w, "\n| strings | openpyxl, times as long | dossier here | openpyxl here |\n|---|--:|--:|--:|\n")
	for _, kind := range []struct {
		name  string
		write func(*excelize.File) error
	}{{"shared", cells}, {"in their cells", stream}} {
		name := filepath.Join(folder, "workbook.xlsx")
		if err := save(name, kind.write); err != nil {
			return err
		}
		medians, err := timing.InTurn(runs, [][]string{
			{reader, "-test.run=^$", "-test.bench=^BenchmarkRows$", "-test.benchtime=1x", "-workbook=" + name},
			{python, "internal/bench/workbooks/with_openpyxl.py", name},
		})
		if err != nil {
			return err
		}
		processor, _ := medians[1].Over(medians[0])
		fmt.Fprintf(w, "| %s | %.1f | %s | %s |\n", kind.name, processor, medians[0], medians[1])
	}
	return nil
}

// save writes a workbook of one sheet.
func save(name string, write func(*excelize.File) error) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := write(f); err != nil {
		return err
	}
	return f.SaveAs(name)
}

const sheet = "Sheet1"

func cells(f *excelize.File) error {
	return table(func(at string, row []any) error { return f.SetSheetRow(sheet, at, &row) })
}

func stream(f *excelize.File) error {
	w, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := table(func(at string, row []any) error { return w.SetRow(at, row) }); err != nil {
		return err
	}
	return w.Flush()
}

// table makes the rows: a claim each, with its source and a quote that no other has.
func table(write func(at string, row []any) error) error {
	random := rand.New(rand.NewPCG(7, 7)) // everybody measures the same
	pick := func(from ...any) any { return from[random.IntN(len(from))] }
	actor := func() string { return fmt.Sprintf("Actor %d", random.IntN(rows/10)) }
	row := []any{"from", "relation", "to", "when", "weight", "stance", "by", "source", "quote"}
	for i := range rows + 1 {
		if err := write(fmt.Sprintf("A%d", i+1), row); err != nil {
			return err
		}
		row = []any{actor(), pick("supplies", "pressures", "warns", "funds"), actor(),
			time.Date(2010+random.IntN(14), time.Month(1+random.IntN(12)), 1+random.IntN(28), 0, 0, 0, 0, time.UTC), float64(random.IntN(1000)) / 10,
			pick("asserts", "denies", "confirms"), actor(), fmt.Sprintf("source-%d", random.IntN(rows/100)),
			fmt.Sprintf("The minister said on day %d that shipment %d had gone north & beyond.", random.IntN(rows), i)}
	}
	return nil
}
