package png

import (
	"context"
	"fmt"
	"image"
	"io"
	"math"

	"dossier/render"
	"dossier/render/internal/letters"
	"dossier/render/internal/paint"
)

// What a picture may be.
const (
	DefaultDPI = 300
	MinDPI     = 24
	MaxDPI     = 2400
	// maxPixels bounds the time that a picture takes, and the memory of whoever
	// opens it.
	maxPixels = 80_000_000
	// maxSide is what the rasterizer can count in 1/64 pixel, with room.
	maxSide = 100_000
)

// Options says how a scene is encoded. The zero Options are the defaults.
type Options struct {
	// Theme is light where empty or auto.
	Theme render.Theme
	// DPI is the number of pixels in an inch; 0: [DefaultDPI].
	DPI float64
	// Fonts is where letters come from that the embedded typefaces lack; nil:
	// the fonts of the system.
	Fonts *letters.Library
}

// Size gives the size in pixels of a picture of the scene, a pixel of the scene
// being 1/96 inch. It fails where the scene has no size, or the picture would be
// too large, and then says which resolution would do.
func Size(s *render.Scene, dpi float64) (width, height int, err error) {
	if err := paint.Check(s, ""); err != nil {
		return 0, 0, fmt.Errorf("png: %w", err)
	}
	if dpi == 0 {
		dpi = DefaultDPI
	}
	if !(dpi >= MinDPI && dpi <= MaxDPI) {
		return 0, 0, fmt.Errorf("png: a resolution of %v dpi; it must be from %d to %d", dpi, MinDPI, MaxDPI)
	}
	w, h := math.Ceil(s.Width*dpi/96-1e-6), math.Ceil(s.Height*dpi/96-1e-6)
	if w*h > maxPixels || w > maxSide || h > maxSide {
		fits := math.Floor(96 * min(math.Sqrt(maxPixels/s.Width/s.Height), maxSide/s.Width, maxSide/s.Height))
		help := "make the figure smaller or write SVG or PDF"
		if fits >= MinDPI {
			help = fmt.Sprintf("use --dpi %v or less, or write SVG or PDF", min(fits, MaxDPI))
		}
		return 0, 0, fmt.Errorf("png: at %v dpi the figure is %.0f by %.0f pixels, more than the %d million allowed: %s",
			dpi, w, h, maxPixels/1_000_000, help)
	}
	return int(max(w, 1)), int(max(h, 1)), nil
}

// Encode writes the scene as a PNG image without transparency. The warnings
// name scripts that no font could draw. It fails for an unknown theme, where
// [Size] does, where ctx is done, and where w fails. Time grows with the number of
// pixels; memory is some hundred rows of them a processor, and what is drawn: some 16
// bytes for each piece of an outline, and 8 where a colour begins in a row.
func Encode(ctx context.Context, w io.Writer, s *render.Scene, opt Options) (warnings []string, err error) {
	if opt.DPI == 0 {
		opt.DPI = DefaultDPI
	}
	if opt.Fonts == nil {
		opt.Fonts = letters.System()
	}
	if err := paint.Check(s, opt.Theme); err != nil {
		return nil, fmt.Errorf("png: %w", err)
	}
	width, height, err := Size(s, opt.DPI)
	if err != nil {
		return nil, err
	}
	c := &canvas{drawing: drawing{width: width, height: height}, path: trace{scale: opt.DPI / 96}, setter: letters.NewSetter(opt.Fonts)}
	if err := paint.Scene(ctx, s, opt.Theme, c); err != nil {
		return nil, err
	}
	colours, pixels, err := c.compress(ctx, value(paint.Page(opt.Theme)))
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(file(image.Pt(width, height), colours, pixels, s, opt.DPI)); err != nil {
		return nil, fmt.Errorf("png: %w", err)
	}
	return c.setter.Warnings(), nil
}
