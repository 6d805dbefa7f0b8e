package emf

import (
	"context"
	"fmt"
	"io"

	"dossier/render"
	"dossier/render/internal/paint"
)

// maxSide is the longest side of a figure, in 1/100 mm: 200 inches, as of a PDF. Where
// an office program draws pages at all, they are much smaller.
const maxSide = 508_000

// Options says how a scene is encoded. The zero Options are the defaults.
type Options struct {
	// Theme is light where empty or auto: a metafile cannot ask its reader.
	Theme render.Theme
}

// Encode writes the scene as an Enhanced Metafile. It fails for an unknown theme, a scene
// that is no page or larger than 200 inches, where ctx is done, and where w fails. Time
// and memory grow with the marks and texts of the scene: the file is made in memory.
func Encode(ctx context.Context, w io.Writer, s *render.Scene, opt Options) error {
	if err := paint.Check(s, opt.Theme); err != nil {
		return fmt.Errorf("emf: %w", err)
	}
	if side := max(s.Width, s.Height) * unitsPerPixel; side > maxSide {
		return fmt.Errorf("emf: the figure is %.0f by %.0f mm, and a metafile of ours may have %d: make the figure smaller or write SVG",
			s.Width*unitsPerPixel/100, s.Height*unitsPerPixel/100, maxSide/100)
	}
	c := &canvas{objects: objects{handles: map[object]uint32{}}}
	c.buf = make([]byte, 0, 64*1024)
	page := box{0, 0, max(units(s.Width), 1), max(units(s.Height), 1)}
	c.header(page, s)
	c.identity(s)
	c.prepare(page)
	c.Shape(paint.Shape{Curve: corners(s.Width, s.Height), Closed: true, Filled: true, Fill: paint.Page(opt.Theme)})
	if err := paint.Scene(ctx, s, opt.Theme, c); err != nil {
		return err
	}
	c.release()
	c.finish()
	if _, err := w.Write(c.buf); err != nil {
		return fmt.Errorf("emf: %w", err)
	}
	return nil
}
