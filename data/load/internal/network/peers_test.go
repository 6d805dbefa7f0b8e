package network_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/data/load/internal/gexf"
	"dossier/data/load/internal/graphml"
	"dossier/data/load/internal/network/networktest"
)

// written returns the file that a Python script writes, by the name in its argument.
// Without the module that it needs, the test is skipped.
func written(t *testing.T, module, script string) string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil || exec.Command(python, "-c", "import "+module).Run() != nil {
		t.Skip("needs python3 with " + module)
	}
	file := filepath.Join(t.TempDir(), "network")
	if out, err := exec.Command(python, "-c", "import sys, "+module+"\n"+script, file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

const networkxGraph = `
g = networkx.MultiDiGraph(title="A network")
g.add_node("kim", label="Kim Jong Un", kind="person", born=1984)
g.add_node("seoul", label='"Seoul" <&> Société', born=0.5)
g.add_edge("kim", "seoul", relation="pressures", weight=2)
g.add_edge("kim", "seoul", relation="warns", weight=0.5)
g.add_edge("seoul", "kim")
`

const igraphGraph = `
g = igraph.Graph(directed=True)
g.add_vertices(2, {"id": ["kim", "seoul"], "name": ["Kim Jong Un", '"Seoul" <&> Société']})
g.add_edges([(0, 1), (0, 1), (1, 0)], {"relation": ["pressures", "warns", ""], "weight": [2, 0.5, 1]})
g["title"] = "A network"
`

// What others write is read with all that it says. Places and the order of columns and
// values are theirs and differ between versions, so only words are looked for.
func TestFilesOfOthers(t *testing.T) {
	for name, c := range map[string]struct {
		module, script string
		read           networktest.Reader
		want           []string
	}{
		"GraphML by NetworkX": {"networkx", networkxGraph + "networkx.write_graphml(g, sys.argv[1])", graphml.Read, []string{
			"node kim,", `label "Kim Jong Un"`, `kind "person"`, `born "1984"`, `label "\"Seoul\" <&> Société"`, `born "0.5"`,
			"kim to seoul, directed", `relation "pressures"`, `weight "2"`, `relation "warns"`, `weight "0.5"`, "seoul to kim, directed", "a whole graph"}},
		"undirected GraphML by NetworkX": {"networkx", "networkx.write_graphml(networkx.path_graph(3), sys.argv[1])", graphml.Read, []string{
			"0 to 1, undirected", "1 to 2, undirected"}},
		"GEXF 1.2 by NetworkX": {"networkx", networkxGraph + `networkx.write_gexf(g, sys.argv[1], version="1.2draft")`, gexf.Read, []string{
			"node kim,", `label "Kim Jong Un"`, `kind "person"`, `born "1984"`, `label "\"Seoul\" <&> Société"`, `born "0.5"`,
			"kim to seoul, directed", `relation "pressures"`, `weight "2"`, `relation "warns"`, `weight "0.5"`, "seoul to kim, directed"}},
		"GEXF 1.1 by NetworkX": {"networkx", "g = networkx.DiGraph()\ng.add_edge(1, 2, start=2001, end=2002)\n" + `networkx.write_gexf(g, sys.argv[1], version="1.1draft")`, gexf.Read, []string{
			"1 to 2, directed", `start "2001"`, `end "2002"`}},
		"GraphML by igraph": {"igraph", igraphGraph + "g.write_graphml(sys.argv[1])", graphml.Read, []string{
			"node kim,", `name "Kim Jong Un"`, "node seoul,", `name "\"Seoul\" <&> Société"`,
			"kim to seoul, directed", `relation "pressures"`, `weight "2"`, `relation "warns"`, `weight "0.5"`, "seoul to kim, directed", "a whole graph"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := networktest.Read(t.Context(), c.read, written(t, c.module, c.script))
			if err != nil || strings.Contains(got, ": error: ") {
				t.Fatalf("%s, %v", got, err)
			}
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("%q is missing in\n%s", want, got)
				}
			}
		})
	}
}
