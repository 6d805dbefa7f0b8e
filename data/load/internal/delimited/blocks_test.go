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

// byteByByte is wholeRows by the scan that looks at every byte.
func byteByByte(text []byte) int {
	whole := 0
	for {
		scan := rowScan{comma: ',', fresh: true}
		n := scan.end(text[whole:])
		if n == 0 {
			return whole
		}
		whole += n
	}
}

func TestWholeRows(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "a,b": 0, "a\nb": 2, "a\n\"b\nc": 2, "a\n\"b\nc\"": 2, "\"b\nc\"\nd": 6, "a\n\"b\"": 2, "a\n\"b\"\"\nc": 2,
		"5\" pipe\n\"a\n\"": 8, "a,\"\"\n": 5, "\"\"\"\n\"\n": 6, "\"a\"b\"\nc": 6, "a\n\"b\"\n": 6,
	} {
		if got := wholeRows([]byte(text), ','); got != want || byteByByte([]byte(text)) != want {
			t.Errorf("%q: %d, byte by byte %d, want %d", text, got, byteByByte([]byte(text)), want)
		}
	}
	piece := rapid.SampledFrom([]string{"a", ",", ",", "\n", "\r\n", "\"", "\"", "\"\"", "\"x\ny\"", "\r"})
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), ""))
		if got, want := wholeRows(text, ','), byteByByte(text); got != want {
			t.Fatalf("%q: %d, want %d", text, got, want)
		}
	})
}
