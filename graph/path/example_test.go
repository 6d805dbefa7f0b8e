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
