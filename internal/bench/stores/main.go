// Command stores measures questions put to a store against the same ones put to memory,
// on a file of internal/bench/generate -wide and the pairs beside it.
//
//	go run ./internal/bench/stores [-pairs N] [-push] [-own] [-only KIND] [-profile FILE] FILE.csv ADDRESS
//
// With -push it pushes the file first. For every kind of question it prints how many
// answers are the same bytes, the medians and the worst of both times, and how many trips
// and arcs a question took. Unless one kind is named, fifty clients then ask ten thousand
// small questions. With -own it puts the pairs to the path search of Neo4j as well.
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/load"
	"dossier/graph/ask"
	"dossier/graph/path"
	"dossier/internal/fetch"
	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/bolt"
	"dossier/internal/store/cassandra"
	"dossier/internal/store/edition"
	"dossier/internal/store/postgres"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "stores:", err)
		os.Exit(2)
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("stores", flag.ContinueOnError)
	most := flags.Int("pairs", 60, "how many pairs of actors")
	pushes := flags.Bool("push", false, "push the file first")
	own := flags.Bool("own", false, "put the pairs to the path search of Neo4j as well")
	only := flags.String("only", "", "the one kind of question to ask")
	profile := flags.String("profile", "", "where to write a profile of the processor's time in the store's answers")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 2 {
		return errors.New("want [-pairs N] [-push] [-own] [-only KIND] [-profile FILE] FILE.csv ADDRESS")
	}
	file := flags.Arg(0)
	pairs, err := readPairs(file+".pairs", *most)
	if err != nil {
		return err
	}
	d, _, err := load.Load(ctx, []string{file}, load.Options{})
	if err != nil {
		return err
	}
	s, err := open(flags.Arg(1))
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if *pushes {
		if err := push(ctx, s, d); err != nil {
			return err
		}
	}
	local, err := ask.Load(ctx, d, "bench")
	if err != nil {
		return err
	}
	e, err := s.Open(ctx, "main", "")
	if err != nil {
		return err
	}
	if err := compare(ctx, local, e, pairs, *only, *profile); err != nil {
		return err
	}
	if *only == "" {
		if err := ask50(ctx, e, pairs); err != nil {
			return err
		}
	}
	if !*own {
		return nil
	}
	a, err := address.Parse(flags.Arg(1))
	if err != nil {
		return err
	}
	return askNeo4j(ctx, a, os.Getenv("DOSSIER_STORE_PASSWORD"), pairs)
}

func open(text string) (store.Store, error) {
	a, err := address.Parse(text)
	if err != nil {
		return nil, err
	}
	password := os.Getenv("DOSSIER_STORE_PASSWORD")
	switch a.Scheme {
	case "postgres":
		return postgres.Open(a, postgres.Options{Password: password})
	case "cassandra":
		return cassandra.Open(a, cassandra.Options{Password: password})
	}
	return bolt.Open(a, bolt.Options{Password: password})
}

func push(ctx context.Context, s store.Store, d *data.Dossier) error {
	begin := time.Now()
	e, err := edition.Of(ctx, d, "main", "bench")
	if err != nil {
		return err
	}
	fmt.Printf("cut after %.1f s\n", time.Since(begin).Seconds())
	draft, err := s.Begin(ctx, e.Head)
	if err != nil || draft.Done() {
		return err
	}
	written := 0
	err = e.Batches(ctx, func(b store.Batch) error {
		fresh, err := draft.Push(ctx, b)
		if fresh {
			written++
		}
		return err
	})
	if err == nil {
		err = draft.Publish(ctx)
	}
	fmt.Printf("pushed %d batches after %.1f s\n", written, time.Since(begin).Seconds())
	return err
}

func readPairs(file string, most int) (pairs [][2]string, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	for sc := bufio.NewScanner(f); sc.Scan() && len(pairs) < most; {
		if from, to, ok := strings.Cut(sc.Text(), " "); ok {
			pairs = append(pairs, [2]string{from, to})
		}
	}
	return pairs, nil
}

// kinds are the questions that are put to every pair.
var kinds = []struct {
	name   string
	path   ask.PathOptions
	filter bool
}{
	{"best by hops", ask.PathOptions{K: 1}, false},
	{"ten best by hops", ask.PathOptions{K: 10}, false},
	{"best by hops, filtered", ask.PathOptions{K: 1}, true},
	{"ten best by hops, filtered", ask.PathOptions{K: 10}, true},
	{"three best by evidence", ask.PathOptions{K: 3, By: path.ByEvidence}, false},
	{"three best by weight", ask.PathOptions{K: 3, By: path.ByWeight}, false},
	{"best, with its stress", ask.PathOptions{K: 1, Stress: true}, false},
}

func compare(ctx context.Context, local ask.Engine, e store.Edition, pairs [][2]string, only, profile string) error {
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	fmt.Printf("%-28s %9s %12s %12s %12s %12s %10s %10s\n", "question", "same", "memory", "worst", "store", "worst", "trips", "arcs")
	for _, kind := range kinds {
		if only != "" && kind.name != only {
			continue
		}
		var here, there []time.Duration
		var trips, arcs []int
		same := 0
		for _, pair := range pairs {
			q := ask.Question{Verb: answer.VerbPath, Actors: pair[:], Path: kind.path}
			if kind.filter {
				since, _ := data.ParseDate("2010/2015")
				q.Filter = ask.Filter{AsOf: since, Statuses: []data.Status{data.Confirmed, data.Asserted, data.Alleged}}
			}
			want, took, err := timed(ctx, local, q)
			if err != nil {
				return err
			}
			here = append(here, took)
			counted := &counting{Edition: e}
			got, took, err := timed(ctx, fetch.New(counted, "bench", fetch.Budget{}), q)
			if err != nil {
				return fmt.Errorf("%s: %w", q.CommandLine(), err)
			}
			there, trips, arcs = append(there, took), append(trips, counted.trips), append(arcs, counted.arcs)
			if bytes.Equal(got, want) {
				same++
			} else {
				fmt.Println("another answer:", q.CommandLine())
			}
		}
		slices.Sort(here)
		slices.Sort(there)
		slices.Sort(trips)
		slices.Sort(arcs)
		mid, last := len(pairs)/2, len(pairs)-1
		fmt.Printf("%-28s %4d/%4d %12v %12v %12v %12v %4d/%5d %4d/%d\n", kind.name, same, len(pairs), here[mid].Round(time.Microsecond), here[last].Round(time.Microsecond),
			there[mid].Round(time.Microsecond), there[last].Round(time.Microsecond), trips[mid], trips[last], arcs[mid], arcs[last])
	}
	return nil
}

// timed asks a question and writes the answer.
func timed(ctx context.Context, e ask.Engine, q ask.Question) ([]byte, time.Duration, error) {
	begin := time.Now()
	a, err := ask.Ask(ctx, e, q)
	if err != nil {
		return nil, 0, err
	}
	took := time.Since(begin)
	a.Common().Dossier.Digest = "that of the file takes longer than the question"
	var b bytes.Buffer
	err = answer.Write(ctx, &b, a)
	return b.Bytes(), took, err
}

// counting counts trips to a store and the arcs that it gives.
type counting struct {
	store.Edition
	trips, arcs int
}

func (c *counting) Arcs(ctx context.Context, r store.Reach, yield func(store.Arc) error) error {
	c.trips++
	return c.Edition.Arcs(ctx, r, c.count(yield))
}

func (c *counting) Between(ctx context.Context, pairs [][2]string, yield func(store.Arc) error) error {
	c.trips++
	return c.Edition.Between(ctx, pairs, c.count(yield))
}

func (c *counting) count(yield func(store.Arc) error) func(store.Arc) error {
	return func(a store.Arc) error { c.arcs++; return yield(a) }
}

func (c *counting) Records(ctx context.Context, kind store.Kind, ids []string, yield func(store.Record) error) error {
	c.trips++
	return c.Edition.Records(ctx, kind, ids, yield)
}

func (c *counting) Look(ctx context.Context, index store.Index, keys []string, yield func(store.Entry) error) error {
	c.trips++
	return c.Edition.Look(ctx, index, keys, yield)
}
