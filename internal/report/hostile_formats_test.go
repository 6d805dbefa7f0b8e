package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	dotformat "gonum.org/v1/gonum/graph/formats/dot"
	dotast "gonum.org/v1/gonum/graph/formats/dot/ast"

	"dossier/render/scenejson"
)

// checkHostile reads a figure of a hostile dossier with another parser than ours.
func checkHostile(t *testing.T, format string, doc []byte) {
	t.Helper()
	if format != "png" && format != "pdf" && format != "emf" && !utf8.Valid(doc) {
		t.Errorf("%s is not UTF-8", format)
	}
	switch format {
	case "svg":
		checkHostileSVG(t, doc)
	case "html":
		checkHostileHTML(t, doc)
	case "dot":
		checkHostileDOT(t, doc)
	case "mermaid":
		nodes := regexp.MustCompile(`(?m)^  n\d+[\[({>]`).FindAll(doc, -1)
		ties := regexp.MustCompile(`(?m)^  n\d+ (-->|---|-\.->|-\.-)`).FindAll(doc, -1)
		if len(nodes) != hostileActors || len(ties) != hostileActors || regexp.MustCompile(`(?m)%%\{|^\s*(click|subgraph|end\b|---)`).Match(doc) {
			t.Errorf("mermaid: %d nodes and %d ties", len(nodes), len(ties))
		}
	case "json":
		var got scenejson.Document
		if err := json.Unmarshal(doc, &got); err != nil || len(got.Actors) != hostileActors || len(got.Lines) != hostileActors {
			t.Errorf("json: %d actors, %v", len(got.Actors), err)
		}
	case "png":
		if _, err := png.Decode(bytes.NewReader(doc)); err != nil {
			t.Error(err)
		}
	case "emf": // render/emf reads every record back
		if !bytes.HasPrefix(doc, []byte{1, 0, 0, 0}) || !bytes.Contains(doc, []byte("dossier-figure/1\n{")) {
			t.Error("the metafile has no header, or does not tell what it was made from")
		}
	case "pdf":
		bare := regexp.MustCompile(`(?s)stream\n.*?endstream|\((\\.|[^\\()])*\)`).ReplaceAll(doc, nil)
		if !bytes.HasPrefix(doc, []byte("%PDF-")) || regexp.MustCompile(`/(JS|JavaScript|Launch|URI|EmbeddedFile|GoToR|SubmitForm)\b`).Match(bare) {
			t.Error("the PDF holds an action or a file")
		}
	default:
		t.Errorf("nobody reads %s back", format)
	}
}

// checkHostileSVG allows our elements and attributes alone; no text that somebody
// wrote stands in an attribute but in those of the stamp.
func checkHostileSVG(t *testing.T, doc []byte) {
	t.Helper()
	elements := strings.Fields("svg title desc style g rect path circle text tspan")
	attributes := strings.Fields(`xmlns id class role aria-labelledby space width height viewBox font-family font-size font-weight x y dx cx cy r rx d
		fill stroke stroke-width stroke-linejoin stroke-linecap stroke-dasharray direction text-anchor textLength lengthAdjust`)
	plain := regexp.MustCompile(`^[\w .,#-]*$`)
	ids := map[string]bool{}
	for d := xml.NewDecoder(bytes.NewReader(doc)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("svg: %v", err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if !slices.Contains(elements, e.Name.Local) {
				t.Errorf("svg: element %s", e.Name.Local)
			}
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Name.Local, "data-dossier-") {
					continue
				}
				if !slices.Contains(attributes, a.Name.Local) || a.Name.Local != "xmlns" && !plain.MatchString(a.Value) {
					t.Errorf("svg: attribute %s=%q", a.Name.Local, a.Value)
				}
				if a.Name.Local == "id" && ids[a.Value] {
					t.Errorf("svg: the id %s stands there twice", a.Value)
				}
				ids[a.Value] = ids[a.Value] || a.Name.Local == "id"
			}
		case xml.Comment, xml.ProcInst, xml.Directive:
			t.Errorf("svg: %T", e)
		}
	}
}

// allowedTag are the tags of pages and reports, with the attributes that they may have.
var allowedTag = regexp.MustCompile(`^<(!DOCTYPE html|/?(html|head|body|header|main|aside|footer|section|details|summary|h[1-3]|p|ol|ul|li|strong|em|code|pre|br|span|a|table|thead|tbody|tr|th|td|figure|div|input|button|meta|title|style|script|svg|desc|metadata|g|rect|path|circle|text|tspan)( [a-zA-Z-]+(:space)?="[^"<>]*"| hidden| open)*/?)>$`)

func checkHostileHTML(t *testing.T, doc []byte) {
	t.Helper()
	page := regexp.MustCompile(`(?s)(<(?:script|style)[^>]*>).*?(</(?:script|style)>)`).ReplaceAll(doc, []byte("$1$2"))
	page = regexp.MustCompile(` data-dossier-[a-z]+="[^"<>]*"`).ReplaceAll(page, nil) // the stamp, which nothing runs or loads
	for _, tag := range regexp.MustCompile(`<[^>]*>?`).FindAll(page, -1) {
		if !allowedTag.Match(tag) || regexp.MustCompile(`\s(on\w+|src|style|srcdoc|action)=`).Match(tag) {
			t.Errorf("html: %.200s", tag)
		}
		if href := regexp.MustCompile(`href="([^"]*)"`).FindSubmatch(tag); href != nil && !regexp.MustCompile(`^(https?://|mailto:|#(note|source)-)`).Match(href[1]) {
			t.Errorf("html: link to %s", href[1])
		}
	}
	if bytes.Count(page, []byte("<script")) > 2 {
		t.Errorf("html: %d scripts", bytes.Count(page, []byte("<script")))
	}
}

// checkHostileDOT reads the document with another parser than Graphviz's.
func checkHostileDOT(t *testing.T, doc []byte) {
	t.Helper()
	doc = bytes.ReplaceAll(doc, []byte("\uFFFD"), []byte("?")) // which that parser takes for broken UTF-8
	file, err := dotformat.ParseBytes(doc)
	if err != nil || len(file.Graphs) != 1 {
		t.Fatalf("dot: %v", err)
	}
	nodes, ties := 0, 0
	for _, s := range file.Graphs[0].Stmts {
		switch s := s.(type) {
		case *dotast.NodeStmt:
			if !regexp.MustCompile(`^"a\d+"$`).MatchString(s.Node.ID) {
				t.Errorf("dot: node %s", s.Node.ID)
			}
			nodes++
		case *dotast.EdgeStmt:
			ties++
		case *dotast.AttrStmt:
		default:
			t.Errorf("dot: %T", s)
		}
	}
	if nodes != hostileActors || ties != hostileActors {
		t.Errorf("dot: %d nodes and %d ties", nodes, ties)
	}
}
