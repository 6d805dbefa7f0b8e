package data_test

import (
	"context"
	"fmt"

	"dossier/data"
)

// Two say it and one denies it.
func ExampleBuilder() {
	b := data.NewBuilder()
	wire, brief := b.Source("A wire"), b.Source("Daily brief")
	russia, poland := b.Actor("Russia", data.KindState), b.Actor("Poland", data.KindState)
	id := b.Tie(russia, "warns", poland, data.Attribution{Source: wire}, data.Attribution{Source: brief},
		data.Attribution{By: []string{russia}, Stance: data.Denies, Source: brief})
	d, problems := b.Dossier(context.Background())
	assessed := data.NewAssessor(d).Assess(d.Claim(0).Said)
	fmt.Println(id, "is", assessed.Status, "by", assessed.Origins, "origins, with", len(problems), "problems")
	// Output: russia-warns-poland-ee8cf3c47295 is contested by 2 origins, with 0 problems
}

// All problems come at once, each with a hint.
func ExampleCheck() {
	b := data.NewBuilder()
	russia := b.Actor("Russia", data.KindState)
	b.Tie(russia, "suplies", "north-korea", data.Attribution{Source: b.Source("Daily brief")})
	d, _ := b.Dossier(context.Background())
	for _, p := range data.Check(context.Background(), d) {
		fmt.Printf("%s at %s: %s\n", p.Code, p.Place.Field, p.Hint)
	}
	// Output:
	// unknown-relation at relation: did you mean "supplies"? Otherwise define it under "relations"
	// unknown-actor at to: add it under "actors"
}

// The order of what is written does not show in a digest.
func ExampleDossier_Digest() {
	digest := func(names ...string) string {
		b := data.NewBuilder()
		for _, name := range names {
			b.Actor(name, data.KindState)
		}
		d, _ := b.Dossier(context.Background())
		digest, err := d.Digest(context.Background())
		if err != nil {
			return err.Error()
		}
		return digest
	}
	fmt.Println(digest("Russia", "Poland") == digest("Poland", "Russia"))
	fmt.Println(digest("Russia", "Poland") == digest("Russia"))
	// Output:
	// true
	// false
}

func ExampleParseDate() {
	for _, text := range []string{"2023-09", "2022-02-24/..", "2019~", "2023-02-30"} {
		d, err := data.ParseDate(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s: %s to %s\n", d, d.First(), d.Last())
	}
	// Output:
	// 2023-09: 2023-09-01 to 2023-09-30
	// 2022-02-24/..: 2022-02-24 to ..
	// 2019~: 2019-01-01 to 2019-12-31
	// "2023-02-30" has no day 30: that month has 28 days: write it like 2023-02-28
}

func ExampleSlug() {
	fmt.Println(data.Slug("Kim Jong Un"), data.Slug("Łódź"))
	// Output: kim-jong-un lodz
}
