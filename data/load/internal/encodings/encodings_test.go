package encodings_test

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/htmlindex"

	"dossier/data/load/internal/encodings"
)

// encoded writes a text in an encoding.
func encoded(t *testing.T, name, text string) string {
	t.Helper()
	e, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(name, err)
	}
	return out
}

// texts are what tables hold in the languages of an encoding.
var texts = map[string]string{
	"windows-1252": "from,relation,to\nMünchner Rück,gehört zu,Société Générale\nJosé Peña,dirige,Crédit Agricole\nÅke Öberg,äger,Übersee Süd GmbH\n",
	"windows-1251": "от,отношение,к\nМинистерство обороны,поставляет,Рособоронэкспорт\nИванов,владеет,Северный завод\nПетров,руководит,Общество с ограниченной ответственностью\n",
	"koi8-r":       "от,отношение,к\nМинистерство обороны,поставляет,Рособоронэкспорт\nИванов,владеет,Северный завод\nПетров,руководит,Общество с ограниченной ответственностью\n",
	"shift_jis":    "から,関係,まで\n三菱商事,供給する,東京電力\n日本銀行,支援する,大蔵省\n外務省は会談を行うと発表した\n",
	"gbk":          "来自,关系,至\n中国石油,供应,北京燃气\n外交部,警告,美国国务院\n国防部发言人表示将继续进行训练\n",
	"big5":         "來自,關係,至\n台灣電力,供應,台北市政府\n外交部,警告,國防部發言人表示將繼續進行訓練\n",
	"euc-kr":       "에서,관계,까지\n한국전력,공급,서울시청\n외교부,경고,국방부 대변인은 훈련을 계속할 것이라고 밝혔다\n",
}

func TestReader(t *testing.T) {
	for name, text := range texts {
		for _, split := range []func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.OneByteReader} {
			r := encodings.NewReader(split(strings.NewReader(encoded(t, name, text))), strings.ToUpper(name))
			got, err := io.ReadAll(r)
			if string(got) != text || err != nil || r.Bad > 0 {
				t.Errorf("%s: %q, %v, %d bad", name, got, err, r.Bad)
			}
		}
	}
}

func TestBadCharacters(t *testing.T) {
	r := encodings.NewReader(strings.NewReader("a\nb\n\x81\n\x82\xff\n"), "shift_jis")
	if _, err := io.ReadAll(r); err != nil || r.Bad == 0 || r.FirstBad != 3 {
		t.Errorf("%d bad, the first on line %d, %v", r.Bad, r.FirstBad, err)
	}
}

func TestGuess(t *testing.T) {
	for name, text := range texts {
		if got := encodings.Guess([]byte(encoded(t, name, text))); !strings.EqualFold(got, name) {
			t.Errorf("%s is taken for %q", name, got)
		}
	}
	for text, want := range map[string]string{"": "", "from,to\n": "", "f\x00r\x00o\x00m\x00": "utf-16le", "\x00f\x00r\x00o\x00m": "utf-16be"} {
		if got := encodings.Guess([]byte(text)); got != want {
			t.Errorf("%q is taken for %q", text, got)
		}
	}
}

func TestNames(t *testing.T) {
	for _, name := range encodings.Common() {
		if !encodings.Known(name) {
			t.Errorf("%s is not known", name)
		}
	}
	for name, known := range map[string]bool{"latin1": true, "CP1252": true, "x-cp1252": true, "utf-8": true, "klingon": false, "hz-gb-2312": false} {
		if encodings.Known(name) != known {
			t.Errorf("%s: known is %v", name, !known)
		}
	}
	for name, want := range map[string]bool{"": true, "UTF8": true, "unicode-1-1-utf-8": true, "latin1": false, "klingon": false} {
		if encodings.UTF8(name) != want {
			t.Errorf("%s is UTF-8: %v", name, !want)
		}
	}
	for start, want := range map[string]string{"\xff\xfea": "utf-16le", "\xfe\xffa": "utf-16be", "\xef\xbb\xbfa": "", "": ""} {
		if got := encodings.Marked([]byte(start)); got != want {
			t.Errorf("%q: %s", start, got)
		}
	}
}

func FuzzGuess(f *testing.F) {
	for _, text := range texts {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if name := encodings.Guess(text); name != "" && !encodings.Known(name) {
			t.Errorf("%q is no encoding", name)
		}
	})
}
