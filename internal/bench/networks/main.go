//go:build unix

// Command networks measures how long GraphML and GEXF take to read, beside NetworkX: it
// writes a network of a hundred thousand ties in both, asks dossier for a path in each
// and has NetworkX read it, several times in turn and each in a process of its own, and
// prints processor time and peak memory as a table in Markdown.
//
//	networks FOLDER PROGRAM PYTHON
//
// PYTHON must have NetworkX.
package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"

	"dossier/internal/bench/timing"
)

const (
	runs   = 7 // how often each command runs; the median counts
	actors = 10_000
	ties   = 100_000
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "networks: want FOLDER PROGRAM PYTHON")
		os.Exit(2)
	}
	if err := measure(os.Stdout, os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "networks:", err)
		os.Exit(1)
	}
}

// format is a format to measure, and how each side of it is written.
type format struct {
	name, ending, reader string
	start, between, end  string
	node, edge           func(w io.Writer, number int)
}

func measure(w io.Writer, folder, program, python string) error {
	all := formats()
	commands := [][]string{{python, "-c", "import networkx"}}
	for _, f := range all {
		file := filepath.Join(folder, "network"+f.ending)
		if err := write(file, &f); err != nil {
			return err
		}
		commands = append(commands, []string{program, "-f", file, "path", "a1", "a2"},
			[]string{python, "-c", "import networkx, sys\nnetworkx." + f.reader + "(sys.argv[1])", file})
	}
	medians, err := timing.InTurn(runs, commands)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\n| 10^5 ties in | dossier, a path asked for | NetworkX, read alone | times the processor time | times the memory |\n|---|--:|--:|--:|--:|\n")
	for i, f := range all {
		ours, theirs := medians[1+2*i], medians[2+2*i]
		theirs.Processor -= medians[0].Processor // its start is not reading
		processor, memory := theirs.Over(ours)
		fmt.Fprintf(w, "| %s | %s | %s | %.1f | %.1f |\n", f.name, ours, theirs, processor, memory)
	}
	fmt.Fprintln(w)
	return nil
}

// write writes the network in a format, everybody the same one.
func write(name string, f *format) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	w := bufio.NewWriter(file)
	w.WriteString(f.start)
	for i := range actors {
		f.node(w, i)
	}
	w.WriteString(f.between)
	for i := range ties {
		f.edge(w, i)
	}
	w.WriteString(f.end)
	if err := w.Flush(); err != nil {
		return err
	}
	return file.Close()
}

// tie gives the ends, relation, date and weight of a tie.
func tie(number int) (from, to int, relation string, year, weight int) {
	r := rand.New(rand.NewPCG(7, uint64(number)))
	return r.IntN(actors), r.IntN(actors), [...]string{"supplies", "warns", "meets", "aids"}[r.IntN(4)], 1990 + r.IntN(30), 1 + r.IntN(9)
}

func formats() []format {
	return []format{{
		name: "GraphML", ending: ".graphml", reader: "read_graphml",
		start: `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="label" attr.type="string"/>
  <key id="d1" for="node" attr.name="kind" attr.type="string"/>
  <key id="d2" for="edge" attr.name="relation" attr.type="string"/>
  <key id="d3" for="edge" attr.name="when" attr.type="string"/>
  <key id="d4" for="edge" attr.name="weight" attr.type="long"/>
  <graph edgedefault="directed">
`,
		node: func(w io.Writer, i int) {
			fmt.Fprintf(w, "    <node id=\"a%d\">\n      <data key=\"d0\">Actor number %d</data>\n      <data key=\"d1\">state</data>\n    </node>\n", i, i)
		},
		edge: func(w io.Writer, i int) {
			from, to, relation, year, weight := tie(i)
			fmt.Fprintf(w, "    <edge source=\"a%d\" target=\"a%d\" id=\"%d\">\n      <data key=\"d2\">%s</data>\n      <data key=\"d3\">%d</data>\n      <data key=\"d4\">%d</data>\n    </edge>\n",
				from, to, i, relation, year, weight)
		},
		end: "  </graph>\n</graphml>\n",
	}, {
		name: "GEXF", ending: ".gexf", reader: "read_gexf",
		start: `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
  <graph defaultedgetype="directed">
    <attributes class="node"><attribute id="0" title="kind" type="string"/></attributes>
    <attributes class="edge"><attribute id="1" title="relation" type="string"/><attribute id="2" title="when" type="string"/></attributes>
    <nodes>
`,
		node: func(w io.Writer, i int) {
			fmt.Fprintf(w, "      <node id=\"a%d\" label=\"Actor number %d\">\n        <attvalues>\n          <attvalue for=\"0\" value=\"state\"/>\n        </attvalues>\n      </node>\n", i, i)
		},
		between: "    </nodes>\n    <edges>\n",
		edge: func(w io.Writer, i int) {
			from, to, relation, year, weight := tie(i)
			fmt.Fprintf(w, "      <edge source=\"a%d\" target=\"a%d\" id=\"%d\" weight=\"%d\">\n        <attvalues>\n          <attvalue for=\"1\" value=\"%s\"/>\n          <attvalue for=\"2\" value=\"%d\"/>\n        </attvalues>\n      </edge>\n",
				from, to, i, weight, relation, year)
		},
		end: "    </edges>\n  </graph>\n</gexf>\n",
	}}
}
