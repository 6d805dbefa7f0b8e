package render_test

import (
	"context"
	"fmt"
	"io"
	"log"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/render"
	"dossier/render/dot"
)

// The whole way: claims, a question, its answer, a figure.
func Example() {
	ctx := context.Background()
	b := data.NewBuilder()
	brief := b.Source("The brief")
	kim, korea, russia := b.Actor("Kim", data.KindPerson), b.Actor("North Korea", data.KindState), b.Actor("Russia", data.KindState)
	b.Tie(kim, "leads", korea, data.Attribution{Source: brief, At: "page 1"})
	b.Tie(korea, "supplies", russia,
		data.Attribution{Source: brief, Stance: data.Alleges, At: "page 2"},
		data.Attribution{By: []string{russia}, Stance: data.Denies, Source: brief, At: "page 2"})
	d, problems := b.Dossier(ctx)
	if len(problems) > 0 {
		log.Fatal(problems)
	}

	engine := must(ask.Load(ctx, d, "1.0"))
	found := must(ask.Ask(ctx, engine, ask.Question{Verb: answer.VerbPath, Actors: []string{"Kim", "Russia"}}))
	for _, p := range found.(*answer.Paths).Paths {
		fmt.Println(found.Common().Chain(&p))
	}

	figure := must(render.Build(ctx, found, render.Options{Title: "How Kim reaches Russia"}))
	if err := dot.Encode(io.Discard, &figure); err != nil { // or render/layout and render/svg
		log.Fatal(err)
	}
	// Output: Kim - leads - North Korea - supplies (contested) - Russia
}

func must[T any](x T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return x
}
