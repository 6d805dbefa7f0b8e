package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"dossier/data"
)

// container is the archive that a workbook is: its parts by name.
type container struct {
	size     int64                // bytes of the archive
	parts    map[string]*zip.File // by name in lower case, as parts are compared
	inflated int64                // bytes of all parts so far
}

// openContainer reads the list of parts and refuses what is no archive.
func openContainer(r io.ReaderAt, size int64) (*container, error) {
	start := make([]byte, 8)
	n, err := r.ReadAt(start, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, &Fault{Code: data.CodeUnreadable, Message: "the workbook cannot be read: " + err.Error(), Hint: "check the file and its permissions"}
	}
	if f := notZip(start[:n]); f != nil {
		return nil, f
	}
	list := &listReader{from: r, left: maxList}
	archive, err := zip.NewReader(list, size)
	switch {
	case list.left < 0:
		return nil, tooLarge("the archive lists more parts than any workbook has")
	case err != nil:
		return nil, &Fault{Code: data.CodeSyntax, Message: fmt.Sprintf("the workbook is cut off or damaged (%v)", err),
			Hint: "fetch or copy it once more; what a spreadsheet program can still open of it can be saved again as .xlsx"}
	}
	list.done = true // parts have bounds of their own
	c := &container{size: size, parts: make(map[string]*zip.File, len(archive.File))}
	for _, f := range archive.File {
		if err := c.add(f); err != nil {
			return nil, err
		}
	}
	return c, c.refuseOthers()
}

// notZip names what a file is that does not begin as an archive does.
func notZip(start []byte) *Fault {
	switch {
	case len(start) == 0:
		return &Fault{Code: data.CodeEmpty, Message: "the file is empty", Hint: "a workbook needs at least a sheet with a header row"}
	case bytes.HasPrefix(start, []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}):
		return &Fault{Code: data.CodeUnreadable, Message: "this is an older (.xls) or a password-protected Excel workbook",
			Hint: "open it in a spreadsheet program and save it as .xlsx without a password"}
	case !bytes.HasPrefix(start, []byte("PK")):
		return &Fault{Code: data.CodeUnreadable, Message: "this is not an Excel workbook (.xlsx)", Hint: "check which program wrote it; CSV and YAML need the endings .csv and .yaml"}
	}
	return nil
}

// add takes in a part. Names are compared without case, and some writers begin them
// with a slash or divide them with backslashes.
func (c *container) add(f *zip.File) error {
	name := partName(f.Name)
	if strings.HasSuffix(name, "/") {
		return nil // a folder
	}
	for step := range strings.SplitSeq(name, "/") {
		if step == ".." || step == "" {
			return damagedf("the list of parts", "%s is no name of a part", quoted(f.Name))
		}
	}
	if _, twice := c.parts[name]; twice {
		return damagedf("the list of parts", "%s is there twice", quoted(f.Name))
	}
	c.parts[name] = f
	return nil
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// refuseOthers names archives that are no workbooks, by what is in them.
func (c *container) refuseOthers() error {
	for _, other := range []struct{ part, what, hint string }{
		{"xl/workbook.bin", "a binary Excel workbook (.xlsb)", "save it as .xlsx"},
		{"word/document.xml", "a Word document", "save its table as a sheet of an Excel workbook (.xlsx)"},
		{"ppt/presentation.xml", "a PowerPoint presentation", "save its table as a sheet of an Excel workbook (.xlsx)"},
		{"index/document.iwa", "a document of Apple Numbers, Pages or Keynote", "export it as an Excel workbook (.xlsx)"},
		{"content.xml", "an OpenDocument file (.ods or alike)", "save it as an Excel workbook (.xlsx)"},
	} {
		if _, found := c.parts[other.part]; found {
			return &Fault{Code: data.CodeUnreadable, Message: "this is " + other.what + ", not an Excel workbook (.xlsx)", Hint: other.hint}
		}
	}
	return nil
}

// listReader lets the list of entries be read up to a bound: it is as long as it is,
// whatever its header says.
type listReader struct {
	from io.ReaderAt
	left int64
	done bool // no bound any more
}

var errList = errors.New("the list of parts is too long")

func (l *listReader) ReadAt(p []byte, off int64) (int, error) {
	if !l.done {
		if l.left -= int64(len(p)); l.left < 0 {
			return 0, errList
		}
	}
	return l.from.ReadAt(p, off)
}
