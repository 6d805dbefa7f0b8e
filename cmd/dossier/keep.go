package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"dossier/internal/figure"
	"dossier/internal/options"
	"dossier/render"
	"dossier/render/places"
)

// keepPlaces reads the figure that --keep names, before anything is written. A
// figure that is about to be written may keep its own places: where it is not
// there yet, this is its first edition.
func (a *app) keepPlaces(look options.Look, own ...string) (*render.Places, error) {
	if look.Keep == "" {
		return nil, nil
	}
	return a.placesOf(look.Keep, own)
}

func (a *app) placesOf(name string, own []string) (*render.Places, error) {
	text, err := readBounded(name, places.MaxSize)
	if errors.Is(err, fs.ErrNotExist) && isOneOf(name, own) {
		fmt.Fprintf(a.err, "dossier: %s is not there yet: this is its first edition\n", name)
		return &render.Places{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("--keep: %w", err)
	}
	return figure.ReadPlaces(name, text)
}

// isOneOf reports whether a file, which is not there, is one of others.
func isOneOf(name string, others []string) bool {
	for _, other := range others {
		if other != "" && filepath.Clean(name) == filepath.Clean(other) {
			return true
		}
	}
	return false
}
