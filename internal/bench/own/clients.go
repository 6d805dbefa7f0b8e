package main

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"dossier/graph"
)

// turns is how often one client and two are measured, in turn, so that a noise
// of the machine meets both.
const turns = 3

// clients measures how many questions one client gets answered and how many
// two get that ask at the same time.
func clients(ctx context.Context, s *stopwatch, v *graph.View, pairs []pair) error {
	for _, k := range kinds[:2] {
		ask := asking(ctx, v, k)
		var taken [3][]float64 // seconds a question, by number of clients
		for range turns {
			for n := 1; n <= 2; n++ {
				seconds, err := together(n, s.box/(2*turns), pairs, ask)
				if err != nil {
					return err
				}
				taken[n] = append(taken[n], seconds)
			}
		}
		for n := 1; n <= 2; n++ {
			op := fmt.Sprintf("clients-%d.%s", n, k.name)
			if err := s.print(line{Op: op, Seconds: slices.Min(taken[n])}); err != nil {
				return err
			}
		}
	}
	return nil
}

// together lets n clients ask for a while and returns the seconds for each
// question answered, whoever asked it.
func together(n int, box time.Duration, pairs []pair, ask func(pair) ([]float64, error)) (float64, error) {
	answered, failed := make([]int, n), make([]error, n)
	start := time.Now()
	var group sync.WaitGroup
	for client := range n {
		group.Go(func() {
			count := 0
			for ; time.Since(start) < box || count == 0; count++ {
				if _, err := ask(pairs[(count+client*len(pairs)/n)%len(pairs)]); err != nil {
					failed[client] = err
					break
				}
			}
			answered[client] = count
		})
	}
	group.Wait()
	total := 0
	for client, count := range answered {
		if failed[client] != nil {
			return 0, failed[client]
		}
		total += count
	}
	return time.Since(start).Seconds() / float64(total), nil
}
