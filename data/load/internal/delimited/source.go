package delimited

import (
	"bytes"
	"io"

	"dossier/data"
	"dossier/data/load/internal/encodings"
	"dossier/data/load/internal/faults"
)

// begin fills the buffer with the beginning of the text, as UTF-8, without a byte order
// mark and with line ends that hold a line feed, and uses nothing of it up. An encoding
// is that which somebody named; a byte order mark goes before it. What decodes the text,
// if anything, is returned.
func (r *rowReader) begin(encoding string) (*encodings.Reader, error) {
	if err := r.fillStart(); err != nil {
		return nil, err
	}
	var decoder *encodings.Reader
	switch marked := encodings.Marked(r.buf[:r.end]); {
	case marked != "":
		encoding = marked
	case bytes.HasPrefix(r.buf[:r.end], faults.BOM):
		encoding = ""
	}
	if !encodings.UTF8(encoding) {
		decoder = encodings.NewReader(r.rest(), encoding)
		r.src, r.buf, r.end, r.eof = decoder, nil, 0, false
		if err := r.fillStart(); err != nil {
			return nil, err
		}
	}
	if bytes.HasPrefix(r.buf[:r.end], faults.BOM) {
		r.start = len(faults.BOM)
	}
	if text := r.buf[r.start:r.end]; bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(bytes.TrimRight(text, "\r"), '\r') >= 0 {
		feedLines(text)
		r.src = lineFeeds{r.src}
	}
	return decoder, nil
}

// fillStart reads as much as is looked at to find out how the text is written.
func (r *rowReader) fillStart() error {
	for !r.eof && r.end < firstBuffer/2 {
		if _, err := r.fill(); err != nil {
			return err
		}
	}
	return nil
}

// rest is all of the source that is not used up.
func (r *rowReader) rest() io.Reader {
	left := bytes.NewReader(r.buf[r.start:r.end])
	if r.eof {
		return left
	}
	return io.MultiReader(left, r.src)
}

// lineFeeds reads a text of which the lines end with carriage returns alone, as on the
// first Macintosh, with line feeds in their place.
type lineFeeds struct{ from io.Reader }

func (l lineFeeds) Read(p []byte) (int, error) {
	n, err := l.from.Read(p)
	feedLines(p[:n])
	return n, err
}

func feedLines(text []byte) {
	for i, c := range text {
		if c == '\r' {
			text[i] = '\n'
		}
	}
}

// undecoded says that a text is not in the encoding that it is said to have: by somebody,
// or by its first bytes.
func (r *reading) undecoded(decoder *encodings.Reader) {
	if decoder == nil || decoder.Bad == 0 {
		return
	}
	hint := "name another --encoding"
	if decoder.Name != r.table.Encoding() {
		hint = "it begins as text in this encoding does: is the file whole?"
	}
	r.table.Problem(data.Problem{Severity: data.Error, Code: data.CodeEncoding, Line: decoder.FirstBad, Column: 1,
		Message: "the text is not " + decoder.Name + ": it has bytes that are no character, the first on this line", Hint: hint})
}
