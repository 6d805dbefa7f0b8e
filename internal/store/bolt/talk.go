package bolt

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dossier/data"
	"dossier/internal/store/remote"
)

// values are the parameters of a statement, by their names.
type values = map[string]any

// session begins a talk with the server. The driver opens a connection when it is needed.
func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database})
}

// ending gives the time in which a talk is ended, also where ctx has ended. What cannot be
// ended in it is cut off with its connection.
func ending(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), cancelWithin)
}

// query calls each for every row of an answer, as they come. It ends the question on the
// server where each fails, where more rows come than most, and where none comes for long.
func (s *Store) query(ctx context.Context, doing, cypher string, params values, most int, each func(*row) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	quiet := time.AfterFunc(s.quiet, func() { cancel(remote.ErrQuiet) })
	defer quiet.Stop()
	session := s.session(ctx, neo4j.AccessModeRead)
	defer func() {
		ctx, end := ending(ctx)
		defer end()
		_ = session.Close(ctx)
	}()
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		return s.explain(ctx, doing, err)
	}
	for n := 0; result.Next(ctx); n++ {
		quiet.Stop() // the time that each takes is its own
		if n == most {
			return s.place.TooMany(doing, most)
		}
		r := &row{values: result.Record().Values}
		if err := each(r); err != nil {
			return err
		}
		if r.strange {
			return s.strange(doing)
		}
		quiet.Reset(s.quiet)
	}
	return s.explain(ctx, doing, result.Err())
}

// row is a row of an answer. What is not of the kind that was written, or is too long, makes
// it strange.
type row struct {
	values  []any
	strange bool
}

func value[T any](r *row, i int) (v T) {
	if i < len(r.values) {
		var is bool
		if v, is = r.values[i].(T); is {
			return v
		}
	}
	r.strange = true
	return v
}

func (r *row) text(i int) string {
	text := value[string](r, i)
	if len(text) > remote.MaxText {
		r.strange = true
		return ""
	}
	return text
}

func (r *row) number(i int) int64 { return value[int64](r, i) }

// within gives a number from 0 to most.
func (r *row) within(i, most int) int {
	n := r.number(i)
	if n < 0 || n > int64(most) {
		r.strange = true
		return 0
	}
	return int(n)
}

// day gives a day.
func (r *row) day(i int) data.Day {
	n := r.number(i)
	if n < int64(data.MinDay) || n > int64(data.MaxDay) {
		r.strange = true
		return 0
	}
	return data.Day(n)
}

func (r *row) float(i int) float64 { return value[float64](r, i) }

// refusal is an error of our own within a transaction, which is not to be explained.
type refusal struct{ error }

// transaction does something whole or not at all. It is tried again where others were in
// its way, and where the connection was lost, so that do has to find out what was done.
// Errors of its own do wraps in a refusal.
func (s *Store) transaction(ctx context.Context, doing string, do func(context.Context, neo4j.ExplicitTransaction) error) error {
	ctx, cancel := context.WithTimeoutCause(ctx, writeWithin, remote.ErrQuiet)
	defer cancel()
	for try := 0; ; try++ {
		err := s.attempt(ctx, do)
		if err == nil {
			return nil
		}
		if !mayHelp(err, try) || !pause(ctx, try) {
			return s.explain(ctx, doing, err)
		}
	}
}

// attempt does something in a transaction, once.
func (s *Store) attempt(ctx context.Context, do func(context.Context, neo4j.ExplicitTransaction) error) (err error) {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer func() {
		ctx, end := ending(ctx)
		defer end()
		_ = session.Close(ctx) // which undoes what was not committed
	}()
	tx, err := session.BeginTransaction(ctx, neo4j.WithTxTimeout(writeWithin))
	if err != nil {
		return err
	}
	if err := do(ctx, tx); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

// How often a transaction is tried again after a connection was lost, or after a key stood
// already that somebody else wrote at the same time.
const (
	triesLost  = 2
	triesTwice = 20
)

// mayHelp reports whether another try can do better.
func mayHelp(err error, try int) bool {
	var server *neo4j.Neo4jError
	var lost *neo4j.ConnectivityError
	switch {
	case errors.As(err, &server) && server.Code == constraintFailed:
		return try < triesTwice
	case errors.As(err, &server):
		return server.IsRetriableTransient() && !isShort(server.Code)
	case errors.As(err, &lost):
		return try < triesLost
	}
	return false
}

// pause waits a while before the next try, longer with each and not as long as others do.
func pause(ctx context.Context, try int) bool {
	longest := min(10*time.Millisecond<<min(try, 10), 2*time.Second)
	var part [1]byte
	_, _ = rand.Read(part[:]) // it never fails
	select {
	case <-time.After(longest/2 + longest*time.Duration(part[0])/512):
		return true
	case <-ctx.Done():
		return false
	}
}

// one runs a statement and returns the first row of its answer, or nil.
func one(ctx context.Context, tx neo4j.ExplicitTransaction, cypher string, params values) (*row, error) {
	result, err := tx.Run(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	var r *row
	if result.Next(ctx) {
		r = &row{values: result.Record().Values}
	}
	_, err = result.Consume(ctx)
	return r, err
}
