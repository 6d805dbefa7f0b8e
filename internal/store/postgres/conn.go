package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/puddle/v2"

	"dossier/internal/store/remote"
)

const (
	maxConnections = 8
	// freshFor is how long a connection may have been idle without being tried first.
	freshFor = time.Second
)

// newPool makes a pool of connections, without connecting.
func newPool(config *pgconn.Config) (*puddle.Pool[*pgconn.PgConn], error) {
	return puddle.NewPool(&puddle.Config[*pgconn.PgConn]{
		Constructor: func(ctx context.Context) (*pgconn.PgConn, error) { return pgconn.ConnectConfig(ctx, config) },
		Destructor: func(conn *pgconn.PgConn) {
			ctx, cancel := context.WithTimeout(context.Background(), cancelWithin)
			defer cancel()
			_ = conn.Close(ctx) // it says goodbye; where it cannot, it is gone already
		},
		MaxSize: maxConnections,
	})
}

// use lends a connection that works to do, whose error is explained already.
func (s *Store) use(ctx context.Context, doing string, do func(*pgconn.PgConn) error) error {
	for {
		lent, err := s.pool.Acquire(ctx)
		if err != nil {
			return s.explain(ctx, doing, err)
		}
		conn := lent.Value()
		if lent.IdleDuration() > freshFor && conn.Ping(ctx) != nil && ctx.Err() == nil {
			lent.Destroy() // the server was started again meanwhile
			continue
		}
		err = do(conn)
		if conn.IsClosed() || conn.TxStatus() != 'I' {
			lent.Destroy()
		} else {
			lent.Release()
		}
		return err
	}
}

// statement is what is asked of the server, with the values of $1, $2 and so on. All values
// are sent and read as texts: the server takes them for what it needs.
type statement struct {
	sql  string
	args []string
}

// run runs a statement on a connection and calls each for the rows of its answer.
func (s *Store) run(ctx context.Context, conn *pgconn.PgConn, doing, sql string, args []string, each func(*row) error) (affected int64, err error) {
	return s.runAll(ctx, conn, doing, []statement{{sql, args}}, each)
}

// runAll runs statements on a connection in one trip, and calls each for the rows of their
// answers, as they come. Where each fails what is under way is ended on the server. It
// returns how many rows the last one changed.
func (s *Store) runAll(ctx context.Context, conn *pgconn.PgConn, doing string, list []statement, each func(*row) error) (affected int64, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batch := &pgconn.Batch{}
	for _, one := range list {
		values := make([][]byte, len(one.args))
		for i, arg := range one.args {
			values[i] = []byte(arg)
		}
		batch.ExecParams(one.sql, values, nil, nil, nil)
	}
	answers := conn.ExecBatch(ctx, batch)
	for answers.NextResult() {
		answer := answers.ResultReader()
		for answer.NextRow() {
			if err := each(&row{cells: answer.Values()}); err != nil {
				cancel() // or Close would read all that still comes
				_ = answers.Close()
				return 0, err
			}
		}
		tag, _ := answer.Close() // Close of all tells the error as well
		affected = tag.RowsAffected()
	}
	return affected, s.explain(ctx, doing, answers.Close())
}

// statements runs several at once, which have no values.
func (s *Store) statements(ctx context.Context, conn *pgconn.PgConn, doing, sql string) error {
	_, err := conn.Exec(ctx, sql).ReadAll()
	return s.explain(ctx, doing, err)
}

// exec runs a statement without an answer, by itself, within the time of a batch.
func (s *Store) exec(ctx context.Context, doing, sql string, args ...string) (affected int64, err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, batchWithin, remote.ErrQuiet)
	defer cancel()
	err = s.use(ctx, doing, func(conn *pgconn.PgConn) error {
		affected, err = s.run(ctx, conn, doing, sql, args, nothing)
		return err
	})
	return affected, err
}

// nothing is what is done with rows that cannot come.
func nothing(*row) error { return errors.New("there is a row where none can be") }

// query runs a question by itself and calls each for the rows of its answer.
func (s *Store) query(ctx context.Context, doing, sql string, args []string, most int, each func(*row) error) error {
	return s.queryAll(ctx, doing, []statement{{sql, args}}, most, each)
}

// queryAll runs questions by themselves, in one trip, and calls each for the rows of their
// answers. It ends them where more rows come than most, and where none comes for long.
func (s *Store) queryAll(ctx context.Context, doing string, list []statement, most int, each func(*row) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	quiet := time.AfterFunc(s.quiet, func() { cancel(remote.ErrQuiet) })
	defer quiet.Stop()
	n := 0
	return s.use(ctx, doing, func(conn *pgconn.PgConn) error {
		_, err := s.runAll(ctx, conn, doing, list, func(r *row) error {
			quiet.Stop() // the time that each takes is its own
			defer quiet.Reset(s.quiet)
			if n == most {
				return s.place.TooMany(doing, most)
			}
			n++
			return each(r)
		})
		return err
	})
}

// transaction does something whole or not at all. What do returns is explained already.
func (s *Store) transaction(ctx context.Context, doing string, do func(*pgconn.PgConn) error) error {
	return s.use(ctx, doing, func(conn *pgconn.PgConn) error {
		err := s.statements(ctx, conn, doing, "BEGIN")
		if err == nil {
			err = do(conn)
		}
		if err == nil {
			var ended []*pgconn.Result
			ended, err = conn.Exec(ctx, "COMMIT").ReadAll()
			if err = s.explain(ctx, doing, err); err == nil && (len(ended) != 1 || ended[0].CommandTag.String() != "COMMIT") {
				err = fmt.Errorf("%s %s: the server took back what was written: try again", doing, s.place)
			}
		}
		if err != nil && !conn.IsClosed() {
			ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), cancelWithin)
			defer cancel()
			// Where this fails the connection is given up, and the transaction with it.
			_, _ = conn.Exec(ctx, "ROLLBACK").ReadAll()
		}
		return err
	})
}
