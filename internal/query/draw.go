package query

import (
	"context"
	"fmt"
	"strings"

	"dossier/graph"
	"dossier/render"
)

// Draw makes the figure that a question asks for: the paths between two
// actors, the neighbourhood of the named ones, or everything.
func Draw(ctx context.Context, g *graph.Graph, q Question, version string) (*render.Figure, error) {
	if len(q.Figure.Path) > 0 {
		if len(q.Actors) > 0 {
			return nil, usagef("draw takes actors or --path FROM,TO, not both")
		}
		if len(q.Figure.Highlight) > 0 {
			return nil, usagef("draw takes --path or --highlight, not both")
		}
		r, err := Paths(ctx, g, q)
		if err != nil {
			return nil, err
		}
		return DrawPaths(ctx, r, q, version)
	}
	names := resolve{g: g}
	filter := names.filter(q.Filter)
	centres := names.nodes(q.Actors)
	if names.err != nil {
		return nil, names.err
	}
	for _, n := range centres {
		filter.Keep = append(filter.Keep, g.Actor(n).ID)
	}
	view, err := g.View(ctx, filter)
	if err != nil {
		return nil, err
	}
	selection := render.Selection{}
	if len(centres) > 0 {
		selection.Ends = centres
		selection.Nodes = view.Neighbourhood(centres, max(1, q.Figure.Hops), graph.EitherWay)
	} else if q.Figure.Hops > 0 {
		return nil, usagef("--hops needs actors to start from: dossier draw Kim --hops %d", q.Figure.Hops)
	}
	opt, err := options(ctx, g, q, version, titleOfView(g, centres))
	if err != nil {
		return nil, err
	}
	f := render.FromView(view, selection, opt)
	if len(q.Figure.Highlight) > 0 {
		r, err := Paths(ctx, g, q)
		if err != nil {
			return nil, err
		}
		if len(r.Found.Paths) == 0 {
			return nil, &NotFoundError{r}
		}
		f = render.Highlight(f, g, r.Found.Paths)
	}
	render.Bundle(&f)
	return &f, nil
}

// DrawPaths makes the figure of a path answer. It fails with [*NotFoundError]
// where there is no path to draw.
func DrawPaths(ctx context.Context, r *PathResult, q Question, version string) (*render.Figure, error) {
	g := r.View.Graph()
	if len(r.Found.Paths) == 0 {
		return nil, &NotFoundError{r}
	}
	title := fmt.Sprintf("From %s to %s", NameOf(g, r.Answer.From), NameOf(g, r.Answer.To))
	opt, err := options(ctx, g, q, version, title)
	if err != nil {
		return nil, err
	}
	f := render.FromPaths(r.View, r.Found, opt)
	render.Bundle(&f)
	return &f, nil
}

// NotFoundError says that there is no path to draw; Result has what is nearest.
type NotFoundError struct{ Result *PathResult }

func (e *NotFoundError) Error() string {
	g, a := e.Result.View.Graph(), e.Result.Answer
	return fmt.Sprintf("there is no path from %s to %s to draw", NameOf(g, a.From), NameOf(g, a.To))
}

func titleOfView(g *graph.Graph, centres []graph.Node) string {
	if len(centres) == 0 {
		return g.Dossier().Title
	}
	var names []string
	for _, n := range centres {
		names = append(names, g.Actor(n).Name)
	}
	return "Around " + render.JoinNames(names)
}

func options(ctx context.Context, g *graph.Graph, q Question, version, title string) (render.Options, error) {
	digest, err := g.Dossier().Digest(ctx)
	if err != nil {
		return render.Options{}, err
	}
	if t := strings.TrimSpace(q.Figure.Title); t != "" {
		title = t
	}
	return render.Options{
		Title:   title,
		NoNotes: q.Figure.NoNotes,
		Flow:    q.Figure.Direction.flow(),
		GroupBy: q.Figure.GroupBy,

		AllCaptions: q.Figure.AllCaptions,
		Stamp: render.Stamp{
			Query:   q.CommandLine(),
			Digest:  digest,
			Version: version,
		},
	}, nil
}
