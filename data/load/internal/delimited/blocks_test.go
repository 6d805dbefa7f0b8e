package delimited

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

func TestBlocksAreWholeRows(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "b ", ",", ",", "\n", "\r\n", "\"", "\"\"", "\"x,y\"", "\"x\ny\"", "\r", "é"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "")
		want, _, _ := allRows(strings.NewReader(text))
		cutter := &blockCutter{src: iotest.HalfReader(strings.NewReader(text)), comma: ',', size: rapid.IntRange(1, 30).Draw(t, "size"), limit: 1 << 20}
		var got [][]string
		var whole strings.Builder
		for {
			block, err := cutter.next(nil)
			if err == io.EOF {
				break
			}
			rows, _, _ := allRows(strings.NewReader(string(block)))
			got = append(got, rows...)
			whole.Write(block)
		}
		if whole.String() != text || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q: got %q, want %q", text, got, want)
		}
	})
}
