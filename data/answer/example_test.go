package answer_test

import (
	"context"
	"fmt"
	"os"
	"strings"

	"dossier/data"
	"dossier/data/answer"
)

// stored is an answer as --format json writes it, with what no example needs left out.
const stored = `{
  "claims": [
    {"id": "arms", "from": ["nk"], "relation": "supplies", "to": ["ru"], "what": "rockets", "when": "2022/..", "status": "contested", "grade": 1, "origins": 1,
     "sentence": "North Korea supplies Russia: rockets (since 2022)",
     "said": [{"by": ["us"], "stance": "alleges", "source": "brief", "at": "¶4"}, {"by": ["nk", "ru"], "stance": "denies", "source": "brief"}]}
  ],
  "asked": {"verb": "claims", "actors": ["nk"], "command": "dossier claims nk --as-of 2023"},
  "limits": ["As of 2023."],
  "scope": {"passing": 1, "unlimited": 4},
  "actors": {"nk": {"id": "nk", "name": "North Korea"}, "ru": {"id": "ru", "name": "Russia"}, "us": {"id": "us", "name": "United States", "aliases": ["the United States"]}},
  "sources": {"brief": {"id": "brief", "title": "The brief"}}
}`

// An answer that was stored tells who says what, without the dossier.
func ExampleRead() {
	a, err := answer.Read(strings.NewReader(stored))
	if err != nil {
		fmt.Println(err)
		return
	}
	base := a.Common()
	fmt.Println(strings.Join(base.LimitLines(), " "))
	for c, err := range a.(*answer.Listing).List.All() {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s [%s]\n", c.Sentence, c.Worth())
		for i := range c.Said {
			fmt.Println(" ", base.VoiceLine(&c.Said[i], base.SourceTitle(c.Said[i].Source), 0))
		}
	}
	// Output:
	// As of 2023. Without this limit 4 claims about this actor would pass; with it 1 does.
	// North Korea supplies Russia: rockets (since 2022) [contested, low]
	//   alleged by the United States (The brief, ¶4)
	//   denied by North Korea and Russia (The brief)
}

func ExampleWriteCSV() {
	a, err := answer.Read(strings.NewReader(stored))
	if err == nil {
		err = answer.WriteCSV(context.Background(), os.Stdout, a, false)
	}
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// id,from-id,from,relation,to-id,to,what,modality,when,occasion,status,grade,origins,held-by,denied-by,sources,sentence
	// arms,nk,North Korea,supplies,ru,Russia,rockets,,2022/..,,contested,1,1,us,nk; ru,brief,North Korea supplies Russia: rockets (since 2022)
}

// Claims that are made while they are read are written as they come, so that a list
// of a million takes the memory of one.
func ExampleWrite() {
	made := func(yield func(answer.Claim, error) bool) {
		for i := range 3 {
			if !yield(answer.Claim{ID: fmt.Sprint("row-", i+1), From: []string{"a"}, To: []string{"b"}, Said: []answer.Attribution{}, Modality: data.Actual}, nil) {
				return
			}
		}
	}
	a := &answer.Listing{List: answer.ListFrom(3, made), Statuses: []answer.Count{}, Base: answer.Base{Index: answer.NewIndex()}}
	a.Asked.Verb = answer.VerbClaims
	var b strings.Builder
	if err := answer.Write(context.Background(), &b, a); err != nil {
		fmt.Println(err)
		return
	}
	back, err := answer.Read(strings.NewReader(b.String()))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(back.(*answer.Listing).List.Len(), "claims,", strings.Count(b.String(), "\n    {"), "lines of claims")
	// Output:
	// 3 claims, 3 lines of claims
}
