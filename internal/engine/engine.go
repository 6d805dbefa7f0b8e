package engine

import (
	"bytes"
	"context"
	"errors"
	"io/fs"

	"dossier/internal/enginecache"

	"github.com/goccy/go-graphviz"
)

// The engine is initialised by now; see enginecache for what this is about.
func init() { enginecache.Done() }

// closed is a file system without files. Graphviz, which can open images, style
// sheets and fonts that a drawing names, would otherwise see the host's.
type closed struct{}

func (closed) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// Run lays out one drawing with the named program (dot, neato, ...) and returns
// Graphviz's json0, which holds positions in points. It must never run twice at
// once. It may panic, and it may take any time; it cannot be interrupted, since
// cancelling a context breaks the engine for good. After an error the engine's
// memory may be damaged: it must not be called again.
func Run(program, source string) (positions []byte, err error) {
	graphviz.SetFileSystem(closed{})
	ctx := context.Background()
	g, err := graphviz.New(ctx)
	if err != nil {
		return nil, err
	}
	defer g.Close() //nolint:errcheck // it returns the number of warnings as an error: nothing to act on
	graph, err := graphviz.ParseBytes([]byte(source))
	if err != nil {
		return nil, err
	}
	if graph == nil {
		return nil, errors.New("the drawing was not understood")
	}
	defer func() { err = errors.Join(err, graph.Close()) }()
	g.SetLayout(graphviz.Layout(program))
	var out bytes.Buffer
	if err := g.Render(ctx, graph, "json0", &out); err != nil {
		return nil, err
	}
	if out.Len() == 0 {
		return nil, errors.New("nothing came back")
	}
	return out.Bytes(), nil
}
