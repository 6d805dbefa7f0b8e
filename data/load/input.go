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
	"strings"

	"dossier/data/formats"
	"dossier/data/load/internal/faults"
)

// format is how an input is written.
type format uint8

const (
	formatYAML format = iota
	formatCSV
	formatJSONLines
)

// input is one opened file or standard input.
type input struct {
	label  string // as people know it; the File of its problems
	reader *bufio.Reader
	format format
	size   int64       // bytes; 0 where not known
	info   fs.FileInfo // nil where it is no file
	folder fs.FS       // where its stored texts lie; nil for none
	// How it is read where it is a table, and whether a dossier of its folder lists it.
	mapping Mapping
	listed  bool
	close   func() error
}

const dossierFile = "dossier.yaml"

// openPath opens what a user named on the command line.
func openPath(ctx context.Context, name string, stdin io.Reader) (*input, error) {
	if name == "-" {
		if stdin == nil {
			return nil, errors.New("cannot read standard input: there is none")
		}
		return newInput("standard input", "", &cancelReader{ctx: ctx, from: stdin}, nil, nil)
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, readError(name, err)
	}
	folder := name
	if !info.IsDir() {
		folder = filepath.Dir(name)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, readError(name, err)
	}
	if info.IsDir() {
		name = filepath.Join(name, dossierFile)
	}
	file, err := os.Open(name)
	if err != nil {
		err = missingDossier(root.FS(), folder, name, err)
		return nil, errors.Join(err, root.Close())
	}
	return newInput(name, name, file, root.FS(), root.Close)
}

// openFS opens a folder or a file of a file system, "." for its top.
func openFS(fsys fs.FS, name string) (*input, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, readError(name, err)
	}
	folder := path.Dir(name)
	if info.IsDir() {
		folder, name = name, path.Join(name, dossierFile)
	}
	sub, err := fs.Sub(fsys, folder)
	if err != nil {
		return nil, readError(name, err)
	}
	file, err := fsys.Open(name)
	if err != nil {
		return nil, missingDossier(sub, folder, name, err)
	}
	return newInput(name, name, file, sub, nil)
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

// newInput finds out how r is written, by the ending of its name or else by its
// first line.
func newInput(label, name string, r io.ReadCloser, folder fs.FS, also func() error) (*input, error) {
	in := &input{label: label, reader: bufio.NewReaderSize(r, 1<<16), folder: folder}
	in.close = func() error {
		err := r.Close()
		if also != nil {
			err = errors.Join(err, also())
		}
		return err
	}
	if file, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			in.size, in.info = info.Size(), info
		}
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml", ".json":
		in.format = formatYAML
	case ".csv", ".tsv", ".tab":
		in.format = formatCSV
	case ".jsonl", ".ndjson":
		in.format = formatJSONLines
	default:
		start, err := in.reader.Peek(1 << 15)
		if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
			return nil, errors.Join(readError(label, err), in.close())
		}
		if in.format = sniff(start); in.format == formatYAML {
			if f, ok := formats.Recognise(start); ok && f.Name == "jsonl" {
				in.format = formatJSONLines
			}
		}
	}
	return in, nil
}

// sniff tells a table with a header row from YAML by the first line that says
// anything: YAML begins with a key and a colon, a dash or a bracket.
func sniff(start []byte) format {
	start = bytes.TrimPrefix(start, faults.BOM)
	for line := range bytes.Lines(start) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, _, colon := bytes.Cut(line, []byte{':'})
		if bytes.ContainsAny(line[:1], "-{[%") || colon && !bytes.ContainsAny(key, ",;\t\"") {
			return formatYAML
		}
		if bytes.ContainsAny(line, ",;\t") {
			return formatCSV
		}
		return formatYAML
	}
	return formatYAML
}

// readAll reads an input to its end, or to its limit.
func (in *input) readAll(limit int64) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(in.reader, limit+1))
	if err != nil {
		return nil, readError(in.label, err)
	}
	return raw, nil
}

func readError(name string, err error) error {
	var advice string
	switch {
	case errors.Is(err, fs.ErrNotExist):
		advice = "; name a folder with a " + dossierFile + ", a .yaml or .csv file, or - for standard input"
	case errors.Is(err, fs.ErrPermission):
		advice = "; check who may read it"
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return fmt.Errorf("cannot read %s: %w%s", name, err, advice)
}

// missingDossier says what a folder without a dossier.yaml holds instead.
func missingDossier(folder fs.FS, folderName, name string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return readError(name, err)
	}
	for _, pattern := range []string{"*.yaml", "*.yml", "*.csv", "*.tsv"} {
		if found, _ := fs.Glob(folder, pattern); len(found) > 0 {
			return fmt.Errorf("cannot read %s: %w; name a file of that folder instead, such as %s",
				name, fs.ErrNotExist, filepath.Join(folderName, found[0]))
		}
	}
	return readError(name, err)
}
