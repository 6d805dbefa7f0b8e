package network_test

import (
	"context"
	"io"
	"strings"
	"testing"

	"dossier/data/load/internal/network"
	"dossier/data/load/internal/network/networktest"
)

// fed writes down what comes of what is done to a feed.
func fed(t *testing.T, do func(*network.Feed)) string {
	t.Helper()
	got, err := networktest.Read(t.Context(), func(ctx context.Context, _ io.Reader, to network.Handler) error {
		f := network.NewFeed(ctx, to)
		do(f)
		return f.Close(f.Err())
	}, "")
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(got)
}

func node(f *network.Feed, id string, line int, values ...string) {
	row := f.Row(network.Nodes)
	for i := 0; i < len(values); i += 2 {
		row.Attribute([]byte(values[i]), []byte(values[i+1]), line, 2)
	}
	f.Node(&row, id, line, 1)
}

func edge(f *network.Feed, from, to string, line int) {
	row := f.Row(network.Edges)
	f.Edge(&row, network.Edge{From: from, To: to, Direction: network.Directed, Line: line, Column: 1})
}

func TestOrder(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(*network.Feed)
		want string
	}{
		"what is in order is handed on at once": {func(f *network.Feed) {
			node(f, "a", 1)
			edge(f, "a", "a", 2)
			node(f, "b", 3)
			edge(f, "b", "a", 4)
		}, "nodes: \n1:1 node a\nedges: \n2:1 edge -: a to a, directed\n3:1 node b\n4:1 edge -: b to a, directed"},
		"an edge waits for its nodes": {func(f *network.Feed) {
			edge(f, "a", "b", 1)
			node(f, "a", 2)
			node(f, "b", 3)
			edge(f, "b", "a", 4)
		}, "nodes: \n2:1 node a\n3:1 node b\nedges: \n4:1 edge -: b to a, directed\n1:1 edge -: a to b, directed"},
		"a node of nobody is made": {func(f *network.Feed) {
			edge(f, "a", "b", 1)
			node(f, "a", 2)
		}, "nodes: \n2:1 node a\n1:1 node b\nedges: \n1:1 edge -: a to b, directed\n" +
			`1:1: warning: an edge names the node "b", which the file does not describe [unknown-actor]`},
		"a node waits for the names of its attributes, and its edges for it": {func(f *network.Feed) {
			node(f, "a", 1, "k", "x")
			node(f, "b", 2)
			edge(f, "a", "b", 3)
			f.Declare(network.Nodes, "k", "Kind", "", 4, 1)
		}, "nodes: \n2:1 node b\nnodes: Kind\n1:1 node a, Kind \"x\"\nedges: \n3:1 edge -: a to b, directed"},
		"an attribute that nobody declares keeps its key": {func(f *network.Feed) {
			node(f, "a", 1, "k", "x")
		}, "nodes: k\n1:1 node a, k \"x\"\n1:2: warning: the attribute \"k\" is not declared [unknown-field]"},
		"attributes of one name share a column, and the first value counts": {func(f *network.Feed) {
			f.Declare(network.Nodes, "int", "weight", "", 1, 1)
			f.Declare(network.Nodes, "float", "weight", "", 1, 1)
			node(f, "a", 2, "float", "1.5")
			node(f, "b", 3, "int", "1", "float", "1.5")
			node(f, "c", 4, "early", "2", "int", "1")
			f.Declare(network.Nodes, "early", "weight", "", 5, 1)
		}, "nodes: weight\n2:1 node a, weight \"1.5\"\n3:1 node b, weight \"1\"\n4:1 node c, weight \"2\""},
		"a default stands where there is no value": {func(f *network.Feed) {
			f.Declare(network.Nodes, "k", "kind", "state", 1, 1)
			node(f, "a", 2)
			node(f, "b", 3, "k", "person")
			node(f, "c", 4, "k", "")
		}, "nodes: kind\n2:1 node a, kind \"state\"\n3:1 node b, kind \"person\"\n4:1 node c"},
		"nodes have ids, each its own": {func(f *network.Feed) {
			node(f, "", 1)
			node(f, "a", 2)
			node(f, "a", 3)
		}, "nodes: \n2:1 node a\n1:1: error: a node has no id [missing-field]\n3:1: error: a second node has the id \"a\" [duplicate-id]"},
		"ids by which nodes are known": {func(f *network.Feed) {
			for _, ids := range [][2]string{{"n0", "kim"}, {"n1", "seoul"}, {"n2", "kim"}} {
				row := f.Row(network.Nodes)
				row.KnownAs([]byte(ids[1]))
				f.Node(&row, ids[0], 1, 1)
			}
			edge(f, "n0", "n1", 2)
			edge(f, "n1", "n3", 3)
			node(f, "n3", 4)
		}, "nodes: \n1:1 node kim\n1:1 node seoul\nedges: \n2:1 edge -: kim to seoul, directed\n4:1 node n3\n3:1 edge -: seoul to n3, directed\n" +
			`1:1: error: a second node has the id "kim" [duplicate-id]`},
		"what is not used is counted": {func(f *network.Feed) {
			f.Note("unknown-field", "a port is not used", "edges end at nodes", 1, 2)
			f.Note("unknown-field", "a link is not followed", "name that file", 2, 1)
			f.Note("unknown-field", "a port is not used", "edges end at nodes", 3, 1)
		}, "1:2: warning: a port is not used (2 times, first here) [unknown-field]\n2:1: warning: a link is not followed [unknown-field]"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := fed(t, c.do); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestWaitingLooksAtTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := networktest.Read(ctx, func(ctx context.Context, _ io.Reader, to network.Handler) error {
		f := network.NewFeed(ctx, to)
		edge(f, "a", "b", 1)
		return f.Close(nil)
	}, "")
	if err != context.Canceled {
		t.Error(err)
	}
}
