package formats

import (
	"slices"
	"strings"
	"testing"
)

// entry is the beginning of a file in a ZIP archive.
func entry(name, content string) string {
	header := make([]byte, entryHeader-len(entryMark))
	header[22], header[23] = byte(len(name)), byte(len(name)>>8)
	return entryMark + string(header) + name + content
}

func TestRecognise(t *testing.T) {
	workbook := entry("[Content_Types].xml", "x") + entry("_rels/.rels", "y") + entry("xl/workbook.xml", "z")
	for _, c := range []struct{ name, start, want string }{
		{"yaml, a key", "title: Arms\nactors:\n", "yaml"},
		{"yaml behind comments", "# mine\n\nactors:\n", "yaml"},
		{"yaml, a list", "- a\n", "yaml"},
		{"yaml in braces", "{title: Arms, actors: []}", "yaml"},
		{"yaml, commas behind the colon", "title: Arms, words\n", "yaml"},
		{"yaml with the mark of UTF-8", "\xEF\xBB\xBFtitle: x\n", "yaml"},
		{"nothing", "", "yaml"},
		{"csv", "from,relation,to\na,b,c\n", "csv"},
		{"csv, semicolons", "from;relation;to\n", "csv"},
		{"csv in quotes", "\"from\",\"to\"\n", "csv"},
		{"csv, a colon in the header", "from,a: b,to\n", "csv"},
		{"tsv", "from\trelation\tto\n", "tsv"},
		{"tsv with the mark of UTF-8", "\xEF\xBB\xBFfrom\tto\n", "tsv"},
		{"json lines", `{"claim": {"from": "a"}}` + "\n", "jsonl"},
		{"json lines, spaced", "\n { \"actor\" : { \"id\": \"a\"}}\n", "jsonl"},
		{"json", `{"title": "x", "actors": []}`, "json"},
		{"json, a field of another first", `{"$schema": "x", "claims" : []}`, "json"},
		{"xlsx", workbook, "xlsx"},
		{"xlsx, sheets first", entry("xl/worksheets/sheet1.xml", "x"), "xlsx"},
		{"xlsx, with backslashes", entry(`xl\workbook.xml`, "x"), "xlsx"},
		{"graphml", `<?xml version="1.0"?><!-- x --><graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, "graphml"},
		{"graphml with a prefix", `<g:graphml xmlns:g="x">`, "graphml"},
		{"graphml behind a document type", `<!DOCTYPE graphml [<!ENTITY a "<gexf>">] ><graphml>`, "graphml"},
		{"gexf", "\xEF\xBB\xBF" + `<?xml version="1.0"?>` + "\n<gexf version=\"1.3\">", "gexf"},
	} {
		if f, ok := Recognise([]byte(c.start)); f.Name != c.want || !ok {
			t.Errorf("%s: recognised as %q, %v; want %s", c.name, f.Name, ok, c.want)
		}
	}
}

// A name decides among texts, bytes where they contradict it.
func TestOf(t *testing.T) {
	for _, c := range []struct{ file, start, want string }{
		{"a.yaml", "from,relation,to\n", "yaml"},
		{"a.CSV", "title: x\n", "csv"},
		{"a.tab", "a,b\n", "tsv"},
		{"a.csv", "from;to\n", "csv"},
		{"a.json", "{}", ""},
		{"a.json", `{"actors": []}`, "json"},
		{"a.json", `{"actor": {}}`, "jsonl"},
		{"a.txt", "from\tto\n", "tsv"},
		{"folder.csv/a", "title: x\n", "yaml"},
		{"a.csv", entry("xl/workbook.xml", ""), "xlsx"},
		{"a.csv", entry("edges.csv", ""), ""},
		{"a.xml", "<graphml>", "graphml"},
		{"a.graphml", "<gexf>", "gexf"},
		{"a.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ""},
		{"a.csv", "<!doctype html>", ""},
		{"a.xlsx", "from,relation,to\n", "csv"},
		{"a.xlsx", "title: x\n", "yaml"},
		{"a.xlsx", "", "xlsx"},
		{"a.xlsx", "\x01\x00\x02", "xlsx"},
		{"a.xlsx", "PK\x03", "xlsx"},
		{"a.graphml", "from\tto\n", "tsv"},
		{"a.graphml", " <?xml ver", "graphml"},
		{"a.gexf", `{"claim": {}}`, "jsonl"},
		{"a.gexf", "<gex", "gexf"},
		{"-", "x: 1\n", "yaml"},
	} {
		if f, ok := Of(c.file, []byte(c.start)); f.Name != c.want || ok != (c.want != "") {
			t.Errorf("%s with %.20q: %q, %v; want %q", c.file, c.start, f.Name, ok, c.want)
		}
	}
}

func TestForeign(t *testing.T) {
	utf16 := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	for _, c := range []struct{ start, want string }{
		{oleMark, "an old Office file (.xls, .doc) or one with a password"},
		{oleMark + utf16("EncryptedPackage"), "an Office file with a password"},
		{oleMark + utf16("Workbook"), "an old Excel workbook (.xls)"},
		{oleMark + utf16("WordDocument"), "an old Word document (.doc)"},
		{entry("[Content_Types].xml", "") + entry("xl/workbook.bin", ""), "a binary Excel workbook (.xlsb)"},
		{entry("[Content_Types].xml", "") + entry("word/document.xml", ""), "a Word document"},
		{entry("ppt/presentation.xml", ""), "a PowerPoint presentation"},
		{entry("mimetype", "application/vnd.oasis.opendocument.spreadsheetPK"), "an OpenDocument spreadsheet (.ods)"},
		{entry("mimetype", "application/vnd.oasis.opendocument.text"), "an OpenDocument file"},
		{entry("mimetype", "application/epub+zip"), "an EPUB book"},
		{entry("Index/Document.iwa", "") + entry("preview.jpg", ""), "a document of Apple Numbers, Pages or Keynote"},
		{"\x80\x02}q\x00", "a Python pickle"},
		{"\x80\x04\x95\x12\x00", "a Python pickle"},
		{entry("data/edges.csv", "a,b"), "a ZIP archive"},
		{"PK\x05\x06", "an empty ZIP archive"},
		{"\x1F\x8B\x08\x00", "a gzip archive"},
		{"BZh91AY&SY", "a bzip2 archive"},
		{strings.Repeat("x", 257) + "ustar\x0000", "a tar archive"},
		{"%PDF-1.7\n", "a PDF"},
		{`{\rtf1\ansi`, "an RTF document"},
		{"PAR1\x15\x04", "a Parquet file"},
		{"SQLite format 3\x00", "an SQLite database"},
		{"\x89PNG\r\n\x1a\n", "a PNG picture"},
		{"RIFF\x00\x00\x00\x00WEBPVP8 ", "a WebP picture"},
		{"version https://git-lfs.github.com/spec/v1\n", "a pointer of Git LFS and not the file itself"},
		{"<!DOCTYPE HTML><html>", "a web page (HTML)"},
		{"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html xmlns=\"x\">", "a web page (HTML)"},
		{"<svg xmlns=\"x\">", "an SVG picture"},
		{"<?xml version=\"1.0\"?><Workbook>", "a spreadsheet in the XML of Excel 2003"},
		{"<rdf:RDF xmlns:rdf=\"x\">", "RDF (XML)"},
		{"<kml><a></a>", "an XML file (<kml>) that is no graph"},
		{"Creator \"igraph\"\nVersion 1\ngraph\n[\n", "a GML file"},
		{"graph [\n  node [", "a GML file"},
		{"// mine\nstrict digraph \"x y\" {", "a DOT file of Graphviz"},
		{"/* a\n b */ graph {", "a DOT file of Graphviz"},
		{"*Vertices 3\n1 \"a\"\n", "a Pajek file (.net)"},
		{"nodedef> name,label\n", "a GDF file"},
		{"dl n = 5\nformat = edgelist1\n", "a UCINET file (DL)"},
		{"@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n", "RDF (Turtle)"},
		{"<http://a/b> <http://a/c> <http://a/d> .\n", "RDF (N-Triples)"},
		{"@article{x,\n", "a BibTeX file"},
		{`{"type": "bundle", "objects": []}`, "a STIX bundle"},
		{`{"type": "FeatureCollection"}`, "GeoJSON"},
		{`{"directed": true, "nodes": []}`, "a graph in JSON"},
		{`[{"from": "a"}]`, "JSON that is no dossier"},
		{"[]", "JSON that is no dossier"},
		{"{}", "JSON that is no dossier"},
	} {
		what, hint := Foreign([]byte(c.start))
		if what != c.want || hint == "" {
			t.Errorf("%.40q is %q (hint %q); want %q", c.start, what, hint, c.want)
		}
		if f, ok := Recognise([]byte(c.start)); ok {
			t.Errorf("%.40q is recognised as %s", c.start, f.Name)
		}
	}
}

// What may be one of ours is never named for something else.
func TestNotForeign(t *testing.T) {
	for _, start := range []string{
		"", "\n", "title: x", "graph,relation,to\n", "digraph;to\n", "ORCID,to\n", "graph: {a: b}\n", "GIF8,to\n", "PAR1,PAR2\n", "MZ,to\n", "BZh,to\n",
		"[a, b]", "{title: x}", "<from>,<to>\n", "@handle,to\n", "dl,n\n", "Prefix,to\n", "*from*,to\n", "{\"claim\": {}}", "# graph {\nfrom,to\n",
	} {
		if what, _ := Foreign([]byte(start)); what != "" {
			t.Errorf("%q is taken for %s", start, what)
		}
	}
}

func TestTable(t *testing.T) {
	seen := make(map[string]string)
	for _, f := range All() {
		if f.Name == "" || f.What == "" || f.Recognise == nil || len(f.Extensions) == 0 {
			t.Errorf("%q lacks something: %+v", f.Name, f)
		}
		for _, extension := range f.Extensions {
			if other := seen[extension]; other != "" || !strings.HasPrefix(extension, ".") || extension != strings.ToLower(extension) {
				t.Errorf("the extension %q of %s is that of %q too, or not written as it should be", extension, f.Name, other)
			}
			seen[extension] = f.Name
			if g, ok := ByExtension("x" + strings.ToUpper(extension)); !ok || g.Name != f.Name {
				t.Errorf("%s leads to %q", extension, g.Name)
			}
		}
		if g, ok := ByName(strings.ToUpper(f.Name)); !ok || g.Name != f.Name {
			t.Errorf("the name %s leads to %q", f.Name, g.Name)
		}
	}
	if _, ok := ByExtension("x.doc"); ok {
		t.Error(".doc is a format")
	}
	if names := Names(func(f *Format) bool { return f.Loses == "" }); !slices.Contains(names, "yaml") || slices.Contains(names, "csv") {
		t.Errorf("formats that lose nothing: %v", names)
	}
}

// Bytes of any sort, and cut anywhere, are told apart without a fault.
func FuzzForeign(f *testing.F) {
	f.Add([]byte(entry("mimetype", "application/epub+zip")))
	f.Add([]byte("<!DOCTYPE a [<!-- ] -->]><a>"))
	f.Add([]byte(`{"nodes": []}`))
	f.Fuzz(func(t *testing.T, start []byte) {
		what, hint := Foreign(start)
		if (what == "") != (hint == "") {
			t.Errorf("%q with the hint %q", what, hint)
		}
		if f, ok := Recognise(start); ok == (what != "") {
			t.Errorf("%q, and recognised as %q", what, f.Name)
		}
	})
}
