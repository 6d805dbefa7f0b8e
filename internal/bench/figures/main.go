// Command figures compares figures with what other programs draw of the same
// networks: it has each lay them out with the same names and captions, counts what is
// wrong with the drawings, and prints tables in Markdown.
//
//	figures [-only NAMES] [-layouts NAMES] [-alone] [-seed N]
//
// Names may be patterns, such as tree-*, and are separated by commas. Native Graphviz
// and d2 are looked for on the PATH; what is not there is left out, and said. With
// -alone nobody else draws. It draws nothing itself and judges nothing: layouts are
// those of dossier/render/layout, and so are the counts.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path"
	"strings"

	"dossier/internal/testkit/networks"
	"dossier/render/layout"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	w := bufio.NewWriter(os.Stdout)
	err := run(ctx, w, os.Stderr, os.Args[1:])
	if flushed := w.Flush(); err == nil {
		err = flushed
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "figures:", err)
		os.Exit(1)
	}
}

// run makes the tables. How far it has come goes to talk.
func run(ctx context.Context, w, talk io.Writer, args []string) error {
	flags := flag.NewFlagSet("figures", flag.ContinueOnError)
	flags.SetOutput(talk)
	only := flags.String("only", "*", "networks, by name or pattern")
	layouts := flags.String("layouts", "auto,dot", "our layouts to compare, the default first")
	alone := flags.Bool("alone", false, "leave the other programs out")
	seed := flags.Uint64("seed", 1, "of the networks that are made")
	if err := flags.Parse(args); err != nil {
		return err
	}
	systems, missing, err := find(*layouts, *alone)
	if err != nil {
		return err
	}
	known, made, err := choose(*only, *seed)
	if err != nil {
		return err
	}
	t, slow := &table{systems: systems, missing: missing}, tired{}
	for i, n := range append(known, made...) {
		row := row{made: i >= len(known)}
		if err := row.draw(ctx, talk, &n, systems, slow); err != nil {
			return err
		}
		t.rows = append(t.rows, row)
	}
	t.write(w)
	return nil
}

// find gathers our layouts and the other programs that are there, and names those that
// are not.
func find(layouts string, alone bool) (systems []system, missing []string, err error) {
	for name := range strings.SplitSeq(layouts, ",") {
		engine := layout.Engine(name)
		if !known(engine) {
			return nil, nil, fmt.Errorf("-layouts: there is no layout %q", name)
		}
		systems = append(systems, ours{engine})
	}
	if alone {
		return systems, nil, nil
	}
	for _, other := range others() {
		if other.there() {
			systems = append(systems, other)
		} else {
			missing = append(missing, other.name())
		}
	}
	return systems, missing, nil
}

func known(engine layout.Engine) bool {
	for _, e := range layout.Engines() {
		if e == engine {
			return true
		}
	}
	return false
}

// choose picks networks by name.
func choose(only string, seed uint64) (known, made []networks.Network, err error) {
	all, err := networks.Known()
	if err != nil {
		return nil, nil, err
	}
	if known, err = matching(all, only); err != nil {
		return nil, nil, err
	}
	if made, err = matching(networks.Made(seed), only); err != nil {
		return nil, nil, err
	}
	if len(known)+len(made) == 0 {
		return nil, nil, fmt.Errorf("-only: no network is called %q", only)
	}
	return known, made, nil
}

func matching(all []networks.Network, patterns string) (some []networks.Network, err error) {
	for _, n := range all {
		for pattern := range strings.SplitSeq(patterns, ",") {
			ok, err := path.Match(pattern, n.Name)
			if err != nil {
				return nil, fmt.Errorf("-only: %q is no pattern", pattern)
			}
			if ok {
				some = append(some, n)
				break
			}
		}
	}
	return some, nil
}
