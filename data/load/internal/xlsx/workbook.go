package xlsx

import (
	"context"
	"fmt"
	"io"

	"dossier/data"
)

// Workbook is a workbook that was opened: its sheets, and what their cells refer to. It
// is for one goroutine at a time.
type Workbook struct {
	in       *container
	sheets   []sheet
	strings  arena
	formats  []format // by the number of a cell's style
	from1904 bool
}

// Sheet is what a workbook says of a sheet of cells.
type Sheet struct {
	Name   string
	Hidden bool
}

type sheet struct {
	Sheet
	part string
}

// Open reads what all sheets need: their names, the shared strings and the formats of
// numbers. It costs time and memory as the shared strings do. What cannot be read is a
// [*Fault]; a context that ended is its error.
func Open(ctx context.Context, r io.ReaderAt, size int64) (*Workbook, error) {
	in, err := openContainer(r, size)
	if err != nil {
		return nil, err
	}
	w := &Workbook{in: in}
	if err := w.readMain(ctx); err != nil {
		return nil, err
	}
	return w, nil
}

// readMain reads the part that lists the sheets, and those that it leads to but sheets.
func (w *Workbook) readMain(ctx context.Context) error {
	main, err := w.mainPart(ctx)
	if err != nil {
		return err
	}
	links, err := w.in.links(ctx, main)
	if err != nil {
		return err
	}
	if err := w.readSheets(ctx, main, links); err != nil {
		return err
	}
	for _, l := range links {
		switch {
		case l.external:
		case l.is("sharedStrings"):
			err = w.strings.read(ctx, w.in, l.part)
		case l.is("styles"):
			w.formats, err = readFormats(ctx, w.in, l.part)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Sheets lists the sheets of cells in the order of the workbook, without charts.
func (w *Workbook) Sheets() []Sheet {
	list := make([]Sheet, len(w.sheets))
	for i, s := range w.sheets {
		list[i] = s.Sheet
	}
	return list
}

// mainPart finds the part that lists the sheets.
func (w *Workbook) mainPart(ctx context.Context) (string, error) {
	links, err := w.in.links(ctx, "")
	if err != nil {
		return "", err
	}
	for _, l := range links {
		if _, found := w.in.parts[l.part]; found && l.is("officeDocument") && !l.external {
			return l.part, nil
		}
	}
	return "", &Fault{Code: data.CodeUnreadable, Message: "this is an archive (ZIP) without a workbook in it",
		Hint: "unpack it and name the file that is meant; an Excel workbook ends in .xlsx"}
}

// readSheets reads the list of sheets.
func (w *Workbook) readSheets(ctx context.Context, main string, links []link) error {
	t, err := w.in.tokens(ctx, main, maxSmall)
	if err != nil {
		return err
	}
	if err := t.root("workbook"); err != nil {
		return err
	}
	for {
		ok, err := t.child()
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		switch t.name {
		case "workbookPr":
			w.from1904 = isTrue(t.attr("date1904"))
		case "sheets":
			if err := w.readSheetList(t, links); err != nil {
				return err
			}
			continue
		}
		if err := t.skip(); err != nil {
			return err
		}
	}
	if len(w.sheets) == 0 {
		return &Fault{Code: data.CodeEmpty, Message: "the workbook has no sheet of cells", Hint: "a workbook needs at least a sheet with a header row"}
	}
	return t.in.drain()
}

func (w *Workbook) readSheetList(t *tokens, links []link) error {
	seen := map[string]string{}
	for {
		ok, err := t.into("sheet")
		if err != nil || !ok {
			return err
		}
		if len(w.sheets) == maxSheets {
			return tooLarge("the workbook has more than %d sheets", maxSheets)
		}
		name, id, state := t.attr("name"), t.attr("id"), t.attr("state")
		if err := t.skip(); err != nil {
			return err
		}
		l, found := linkOf(links, id)
		switch {
		case !found:
			return damagedf(t.in.name, "nothing is known of the sheet %s", quoted(name))
		case !l.is("worksheet"):
			continue // a chart or a dialogue: it has no cells
		case l.external:
			return &Fault{Code: data.CodeOutsideFolder, Message: fmt.Sprintf("the sheet %s lies in another file", quoted(name)), Hint: saveAgain}
		case seen[l.part] != "":
			return damagedf(t.in.name, "the sheets %s and %s are one", quoted(seen[l.part]), quoted(name))
		}
		seen[l.part] = name
		w.sheets = append(w.sheets, sheet{Sheet{name, state == "hidden" || state == "veryHidden"}, l.part})
	}
}

func isTrue(value string) bool { return value == "1" || value == "true" }
