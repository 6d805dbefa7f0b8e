package xlsx

import (
	"archive/zip"
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// internal/bench/workbooks names a workbook of its own.
var workbook = flag.String("workbook", "", "the workbook that BenchmarkRows reads, instead of a small one")

func BenchmarkRows(b *testing.B) {
	name := *workbook
	if name == "" {
		name = filepath.Join(b.TempDir(), "small.xlsx")
		raw := smallest(strings.Repeat(`<row><c t="s"><v>0</v></c><c s="1"><v>45182</v></c><c><v>1.5</v></c><c t="inlineStr"><is><t>some text</t></is></c></row>`, 10000)).zip(b, zip.Deflate)
		if err := os.WriteFile(name, raw, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if rows := readFile(b, name); rows < 10000 {
			b.Fatalf("only %d rows were read", rows)
		}
	}
}

// readFile reads the first sheet of a workbook and counts its rows.
func readFile(tb testing.TB, name string) (rows int) {
	f, err := os.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		tb.Fatal(err)
	}
	w, err := Open(context.Background(), f, info.Size())
	if err != nil {
		tb.Fatal(err)
	}
	r, err := w.Rows(context.Background(), 0)
	for ; err == nil; rows++ {
		_, _, err = r.Next()
	}
	if err != io.EOF {
		tb.Fatal(err)
	}
	return rows - 1
}
