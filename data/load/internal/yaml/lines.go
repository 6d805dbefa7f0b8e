package yaml

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// lines reads a text line by line and refuses what is no text, or too much of it.
type lines struct {
	from   *bufio.Reader
	limit  int64  // bytes of the text
	offset int64  // of the line that next returned
	after  int64  // of the line behind it
	number int    // of that line, from 1
	blank  int    // blank lines in a row
	filled bool   // something but blanks was there
	long   []byte // a line that is longer than the reader's buffer
}

func newLines(r io.Reader, limit int64) *lines {
	return &lines{from: bufio.NewReaderSize(r, 1<<16), limit: limit}
}

// next returns the next line without its end; it is valid until the call after. At the
// end of the text the error is io.EOF, and a text of nothing but blanks is a problem.
func (l *lines) next() ([]byte, *data.Problem, error) {
	line, err := l.read()
	if err != nil && err != io.EOF {
		return nil, nil, err
	}
	if err == io.EOF && len(line) == 0 {
		if !l.filled {
			return nil, faults.Empty("the file is empty"), nil
		}
		return nil, nil, io.EOF
	}
	l.number++
	l.offset, l.after = l.after, l.after+int64(len(line))
	if l.number == 1 {
		if p := faults.Start(line); p != nil && p.Code == data.CodeEncoding {
			return nil, p, nil
		}
		line = bytes.TrimPrefix(line, faults.BOM)
		l.offset = l.after - int64(len(line))
	}
	return l.guard(line)
}

// read returns the next line with its end, or so much of it that it is too long.
func (l *lines) read() ([]byte, error) {
	line, err := l.from.ReadSlice('\n')
	if err != bufio.ErrBufferFull {
		return line, err
	}
	l.long = append(l.long[:0], line...)
	for err == bufio.ErrBufferFull && len(l.long) <= maxLine+len("\r\n") {
		line, err = l.from.ReadSlice('\n')
		l.long = append(l.long, line...)
	}
	if err == bufio.ErrBufferFull {
		err = nil // guard refuses it
	}
	return l.long, err
}

// guard refuses a line, and otherwise returns it without its end.
func (l *lines) guard(line []byte) ([]byte, *data.Problem, error) {
	if l.after > l.limit {
		return nil, l.problem(data.CodeTooLarge, 1, "the file is bigger than the limit of "+faults.ByteSize(l.limit)+" for YAML",
			"split it into several files, or keep long lists of ties as CSV"), nil
	}
	line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
	if len(line) > maxLine {
		return nil, l.problem(data.CodeTooLarge, 1, fmt.Sprintf("line %d is longer than the limit of %s", l.number, faults.ByteSize(maxLine)),
			"is this really a dossier? Break the text over several lines"), nil
	}
	if p := l.guardBytes(line); p != nil {
		return nil, p, nil
	}
	if len(bytes.Trim(line, " \t")) > 0 {
		l.blank, l.filled = 0, true
	} else if l.blank++; l.blank > maxBlank {
		return nil, l.problem(data.CodeTooLarge, 1, fmt.Sprintf("more than %d blank lines in a row", maxBlank), "delete them"), nil
	}
	return line, nil, nil
}

// guardBytes refuses bytes that are no text, and old line ends.
func (l *lines) guardBytes(line []byte) *data.Problem {
	if i := bytes.IndexByte(line, 0); i >= 0 {
		return l.problem(data.CodeEncoding, 1+utf8.RuneCount(line[:i]), fmt.Sprintf("a NUL byte stands at byte %d; this is not a text file", l.offset+int64(i)),
			"save the file as plain UTF-8 text")
	}
	if i := faults.InvalidUTF8(line); i >= 0 {
		return l.problem(data.CodeEncoding, 1+utf8.RuneCount(line[:i]), fmt.Sprintf("byte %d (0x%02X) is not UTF-8", l.offset+int64(i), line[i]),
			"save the file as UTF-8; from Western European encodings: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT")
	}
	if i := bytes.IndexByte(line, '\r'); i >= 0 {
		return l.problem(data.CodeSyntax, 1+utf8.RuneCount(line[:i]), "a carriage return stands inside a line; lines end with LF or CR LF",
			"save the file with Unix or Windows line ends")
	}
	return nil
}

func (l *lines) problem(code string, col int, message, hint string) *data.Problem {
	return &data.Problem{Severity: data.Error, Code: code, Message: message, Hint: hint, Line: l.number, Column: col}
}
