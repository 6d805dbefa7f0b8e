package networks

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
)

// sizes is how many networks of each shape are made.
const sizes = 10

// The smallest and the largest network, in actors, and the sparsest and the densest, in
// ties for ten actors.
const (
	fewest, most      = 10, 150
	sparsest, densest = 10, 30
)

// shapes are how networks are made, in the order of their names' numbers.
var shapes = []struct {
	name string
	make func(m *maker)
}{
	{"random", (*maker).random},
	{"scale-free", (*maker).scaleFree},
	{"small-world", (*maker).smallWorld},
	{"two-mode", (*maker).twoMode},
	{"tree", (*maker).tree},
	{"components", (*maker).components},
}

// Made is sixty networks, ten of each shape, from 10 to 150 actors and from 1.0 to
// 3.0 ties an actor, large and dense in no relation to one another. The same seed
// makes the same networks, everywhere and for ever.
func Made(seed uint64) []Network {
	var all []Network
	for i := range shapes {
		for k := range sizes {
			n := fewest + (most-fewest)*k/(sizes-1)
			ties := n * (sparsest + (densest-sparsest)*((7*k+3*i)%sizes)/(sizes-1)) / 10
			all = append(all, made(i, n, ties, rand.NewPCG(seed, uint64(sizes*i+k))))
		}
	}
	return all
}

// Large is networks of a size, which may have thousands of actors: one of each shape,
// as a test or a table asks how time and work grow. Some actors have no ties, and are
// in no figure.
func Large(actors, ties int) []Network {
	var all []Network
	for i := range shapes {
		all = append(all, made(i, actors, ties, rand.NewPCG(uint64(actors), uint64(i))))
	}
	return all
}

// made is one network of a shape.
func made(shape, actors, ties int, chance rand.Source) Network {
	m := &maker{rng: rand.New(chance), n: actors, ties: ties, known: make(map[[2]int]bool)}
	m.names = peopleAndFirms(m.rng, actors)
	shapes[shape].make(m)
	return Network{Name: fmt.Sprintf("%s-%d-%d", shapes[shape].name, actors, len(m.pairs)), CSV: m.csv()}
}

// maker makes one network.
type maker struct {
	rng   *rand.Rand
	n     int // actors
	ties  int // to make, at most
	names []string
	pairs [][2]int
	known map[[2]int]bool
}

// tie ties two actors unless they are tied already, or are the same.
func (m *maker) tie(a, b int) {
	pair := [2]int{min(a, b), max(a, b)}
	if a == b || m.known[pair] {
		return
	}
	m.known[pair] = true
	m.pairs = append(m.pairs, [2]int{a, b})
}

// fill ties pairs as they are drawn until there are enough ties. Where there are not
// enough pairs it gives up after some time.
func (m *maker) fill(draw func() (a, b int)) {
	for tries := 0; len(m.pairs) < m.ties && tries < 40*m.ties; tries++ {
		m.tie(draw())
	}
}

func (m *maker) random() {
	m.fill(func() (int, int) { return m.rng.IntN(m.n), m.rng.IntN(m.n) })
}

// scaleFree ties each new actor to the end of a tie, so that those with many ties get
// more.
func (m *maker) scaleFree() {
	m.tie(0, 1)
	end := func() int { return m.pairs[m.rng.IntN(len(m.pairs))][m.rng.IntN(2)] }
	for i := 2; i < m.n; i++ {
		m.tie(i, end())
	}
	m.fill(func() (int, int) { return m.rng.IntN(m.n), end() })
}

// smallWorld ties actors in a ring to the next ones, but one in ten to anybody.
func (m *maker) smallWorld() {
	for i := 0; len(m.pairs) < m.ties && i < 4*m.ties; i++ {
		to := (i + 1 + i/m.n) % m.n
		if m.rng.IntN(10) == 0 {
			to = m.rng.IntN(m.n)
		}
		m.tie(i%m.n, to)
	}
}

// twoMode ties people, who come first, to firms.
func (m *maker) twoMode() {
	people := people(m.n)
	m.fill(func() (int, int) { return m.rng.IntN(people), people + m.rng.IntN(m.n-people) })
}

// tree ties each actor to one before it, and adds ties across.
func (m *maker) tree() {
	for i := 1; i < m.n; i++ {
		m.tie(m.rng.IntN((i+1)/2), i)
	}
	m.random()
}

// components makes trees of 2 to 12 actors, and adds ties within them.
func (m *maker) components() {
	of := make([][2]int, m.n) // the first actor of each one's component, and how many it has
	for i := 0; i < m.n; {
		size := min(2+m.rng.IntN(11), m.n-i)
		for k := range size {
			of[i+k] = [2]int{i, size}
			if k > 0 {
				m.tie(i+m.rng.IntN(k), i+k)
			}
		}
		i += size
	}
	m.fill(func() (int, int) {
		a := m.rng.IntN(m.n)
		return a, of[a][0] + m.rng.IntN(of[a][1])
	})
}

// csv writes the ties as an edge list.
func (m *maker) csv() []byte {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	write := func(cells ...string) {
		if err := w.Write(cells); err != nil {
			panic(err) // a buffer takes everything
		}
	}
	write("from", "relation", "to", "status", "what")
	for _, p := range m.pairs {
		relation, status, what := relations[m.rng.IntN(len(relations))], statuses[m.rng.IntN(len(statuses))], ""
		if relation == "owns" {
			what = fmt.Sprintf("%d %%", 1+m.rng.IntN(100))
		}
		write(m.names[p[0]], relation, m.names[p[1]], status, what)
	}
	w.Flush()
	return text.Bytes()
}
