package networktest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/network"
)

// Reader is what every reader of networks offers.
type Reader func(ctx context.Context, from io.Reader, to network.Handler) error

// Read writes down what a reader makes of a text, a line for each row and each
// problem, and says where it breaks the contract of [network.Handler].
func Read(ctx context.Context, read Reader, text string) (string, error) {
	r := Recorder{nodes: make(map[string]bool)}
	if err := read(ctx, strings.NewReader(text), &r); err != nil {
		return "", err
	}
	slices.SortStableFunc(r.problems, func(a, b data.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	for _, p := range r.problems {
		if p.Message == "" || p.Hint == "" || p.Line < 1 || p.Column < 1 {
			return "", fmt.Errorf("a problem without message, hint or place: %+v", p)
		}
		fmt.Fprintln(&r.text, strings.TrimPrefix(p.String(), ":"))
	}
	return r.text.String(), nil
}

// Recorder is a handler that writes down what it gets.
type Recorder struct {
	text     strings.Builder
	columns  [2][]string
	nodes    map[string]bool
	problems []data.Problem
}

// Columns writes down the columns, which must begin with those before.
func (r *Recorder) Columns(of network.Sort, names []string) error {
	if len(names) < len(r.columns[of]) || !slices.Equal(names[:len(r.columns[of])], r.columns[of]) {
		return fmt.Errorf("columns %q were %q", names, r.columns[of])
	}
	r.columns[of] = append([]string{}, names...)
	fmt.Fprintf(&r.text, "%s: %s\n", [...]string{"nodes", "edges"}[of], strings.Join(names, ", "))
	return nil
}

// Node writes down a node, which must be a new one.
func (r *Recorder) Node(n *network.Node) error {
	if n.ID == "" || r.nodes[n.ID] {
		return fmt.Errorf("the node %q for a second time", n.ID)
	}
	r.nodes[n.ID] = true
	return r.row(network.Nodes, fmt.Sprintf("%d:%d node %s", n.Line, n.Column, n.ID), n.Values)
}

// Edge writes down an edge, whose nodes must have been told.
func (r *Recorder) Edge(e *network.Edge) error {
	if !r.nodes[e.From] || !r.nodes[e.To] {
		return fmt.Errorf("an edge from %q to %q before its nodes", e.From, e.To)
	}
	return r.row(network.Edges, fmt.Sprintf("%d:%d edge %s: %s to %s, %s", e.Line, e.Column, cmp.Or(e.ID, "-"), e.From, e.To, e.Direction), e.Values)
}

// Problem keeps a problem, to be written down in the order of places.
func (r *Recorder) Problem(p data.Problem) { r.problems = append(r.problems, p) }

// row writes down a row, whose values must be in columns that have been told.
func (r *Recorder) row(of network.Sort, about string, values []network.Value) error {
	if r.columns[of] == nil {
		return errors.New("a row before its columns")
	}
	r.text.WriteString(about)
	seen := make(map[int]bool)
	for _, v := range values {
		if v.Text == "" || seen[v.Column] || v.Column < 0 || v.Column >= len(r.columns[of]) {
			return fmt.Errorf("%s: values %+v in columns %q", about, values, r.columns[of])
		}
		seen[v.Column] = true
		fmt.Fprintf(&r.text, ", %s %q", r.columns[of][v.Column], v.Text)
	}
	r.text.WriteByte('\n')
	return nil
}
