package pdf

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"dossier/render"
	"dossier/render/internal/letters"
	"dossier/render/internal/paint"
)

const (
	// pointsPerPixel turns pixels of the scene (1/96 inch) into points (1/72).
	pointsPerPixel = 0.75
	// maxPoints is the longest side of a page that readers must show (ISO
	// 32000-1, annex C): 200 inches.
	maxPoints = 14_400
)

// Options says how a scene is encoded. The zero Options are the defaults.
type Options struct {
	// Theme is light where empty or auto.
	Theme render.Theme
	// Fonts is where letters come from that the embedded typefaces lack; nil:
	// the fonts of the system.
	Fonts *letters.Library
}

// Encode writes the scene as a PDF. The warnings name scripts that no font could
// draw; their text can be searched all the same. It fails for an unknown theme,
// a scene that is no page or larger than 200 inches, where ctx is done, and where
// w fails.
func Encode(ctx context.Context, w io.Writer, s *render.Scene, opt Options) (warnings []string, err error) {
	return EncodePages(ctx, w, []*render.Scene{s}, opt)
}

// EncodePages is [Encode] of scenes that are the pages of one document, which is called
// and described as the first of them is. There is at least one.
func EncodePages(ctx context.Context, w io.Writer, pages []*render.Scene, opt Options) (warnings []string, err error) {
	if opt.Fonts == nil {
		opt.Fonts = letters.System()
	}
	doc := newDocument()
	describe(doc, pages[0])
	setter := letters.NewSetter(opt.Fonts)
	parts := make([][]piece, len(pages))
	for i, s := range pages {
		parts[i] = pieces(s)
		if err := addPage(ctx, doc, s, parts[i], opt, setter); err != nil {
			return nil, err
		}
	}
	var made bytes.Buffer
	if err := doc.Output(&made); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	file, err := tagged(made.Bytes(), pages, parts)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(file); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return setter.Warnings(), nil
}

// addPage draws a scene on a page of its size, and marks the content of each piece.
func addPage(ctx context.Context, doc *fpdf.Fpdf, s *render.Scene, parts []piece, opt Options, setter *letters.Setter) error {
	if err := paint.Check(s, opt.Theme); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	width, height := s.Width*pointsPerPixel, s.Height*pointsPerPixel
	if max(width, height) > maxPoints {
		return fmt.Errorf("pdf: the figure is %.0f by %.0f mm, and a page may have %.0f: make the figure smaller or write SVG",
			millimetres(width), millimetres(height), millimetres(maxPoints))
	}
	doc.AddPageFormat("P", fpdf.SizeType{Wd: width, Ht: height})
	c := newCanvas(doc, height, setter)
	c.fill(paint.Page(opt.Theme))
	doc.RawWriteStr("/Artifact BMC")
	doc.Rect(0, 0, width, height, "F")
	doc.RawWriteStr("EMC")
	for i := range parts {
		doc.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", parts[i].tag, i))
		if err := paint.Scene(ctx, &parts[i].scene, opt.Theme, c); err != nil {
			return err
		}
		doc.RawWriteStr("EMC")
	}
	return nil
}

func millimetres(points float64) float64 { return points / 72 * 25.4 }

// newDocument begins a document without pages whose bytes depend on nothing
// but what is put into it.
func newDocument() *fpdf.Fpdf {
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt"})
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.SetCatalogSort(true)
	// The library writes dates and takes the clock's where there are none; the
	// epoch stands for no date.
	doc.SetCreationDate(time.Unix(0, 0).UTC())
	doc.SetModificationDate(time.Unix(0, 0).UTC())
	doc.SetLang("en")
	addFonts(doc)
	return doc
}

// describe adds what the figure shows and what it was made from, as document
// information and as XMP.
func describe(doc *fpdf.Fpdf, s *render.Scene) {
	program := strings.TrimSpace("dossier " + s.Stamp.Version)
	// The library's own way to write Unicode fails beyond the first plane.
	doc.SetTitle(textString(s.Title), false)
	doc.SetSubject(textString(s.Description), false)
	doc.SetKeywords(textString(strings.TrimSpace(s.Stamp.Query+" "+s.Stamp.Digest)), false)
	doc.SetCreator(textString(program), false)
	doc.SetProducer(textString(program), false)
	doc.SetXmpMetadata(metadata(s, program))
}
