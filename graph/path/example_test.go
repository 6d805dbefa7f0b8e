package path_test

import (
	"context"
	"fmt"
	"log"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
)

// A dossier, its index and a path, in one program.
func Example() {
	ctx := context.Background()
	b := data.NewBuilder()
	brief := data.Attribution{Source: b.Source("Daily brief")}
	kim, korea := b.Actor("Kim Jong Un", data.KindPerson), b.Actor("North Korea", data.KindState)
	russia, seoul := b.Actor("Russia", data.KindState), b.Actor("South Korea", data.KindState)
	b.Tie(kim, "leads", korea, brief)
	b.Tie(korea, "supplies", russia, brief)
	b.Tie(russia, "warns", seoul, brief, data.Attribution{By: []string{russia}, Stance: data.Denies})
	d, problems := b.Dossier(ctx)
	if data.HasErrors(problems) {
		log.Fatal(problems)
	}
	g, err := graph.Build(ctx, d)
	if err != nil {
		log.Fatal(err)
	}
	v, err := g.View(ctx, graph.Filter{})
	if err != nil {
		log.Fatal(err)
	}
	from, _ := g.NodeOf(kim)
	to, _ := g.NodeOf(seoul)
	answer, err := path.Find(ctx, v, path.Question{From: from, To: to})
	if err != nil {
		log.Fatal(err)
	}
	for _, hop := range answer.Paths[0].Hops {
		tie := hop.Ties[0]
		fmt.Println(g.Actor(hop.From).Name, g.Relation(tie).Label, g.Actor(hop.To).Name+":", v.Status(tie))
	}
	// Output:
	// Kim Jong Un leads North Korea: asserted
	// North Korea supplies Russia: asserted
	// Russia warns South Korea: contested
}

// chain is a graph in which only a denied claim leads to the last actor.
func chain() *graph.Graph {
	b := data.NewBuilder()
	brief := b.Source("Daily brief")
	a, m, z := b.Actor("Arms maker", data.KindOrganization), b.Actor("Middleman", data.KindPerson), b.Actor("Zone", data.KindPlace)
	b.Tie(a, "supplies", m, data.Attribution{Source: brief})
	b.Tie(m, "supplies", z, data.Attribution{By: []string{m}, Stance: data.Denies, Source: brief})
	d, problems := b.Dossier(context.Background())
	if data.HasErrors(problems) {
		log.Fatal(problems)
	}
	g, err := graph.Build(context.Background(), d)
	if err != nil {
		log.Fatal(err)
	}
	return g
}

// Where there is no path, the nearest one says which limit hides it.
func ExampleNearest() {
	g := chain()
	from, _ := g.NodeOf("arms-maker")
	to, _ := g.NodeOf("zone")
	miss, err := path.Nearest(context.Background(), g, graph.Filter{}, path.Question{From: from, To: to})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(miss.Words(), miss.Flags())
	// Output: with denied claims: 2 hops [--status]
}

// What is left of an answer when its source is withdrawn?
func ExampleStress() {
	ctx := context.Background()
	g := chain()
	from, _ := g.NodeOf("arms-maker")
	to, _ := g.NodeOf("middleman")
	v, err := g.View(ctx, graph.Filter{})
	if err != nil {
		log.Fatal(err)
	}
	q := path.Question{From: from, To: to}
	answer, err := path.Find(ctx, v, q)
	if err != nil {
		log.Fatal(err)
	}
	falls, err := path.Stress(ctx, g, graph.Filter{}, q, answer)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range falls {
		fmt.Println("without", f.Kind, f.ID+":", f.Outcome)
	}
	// Output: without source daily-brief: no path
}
