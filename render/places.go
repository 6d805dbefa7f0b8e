package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
)

// Places are where the actors of a figure stand, told so that a later edition of
// it can keep them there. Lengths are those of the drawing before it is brought
// to a width: pixels at the usual size of type.
type Places struct {
	// Area is the box of the whole drawing with what was to be kept free.
	Area Box
	// Narrow is set where names and captions are broken as for a narrow column.
	Narrow bool
	Actors []Place
}

// Place is where an actor stands.
type Place struct {
	Actor string // the id
	Box   Box
}

// The bounds of places that are read: the most actors, the farthest that a side
// may be from the origin, and the largest size of an actor, in pixels: a box may hold
// the names of thousands.
const (
	MaxPlaces    = 1000
	MaxPlaceAt   = 100000
	MaxPlaceSize = MaxPlaceAt
)

// MarshalJSON writes places as
//
//	{"area":[x,y,width,height],"narrow":false,"actors":{"id":[x,y,width,height],...}}
//
// with actors in their order in the figure and at most two decimals.
func (p Places) MarshalJSON() ([]byte, error) {
	b := append([]byte(`{"area":`), boxJSON(p.Area)...)
	b = strconv.AppendBool(append(b, `,"narrow":`...), p.Narrow)
	b = append(b, `,"actors":{`...)
	for i, a := range p.Actors {
		if i > 0 {
			b = append(b, ',')
		}
		id, err := json.Marshal(a.Actor)
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, id...), ':'), boxJSON(a.Box)...)
	}
	return append(b, "}}"...), nil
}

func boxJSON(box Box) []byte {
	b := []byte{'['}
	for i, v := range []float64{box.X, box.Y, box.W, box.H} {
		if i > 0 {
			b = append(b, ',')
		}
		v = math.Round(v*100) / 100
		if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) { // minus zero too
			v = 0
		}
		b = strconv.AppendFloat(b, v, 'f', -1, 64)
	}
	return append(b, ']')
}

// UnmarshalJSON reads what MarshalJSON writes. The text may come from anywhere:
// it fails where there are more than [MaxPlaces] actors or one twice, and where a
// number is none that a figure has.
func (p *Places) UnmarshalJSON(text []byte) error {
	var in struct {
		Area   []float64
		Narrow bool
		Actors placeList
	}
	if err := json.Unmarshal(text, &in); err != nil {
		return err
	}
	area, err := placeBox(in.Area, 2*MaxPlaceAt)
	if err != nil {
		return fmt.Errorf("the area of the drawing: %w", err)
	}
	*p = Places{Area: area, Narrow: in.Narrow, Actors: in.Actors}
	return nil
}

// placeList reads an object as a list, so that its size is known while it is
// read and an id that comes twice is seen.
type placeList []Place

func (l *placeList) UnmarshalJSON(text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return errors.New("the places of actors are no object")
	}
	known := map[string]bool{}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return err
		}
		id, _ := t.(string)
		var numbers []float64
		switch {
		case len(known) == MaxPlaces:
			return fmt.Errorf("there are more than %d actors", MaxPlaces)
		case known[id]:
			return fmt.Errorf("the actor %.40q has two places", id)
		}
		known[id] = true
		if err := d.Decode(&numbers); err != nil {
			return err
		}
		box, err := placeBox(numbers, MaxPlaceSize)
		if err != nil {
			return fmt.Errorf("the actor %.40q: %w", id, err)
		}
		*l = append(*l, Place{Actor: id, Box: box})
	}
	if _, err := d.Token(); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// placeBox checks the numbers of a box. Comparisons are written so that what is
// no number fails them.
func placeBox(n []float64, size float64) (Box, error) {
	if len(n) != 4 {
		return Box{}, fmt.Errorf("a place has 4 numbers, not %d", len(n))
	}
	for i, v := range n {
		low, high := -float64(MaxPlaceAt), float64(MaxPlaceAt)
		if i > 1 {
			low, high = 0, size
		}
		if !(v >= low && v <= high) {
			return Box{}, fmt.Errorf("%g is no place within a figure", v)
		}
	}
	return Box{X: n[0], Y: n[1], W: n[2], H: n[3]}, nil
}
