package rows

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/data"
)

// list is an edge list on its way through a resolver, row by row.
type list struct {
	table    *Table
	resolver *Resolver
	resolved *Resolved
	line     int
	left     int // rows that the resolver left
}

func newList(t testing.TB, patience int, header string) *list {
	at := func(cell int) (line, col int) { return 1, cell + 1 }
	none := func(func(int, [][]byte) bool) {}
	table := New(&data.Dossier{}, nil).Table(Options{Label: "list", Problems: 20, Patience: patience})
	if !table.Header(cellsOf(header), at, none, 0) {
		t.Fatal(table.Problems())
	}
	return &list{table: table, resolver: table.NewResolver(), resolved: table.NewResolved(), line: 2}
}

func cellsOf(row string) (cells [][]byte) {
	for cell := range strings.SplitSeq(row, ",") {
		cells = append(cells, []byte(cell))
	}
	return cells
}

// resolve has the resolver read rows as one block.
func (l *list) resolve(rows []string) {
	l.resolved.Clear()
	var group []SplitRow
	for i, row := range rows {
		group = append(group, SplitRow{Cells: cellsOf(row), Line: i + 1, At: i, Begin: i + 1})
	}
	for part := range slices.Chunk(group, GroupRows) {
		l.resolver.Resolve(part, l.resolved)
	}
}

// take adds rows as one block.
func (l *list) take(rows ...string) {
	l.resolve(rows)
	l.table.Take(l.resolved, l.line, func(at, line int) bool {
		l.left++
		l.table.Row(cellsOf(rows[at]), line)
		return true
	})
	l.line += len(rows)
}

// finish returns the rows as the dossier has them.
func (l *list) finish(t testing.TB) *data.Table {
	l.table.Finish()
	if err := l.table.sink.Finish(context.Background()); err != nil {
		t.Fatal(err)
	}
	return l.table.sink.dossier.Claims.Tables()[0]
}

// What is looked up, and left to one goroutine, ends with patience; texts that recur are
// kept once, whatever the other column holds.
func TestTextsAreNumberedAsTheyRecur(t *testing.T) {
	const rows, block, patience = 5000, 250, 1000
	l := newList(t, patience, "from,to,what,quote")
	var want []string
	for first := 0; first < rows; first += block {
		var part []string
		for i := first; i < first+block; i++ {
			want = append(want, fmt.Sprintf("thing %d|so they said in row %d", i%40, i))
			part = append(part, fmt.Sprintf("Ada,Bo,thing %d,so they said in row %d", i%40, i))
		}
		l.take(part...)
	}
	if most := patience + 2*block; l.left > most || l.table.texts.index.used > most {
		t.Errorf("%d rows left, %d texts to be looked up, want %d at most", l.left, l.table.texts.index.used, most)
	}
	table := l.finish(t)
	if got := len(table.Strings); got != 1+40+rows {
		t.Errorf("%d texts", got)
	}
	for i := range table.Len() {
		if got := table.WhatAt(i) + "|" + table.QuoteAt(i); got != want[i] {
			t.Fatalf("row %d says %s, want %s", i, got, want[i])
		}
	}
}

// A column of many texts that recur, each now and then, is never taken for a varied one.
func TestTextsThatRecurAreKeptOnce(t *testing.T) {
	l := newList(t, 10, "from,to,quote")
	for i := range 2000 {
		l.take(fmt.Sprintf("Ada,Bo,they say %d", i/2), fmt.Sprintf("Ada,Bo,they say %d", i/3))
	}
	table := l.finish(t)
	sorted := slices.Sorted(slices.Values(table.Strings))
	if len(sorted) != len(slices.Compact(sorted)) {
		t.Errorf("%d texts, some of them twice", len(table.Strings))
	}
}

// Texts that nobody looks up are empty, wrong or refused as all others are.
func TestTextsOfVariedColumns(t *testing.T) {
	l := newList(t, 1, "from,to,quote,at")
	l.take("Ada,Bo,one,p", "Ada,Bo,two,p", "Ada,Bo,three,p")
	l.take("Ada,Bo,,p", "Ada,Bo,  two ,p", "Ada,Bo,a\x00b,p", "Ada,Bo,\xff,p", "Ada,Eve,four,", "Ada,Bo,two,q", "Ada,Bo")
	table := l.finish(t)
	var got []string
	for i := range table.Len() {
		got = append(got, table.QuoteAt(i)+"/"+table.AtAt(i))
	}
	if want := []string{"one/p", "two/p", "three/p", "/p", "two/p", "four/", "two/q", "/"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if table.Quote[3] != 0 || table.Quote[7] != 0 || table.Quote[1] == table.Quote[4] {
		t.Errorf("numbers %d of %q", table.Quote, table.Strings)
	}
	if p := l.table.Problems(); len(p) != 2 || p[0].Code != data.CodeEncoding || p[1].Code != data.CodeEncoding {
		t.Errorf("%+v", p)
	}
}

// Times of day that become occasions are texts like others.
func TestClocksOfVariedColumns(t *testing.T) {
	l := newList(t, 1, "from,to,when")
	for i := range 30 {
		l.take(fmt.Sprintf("Ada,Bo,2019-01-02T10:%02d", i), "Ada,Bo,2019")
	}
	table := l.finish(t)
	for i := range 30 {
		if got, none := table.OccasionAt(2*i), table.OccasionAt(2*i+1); got != fmt.Sprintf("10:%02d", i) || none != "" {
			t.Fatalf("row %d: %q and %q", 2*i, got, none)
		}
	}
}

// A block of rows of which every quote is new takes no memory but what it has.
func TestResolvingTakesNoMemory(t *testing.T) {
	l := newList(t, 1, "from,to,status,by,when,source,quote")
	var group []SplitRow
	for i := range GroupRows {
		row := fmt.Sprintf("Ada,Bo,alleged,Cy,2019-01-%02d,The Daily,so they said in row %d", 1+i%28, i)
		l.take(row)
		group = append(group, SplitRow{Cells: cellsOf(row), Line: i + 1, At: i, Begin: i + 1})
	}
	if got := testing.AllocsPerRun(100, func() {
		l.resolved.Clear()
		l.resolver.Resolve(group, l.resolved)
	}); got > 0 || len(l.resolved.left) > 0 || len(l.resolved.own.ends) != GroupRows {
		t.Errorf("%v pieces of memory, %d rows left, %d texts", got, len(l.resolved.left), len(l.resolved.own.ends))
	}
}
