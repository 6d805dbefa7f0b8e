package formats

import (
	"bytes"
	"regexp"
	"strings"
)

// What to do about a file that is none of ours.
const (
	saveAsXLSX = "open it in a spreadsheet program and save it as .xlsx or .csv"
	tableHint  = "a dossier is YAML or JSON Lines; ties are read from CSV, TSV, XLSX, GraphML and GEXF"
	unpackHint = "unpack it and name the file inside"
	exportHint = "export the table as CSV"
	graphHint  = "save it as GraphML or GEXF, or as a CSV of its edges"
	imageHint  = "a picture holds no data: name the table that it was made from"
)

// signature is how files of a sort begin.
type signature struct {
	at    int // bytes before it
	bytes string
	what  string
	hint  string
}

// signatures are those of files that are no text.
func signatures() []signature {
	return []signature{
		{0, "%PDF-", "a PDF", "copy the table out of it into a spreadsheet, and check it against the page"},
		{0, "{\\rtf", "an RTF document", "save its table as .xlsx or .csv"},
		{0, "PAR1\x15", "a Parquet file", exportHint},
		{0, "ARROW1\x00\x00", "an Arrow file", exportHint},
		{0, "FEA1\x00", "a Feather file", exportHint},
		{0, "Obj\x01", "an Avro file", exportHint},
		{0, "\x89HDF\r\n\x1a\n", "an HDF5 file", exportHint},
		{0, "SQLite format 3\x00", "an SQLite database", exportHint},
		{0, "\x00\x01\x00\x00Standard Jet DB", "an Access database", exportHint},
		{0, "\x00\x01\x00\x00Standard ACE DB", "an Access database", exportHint},
		{0, "RDX2\n", "an R data file", exportHint},
		{0, "RDX3\n", "an R data file", exportHint},
		{0, "$FL2@(#)", "an SPSS file", exportHint},
		{0, "<stata_dta>", "a Stata file", exportHint},
		{0, "\x80\x02", "a Python pickle", graphHint},
		{0, "\x80\x03", "a Python pickle", graphHint},
		{0, "\x80\x04\x95", "a Python pickle", graphHint},
		{0, "\x80\x05\x95", "a Python pickle", graphHint},
		{0, "\x1F\x8B", "a gzip archive", unpackHint},
		{4, "1AY&SY", "a bzip2 archive", unpackHint},
		{0, "\xFD7zXZ\x00", "an xz archive", unpackHint},
		{0, "\x28\xB5\x2F\xFD", "a Zstandard archive", unpackHint},
		{0, "7z\xBC\xAF\x27\x1C", "a 7-Zip archive", unpackHint},
		{0, "Rar!\x1A\x07", "a RAR archive", unpackHint},
		{257, "ustar\x00", "a tar archive", unpackHint},
		{257, "ustar ", "a tar archive", unpackHint},
		{0, "\x89PNG\r\n\x1a\n", "a PNG picture", imageHint},
		{0, "\xFF\xD8\xFF", "a JPEG picture", imageHint},
		{0, "GIF87a", "a GIF picture", imageHint},
		{0, "GIF89a", "a GIF picture", imageHint},
		{0, "II*\x00", "a TIFF picture", imageHint},
		{0, "MM\x00*", "a TIFF picture", imageHint},
		{8, "WEBP", "a WebP picture", imageHint},
		{0, "\x7FELF", "a program", tableHint},
		{0, "MZ\x90\x00", "a program", tableHint},
		{0, "version https://git-lfs.github.com/spec/", "a pointer of Git LFS and not the file itself", "fetch the file: git lfs pull"},
	}
}

// pattern is how a text of a sort begins.
type pattern struct {
	begin *regexp.Regexp
	what  string
	hint  string
}

// blank matches what may stand before the first word of a file: white space, and
// lines and blocks of comments.
const blank = `\A(?:\s|#[^\n]*\n|//[^\n]*\n|/\*(?s:.*?)\*/)*`

// patterns are those of text formats that can be told from ours.
var patterns = []pattern{
	{regexp.MustCompile(`(?i)` + blank + `(?:(?:creator|version|comment)\b[^\n]*\n\s*)*graph\s*\[`), "a GML file", graphHint},
	{regexp.MustCompile(`(?i)` + blank + `(?:strict\s+)?(?:di)?graph\b[^,;:\n{]{0,200}\{`), "a DOT file of Graphviz", graphHint},
	{regexp.MustCompile(`(?i)\A\s*(?:%[^\n]*\n\s*)*\*(?:vertices|network)\b`), "a Pajek file (.net)", graphHint},
	{regexp.MustCompile(`(?i)\A\s*nodedef\s*>`), "a GDF file", graphHint},
	{regexp.MustCompile(`(?i)\A\s*dl\s+n\s*=`), "a UCINET file (DL)", graphHint},
	{regexp.MustCompile(blank + `(?:@prefix|@base|PREFIX|BASE)\s[^\n]*<`), "RDF (Turtle)", graphHint},
	{regexp.MustCompile(blank + `<[a-z]+:[^<>\s]*>\s+<[^<>\s]+>\s`), "RDF (N-Triples)", graphHint},
	{regexp.MustCompile(`(?i)\A\s*@(?:article|book|misc|online|inproceedings|comment)\s*\{`), "a BibTeX file", tableHint},
}

// Foreign says what a file is that is none of our formats, as far as its first bytes
// tell, and what to do about it: "a PDF". It returns nothing for what is one of ours or
// may be. Bytes alone decide, never names.
func Foreign(start []byte) (what, hint string) {
	for _, s := range signatures() {
		if len(start) >= s.at && bytes.HasPrefix(start[s.at:], []byte(s.bytes)) {
			return s.what, s.hint
		}
	}
	switch begin := text(start); {
	case bytes.HasPrefix(start, []byte(entryMark)):
		return archive(start)
	case bytes.HasPrefix(start, []byte(oleMark)):
		return compound(start)
	case bytes.HasPrefix(start, []byte("PK\x05\x06")):
		return "an empty ZIP archive", unpackHint
	case bytes.HasPrefix(begin, []byte("<")):
		if what, hint := markup(begin); what != "" {
			return what, hint
		}
	case bytes.HasPrefix(begin, []byte("{")), bytes.HasPrefix(begin, []byte("[")):
		return foreignJSON(start)
	}
	for _, p := range patterns {
		if p.begin.Match(bytes.TrimPrefix(start, []byte("\xEF\xBB\xBF"))) {
			return p.what, p.hint
		}
	}
	return "", ""
}

// oleMark begins a compound file, in which Office kept documents before 2007 and keeps
// those with a password.
const oleMark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// compound says what a compound file holds, where its directory is at hand.
func compound(start []byte) (what, hint string) {
	holds := func(name string) bool {
		var utf16 []byte
		for _, c := range []byte(name) {
			utf16 = append(utf16, c, 0)
		}
		return bytes.Contains(start, utf16)
	}
	switch {
	case holds("EncryptedPackage"):
		return "an Office file with a password", "open it, take the password off and save it as .xlsx or .csv"
	case holds("Workbook"):
		return "an old Excel workbook (.xls)", saveAsXLSX
	case holds("WordDocument"):
		return "an old Word document (.doc)", "save its table as .xlsx or .csv"
	}
	return "an old Office file (.xls, .doc) or one with a password", "open it, take the password off and save it as .xlsx or .csv"
}

// markup says what an HTML or XML file is that holds no graph of ours.
func markup(begin []byte) (what, hint string) {
	if hasPrefixFold(begin, "<!doctype html") || hasPrefixFold(begin, "<html") {
		return "a web page (HTML)", "save the data that it shows: its table as CSV, or its text as the stored text of a source"
	}
	root := xmlRoot(begin)
	switch strings.ToLower(root) {
	case "", "graphml", "gexf":
		return "", ""
	case "html":
		return "a web page (HTML)", "save the data that it shows: its table as CSV, or its text as the stored text of a source"
	case "svg":
		return "an SVG picture", imageHint
	case "workbook":
		return "a spreadsheet in the XML of Excel 2003", saveAsXLSX
	case "rdf":
		return "RDF (XML)", graphHint
	}
	// A table may have brackets in its header.
	if !bytes.HasPrefix(begin, []byte("<?xml")) && !bytes.Contains(begin, []byte("</")) && !bytes.Contains(begin, []byte("xmlns")) {
		return "", ""
	}
	return "an XML file (<" + root + ">) that is no graph", graphHint
}

var (
	// jsonBegin tells JSON from the brackets of YAML, which need no quotes.
	jsonBegin = regexp.MustCompile(`\A(?:\{\s*["}]|\[\s*[\[{"\]0-9-])`)
	jsonNodes = regexp.MustCompile(`"(?:nodes|elements|edges|links)"\s*:`)
	jsonSTIX  = regexp.MustCompile(`"type"\s*:\s*"bundle"`)
	jsonGeo   = regexp.MustCompile(`"type"\s*:\s*"FeatureCollection"`)
)

// foreignJSON says what JSON is that is no dossier.
func foreignJSON(start []byte) (what, hint string) {
	switch {
	case !jsonBegin.Match(text(start)) || isJSONLines(start) || isJSONDossier(start):
		return "", ""
	case jsonSTIX.Match(start):
		return "a STIX bundle", tableHint
	case jsonGeo.Match(start):
		return "GeoJSON", tableHint
	case jsonNodes.Match(start):
		return "a graph in JSON", graphHint
	}
	return "JSON that is no dossier", "see docs/formats.md for the fields of a dossier and for JSON Lines"
}
