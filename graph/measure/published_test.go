package measure

import (
	"math"
	"slices"
	"testing"

	"dossier/graph"
)

// karate are the friendships that Zachary found in a karate club ("An
// information flow model for conflict and fission in small groups", J.
// Anthropological Research 33, 1977), members numbered from 0.
var karate = map[int][]int{
	0: {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31},
	1: {2, 3, 7, 13, 17, 19, 21, 30}, 2: {3, 7, 8, 9, 13, 27, 28, 32},
	3: {7, 12, 13}, 4: {6, 10}, 5: {6, 10, 16}, 6: {16}, 8: {30, 32, 33},
	9: {33}, 13: {33}, 14: {32, 33}, 15: {32, 33}, 18: {32, 33}, 19: {33},
	20: {32, 33}, 22: {32, 33}, 23: {25, 27, 29, 32, 33}, 24: {25, 27, 31},
	25: {31}, 26: {29, 33}, 27: {33}, 28: {31, 33}, 29: {32, 33}, 30: {32, 33},
	31: {32, 33}, 32: {33},
}

func karateView(t *testing.T) *graph.View {
	var links []link
	for from := range 34 {
		for _, to := range karate[from] {
			links = append(links, link{from, to})
		}
	}
	if len(links) != 78 {
		t.Fatalf("%d friendships, want 78", len(links))
	}
	return plainView(t, 34, links)
}

// florence are the marriages among fifteen families of Florence, of which
// Padgett and Ansell tell ("Robust action and the rise of the Medici", American
// J. Sociology 98, 1993). The sixteenth, the Pucci, have none.
var (
	families = []string{
		"Acciaiuoli", "Albizzi", "Barbadori", "Bischeri", "Castellani", "Ginori", "Guadagni", "Lamberteschi",
		"Medici", "Pazzi", "Peruzzi", "Pucci", "Ridolfi", "Salviati", "Strozzi", "Tornabuoni",
	}
	marriages = map[string][]string{
		"Medici":     {"Acciaiuoli", "Albizzi", "Barbadori", "Ridolfi", "Salviati", "Tornabuoni"},
		"Castellani": {"Barbadori", "Peruzzi", "Strozzi"}, "Peruzzi": {"Bischeri", "Strozzi"},
		"Bischeri": {"Guadagni", "Strozzi"}, "Ridolfi": {"Strozzi", "Tornabuoni"},
		"Guadagni": {"Albizzi", "Lamberteschi", "Tornabuoni"}, "Albizzi": {"Ginori"}, "Salviati": {"Pazzi"},
	}
)

func florenceView(t *testing.T) *graph.View {
	var links []link
	for from, list := range marriages {
		for _, to := range list {
			links = append(links, link{slices.Index(families, from), slices.Index(families, to)})
		}
	}
	if len(links) != 20 {
		t.Fatalf("%d marriages, want 20", len(links))
	}
	return plainView(t, len(families), links)
}

// TestPublishedBetweenness holds to the values that the literature gives: 0.522
// of all pairs for the Medici, 0.255 for the Guadagni, 0.212 for the Albizzi,
// and 231.07 and 160.55 pairs for the two heads of the karate club.
func TestPublishedBetweenness(t *testing.T) {
	s := must[BetweennessScores](t)(Betweenness(ctx, florenceView(t), graph.EitherWay, BetweennessOptions{}))
	const pairs = 14 * 13 / 2.0 // of other families with marriages
	for family, want := range map[string]float64{"Medici": 0.522, "Guadagni": 0.255, "Albizzi": 0.212, "Salviati": 0.143, "Pucci": 0} {
		if got := s.Score[slices.Index(families, family)] / pairs; math.Abs(got-want) > 0.0005 {
			t.Errorf("%s: %.4f, want %.3f", family, got, want)
		}
	}
	s = must[BetweennessScores](t)(Betweenness(ctx, karateView(t), graph.EitherWay, BetweennessOptions{}))
	for member, want := range map[int]float64{0: 231.071429, 33: 160.551587, 32: 76.690476, 2: 75.850794} {
		if got := s.Score[member]; math.Abs(got-want) > 1e-6 {
			t.Errorf("member %d: %v, want %v", member, got, want)
		}
	}
}

func TestFlorentineBrokers(t *testing.T) {
	cuts := must[Cuts](t)(Brokers(ctx, florenceView(t), graph.EitherWay))
	var brokers []string
	for n, parted := range cuts.Parted {
		if parted > 0 {
			brokers = append(brokers, families[n])
		}
	}
	if want := []string{"Albizzi", "Guadagni", "Medici", "Salviati"}; !slices.Equal(brokers, want) {
		t.Errorf("brokers are %v, want %v", brokers, want)
	}
	// The Medici part three from each other: Acciaiuoli, Salviati with Pazzi,
	// and the other eleven.
	if got := cuts.Parted[slices.Index(families, "Medici")]; got != 1*2+1*11+2*11 {
		t.Errorf("the Medici part %d pairs, want 35", got)
	}
	var bridges []string
	for _, b := range cuts.Bridges {
		bridges = append(bridges, families[b.A]+"-"+families[b.B])
	}
	want := []string{"Medici-Salviati", "Acciaiuoli-Medici", "Albizzi-Ginori", "Guadagni-Lamberteschi", "Pazzi-Salviati"}
	if !slices.Equal(bridges, want) {
		t.Errorf("bridges are %v, want %v", bridges, want)
	}
}

// TestKarateCommunities holds to the best partition there is: four groups with
// a modularity of 0.4198.
func TestKarateCommunities(t *testing.T) {
	c := must[CommunityGroups](t)(Communities(ctx, karateView(t), graph.EitherWay, CommunityOptions{}))
	if len(c.Sizes) != 4 || math.Abs(c.Modularity-0.4198) > 0.00005 {
		t.Errorf("%d groups, modularity %.4f; want 4 and 0.4198", len(c.Sizes), c.Modularity)
	}
}

func TestKarateCores(t *testing.T) {
	cores := must[[]uint32](t)(Cores(ctx, karateView(t), graph.EitherWay))
	var deepest []int
	for n, core := range cores {
		if core >= 4 {
			deepest = append(deepest, n)
		}
	}
	if want := []int{0, 1, 2, 3, 7, 8, 13, 30, 32, 33}; slices.Max(cores) != 4 || !slices.Equal(deepest, want) {
		t.Errorf("the 4-core is %v, want %v", deepest, want)
	}
}
