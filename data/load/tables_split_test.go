package load

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/data/load/internal/delimited"
)

// loadSplit loads an edge list shared out in a certain way.
func loadSplit(t rapid.TB, text string, limits Limits, how delimited.Split) string {
	s := newSession(context.Background(), Options{Limits: limits})
	s.split = how
	if how.Block < 1<<10 { // so that short lists have columns of which nearly all texts are new
		s.patience = 1
	}
	defer s.close()
	if err := s.addFS(fstest.MapFS{"ties.csv": {Data: []byte(text)}}, "ties.csv"); err != nil {
		t.Fatal(err)
	}
	m := newMerger(s)
	if err := s.addTables(m); err != nil {
		t.Fatal(err)
	}
	if err := s.check(m); err != nil {
		t.Fatal(err)
	}
	sortProblems(s.problems)
	united, err := data.Unite(context.Background(), m.dossier)
	if err != nil {
		t.Fatal(err)
	}
	m.dossier = united
	var places strings.Builder
	for i := range united.Actors {
		at, _ := m.rows.MadeActor(i)
		fmt.Fprint(&places, at)
	}
	for i := range united.Claims.Len() {
		at, _ := m.rows.Entry(i)
		fmt.Fprint(&places, at)
	}
	return places.String() + everything(m.dossier, s.problems)
}

// everything puts all of a dossier that came from an edge list into one text.
func everything(d *data.Dossier, problems []data.Problem) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%+v\n%+v\n%+v\n", d.Title, d.Actors, d.Relations, d.Sources)
	for _, table := range d.Claims.Tables() {
		rest, texts := spelledOut(*table)
		fmt.Fprintf(&b, "%+v\n%q\n", rest, texts)
	}
	for i := range d.Claims.Len() {
		c := d.Claim(i)
		fmt.Fprintf(&b, "%s %s\n", c.ID, c.Said[0].At)
	}
	digest, err := d.Digest(context.Background())
	b.WriteString(told(d) + digest + fmt.Sprintln(err))
	for _, p := range problems {
		fmt.Fprintf(&b, "%+v\n", p)
	}
	return b.String()
}

// spelledOut is a table with the texts of its columns in the place of their numbers.
func spelledOut(t data.Table) (rest data.Table, texts [][]string) {
	for _, column := range []*[]uint32{&t.ID, &t.What, &t.About, &t.Occasion, &t.By, &t.SourceOf, &t.At, &t.Quote} {
		var list []string
		for _, number := range *column {
			list = append(list, t.Strings[number])
		}
		*column, texts = nil, append(texts, list)
	}
	t.Strings = nil
	return t, texts
}

// splits are ways to share out an edge list: with blocks of a byte, every row is
// a block of its own.
var splits = []delimited.Split{{Workers: 1, Block: 1}, {Workers: 1, Block: 40}, {Workers: 2, Block: 1}, {Workers: 2, Block: 7}, {Workers: 3, Block: 64}, {Workers: 5, Block: 16}}

// sameAnyway fails where an edge list depends on how it is shared out. As one
// block it is read row by row.
func sameAnyway(t rapid.TB, text string, limits Limits) {
	want := loadSplit(t, text, limits, delimited.Split{Workers: 1, Block: 1 << 30})
	for _, how := range splits {
		if got := loadSplit(t, text, limits, how); got != want {
			t.Fatalf("%q as %+v gives\n%s\nwant\n%s", text, how, got, want)
		}
	}
}

// tables draws edge lists with all that can stand in one, right and wrong.
func tables() *rapid.Generator[string] {
	column := rapid.SampledFrom([]string{"relation", "what", "when", "status", "by", "publication", "quote", "confidence", "weight", "direction", "colour", "id",
		"source-id", "from-id", "to-id", "by-id", "start", "end", "at", "modality", "about", "occasion", "said-on", "reliability", "credibility"})
	cell := rapid.SampledFrom([]string{
		"", "Ada", "ada", "Bo", "b o", " Cy ", "Ádá", "\"Ada\"", "\"D, \"\"d\"\"\"", "\"E\ne\"", "\"F\r\nf\"", "5\" pipe", "a long name of more than fifteen bytes",
		"a longer name, cut", "\"a long name of more than fifteen bytes\"", "supplies", "warns", "2019", "2019-02", "soon", "2019-02-03T14:05", "2019-02-04 14:05:00Z", "b", "planned", "3", "x-1", "1.5", "-1", "x", "40", "400",
		"alleged", "denied", "undirected", "\"open", "\"shut\"x", "\xff", "a\x00",
	})
	name := rapid.SampledFrom([]string{"Ada", "Bo", "Cy", "Di", "Eve", "\"Ada\"", "ada", "BO", "a long name of more than fifteen bytes"})
	end := rapid.SampledFrom([]string{"\n", "\n", "\n", "\r\n", "\n\n", "\n\r\n"})
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		b.WriteString(rapid.SampledFrom([]string{"", "\ufeff", "\n"}).Draw(t, "start"))
		columns := rapid.SliceOfNDistinct(column, 0, 9, rapid.ID[string]).Draw(t, "columns")
		b.WriteString(strings.Join(append([]string{"source", "target"}, columns...), ",") + end.Draw(t, "end"))
		for range rapid.IntRange(0, 40).Draw(t, "rows") {
			width := 2 + len(columns)
			if rapid.IntRange(0, 9).Draw(t, "ragged") == 0 {
				width = rapid.IntRange(1, width+1).Draw(t, "width")
			}
			for i := range width {
				if i > 0 {
					b.WriteByte(',')
				}
				from := cell
				if i < 2 && rapid.IntRange(0, 9).Draw(t, "odd") > 0 {
					from = name
				}
				b.WriteString(from.Draw(t, "cell"))
			}
			b.WriteString(end.Draw(t, "end"))
		}
		return b.String()
	})
}

func TestSplitNeverShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limits := Limits{}
		if rapid.Bool().Draw(t, "short") {
			limits = Limits{Record: rapid.IntRange(20, 60).Draw(t, "record"), Problems: 3}
		}
		sameAnyway(t, tables().Draw(t, "table"), limits)
	})
}

// Enough rows for the blocks that the program uses, names new and met before all
// the way, and problems in the first block, amid and in the last.
func TestSplitOfALongList(t *testing.T) {
	var b strings.Builder
	b.WriteString("from,relation,to,weight,what,quote\n")
	for i := range 60_000 {
		from, to := i%977, i*7919%30_011
		switch {
		case i%9_001 == 17:
			to = from
		case i%7_001 == 5:
			b.WriteString("\"half\na row\n")
		}
		fmt.Fprintf(&b, "a%d,\"relation %d\",the actor with the number %d,%d,\"line\nline %d\",\"so they said, in row %d\"\n", from, i%5, to, i%9, i%50, i-i%3%2)
	}
	want := loadSplit(t, b.String(), Limits{}, delimited.Split{Workers: 1, Block: 1 << 30})
	for _, how := range []delimited.Split{{Workers: 1, Block: 1 << 18}, {Workers: 2, Block: 1 << 14}, {Workers: 4, Block: 1 << 18}} {
		if got := loadSplit(t, b.String(), Limits{}, how); got != want {
			t.Errorf("the list depends on how it is shared out: %+v", how)
		}
	}
}

// A source that fails or a context that ends stops every goroutine.
func TestSplitStops(t *testing.T) {
	text := "from,to\n" + strings.Repeat("a,b\nc,d\n", 2000)
	for _, how := range []delimited.Split{{Workers: 1, Block: 16}, {Workers: 3, Block: 16}} {
		ctx, cancel := context.WithCancel(context.Background())
		s := newSession(ctx, Options{})
		s.split = how
		read := 0
		src := readerFunc(func(p []byte) (int, error) {
			if read >= len(text)/2 {
				return 0, iotest.ErrTimeout
			}
			n := copy(p, text[read:min(read+100, len(text))])
			read += n
			return n, nil
		})
		in, err := newInput("ties.csv", "ties.csv", io.NopCloser(src))
		if err == nil {
			err = s.add(in)
		}
		if err == nil {
			_, _, err = s.finish()
		}
		if err == nil || !strings.Contains(err.Error(), "timeout") {
			t.Errorf("%+v: a source that fails gives %v", how, err)
		}
		cancel()
		s = newSession(ctx, Options{})
		s.split = how
		in, _ = newInput("ties.csv", "ties.csv", io.NopCloser(strings.NewReader(text)))
		s.tables = append(s.tables, in)
		if _, _, err = s.finish(); err != context.Canceled {
			t.Errorf("%+v: a context that has ended gives %v", how, err)
		}
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
