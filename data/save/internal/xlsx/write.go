package xlsx

import (
	"archive/zip"
	"bufio"
	"context"
	"fmt"
	"io"
)

// Write writes a workbook. It refuses with a [*TooMuchError] what a workbook cannot hold;
// other errors are those of w, of rows, or of ctx. The time is about a microsecond a
// cell.
func Write(ctx context.Context, w io.Writer, sheets []Sheet) error {
	if err := check(sheets); err != nil {
		return err
	}
	archive := zip.NewWriter(w)
	for _, p := range parts(ctx, sheets) {
		if err := ctx.Err(); err != nil {
			return err
		}
		// Without a time of change, which would be the only thing that differs.
		entry, err := archive.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		out := bufio.NewWriter(entry)
		out.WriteString(xmlHeader)
		if err := p.write(out); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return archive.Close()
}

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// part is a part of a workbook.
type part struct {
	name  string
	write func(*bufio.Writer) error
}

// parts lists the parts in the order in which readers want them.
func parts(ctx context.Context, sheets []Sheet) []part {
	list := []part{
		{"[Content_Types].xml", func(w *bufio.Writer) error { return contentTypes(w, len(sheets)) }},
		{"_rels/.rels", func(w *bufio.Writer) error {
			_, err := w.WriteString(`<Relationships xmlns="` + packageLinks + `"><Relationship Id="rId1" Type="` + links + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
			return err
		}},
		{"xl/workbook.xml", func(w *bufio.Writer) error { return workbook(w, sheets) }},
		{"xl/_rels/workbook.xml.rels", func(w *bufio.Writer) error { return workbookLinks(w, len(sheets)) }},
		{"xl/styles.xml", func(w *bufio.Writer) error {
			_, err := w.WriteString(styles)
			return err
		}},
	}
	for i := range sheets {
		list = append(list, part{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), func(w *bufio.Writer) error {
			out := sheetWriter{Writer: w, sheet: &sheets[i], first: i == 0}
			return out.write(ctx)
		}})
	}
	return list
}

const (
	packageLinks = "http://schemas.openxmlformats.org/package/2006/relationships"
	links        = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	main         = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	mediaType    = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

func contentTypes(w *bufio.Writer, sheets int) error {
	w.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + mediaType + `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="` + mediaType + `styles+xml"/>`)
	for i := range sheets {
		fmt.Fprintf(w, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, mediaType)
	}
	_, err := w.WriteString(`</Types>`)
	return err
}

func workbook(w *bufio.Writer, sheets []Sheet) error {
	w.WriteString(`<workbook xmlns="` + main + `" xmlns:r="` + links + `"><sheets>`)
	for i, s := range sheets {
		w.WriteString(`<sheet name="`)
		writeText(w, s.Name)
		fmt.Fprintf(w, `" sheetId="%d"`, i+1)
		if s.Hidden {
			w.WriteString(` state="hidden"`)
		}
		fmt.Fprintf(w, ` r:id="rId%d"/>`, i+1)
	}
	_, err := w.WriteString(`</sheets></workbook>`)
	return err
}

func workbookLinks(w *bufio.Writer, sheets int) error {
	w.WriteString(`<Relationships xmlns="` + packageLinks + `">`)
	for i := range sheets {
		fmt.Fprintf(w, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, links, i+1)
	}
	_, err := fmt.Fprintf(w, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, sheets+1, links)
	return err
}

// The styles of cells, by their number in styles.
const (
	styleText    = 1
	styleHeader  = 2
	styleWrapped = 3
	styleNumber  = 4
)

// styles has the looks of cells: anything, text that stays text when somebody edits it
// (the format 49 is @), names of columns, text in several lines, and numbers. All begin at
// the top, so that a row with a long text reads as one.
const styles = `<styleSheet xmlns="` + main + `">` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
