//go:build linux

package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

// route is a kind of request that clients make.
type route struct {
	name  string
	share int // of a hundred
	path  func(random *rand.Rand) string
}

func oneOf(paths ...string) func(*rand.Rand) string {
	return func(random *rand.Rand) string { return paths[random.IntN(len(paths))] }
}

// routes are what readers ask for, and how often. New figures have titles that nobody has
// asked for before, so that each is laid out.
var routes = []route{
	{"first page", 10, oneOf("/")},
	{"pages", 30, oneOf("/path?from=Kim&to=Seoul", "/show?actor=Moscow", "/claims?status=contested", "/claims", "/draw?actor=Kim", "/rank?measure=pagerank", "/groups", "/diff?as-of=2021%2C2023", "/sources")},
	{"figures", 15, oneOf("/figure/path.svg?from=Kim&to=Seoul", "/figure/draw.svg?actor=Kim", "/figure/path.pdf?from=Kim&to=Seoul", "/figure/path.png?from=Kim&to=Seoul")},
	{"new figures", 4, func(random *rand.Rand) string {
		return fmt.Sprintf("/path?from=Kim&to=Seoul&title=%d", random.Uint64())
	}},
	{"new figures by Graphviz", 1, func(random *rand.Rand) string {
		return fmt.Sprintf("/figure/path.svg?from=Kim&to=Seoul&layout=dot&title=%d", random.Uint64())
	}},
	{"API", 20, oneOf("/api/v1/path?from=Kim&to=Seoul", "/api/v1/claims", "/api/v1/show?actor=Putin", "/api/v1/rank.csv?measure=degree", "/report/path.html?from=Kim&to=Seoul")},
	{"completion", 20, oneOf("/api/v1/complete?prefix=Ki", "/api/v1/complete?prefix=s", "/api/v1/complete?prefix=sup&what=relation")},
}

// drawn is a route by lot.
func drawn(random *rand.Rand) *route {
	n := random.IntN(100)
	for i := range routes {
		if n -= routes[i].share; n < 0 {
			return &routes[i]
		}
	}
	panic("the shares of routes are a hundred together")
}

// tally is what clients saw.
type tally struct {
	mu     sync.Mutex
	took   map[string]times
	failed []error
	busy   int
}

// many lets clients ask the sample dossier.
func many(program string) error {
	s, err := serve(program)
	if err != nil {
		return err
	}
	t := &tally{took: map[string]times{}}
	for i := range routes { // each once, so that workers are there
		if _, _, _, err := s.get(routes[i].path(rand.New(rand.NewPCG(0, 0)))); err != nil {
			return err
		}
	}
	before, err := s.state()
	if err != nil {
		return err
	}
	states := []state{before}
	for round := range 2 { // what is kept fills up in the first; the second must add nothing
		peak, after, err := t.all(s, uint64(round))
		if err != nil {
			return err
		}
		states = append(states, peak, after)
	}
	t.print(states)
	return s.stop()
}

// all lets all clients ask for a while, and gives the most that it took and what is left
// after a rest.
func (t *tally) all(s *server, round uint64) (peak, after state, err error) {
	end := time.Now().Add(during)
	var all sync.WaitGroup
	for i := range clients {
		all.Go(func() { t.client(s, rand.New(rand.NewPCG(round+1, uint64(i))), end) })
	}
	for time.Now().Before(end) {
		time.Sleep(time.Second)
		if now, err := s.state(); err == nil {
			peak = state{max(peak.memory, now.memory), max(peak.workers, now.workers)}
		}
	}
	all.Wait()
	s.client.CloseIdleConnections()
	time.Sleep(rest)
	after, err = s.state()
	return peak, after, err
}

func (t *tally) client(s *server, random *rand.Rand, end time.Time) {
	for time.Now().Before(end) {
		r := drawn(random)
		_, took, busy, err := s.get(r.path(random))
		t.mu.Lock()
		t.busy += busy
		if err != nil {
			t.failed = append(t.failed, err)
		} else {
			t.took[r.name] = append(t.took[r.name], took)
		}
		t.mu.Unlock()
	}
}

func (t *tally) print(states []state) {
	total := 0
	for _, took := range t.took {
		total += len(took)
	}
	fmt.Printf("\n%d clients, twice for %s: %d answers, %d errors, %d times told to come again.\n", clients, during, total, len(t.failed), t.busy)
	for _, err := range t.failed[:min(len(t.failed), 5)] {
		fmt.Println("-", err)
	}
	fmt.Printf("\n| route | answers | median, ms | 99 of 100 within, ms |\n|---|--:|--:|--:|\n")
	everything := slices.Concat(slices.Collect(maps.Values(t.took))...)
	for i := range routes {
		took := t.took[routes[i].name]
		fmt.Printf("| %s | %d | %s | %s |\n", routes[i].name, len(took), milliseconds(took.at(0.5)), milliseconds(took.at(0.99)))
	}
	fmt.Printf("| all | %d | %s | %s |\n", total, milliseconds(everything.at(0.5)), milliseconds(everything.at(0.99)))
	fmt.Printf("\n|  | before | at most | after a rest | the second time | after a rest |\n|---|--:|--:|--:|--:|--:|\n")
	memory, processes := "| memory, with that of workers |", "| worker processes |"
	for _, s := range states {
		memory += fmt.Sprintf(" %d MB |", s.memory)
		processes += fmt.Sprintf(" %d |", s.workers)
	}
	fmt.Printf("%s\n%s\n", memory, processes)
}
