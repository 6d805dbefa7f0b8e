package networks_test

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"dossier/internal/testkit/networks"
)

func TestKnownNetworksMakeFigures(t *testing.T) {
	all, err := networks.Known()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][2]int{"kim-putin": {22, 34}, "kim-putin-near": {8, 17}, "karate": {34, 78}, "lesmis": {77, 254}, "rand40": {0, 60}, "parallel": {3, 10}}
	for _, n := range all {
		f, err := n.Figure(t.Context())
		if err != nil {
			t.Error(err)
			continue
		}
		t.Logf("%s: %d actors, %d ties", n.Name, len(f.Nodes), f.Ties())
		if w, ok := want[n.Name]; ok && (w[0] > 0 && len(f.Nodes) != w[0] || f.Ties() != w[1]) {
			t.Errorf("%s has %d actors and %d ties, want %v", n.Name, len(f.Nodes), f.Ties(), w)
		}
		delete(want, n.Name)
	}
	if len(all) != 20 || len(want) > 0 {
		t.Errorf("%d networks, and without %v", len(all), want)
	}
}

// The made networks are the same everywhere: tables and limits in tests rest on them.
func TestMadeNetworksStayAsTheyAre(t *testing.T) {
	all := networks.Made(1)
	if len(all) != 60 {
		t.Fatalf("%d networks", len(all))
	}
	sum, seen := sha256.New(), map[string]bool{}
	for _, n := range all {
		sum.Write(n.CSV)
		seen[n.Name] = true
		f, err := n.Figure(t.Context())
		if err != nil {
			t.Error(err)
			continue
		}
		t.Logf("%s: %d actors, %d ties", n.Name, len(f.Nodes), f.Ties())
		if ties := f.Ties(); len(f.Nodes) < 9 || len(f.Nodes) > 150 || ties > 3*150 || 10*ties < 9*len(f.Nodes) {
			t.Errorf("%s has %d actors and %d ties", n.Name, len(f.Nodes), ties)
		}
	}
	if len(seen) != len(all) {
		t.Errorf("%d names for %d networks", len(seen), len(all))
	}
	if got := fmt.Sprintf("%x", sum.Sum(nil)[:8]); got != "f2b93bcacf7d6572" {
		t.Errorf("the networks are others: %s", got)
	}
	if other := networks.Made(2); string(other[0].CSV) == string(all[0].CSV) {
		t.Error("another seed makes the same network")
	}
}

func TestLargeNetworksAreAsLargeAsAskedFor(t *testing.T) {
	for _, n := range networks.Large(1000, 1400) {
		f, err := n.Figure(t.Context())
		if err != nil {
			t.Error(err)
			continue
		}
		t.Logf("%s: %d actors, %d ties", n.Name, len(f.Nodes), f.Ties())
		if ties := f.Ties(); len(f.Nodes) < 850 || len(f.Nodes) > 1000 || ties < 1350 || ties > 1400 {
			t.Errorf("%s has %d actors and %d ties", n.Name, len(f.Nodes), ties)
		}
	}
}
