package engines

import (
	"context"

	"dossier/data"
	"dossier/internal/testkit"
)

// Written is a dossier that was written by hand, with at least one of what is easy
// to get wrong: joint claims, a symmetric relation with all on one side, a tie of an
// actor to itself, claims about claims, denials, planned claims, several names for
// one actor and one name for several, Cyrillic, a wire that two sources repeat, and
// the word of somebody who is no actor of it.
func Written() *data.Dossier {
	b := data.NewBuilder()
	b.Title("Written by hand", "What engines are tried with.")
	wire := b.AddSource(data.Source{ID: "wire-one", Title: "First report", Origin: "agency"})
	b.AddSource(data.Source{ID: "wire-two", Title: "Second report", Origin: "agency"})
	paper := b.AddSource(data.Source{ID: "paper", Title: "The Paper", Publisher: "Press", Origin: "north"})
	blog := b.AddSource(data.Source{ID: "blog", Title: "A blog"})
	for _, a := range []data.Actor{
		{ID: "north", Name: "North", Kind: data.KindState, Aliases: []string{"the North", "DPRK"}, Metonyms: []string{"Pyongyang"}},
		{ID: "russia", Name: "Россия", Kind: data.KindState, Aliases: []string{"Russia"}, Metonyms: []string{"Moscow"}},
		{ID: "states", Name: "United States", Kind: data.KindState, Aliases: []string{"the United States", "Most of the West"}},
		{ID: "kim-un", Name: "Kim Jong Un", Kind: data.KindPerson, Aliases: []string{"Kim"}},
		{ID: "kim-yo", Name: "Kim Yo Jong", Kind: data.KindPerson, Aliases: []string{"Kim"}},
		{ID: "south", Name: "South", Kind: data.KindState, Metonyms: []string{"Seoul"}},
		{ID: "buyer", Name: "An undisclosed buyer", Kind: data.KindUnknown},
		{ID: "nobody", Name: "Nobody", Kind: data.KindGroup},
	} {
		b.AddActor(a)
	}
	say := func(stance data.Stance, source string, by ...string) data.Attribution {
		return data.Attribution{By: by, Stance: stance, Source: source}
	}
	arms := b.Claim(data.Claim{ID: "arms", From: []string{"north"}, Relation: "supplies", To: []string{"russia"}, What: "rockets", When: testkit.Date("2022-11/.."),
		Said: []data.Attribution{say(data.Alleges, wire, "states"), say(data.Denies, paper, "north", "russia"), say(data.Denies, "wire-two", "north")}})
	warning := b.Claim(data.Claim{ID: "warning", From: []string{"states", "south"}, Relation: "warns", To: []string{"north"}, About: arms, When: testkit.Date("2023-09"),
		Said: []data.Attribution{say(data.Asserts, wire), say(data.Asserts, "wire-two")}})
	b.Claim(data.Claim{ID: "answer-to-it", From: []string{"north"}, Relation: "warns", To: []string{"south"}, About: warning, Said: []data.Attribution{say(data.Asserts, paper)}})
	b.Claim(data.Claim{ID: "summit", From: []string{"states", "south", "russia"}, Relation: "meets", Modality: data.Planned, Said: []data.Attribution{say(data.Speculates, paper)}})
	b.Claim(data.Claim{ID: "allies", From: []string{"south", "states"}, Relation: "allied-with", When: testkit.Date("1953"), Said: []data.Attribution{say(data.Confirms, paper)}})
	b.Claim(data.Claim{ID: "leads", From: []string{"kim-un"}, Relation: "leads", To: []string{"north"}, When: testkit.Date("2011-12/.."),
		Said: []data.Attribution{say(data.Asserts, wire), say(data.Asserts, paper, "south")}})
	b.Claim(data.Claim{ID: "needs", From: []string{"russia"}, Relation: "depends-on", To: []string{"buyer"}, When: testkit.Date("2019"), Said: []data.Attribution{say(data.Alleges, wire, "somebody-else")}})
	b.Claim(data.Claim{ID: "itself", From: []string{"north"}, Relation: "supplies", To: []string{"north"}, Said: []data.Attribution{say(data.Asserts, wire)}})
	b.Claim(data.Claim{ID: "not-so", From: []string{"south"}, Relation: "supplies", To: []string{"buyer"}, What: "shells", Said: []data.Attribution{say(data.Denies, paper, "south")}})
	rumour := b.Claim(data.Claim{ID: "rumour", From: []string{"buyer"}, Relation: "accuses", To: []string{"north"}, Said: []data.Attribution{say(data.Speculates, "wire-two")}})
	b.Claim(data.Claim{ID: "reply", From: []string{"north"}, Relation: "warns", To: []string{"buyer"}, About: rumour, Said: []data.Attribution{say(data.Asserts, paper)}})
	b.Claim(data.Claim{ID: "whisper", From: []string{"kim-yo"}, Relation: "warns", To: []string{"kim-un"}, Said: []data.Attribution{say(data.Alleges, wire), say(data.Alleges, blog)}})
	b.Claim(data.Claim{ID: "bare", From: []string{"kim-yo"}, Relation: "warns", To: []string{"south"}})
	d, _ := b.Dossier(context.Background()) // an unknown voice is a problem that engines must bear
	return d
}
