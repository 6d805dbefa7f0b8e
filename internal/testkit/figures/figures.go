package figures

import (
	"fmt"
	"math/rand"

	"dossier/data"
	"dossier/render"
)

// Path is a path of four actors with its evidence, as one would print it.
func Path() *render.Figure {
	return &render.Figure{
		Title: "From Kim Jong Un to South Korea", Description: "A path of three ties.",
		Nodes: []render.Node{
			{Actor: "kim-jong-un", Name: "Kim Jong Un", Kind: data.KindPerson, Role: render.End},
			{Actor: "north-korea", Name: "North Korea", Kind: data.KindState},
			{Actor: "russia", Name: "Russia", Kind: data.KindState},
			{Actor: "south-korea", Name: "South Korea", Kind: data.KindState, Role: render.End},
		},
		Links: []render.Link{
			{From: 0, To: 1, Caption: "leads", Tone: data.Neutral, Status: data.Asserted, Origins: 1, Notes: []int{1}},
			{From: 1, To: 2, Caption: "supplies (rockets and missiles)", Tone: data.Cooperative, Status: data.Contested, Origins: 2, Notes: []int{2}},
			{From: 2, To: 3, Caption: "pressures", Tone: data.Conflictual, Status: data.Alleged, Origins: 1, Notes: []int{3}},
		},
		Notes: []render.Note{
			{Head: "Kim Jong Un leads North Korea", Status: "asserted", Voices: []render.Voice{{Words: "asserted by the brief, ¶1"}}},
			{Head: "North Korea supplies Russia with rockets and missiles", Status: "contested", Voices: []render.Voice{{Words: "alleged by the United States (brief, ¶4)"}, {Words: "denied by North Korea and Russia (brief, ¶4)"}}},
			{Head: "Russia pressures South Korea", Status: "alleged", Voices: []render.Voice{{Words: "alleged by an expert (brief, ¶9)"}}},
		},
		Legend: []render.LegendEntry{
			{Mark: render.MarkShape, Label: "person", Kind: data.KindPerson},
			{Mark: render.MarkShape, Label: "state", Kind: data.KindState},
			{Mark: render.MarkColour, Label: "cooperative", Tone: data.Cooperative},
			{Mark: render.MarkColour, Label: "neutral", Tone: data.Neutral},
			{Mark: render.MarkColour, Label: "conflictual", Tone: data.Conflictual},
			{Mark: render.MarkLine, Label: "asserted or confirmed", Status: data.Asserted},
			{Mark: render.MarkLine, Label: "contested: somebody denies it", Status: data.Contested},
			{Mark: render.MarkNumber, Label: "evidence note"},
			{Mark: render.MarkWidth, Label: "two independent origins", Origins: 2},
		},
		Footer: []string{"Source: brief, 2023.", "A chain of claims is not proof of influence."},
	}
}

// Names are of several lengths and scripts.
var Names = []string{"Kim Jong Un", "North Korea", "Ria Novosti", "Ewha Womans University", "Eastern Economic Forum",
	"US State Department", "An undisclosed buyer of technology", "Китай", "日本国政府", "Organisation for the Prohibition of Chemical Weapons"}

// Captions are of several lengths; one is empty.
var Captions = []string{"supplies (rockets and missiles)", "leads", "speaks for", "warns about the supply of arms",
	"visits by train", "pressures to arm Ukraine", "is part of", ""}

// Random is a connected figure with parallel ties, opposite ties and
// self-ties.
func Random(actors, ties int, seed int64) *render.Figure {
	r := rand.New(rand.NewSource(seed))
	f := &render.Figure{Title: fmt.Sprintf("%d actors", actors)}
	for i := range actors {
		f.Nodes = append(f.Nodes, render.Node{Actor: fmt.Sprint("a", i), Kind: data.Kinds()[r.Intn(7)],
			Name: fmt.Sprint(Names[i%len(Names)], " ", i)})
	}
	tones := []data.Tone{data.Cooperative, data.Neutral, data.Conflictual}
	for i := range ties {
		from, to := r.Intn(actors), r.Intn(actors)
		if i < actors-1 {
			from, to = r.Intn(i+1), i+1
		}
		f.Links = append(f.Links, render.Link{From: from, To: to, Caption: Captions[r.Intn(len(Captions))],
			Tone: tones[r.Intn(3)], Status: data.Status(r.Intn(6)), Origins: r.Intn(4), Symmetric: r.Intn(8) == 0, Notes: []int{i + 1}})
		f.Notes = append(f.Notes, render.Note{Head: fmt.Sprint("Claim ", i), Status: "alleged", Voices: []render.Voice{{Words: "alleged by a witness"}}})
	}
	return f
}

// Boxes has actors of which every other one has leaves in a box, some with notes, and a
// chain of ties between them.
func Boxes(hubs, leaves int) *render.Figure {
	f := &render.Figure{Title: "Boxes", Legend: []render.LegendEntry{{Mark: render.MarkFold, Label: "several with the same tie", Kind: data.KindOrganization}}}
	for i := range hubs {
		f.Nodes = append(f.Nodes, render.Node{Actor: fmt.Sprint("hub-", i), Name: fmt.Sprint(Names[i%len(Names)], " ", i), Kind: data.KindOrganization})
		if i > 0 {
			f.Links = append(f.Links, render.Link{From: i - 1, To: i, Caption: "warns", Tone: data.Conflictual, Status: data.Alleged, Origins: 1})
		}
	}
	for i := 0; i < hubs; i += 2 {
		box := render.Node{Actor: fmt.Sprint("hub-", i, " owns"), Name: fmt.Sprint(leaves, " organizations"), Kind: data.Kinds()[i%7], Detail: "a box"}
		for k := range leaves {
			m := render.Member{Actor: fmt.Sprint("leaf-", i, "-", k), Name: fmt.Sprint(Names[k%len(Names)], " ", k), Detail: "about a leaf"}
			if k%3 == 0 {
				f.Notes = append(f.Notes, render.Note{Claim: fmt.Sprint("c", len(f.Notes)), Head: "It owns a leaf", Status: "asserted"})
				m.Notes = []int{len(f.Notes)}
			}
			box.Members = append(box.Members, m)
		}
		f.Links = append(f.Links, render.Link{From: i, To: len(f.Nodes), Relation: "owns", Caption: fmt.Sprint("owns ", box.Name), Tone: data.Neutral, Status: data.Asserted, Origins: 1})
		f.Nodes = append(f.Nodes, box)
	}
	return f
}

// Hub has an actor with leaves, some of which tie themselves to it.
func Hub(leaves int) *render.Figure {
	f := &render.Figure{Nodes: []render.Node{{Actor: "hub", Name: "Holding", Kind: data.KindOrganization}}}
	for i := 1; i <= leaves; i++ {
		f.Nodes = append(f.Nodes, render.Node{Actor: fmt.Sprint("a", i), Name: fmt.Sprint("Subsidiary ", i), Kind: data.KindOrganization})
		l := render.Link{From: 0, To: i, Caption: "owns", Tone: data.Neutral, Status: data.Asserted}
		if i%5 == 0 {
			l.From, l.To = i, 0
		}
		f.Links = append(f.Links, l)
	}
	return f
}
