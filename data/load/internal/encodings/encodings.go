package encodings

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

// Common lists names of encodings that are often met.
func Common() []string {
	return []string{"big5", "euc-jp", "euc-kr", "gb18030", "gbk", "iso-2022-jp", "iso-8859-1", "iso-8859-2", "iso-8859-15", "koi8-r", "koi8-u",
		"macintosh", "shift_jis", "utf-16be", "utf-16le", "utf-8", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
		"windows-1255", "windows-1256", "windows-1257"}
}

// Known reports whether there is an encoding of a name. Names are those of the WHATWG
// encoding standard, in any case: latin1 is windows-1252 in it.
func Known(name string) bool {
	_, ok := find(name)
	return ok
}

func find(name string) (encoding.Encoding, bool) {
	e, err := htmlindex.Get(strings.TrimSpace(name))
	return e, err == nil && e != encoding.Replacement
}

// UTF8 reports whether a name stands for UTF-8, or is empty.
func UTF8(name string) bool { return name == "" || canonical(name) == "utf-8" }

// canonical is the one name of an encoding that has several; "" if there is no such.
func canonical(name string) string {
	if e, ok := find(name); ok {
		name, _ = htmlindex.Name(e) // what it finds has one
		return name
	}
	return ""
}

// Marked returns the encoding that a text shows by a byte order mark that is not that of
// UTF-8, or "".
func Marked(start []byte) string {
	switch {
	case bytes.HasPrefix(start, []byte{0xFF, 0xFE}):
		return "utf-16le"
	case bytes.HasPrefix(start, []byte{0xFE, 0xFF}):
		return "utf-16be"
	}
	return ""
}

// Reader gives text in another encoding as UTF-8.
type Reader struct {
	Name string // of the encoding
	from io.Reader
	line int // of the text read so far, from 1
	// Bad counts the characters that are none in the encoding; FirstBad is the line of
	// the first.
	Bad, FirstBad int
}

// NewReader reads text in an encoding that is [Known].
func NewReader(src io.Reader, name string) *Reader {
	e, _ := find(name)
	return &Reader{Name: name, from: transform.NewReader(src, e.NewDecoder()), line: 1}
}

// replacement is what decoders put in the place of bytes that are no character.
var replacement = []byte(string(utf8.RuneError))

// Read reads UTF-8, and counts on the way what is no character.
func (r *Reader) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	text := p[:n]
	if bad := bytes.Count(text, replacement); bad > 0 {
		if r.Bad == 0 {
			r.FirstBad = r.line + bytes.Count(text[:bytes.Index(text, replacement)], []byte{'\n'})
		}
		r.Bad += bad
	}
	r.line += bytes.Count(text, []byte{'\n'})
	return n, err
}

// guessed bounds the bytes that are looked at for a guess, and sure is how sure the
// guess must be.
const (
	guessed = 1 << 15
	sure    = 0.5
)

// Guess names the encoding that a text may have which is not UTF-8, for a message; "" if
// nothing is likely. What it returns is [Known].
func Guess(text []byte) string {
	text = text[:min(len(text), guessed)]
	if zeros := bytes.Count(text, []byte{0}); zeros > len(text)/4 {
		if bytes.IndexByte(text, 0)%2 == 1 {
			return "utf-16le"
		}
		return "utf-16be"
	}
	result := chardet.Detect(text)
	if result.Confidence < sure || strings.EqualFold(result.Encoding, "ascii") || UTF8(result.Encoding) {
		return ""
	}
	return canonical(result.Encoding)
}
