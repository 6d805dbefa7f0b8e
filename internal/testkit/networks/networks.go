package networks

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"path"
	"strings"
	"testing/fstest"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/load"
	"dossier/data/samples"
	"dossier/graph/ask"
	"dossier/render"
)

// Network is what a figure is made of: an edge list, or a question to a sample of
// the program.
type Network struct {
	Name string
	// CSV is the edge list; nil for a sample.
	CSV []byte
	// Sample is the sample that is drawn: all of it, or what is near to some actors.
	Sample string
	Near   []string
}

//go:embed testdata/*.csv
var files embed.FS

// Known is the figures of the samples, and then the networks that stand in files,
// by name.
func Known() ([]Network, error) {
	all := []Network{
		{Name: "kim-putin", Sample: samples.Default},
		{Name: "kim-putin-near", Sample: samples.Default, Near: []string{"Kim", "Putin"}},
		{Name: "florentine", Sample: samples.Florentine},
	}
	entries, err := files.ReadDir("testdata")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		text, err := files.ReadFile(path.Join("testdata", e.Name()))
		if err != nil {
			return nil, err
		}
		all = append(all, Network{Name: strings.TrimSuffix(e.Name(), ".csv"), CSV: text})
	}
	return all, nil
}

// Figure is the figure of a network, without notes: what is judged is the drawing.
func (n *Network) Figure(ctx context.Context) (*render.Figure, error) {
	d, err := n.Dossier(ctx)
	if err != nil {
		return nil, fmt.Errorf("network %s: %w", n.Name, err)
	}
	m, err := ask.Load(ctx, d, "test")
	if err != nil {
		return nil, fmt.Errorf("network %s: %w", n.Name, err)
	}
	a, err := ask.Ask(ctx, m, ask.Question{Verb: answer.VerbDraw, Actors: n.Near, Network: ask.NetworkOptions{Hops: min(1, len(n.Near))}})
	if err == nil {
		err = answer.Seal(ctx, a)
	}
	if err != nil {
		return nil, fmt.Errorf("network %s: %w", n.Name, err)
	}
	f, err := render.Build(ctx, a, render.Options{NoNotes: true})
	if err != nil {
		return nil, fmt.Errorf("network %s: %w", n.Name, err)
	}
	return &f, nil
}

// Dossier reads the edge list or the sample.
func (n *Network) Dossier(ctx context.Context) (*data.Dossier, error) {
	fsys, name := samples.FS(), n.Sample
	if n.CSV != nil {
		name = n.Name + ".csv"
		fsys = fstest.MapFS{name: &fstest.MapFile{Data: n.CSV}}
	}
	d, problems, err := load.LoadFS(ctx, fsys, name, load.Options{})
	for _, p := range problems {
		if p.Severity == data.Error {
			err = errors.Join(err, errors.New(p.String()))
		}
	}
	return d, err
}
