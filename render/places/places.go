package places

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"strings"

	"dossier/render"
	"dossier/render/scenejson"
)

// MaxSize is the size in bytes of the largest file that is read.
const MaxSize = 64 << 20

// ErrNone says that a file holds no places.
var ErrNone = errors.New("it holds no places of actors; draw it again with this version, as .svg, .html or .json")

// Read finds the places in a figure of dossier: an SVG, an HTML page or document
// that holds one SVG, or a scene as JSON. It fails with [ErrNone] for every other
// file, and says what is wrong with places that no figure can have. It takes
// time and memory in proportion to the text.
func Read(text []byte) (*render.Places, error) {
	if len(text) > MaxSize {
		return nil, fmt.Errorf("it is larger than %d MB, which no figure is", MaxSize>>20)
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\ufeff")), " \t\r\n")
	if bytes.HasPrefix(start, []byte("{")) {
		return fromScene(start)
	}
	return fromMarkup(text)
}

func fromScene(text []byte) (*render.Places, error) {
	var scene struct {
		Format string          `json:"format"`
		Places json.RawMessage `json:"places"`
	}
	if err := json.Unmarshal(text, &scene); err != nil || scene.Format != scenejson.Format {
		return nil, ErrNone
	}
	return decode(scene.Places)
}

// fromMarkup finds the one metadata element that dossier wrote. Text that others
// wrote cannot hold such an element, since it is escaped.
func fromMarkup(text []byte) (*render.Places, error) {
	const open, end = "<metadata>", "</metadata>"
	var found json.RawMessage
	figures := 0
	for rest := text; ; {
		_, after, ok := bytes.Cut(rest, []byte(open))
		if !ok {
			break
		}
		inner, tail, ok := bytes.Cut(after, []byte(end))
		if !ok {
			break
		}
		rest = tail
		if places, ours := fromMetadata(inner); ours {
			found = places
			figures++
		}
	}
	if figures > 1 {
		return nil, fmt.Errorf("it holds %d figures; keep the places of one that stands in a file of its own", figures)
	}
	return decode(found)
}

// fromMetadata returns the places in the text of a metadata element, not yet
// looked at, and whether dossier wrote it. Of entities, those that HTML defines
// are known and none else.
func fromMetadata(inner []byte) (places json.RawMessage, ours bool) {
	var made struct {
		Generator string          `json:"generator"`
		Places    json.RawMessage `json:"places"`
	}
	err := json.Unmarshal([]byte(html.UnescapeString(strings.TrimSpace(string(inner)))), &made)
	return made.Places, err == nil && made.Generator == "dossier"
}

func decode(text json.RawMessage) (*render.Places, error) {
	if len(text) == 0 || string(text) == "null" {
		return nil, ErrNone
	}
	p := new(render.Places)
	if err := json.Unmarshal(text, p); err != nil {
		return nil, fmt.Errorf("its places of actors are damaged (%w); draw it again with this version", err)
	}
	return p, nil
}
