package graph_test

import (
	"context"
	"fmt"
	"log"
	"slices"
	"strings"

	dgraph "github.com/dominikbraun/graph"

	"dossier/data/load"
	"dossier/data/samples"
	"dossier/graph"
)

// Every algorithm of dominikbraun/graph runs on a dossier: here a shortest path
// and the strong components.
func ExampleLibrary() {
	ctx := context.Background()
	d, _, err := load.LoadFS(ctx, samples.FS(), samples.Default, load.Options{})
	if err != nil {
		log.Fatal(err)
	}
	g, err := graph.Build(ctx, d)
	if err != nil {
		log.Fatal(err)
	}
	view, err := g.View(ctx, graph.Filter{})
	if err != nil {
		log.Fatal(err)
	}
	library := graph.Library(view)

	actors, err := dgraph.ShortestPath(library, "kim-jong-un", "south-korea")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Join(actors, " -> "))

	components, err := dgraph.StronglyConnectedComponents(library)
	if err != nil {
		log.Fatal(err)
	}
	for _, ids := range components {
		if len(ids) > 1 {
			slices.Sort(ids) // the library goes through maps
			fmt.Println("can all reach each other:", strings.Join(ids, ", "))
		}
	}
	// Output:
	// kim-jong-un -> north-korea -> russia -> south-korea
	// can all reach each other: poland, ukraine
}
