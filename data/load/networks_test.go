package load

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/data"
)

// claimLines tells the claims of a dossier, a line each, in order.
func claimLines(d *data.Dossier) []string {
	var lines []string
	for i := range d.Claims.Len() {
		if d.Claims.Follows(i) {
			continue
		}
		c := d.Claim(i)
		line := strings.Join(c.From, "+") + " " + c.Relation + " " + strings.Join(c.To, "+")
		for _, more := range []string{c.What, c.When.String()} {
			if more != "" {
				line += " " + more
			}
		}
		if c.Weight != nil {
			line += fmt.Sprint(" ", *c.Weight)
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}

// The edges of a network are claims, its nodes actors, and attributes the columns of both.
func TestNetworks(t *testing.T) {
	const nodes = `<node id="a" label="A"/><node id="b" label="B"/><node id="c"/>`
	gexf := func(columns, edges string) string {
		return `<gexf><graph defaultedgetype="directed" timeformat="date"><attributes class="edge">` + columns + `</attributes><nodes>` + nodes + `</nodes><edges>` + edges + `</edges></graph></gexf>`
	}
	graphml := func(body string) string {
		return `<graphml><key id="r" for="edge" attr.name="relation"/><key id="i" for="edge" attr.name="interaction"/><key id="w" for="edge" attr.name="when"/><key id="p" for="edge" attr.name="part"/>` +
			`<key id="f" for="edge" attr.name="from-id"/><key id="t" for="edge" attr.name="to-id"/><graph edgedefault="directed"><node id="a"/><node id="b"/><node id="c"/>` + body + `</graph></graphml>`
	}
	const relation = `<attribute id="r" title="relation"/>`
	for _, c := range []struct {
		name, file, text string
		want             []string
		told             string
	}{
		{"the kind is the relation", "a.gexf", gexf("", `<edge source="a" target="b" kind="warns" weight="2.5"/>`), []string{"a warns b 2.5"}, ""},
		{"the kind is the relation again", "a.gexf", gexf(relation, `<edge source="a" target="b" kind="warns"><attvalues><attvalue for="r" value="warns"/></attvalues></edge>`), []string{"a warns b"}, ""},
		{"the kind where no relation stands", "a.gexf", gexf(relation, `<edge source="a" target="b" kind="warns"/><edge source="b" target="a"><attvalues><attvalue for="r" value="aids"/></attvalues></edge>`), []string{"a warns b", "b aids a"}, ""},
		{"the kind is something else", "a.gexf", gexf(relation, `<edge source="a" target="b" kind="thick"><attvalues><attvalue for="r" value="aids"/></attvalues></edge>`), []string{"a aids b"}, "unused-column: the kind or interaction of an edge says something else"},
		{"no relation", "a.gexf", gexf("", `<edge source="a" target="b"/><edge source="b" target="c" type="undirected"/>`), []string{"a linked-to b", "b related-to c"}, ""},
		{"spells are claims", "a.gexf", gexf("", `<edge source="a" target="b" kind="aids"><spells><spell start="2001-01-01" end="2001-12-31"/><spell start="2005"/></spells></edge>`),
			[]string{"a aids b 2001-01-01/2001-12-31", "a aids b 2005/"}, ""},
		{"start and end of an edge", "a.gexf", gexf("", `<edge source="a" target="b" kind="aids" start="2001-01-01" end="2001-12-31"/>`), []string{"a aids b 2001-01-01/2001-12-31"}, ""},
		{"a node that nobody describes", "a.gexf", gexf("", `<edge source="a" target="x" kind="aids"/>`), []string{"a aids x"}, "unknown-actor: an edge names the node"},
		{"what Cytoscape writes", "a.graphml", graphml(`<edge source="a" target="b"><data key="i">warns</data></edge>`), []string{"a warns b"}, ""},
		{"a year that a program wrote", "a.graphml", graphml(`<edge source="a" target="b"><data key="r">aids</data><data key="w">2012</data></edge>`), []string{"a aids b 2012"}, ""},
		{"edges that are one claim", "a.graphml", graphml(`<edge source="a" target="c"><data key="r">aids</data><data key="p">1</data><data key="f">a + b</data><data key="t">c</data></edge>` +
			`<edge source="b" target="c"><data key="r">aids</data><data key="p">2</data><data key="f">a + b</data><data key="t">c</data></edge>`), []string{"a+b aids c"}, ""},
		{"an attribute that is declared late", "a.graphml", graphml(`<edge source="a" target="b"><data key="r">aids</data></edge></graph><key id="n" for="edge" attr.name="what"/><graph edgedefault="directed"><edge source="b" target="c"><data key="r">aids</data><data key="n">rice</data></edge>`),
			[]string{"a aids b", "b aids c rice"}, ""},
		{"a column that means nothing here", "a.graphml", graphml(`<edge source="a" target="b"><data key="r">aids</data><data key="thickness">3</data></edge>`), []string{"a aids b"}, `"thickness"`},
	} {
		d, problems := loadText(t, c.file, c.text)
		got, told := claimLines(d), placed(problems)
		if !slices.Equal(got, c.want) || data.HasErrors(problems) {
			t.Errorf("%s: got\n%s\nwant\n%s\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"), told)
		}
		if !strings.Contains(told, c.told) || c.told == "" && hasOwn(problems) {
			t.Errorf("%s: told\n%s\nwant %q", c.name, told, c.told)
		}
	}
}
