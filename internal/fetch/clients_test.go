package fetch_test

import (
	"bytes"
	"sync"
	"testing"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/graph/path"
	"dossier/internal/fetch"
)

// Very many small questions from many sides have the answers that each has by itself, and
// the engine keeps nothing of them.
func TestManyClients(t *testing.T) {
	const clients, each = 50, 20
	d := grid(t, 12)
	e := fetch.New(open(t, d), "test", fetch.Budget{})
	list := []ask.Question{
		ways("x1y1", "x4y3", ask.PathOptions{K: 3}), ways("x9y9", "x8y2", ask.PathOptions{}), ways("x2y2", "x3y4", ask.PathOptions{By: path.ByWeight}),
		{Verb: answer.VerbShow, Actors: []string{"x5y5"}}, {Verb: answer.VerbClaims, Actors: []string{"x6y6"}},
		{Verb: answer.VerbDraw, Actors: []string{"x3y3"}}, {Verb: answer.VerbRank},
	}
	want := make([][]byte, len(list))
	for i, q := range list {
		a, err := ask.Ask(t.Context(), inMemory(t, d), q)
		if err != nil {
			t.Fatal(err)
		}
		want[i] = text(t, a)
	}
	var group sync.WaitGroup
	for client := range clients {
		group.Go(func() {
			for k := range each {
				i := (client + k) % len(list)
				a, err := ask.Ask(t.Context(), e, list[i])
				if err != nil {
					t.Error(err)
					return
				}
				var b bytes.Buffer
				if err := answer.Seal(t.Context(), a); err != nil {
					t.Error(err)
				}
				if err := answer.Write(t.Context(), &b, a); err != nil || !bytes.Equal(b.Bytes(), want[i]) {
					t.Errorf("client %d: another answer to %s (%v)", client, list[i].CommandLine(), err)
				}
			}
		})
	}
	group.Wait()
}
