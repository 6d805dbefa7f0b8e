package xlsx

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"math"

	"dossier/data"
)

// part inflates one part of a workbook, byte by byte for the XML decoder, and counts.
type part struct {
	ctx    context.Context
	from   *container
	name   string
	source io.ReadCloser
	chunk  []byte
	at     int
	end    int

	stored int64 // bytes of the part in the archive
	most   int64 // how many bytes may be inflated
	read   int64 // how many were
	token  int64 // value of read when the token began that is being read
	err    error // what ended the reading, io.EOF at the end
}

func (c *container) open(ctx context.Context, name string, most int64) (*part, error) {
	f, found := c.parts[name]
	if !found {
		return nil, damagedf(name, "the part is missing")
	}
	if f.Flags&1 != 0 {
		return nil, &Fault{Code: data.CodeUnreadable, Message: "the workbook is protected by a password", Hint: "save it without one"}
	}
	source, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, damagedf(name, "it is packed in a way that workbooks do not use")
	} else if err != nil {
		return nil, damaged(name, err)
	}
	return &part{ctx: ctx, from: c, name: name, source: source, chunk: make([]byte, chunk), stored: min(int64(f.CompressedSize64&math.MaxInt64), c.size), most: most}, nil
}

// ReadByte gives the next byte.
func (p *part) ReadByte() (byte, error) {
	if p.at == p.end && !p.fill() {
		return 0, p.err
	}
	b := p.chunk[p.at]
	p.at++
	return b, nil
}

// Read is there because the decoder asks for a reader, and to read up to the end.
func (p *part) Read(b []byte) (int, error) {
	if p.at == p.end && !p.fill() {
		return 0, p.err
	}
	n := copy(b, p.chunk[p.at:p.end])
	p.at += n
	return n, nil
}

// fill inflates some more and holds it against the bounds.
func (p *part) fill() bool {
	if p.err != nil {
		return false
	}
	if p.err = p.ctx.Err(); p.err != nil {
		return false
	}
	n, err := p.source.Read(p.chunk)
	for n == 0 && err == nil {
		n, err = p.source.Read(p.chunk)
	}
	p.at, p.end = 0, n
	p.read += int64(n)
	p.from.inflated += int64(n)
	switch {
	case p.read > p.most || p.from.inflated > maxInflated:
		p.err = tooLarge("%s is larger than %d MB when it is unpacked", p.name, min(p.most, maxInflated)>>20)
	case p.read > freeRatio && p.read > p.stored*maxRatio:
		p.err = tooLarge("%s unpacks to more than %d times its size, as no sheet does that people fill in", p.name, maxRatio)
	case p.read-p.token > maxToken+chunk:
		p.err = tooLarge("%s holds a text of more than %d MB", p.name, maxToken>>20)
	case err != nil && !errors.Is(err, io.EOF):
		p.err = damaged(p.name, reason(err))
	case n == 0:
		p.err = io.EOF
	}
	return p.err == nil
}

// reason puts what the archive says of a damaged part into words.
func reason(err error) error {
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return errors.New("its checksum is wrong")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("it is cut off")
	}
	return fmt.Errorf("it cannot be unpacked (%w)", err)
}

// drain reads the part to its end, where the archive checks that it is whole.
func (p *part) drain() error {
	for {
		p.at, p.token = p.end, p.read
		if !p.fill() {
			break
		}
	}
	p.close()
	if p.err == io.EOF {
		return nil
	}
	return p.err
}

func (p *part) close() {
	p.source.Close() // it is read only
}
