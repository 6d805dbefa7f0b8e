package places

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"dossier/render"
	"dossier/render/stamp"
)

// MaxSize is the size in bytes of the largest file that is read.
const MaxSize = 64 << 20

// anew is what to do about a figure without places that can be read.
const anew = "draw it anew without --keep, as .svg, .html or .json"

// ErrNone says that a file holds no places.
var ErrNone = errors.New("it holds no places of actors: either dossier did not draw it, or another program has saved it since and left them out; " + anew)

// Read finds the places in a figure of dossier: an SVG, an HTML page or document
// that holds one SVG, or a scene as JSON. It fails with [ErrNone] for every other
// file, and says what is wrong with places that no figure can have. It takes
// time and memory in proportion to the text.
func Read(text []byte) (*render.Places, error) {
	if len(text) > MaxSize {
		return nil, fmt.Errorf("it is larger than %d MB, which no figure is", MaxSize>>20)
	}
	if f, ours := stamp.Read(text); ours && f.Format == "json" {
		return decode(f.Places)
	}
	switch figures := stamp.Inline(text); len(figures) {
	case 0:
		return nil, ErrNone
	case 1:
		return decode(figures[0].Places)
	default:
		return nil, fmt.Errorf("it holds %d figures; keep the places of one that stands in a file of its own", len(figures))
	}
}

func decode(text []byte) (*render.Places, error) {
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, ErrNone
	}
	p := new(render.Places)
	if err := json.Unmarshal(text, p); err != nil {
		return nil, fmt.Errorf("its places of actors are damaged (%w), as another program may have left them; %s", err, anew)
	}
	return p, nil
}
