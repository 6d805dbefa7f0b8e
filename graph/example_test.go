package graph_test

import (
	"context"
	"errors"
	"fmt"
	"log"

	"dossier/data"
	"dossier/graph"
)

// twoVoices is a dossier with a claim that its subject denies.
func twoVoices() *data.Dossier {
	b := data.NewBuilder()
	brief := b.Source("Daily brief")
	korea, russia := b.Actor("North Korea", data.KindState), b.AddActor(data.Actor{Name: "Russia", Kind: data.KindState, Metonyms: []string{"Moscow"}})
	b.Tie(korea, "supplies", russia, data.Attribution{Source: brief}, data.Attribution{By: []string{russia}, Stance: data.Denies, Source: brief})
	b.Tie(russia, "visits", korea, data.Attribution{Source: brief})
	d, problems := b.Dossier(context.Background())
	if data.HasErrors(problems) {
		log.Fatal(problems)
	}
	return d
}

// What one party holds and nobody denies is less than all.
func ExampleGraph_View() {
	ctx := context.Background()
	g, err := graph.Build(ctx, twoVoices())
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range []graph.Filter{{}, {AccordingTo: "russia"}} {
		v, err := g.View(ctx, f)
		if err != nil {
			log.Fatal(err)
		}
		for t := range v.Ties {
			from, to := g.Ends(t)
			fmt.Printf("according to %q: %s %s %s (%s)\n", f.AccordingTo, g.Actor(from).Name, g.Relation(t).Label, g.Actor(to).Name, v.Status(t))
		}
	}
	// Output:
	// according to "": North Korea supplies Russia (contested)
	// according to "": Russia visits North Korea (asserted)
	// according to "russia": Russia visits North Korea (asserted)
}

// Actors are found as people name them.
func ExampleGraph_Find() {
	g, err := graph.Build(context.Background(), twoVoices())
	if err != nil {
		log.Fatal(err)
	}
	n, err := g.Find("MOSCOW")
	fmt.Println(g.Actor(n).Name, err)
	_, err = g.Find("Rusia")
	fmt.Println(err)
	// Output:
	// Russia <nil>
	// there is no actor "Rusia"; did you mean Russia (russia)?
}

// A claim that would make no tie is not left out without a word.
func ExampleBuild() {
	d := twoVoices()
	d.Claims.Append(data.Claim{ID: "c3", From: []string{"russia"}, Relation: "warns", To: []string{"poland"}})
	_, err := graph.Build(context.Background(), d)
	var unused *graph.UnusedError
	fmt.Println(errors.As(err, &unused))
	fmt.Println(unused.First[0].Reason)
	// Output:
	// true
	// no actor has the id "poland"
}
