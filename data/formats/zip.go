package formats

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
)

// entryMark begins each file in a ZIP archive; its name stands some bytes behind.
const (
	entryMark   = "PK\x03\x04"
	entryHeader = 30 // bytes before the name
)

// zipEntry is a file in an archive, as far as its beginning shows.
type zipEntry struct {
	name string
	rest []byte // what follows the name
}

// zipEntries lists the files of a ZIP archive of which the beginning is at hand.
func zipEntries(start []byte) []zipEntry {
	var entries []zipEntry
	if !bytes.HasPrefix(start, []byte(entryMark)) {
		return nil
	}
	for rest := start; ; {
		at := bytes.Index(rest, []byte(entryMark))
		if at < 0 || len(rest) < at+entryHeader {
			return entries
		}
		rest = rest[at:]
		end := entryHeader + int(binary.LittleEndian.Uint16(rest[26:]))
		if end > len(rest) {
			return entries
		}
		entries = append(entries, zipEntry{string(rest[entryHeader:end]), rest[end:]})
		rest = rest[end:]
	}
}

// isWorkbook recognises an Excel workbook (Office Open XML). An archive that shows
// nothing but the list of its contents is taken for one, since the parts of a
// workbook may come in any order.
func isWorkbook(start []byte) bool { return officePart(zipEntries(start)) == "xl/" }

// officePart returns the folder that says what sort of Office Open XML an archive is:
// "xl/", "word/", "ppt/", "xl/workbook.bin" for a binary workbook, or "".
func officePart(entries []zipEntry) string {
	found := ""
	for _, e := range entries {
		// Some writers put a slash before names, or backslashes between them.
		name := strings.TrimPrefix(strings.ReplaceAll(e.name, `\`, "/"), "/")
		switch {
		case name == "xl/workbook.bin":
			return name
		case strings.HasPrefix(name, "xl/"):
			found = "xl/"
		case strings.HasPrefix(name, "word/"), strings.HasPrefix(name, "ppt/"):
			return name[:strings.IndexByte(name, '/')+1]
		case name == "[Content_Types].xml" && found == "":
			found = "xl/"
		}
	}
	return found
}

// archive says what a ZIP archive is that is no workbook.
func archive(start []byte) (what, hint string) {
	entries := zipEntries(start)
	switch officePart(entries) {
	case "xl/workbook.bin":
		return "a binary Excel workbook (.xlsb)", saveAsXLSX
	case "word/":
		return "a Word document", "save its table as .xlsx or .csv"
	case "ppt/":
		return "a PowerPoint presentation", "save its table as .xlsx or .csv"
	case "xl/":
		return "", ""
	}
	if len(entries) > 0 && entries[0].name == "mimetype" {
		switch kind := entries[0].rest; {
		case bytes.HasPrefix(kind, []byte("application/vnd.oasis.opendocument.spreadsheet")):
			return "an OpenDocument spreadsheet (.ods)", saveAsXLSX
		case bytes.HasPrefix(kind, []byte("application/vnd.oasis.opendocument")):
			return "an OpenDocument file", "save its table as .xlsx or .csv"
		case bytes.HasPrefix(kind, []byte("application/epub")):
			return "an EPUB book", tableHint
		}
	}
	if slices.ContainsFunc(entries, func(e zipEntry) bool { return strings.HasSuffix(e.name, ".iwa") }) {
		return "a document of Apple Numbers, Pages or Keynote", "export its table as Excel or CSV"
	}
	return "a ZIP archive", "unpack it and name the file inside"
}
