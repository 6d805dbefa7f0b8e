package save

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// python runs a Python script over a file and returns what it prints, and the file as it is
// afterwards. Without the module the test is skipped.
func python(t *testing.T, module, script, text string) (printed, file string) {
	t.Helper()
	program, err := exec.LookPath("python3")
	if err != nil || exec.Command(program, "-c", "import "+module).Run() != nil {
		t.Skip("needs python3 with " + module)
	}
	name := filepath.Join(t.TempDir(), "file.xlsx") // openpyxl goes by the ending
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, "-c", "import sys, "+module+"\n"+script, name).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	after, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(out), string(after)
}

// network is a dossier in which actors are tied in parallel, without direction and
// jointly.
func network() *data.Dossier {
	weight := 2.5
	d := &data.Dossier{Relations: data.BuiltinRelations(),
		Actors:  []data.Actor{{ID: "kim", Name: `Kim <Jong> "Un"`, Kind: data.KindPerson}, {ID: "seoul", Name: "Seoul"}, {ID: "putin", Name: "Путин"}},
		Sources: []data.Source{{ID: "brief", Title: "brief"}}}
	said := func(more ...data.Attribution) []data.Attribution {
		return append(more, data.Attribution{Source: "brief", Quote: "a\n<b>"})
	}
	d.Claims.Append(
		data.Claim{From: []string{"kim"}, Relation: "warns", To: []string{"seoul"}, When: testkit.Date("2023-09"), Weight: &weight, Said: said(data.Attribution{Stance: data.Denies, Source: "brief"})},
		data.Claim{From: []string{"kim"}, Relation: "meets", To: []string{"putin"}, Said: said()},
		data.Claim{From: []string{"kim", "putin"}, Relation: "supplies", To: []string{"seoul"}, Said: said()})
	return d
}

const withNetworkX = `
print(type(g).__name__, g.number_of_nodes(), g.number_of_edges())
for n, v in sorted(g.nodes(data=True)):
    print(n, v.get("label"), v.get("kind"))
for a, b, v in g.edges(data=True):
    print(a, b, v.get("relation"), v.get("kind"), v.get("interaction"), v.get("stance"), v.get("weight"), v.get("part"), repr(v.get("quote")))
`

const withIgraph = `
g = igraph.Graph.Read_GraphML(sys.argv[1])
print(g.is_directed(), g.vcount(), g.ecount())
for v in g.vs:
    print(v["id"], v["label"], v["kind"])
for e in g.es:
    print(g.vs[e.source]["id"], g.vs[e.target]["id"], e["relation"], e["interaction"], e["stance"], e["weight"], e["part"], repr(e["quote"]))
`

// What we write as networks, others read with all of it.
func TestOthersReadNetworks(t *testing.T) {
	for name, c := range map[string]struct {
		format, module, script string
		want                   []string
	}{
		"GraphML by NetworkX": {"graphml", "networkx", "g = networkx.read_graphml(sys.argv[1])" + withNetworkX, []string{
			"MultiDiGraph 3 6\n", `kim Kim <Jong> "Un" person`, "putin Путин None",
			"kim seoul warns None warns denies 2.5 None None", `kim seoul warns None warns asserts 2.5 None 'a\n<b>'`,
			`kim seoul supplies None supplies asserts None 1 'a\n<b>'`, `putin seoul supplies None supplies asserts None 2 'a\n<b>'`}},
		"GEXF by NetworkX": {"gexf", "networkx", `g = networkx.read_gexf(sys.argv[1], version="1.3")` + withNetworkX, []string{
			"MultiDiGraph 3 6\n", `kim Kim <Jong> "Un" person`, "kim seoul warns None None denies 2.5 None None", "putin kim meets"}},
		"GraphML by igraph": {"graphml", "igraph", withIgraph, []string{
			"True 3 6\n", `kim Kim <Jong> "Un" person`, `kim seoul warns warns denies 2.5 nan ''`, `putin seoul supplies supplies asserts nan 2.0 'a\n<b>'`}},
	} {
		t.Run(name, func(t *testing.T) {
			text, _ := write(t, network(), c.format)
			got, _ := python(t, c.module, c.script, text)
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("%q is missing in\n%s", want, got)
				}
			}
		})
	}
}

const withOpenpyxl = `
book = openpyxl.load_workbook(sys.argv[1])
for sheet in book:
    print(sheet.title, sheet.sheet_state, sheet.max_row)
    for row in sheet.iter_rows(values_only=True):
        print(*["" if v is None else v if isinstance(v, str) else repr(v) for v in row], sep="|")
if any(c.data_type == "f" for s in book for r in s.iter_rows() for c in r):
    print("there are formulas")
book.save(sys.argv[1])
`

// openpyxl reads a workbook with all of its sheets, and of what it makes of it we read the
// same dossier.
func TestOpenpyxlReadsWorkbooks(t *testing.T) {
	d := network()
	d.Title = "Arms for words"
	d.Actors[1].Description = "=1+1"
	text, _ := write(t, d, "xlsx")
	printed, again := python(t, "openpyxl", withOpenpyxl, text)
	for _, want := range []string{
		"claims visible 5\n", "actors visible 4\n", "sources visible 2\n", "dossier visible 2\n",
		`|kim|Kim <Jong> "Un"|warns|seoul|Seoul|||2023-09|||2.5|denies|||brief|`, `|kim + putin|Kim <Jong> "Un" + Путин|supplies|seoul|Seoul|`, "seoul|Seoul||||=1+1|||", "Arms for words|\n",
	} {
		if !strings.Contains(printed, want) {
			t.Errorf("%q is missing in\n%s", want, printed)
		}
	}
	if strings.Contains(printed, "there are formulas") {
		t.Errorf("a text became a formula\n%s", printed)
	}
	back, _ := read(t, again, "xlsx")
	if digest(t, back) != digest(t, d) {
		t.Errorf("another digest\n%s", shown(t, again))
	}
}
