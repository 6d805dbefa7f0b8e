package ask_test

import (
	"context"
	"fmt"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
)

// pencils is a dossier made in a program: Anna owns Acme, which is said to supply
// the ministry, and the ministry denies it.
func pencils(more ...data.Claim) *data.Dossier {
	b := data.NewBuilder()
	b.Title("Anna and the ministry", "")
	register, paper := b.Source("Company register"), b.Source("The Paper")
	anna, acme := b.Actor("Anna", data.KindPerson), b.Actor("Acme", data.KindOrganization)
	ministry := b.AddActor(data.Actor{Name: "Ministry", Kind: data.KindState, Metonyms: []string{"Main Street"}})
	b.Tie(anna, "owns", acme, data.Attribution{Stance: data.Confirms, Source: register})
	b.Claim(data.Claim{From: []string{acme}, Relation: "supplies", To: []string{ministry}, What: "pencils", Said: []data.Attribution{
		{By: []string{anna}, Stance: data.Alleges, Source: paper}, {By: []string{ministry}, Stance: data.Denies, Source: paper}}})
	for _, c := range more {
		b.Claim(c)
	}
	d, problems := b.Dossier(context.Background())
	for _, p := range problems {
		fmt.Println(p)
	}
	return d
}

func engine(d *data.Dossier) ask.Engine {
	e, err := ask.Load(context.Background(), d, "example")
	if err != nil {
		panic(err)
	}
	return e
}

// A question names actors as people do. Its answer can be told without the engine.
func ExampleAsk() {
	q := ask.Question{Verb: answer.VerbPath, Actors: []string{"anna", "Main Street"}, Path: ask.PathOptions{Stress: true}}
	found, err := ask.Ask(context.Background(), engine(pencils()), q)
	if err != nil {
		fmt.Println(err)
		return
	}
	a := found.(*answer.Paths)
	for i := range a.Paths {
		fmt.Println(a.Chain(&a.Paths[i]))
	}
	for i := range a.Stress {
		fmt.Printf("without %s: %s\n", a.Withdrawn(&a.Stress[i]), a.Stress[i].Outcome.Words())
	}
	fmt.Println(a.Asked.Command)
	// Output:
	// Anna - owns - Acme - supplies (contested) - Ministry
	// without the source “Company register”: no path is left
	// without the source “The Paper”: no path is left
	// without the word of Anna: no path is left
	// without the word of Ministry: the same path, on stronger evidence
	// dossier path anna 'Main Street' --stress
}

// A question that finds nothing has an answer too, which names what is nearest.
func ExampleAsk_noPath() {
	q := ask.Question{Verb: answer.VerbPath, Actors: []string{"Anna", "Ministry"}, Filter: ask.Filter{MinGrade: 3}}
	found, err := ask.Ask(context.Background(), engine(pencils()), q)
	if err != nil {
		fmt.Println(err)
		return
	}
	a := found.(*answer.Paths)
	fmt.Println(a.Found(), a.Limits, a.Nearest.Words)

	_, err = ask.Ask(context.Background(), engine(pencils()), ask.Question{Verb: answer.VerbShow, Actors: []string{"Ana"}})
	fmt.Println(ask.IsUsage(err), err)
	// Output:
	// false [Evidence medium or better.] with claims of grade 1 and up: 2 hops
	// true there is no actor "Ana"; did you mean Anna (anna)?
}

// Two editions of a dossier are compared claim by claim.
func ExampleCompare() {
	before := engine(pencils())
	after := engine(pencils(data.Claim{From: []string{"ministry"}, Relation: "warns", To: []string{"anna"}, Said: []data.Attribution{{Source: "the-paper"}}}))
	found, err := ask.Compare(context.Background(), before, after, ask.Question{Verb: answer.VerbDiff, Actors: []string{"monday", "tuesday"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	a := found.(*answer.Comparison)
	fmt.Printf("from %s to %s: %d the same\n", a.Old, a.New, a.Same)
	for c, err := range a.Added.All() {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("added:", c.Sentence)
	}
	// Output:
	// from monday to tuesday: 2 the same
	// added: Ministry warns Anna
}

// Names are completed as somebody types them.
func ExampleEngine_resolve() {
	e := engine(pencils())
	for _, prefix := range []string{"A", "main s"} {
		matches, err := e.Resolve(context.Background(), ask.NamesActors, prefix, 10)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, m := range matches {
			fmt.Printf("%q: %s (%q)\n", prefix, m.ID, m.By)
		}
	}
	// Output:
	// "A": acme ("")
	// "A": anna ("")
	// "main s": ministry ("Main Street")
}
