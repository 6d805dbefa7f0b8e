package measure_test

import (
	"context"
	"fmt"
	"log"

	"dossier/data/load"
	"dossier/data/samples"
	"dossier/graph"
	"dossier/graph/measure"
)

// Who stood between the families of Florence?
func ExampleBetweenness() {
	ctx := context.Background()
	d, _, err := load.LoadFS(ctx, samples.FS(), samples.Florentine, load.Options{})
	if err != nil {
		log.Fatal(err)
	}
	g, err := graph.Build(context.Background(), d)
	if err != nil {
		panic(err)
	}
	view, err := g.View(context.Background(), graph.Filter{})
	if err != nil {
		log.Fatal(err)
	}
	scores, err := measure.Betweenness(ctx, view, graph.EitherWay, measure.BetweennessOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for n, score := range scores.Score {
		if score > 15 {
			fmt.Printf("%s: between %.1f pairs of others\n", view.Graph().Actor(graph.Node(n)).Name, score)
		}
	}
	// Output:
	// Albizzi: between 19.3 pairs of others
	// Guadagni: between 23.2 pairs of others
	// Medici: between 47.5 pairs of others
}
