package load

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"dossier/data"
	"dossier/data/formats"
)

// input is one opened file or standard input.
type input struct {
	label  string // as people know it; the File of its problems
	named  string // the label, or that of the dossier.yaml of the folder it was found in
	reader *bufio.Reader
	format string        // by its name in package formats
	other  *data.Problem // why it is not read: it is in none of the formats
	file   io.Reader     // beneath reader
	book   *workbook     // that it is, once it is opened
	size   int64         // bytes; 0 where not known
	info   fs.FileInfo   // nil where it is no file
	folder *textFolder   // where its stored texts lie; nil for none
	open   opener        // opens it anew; nil where that is not possible
	// How it is read where it is a table, and whether a dossier of its folder lists it.
	mapping Mapping
	listed  bool
	close   func() error
}

type opener func() (fs.File, error)

const dossierFile = "dossier.yaml"

// addPath reads what a user named on the command line.
func (s *session) addPath(name string) error {
	if name == "-" {
		if s.opt.Stdin == nil {
			return errors.New("cannot read standard input: there is none")
		}
		in, err := newInput("standard input", "", &cancelReader{ctx: s.ctx, from: s.opt.Stdin})
		if err != nil {
			return err
		}
		s.opt.opened(in.info)
		return s.add(in)
	}
	info, err := os.Stat(name)
	if err != nil {
		return readError(name, err)
	}
	folder := name
	if !info.IsDir() {
		folder = filepath.Dir(name)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return readError(name, err)
	}
	s.roots = append(s.roots, root)
	if !info.IsDir() {
		return s.addFile(inFolder{fsys: root.FS(), name: filepath.Base(name), label: name, named: name, root: folder,
			open: func() (fs.File, error) { return os.Open(name) }})
	}
	return s.addFolder(root.FS(), ".", folder, func(file string) string { return filepath.Join(name, filepath.FromSlash(file)) })
}

// addFS reads a folder or a file of a file system, "." for its top.
func (s *session) addFS(fsys fs.FS, name string) error {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return readError(name, err)
	}
	if info.IsDir() {
		return s.addFolder(fsys, name, "", func(file string) string { return path.Join(name, file) })
	}
	return s.addFile(inFolder{fsys: fsys, name: name, label: name, named: name})
}

// inFolder is a file of a file system. Its stored texts lie in its own folder.
type inFolder struct {
	fsys         fs.FS
	name         string
	label, named string // of the input
	root         string // the folder on disk that fsys is; empty: it is not on disk
	open         opener // nil: in fsys
}

// addFile reads one file.
func (s *session) addFile(f inFolder) error {
	if s.named[f.label] {
		return nil // by itself and in its folder
	}
	s.named[f.label] = true
	open := f.open
	if open == nil {
		open = func() (fs.File, error) { return openRegular(f.fsys, f.name) }
	}
	if text, replaced := s.opt.Replaced[f.label]; replaced {
		open = replacing(f.label, text)
	}
	file, err := open()
	if err != nil {
		return readError(f.label, err)
	}
	in, err := newInput(f.label, f.label, file)
	if err != nil {
		return err
	}
	in.named, in.folder, in.open = f.named, &textFolder{f.fsys, path.Dir(f.name), f.root}, open
	s.opt.opened(in.info)
	s.readFile(f, in)
	return s.add(in)
}

// openRegular opens a file of a folder. A pipe among them would be waited for, for ever;
// whoever wants one read names it.
func openRegular(fsys fs.FS, name string) (fs.File, error) {
	if info, err := fs.Stat(fsys, name); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("is no regular file")}
	}
	return fsys.Open(name)
}

// cancelReader reads from where a read may wait for ever, such as a terminal,
// and gives up waiting when its context ends.
type cancelReader struct {
	ctx  context.Context
	from io.Reader
	buf  []byte
}

// Close leaves what it reads from open: whoever opened it closes it.
func (c *cancelReader) Close() error { return nil }

// Stat describes the file that standard input is, if it is one.
func (c *cancelReader) Stat() (fs.FileInfo, error) {
	if file, ok := c.from.(fs.File); ok {
		return file.Stat()
	}
	return nil, errors.ErrUnsupported
}

type readResult struct {
	n   int
	err error
}

// Read reads aside; a read that is given up keeps the buffer, and nobody reads
// after it.
func (c *cancelReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	if c.buf == nil {
		c.buf = make([]byte, 1<<16)
	}
	part := c.buf[:min(len(p), len(c.buf))]
	done := make(chan readResult, 1)
	go func() {
		n, err := c.from.Read(part)
		done <- readResult{n, err}
	}()
	select {
	case r := <-done:
		return copy(p, part[:r.n]), r.err
	case <-c.ctx.Done():
		return 0, c.ctx.Err()
	}
}

// progressReader tells how far reading has come, every megabyte or so.
type progressReader struct {
	from       io.Reader
	in         *input
	tell       func(file string, read, size int64)
	read, told int64
}

func (p *progressReader) Read(buf []byte) (int, error) {
	n, err := p.from.Read(buf)
	p.read += int64(n)
	if p.read-p.told >= 1<<20 || err != nil {
		p.told = p.read
		p.tell(p.in.label, p.read, p.in.size)
	}
	return n, err
}

// newInput finds out how r is written, by its beginning and the ending of its name.
func newInput(label, name string, r io.ReadCloser) (*input, error) {
	in := &input{label: label, named: label, reader: bufio.NewReaderSize(r, 1<<16), file: r, close: r.Close}
	if file, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			in.size, in.info = info.Size(), info
		}
	}
	start, err := in.reader.Peek(1 << 15)
	if err != nil && err != io.EOF {
		return nil, errors.Join(readError(label, err), in.close())
	}
	if f, ok := formats.Of(name, start); ok {
		in.format = f.Name
	} else if what, hint := formats.Foreign(start); what != "" {
		in.other = &data.Problem{Severity: data.Error, Code: data.CodeUnreadable, Message: "this is " + what + ", which is not read", Hint: hint, Line: 1, Column: 1}
	} else {
		in.format = "yaml" // whose reader tells best what a text lacks
	}
	return in, nil
}

// text gives what an input holds for a second reading, after the first: a regular file
// by opening it anew, anything else out of memory. It is called before the first.
func (in *input) text() io.ReaderAt {
	if in.open != nil && in.info != nil {
		return reopened{in.open}
	}
	s := new(spool)
	in.reader = bufio.NewReaderSize(io.TeeReader(in.reader, s), 1<<16)
	return s
}

// spool keeps what is written to it.
type spool struct{ text []byte }

// Write keeps more.
func (s *spool) Write(p []byte) (int, error) {
	s.text = append(s.text, p...)
	return len(p), nil
}

// ReadAt reads from an offset.
func (s *spool) ReadAt(p []byte, offset int64) (int, error) {
	return bytes.NewReader(s.text).ReadAt(p, offset)
}

// reopened reads from a file that is opened for each reading, so that any number of
// files can be read from.
type reopened struct{ open opener }

// ReadAt reads from an offset.
func (r reopened) ReadAt(p []byte, offset int64) (int, error) {
	file, err := r.open()
	if err != nil {
		return 0, err
	}
	defer func() { _ = file.Close() }() // only read
	if at, ok := file.(io.ReaderAt); ok {
		return at.ReadAt(p, offset)
	}
	if _, err := io.CopyN(io.Discard, file, offset); err != nil {
		return 0, err
	}
	return io.ReadFull(file, p)
}

func readError(name string, err error) error {
	var advice string
	switch {
	case errors.Is(err, fs.ErrNotExist):
		advice = "; name a folder with a " + dossierFile + ", a file, or - for standard input"
	case errors.Is(err, fs.ErrPermission):
		advice = "; check who may read it"
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return fmt.Errorf("cannot read %s: %w%s", name, err, advice)
}
