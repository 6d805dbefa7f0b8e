package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/fetch"
	"dossier/internal/store"
)

// clients and their questions: what an explorer on a store is asked in a busy hour.
const (
	clients = 50
	asked   = 10_000
)

// ask50 has many clients ask small questions, and prints how long they waited and what the
// memory of this process held afterwards.
func ask50(ctx context.Context, e store.Edition, pairs [][2]string) error {
	engine := fetch.New(e, "bench", fetch.Budget{})
	before := held()
	waits := make([]time.Duration, asked)
	errs := make([]error, clients)
	var group sync.WaitGroup
	begin := time.Now()
	for client := range clients {
		group.Go(func() {
			for i := client; i < asked && errs[client] == nil; i += clients {
				start := time.Now()
				_, errs[client] = ask.Ask(ctx, engine, small(i, pairs[i%len(pairs)]))
				waits[i] = time.Since(start)
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	slices.Sort(waits)
	fmt.Printf("%d small questions from %d clients: %.0f a second, median %v, 99 of 100 within %v, worst %v; %d MB held before, %d after\n",
		asked, clients, asked/time.Since(begin).Seconds(), waits[asked/2].Round(time.Millisecond), waits[asked*99/100].Round(time.Millisecond),
		waits[asked-1].Round(time.Millisecond), before, held())
	return nil
}

// small is the question of a number: a path, or what there is about an actor.
func small(i int, pair [2]string) ask.Question {
	switch i % 3 {
	case 0:
		return ask.Question{Verb: answer.VerbPath, Actors: pair[:]}
	case 1:
		return ask.Question{Verb: answer.VerbShow, Actors: pair[:1]}
	}
	return ask.Question{Verb: answer.VerbDraw, Actors: pair[1:]}
}

// held is how much of the memory is in use, in MB.
func held() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc >> 20
}
