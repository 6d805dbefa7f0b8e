package load

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
)

// edgeList makes an edge list with skewed targets, as real networks have them.
func edgeList(actors, rows int) []byte {
	random := rand.New(rand.NewPCG(7, 7))
	relations := []string{"supplies", "pressures", "warns", "meets", "sanctions", "praises", "threatens", "trades-with", "allies-with", "denies"}
	var b strings.Builder
	b.WriteString("source,type,target,weight\n")
	for range rows {
		from := random.IntN(actors)
		share := random.Float64()
		to := int(float64(actors) * share * share)
		if from == to {
			to = (to + 1) % actors
		}
		fmt.Fprintf(&b, "a%d,%s,a%d,%d\n", from, relations[random.IntN(len(relations))], to, 1+random.IntN(9))
	}
	return []byte(b.String())
}

func benchmarkLoad(b *testing.B, name string, content []byte) {
	files := fstest.MapFS{name: {Data: content}}
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := LoadFS(context.Background(), files, name, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCSV(b *testing.B) {
	benchmarkLoad(b, "ties.csv", edgeList(10_000, 100_000))
}

// BenchmarkYAML loads a dossier of the size of the embedded one.
func BenchmarkYAML(b *testing.B) {
	benchmarkLoad(b, "dossier.yaml", []byte(yamlDossier(22, 40)))
}

// yamlDossier makes a dossier with so many actors and claims.
func yamlDossier(actors, claims int) string {
	var b strings.Builder
	b.WriteString("title: Made for tests\nactors:\n")
	for i := range actors {
		fmt.Fprintf(&b, "  - id: actor-%d\n    name: Actor %d\n    kind: person\n    aliases: [The %dth]\n", i, i, i)
	}
	b.WriteString("sources:\n  - id: paper\n    title: The paper\n    published: 2023-09-13\nclaims:\n")
	for i := range claims {
		fmt.Fprintf(&b, "  - from: actor-%d\n    relation: supplies\n    to: [actor-%d]\n    when: 2023-09\n    what: thing %d\n    said:\n"+
			"      - {by: actor-%d, stance: alleges, source: paper, at: paragraph %d}\n", i%actors, (i+1)%actors, i, (i+2)%actors, i)
	}
	return b.String()
}
