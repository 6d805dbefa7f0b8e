package render_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/render"
	"dossier/render/dot"
)

// exampleAnswer puts a question to a dossier of two claims.
func exampleAnswer(q ask.Question) answer.Answer {
	ctx := context.Background()
	d := &data.Dossier{
		Title: "Arms",
		Actors: []data.Actor{
			{ID: "kim", Name: "Kim", Kind: data.KindPerson},
			{ID: "north-korea", Name: "North Korea", Kind: data.KindState},
			{ID: "russia", Name: "Russia", Kind: data.KindState},
		},
		Relations: []data.Relation{
			{ID: "leads", Label: "leads", Inverse: "is led by", Tone: data.Neutral, Influence: data.Forward},
			{ID: "supplies", Label: "supplies", Inverse: "is supplied by", Tone: data.Cooperative, Influence: data.Forward},
		},
		Sources: []data.Source{{ID: "brief", Title: "The brief"}},
	}
	since, err := data.ParseDate("2022/..")
	if err != nil {
		log.Fatal(err)
	}
	d.Claims.Append(
		data.Claim{ID: "c1", From: []string{"kim"}, Relation: "leads", To: []string{"north-korea"},
			Said: []data.Attribution{{Stance: data.Asserts, Source: "brief", At: "p. 1"}}},
		data.Claim{ID: "c2", From: []string{"north-korea"}, Relation: "supplies", To: []string{"russia"}, What: "rockets", When: since,
			Said: []data.Attribution{{By: []string{"russia"}, Stance: data.Denies, Source: "brief"}, {Stance: data.Alleges, Source: "brief", At: "p. 2"}}})
	engine, err := ask.Load(ctx, d, "1.0")
	if err != nil {
		log.Fatal(err)
	}
	var a answer.Answer
	if q.Verb == answer.VerbDiff {
		a, err = ask.Compare(ctx, engine, engine, q)
	} else {
		a, err = ask.Ask(ctx, engine, q)
	}
	if err != nil {
		log.Fatal(err)
	}
	if err := answer.Seal(ctx, a); err != nil { // so that figures can be stamped
		log.Fatal(err)
	}
	return a
}

// A figure says who is shown, which ties join them, and what these rest on.
func ExampleBuild() {
	a := exampleAnswer(ask.Question{Verb: answer.VerbPath, Actors: []string{"Kim", "Russia"}})
	f, err := render.Build(context.Background(), a, render.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(f.Title)
	for _, l := range f.Links {
		fmt.Println("-", f.Nodes[l.From].Name, "to", f.Nodes[l.To].Name+":", l.Caption, l.Notes)
	}
	for i, n := range f.Notes {
		fmt.Printf("%d. %s: %s\n", i+1, n.Head, n.Status)
		for _, v := range n.Voices {
			fmt.Println("  ", v.Words)
		}
	}
	fmt.Println(strings.Join(f.Footer, "\n"))
	// Output:
	// From Kim to Russia
	// - Kim to North Korea: leads [1]
	// - North Korea to Russia: supplies rockets [2]
	// 1. Kim leads North Korea: asserted
	//    asserted in p. 1
	// 2. North Korea supplies Russia: rockets (since 2022): contested
	//    alleged in p. 2
	//    denied by Russia
	// Source: “The brief”.
	// A chain of claims is not proof of influence.
}

// Whoever has an answer as JSON can draw it, without the dossier.
func ExampleBuild_stored() {
	var stored strings.Builder
	if err := answer.Write(context.Background(), &stored, exampleAnswer(ask.Question{Verb: answer.VerbDraw})); err != nil {
		log.Fatal(err)
	}

	a, err := answer.Read(strings.NewReader(stored.String()))
	if err != nil {
		log.Fatal(err)
	}
	f, err := render.Build(context.Background(), a, render.Options{NoNotes: true})
	if err != nil {
		log.Fatal(err)
	}
	f.Legend, f.Footer = nil, nil // to keep the example short
	if err := dot.Encode(os.Stdout, &f); err != nil {
		log.Fatal(err)
	}
	// Output:
	// // figure made by dossier 1.0
	// // query: dossier draw
	// // data: sha256-2:9fb5d5535a2f6c8d4b5e9003b7c854af16c417c13047c0abe2edff4eb40649a7
	// digraph dossier {
	//   graph [charset="UTF-8", rankdir="TB", nodesep="0.4", ranksep="0.6", fontname="Liberation Sans,Arial,Helvetica,sans-serif", fontsize="11", fontcolor="#5c6166", labelloc="b", labeljust="l", label="Arms\l"];
	//   node [fontname="Liberation Sans,Arial,Helvetica,sans-serif", fontsize="13", fontcolor="#1a1a1a"];
	//   edge [fontname="Liberation Sans,Arial,Helvetica,sans-serif", fontsize="11", arrowsize="0.8"];
	//   "kim" [label="Kim", shape="ellipse", style="filled", color="#6a7076", penwidth="1.2", fillcolor="#fbf2df", fontcolor="#1a1a1a", tooltip="Kim (person)"];
	//   "north-korea" [label="North Korea", shape="box", style="filled", color="#6a7076", penwidth="1.2", fillcolor="#e9eef4", fontcolor="#1a1a1a", tooltip="North Korea (state)"];
	//   "russia" [label="Russia", shape="box", style="filled", color="#6a7076", penwidth="1.2", fillcolor="#e9eef4", fontcolor="#1a1a1a", tooltip="Russia (state)"];
	//   "kim" -> "north-korea" [label="leads", color="#666666", fontcolor="#555555", style="solid", penwidth="1.4", dir="forward", arrowhead="vee", tooltip="Kim leads North Korea: asserted\nasserted in p. 1"];
	//   "north-korea" -> "russia" [label="supplies rockets (contested)", color="#0072b2", fontcolor="#00629a", style="dashed", penwidth="1.4", dir="forward", arrowhead="onormaltee", tooltip="North Korea supplies Russia: rockets (since 2022): contested\nalleged in p. 2\ndenied by Russia"];
	// }
}

// A comparison shows what is new, gone and changed, and who differs.
func ExampleBuild_comparison() {
	early, err := data.ParseDate("2020")
	if err != nil {
		log.Fatal(err)
	}
	late, err := data.ParseDate("2023")
	if err != nil {
		log.Fatal(err)
	}
	a := exampleAnswer(ask.Question{Verb: answer.VerbDiff, Sides: ask.SideOptions{AsOf: []data.Date{early, late}}})
	f, err := render.Build(context.Background(), a, render.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(f.Title)
	for _, l := range f.Links {
		fmt.Println("-", f.Nodes[l.From].Name, "to", f.Nodes[l.To].Name+":", l.Caption)
	}
	// Output:
	// From 2020 to 2023
	// - North Korea to Russia: new: supplies rockets
}
