package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgproto3"

	"dossier/data"
	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// Codes of errors that are not just told (see "PostgreSQL Error Codes" in its manual).
const (
	undefinedSchema = "3F000"
	undefinedTable  = "42P01"
	undefinedColumn = "42703"
)

// advice says what to do about errors of a server, by the beginnings of their codes, the
// longer ones first.
var advice = []struct{ code, what, do string }{
	{"28", "the server does not let the user in", "set DOSSIER_STORE_PASSWORD, or look at the user in the address and at pg_hba.conf of the server"},
	{"3D000", "there is no such database", "make it with CREATE DATABASE, or look at the address"},
	{"42501", "the user lacks rights", "readers need USAGE on the schema dossier and SELECT on its tables, and whoever pushes also INSERT, UPDATE and DELETE; the first push makes the schema, or is given an empty one that its user owns"},
	{"53100", "the disk of the server is full", "make room there; what stands already is not pushed again"},
	{"53300", "the server has too many connections", "try again later, or raise max_connections there"},
	{"53", "the server has no room for this", "look at its memory and its settings"},
	{"57014", "the server ended this", "raise statement_timeout for this user there"},
	{"57P", "the server is stopping or starting", "try again in a moment; what stands already is not pushed again"},
	{"25006", "the server only reads", "push to the primary one"},
	{"40", "somebody else changed the same rows", "try again"},
	{"55P03", "somebody else holds a lock", "try again"},
	{"42P01", "tables are missing there", "remove the schema dossier and push again"},
	{"42703", "columns are missing there", "remove the schema dossier and push again"},
	{"58", "the server cannot read or write its files", "look at its log and its disk"},
	{"XX", "the server found its data broken", "look at its log"},
}

// passing are the beginnings of codes of what may be over in a moment.
var passing = []string{"53300", "57P", "40", "55P03"}

// codeOf returns the code of an error of a server, or nothing.
func codeOf(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// explain says where something went wrong, what did, and what to do. Errors of the driver
// are told and not wrapped, for they hold the password. The end of ctx goes first.
func (s *Store) explain(ctx context.Context, doing string, err error) error {
	var fromServer *pgconn.PgError
	var connecting *pgconn.ConnectError
	var tooLong *pgproto3.ExceededMaxBodyLenErr
	switch {
	case err == nil:
		return nil
	case context.Cause(ctx) == remote.ErrQuiet:
		return fmt.Errorf("%s %s: %w: try again, or look at what it is busy with", doing, s.place, remote.ErrQuiet)
	case ctx.Err() != nil:
		return fmt.Errorf("%s %s: %w", doing, s.place, ctx.Err())
	case errors.As(err, &fromServer):
		return s.explainCode(doing, fromServer)
	case errors.As(err, &tooLong):
		return fmt.Errorf("%s %s: a row of the answer has more than %d MB: that is not ours, and is not read", doing, s.place, remote.MaxText>>20)
	case errors.As(err, &connecting):
		return store.Lost(fmt.Errorf("cannot connect to %s: %s: look at the address, and whether the server runs and can be reached from here", s.place, cause(connecting)))
	}
	return store.Lost(fmt.Errorf("%s %s: the connection was lost or the answer cannot be read: %s: try again; what stands already is not pushed again", doing, s.place, remote.OneLine(err)))
}

func (s *Store) explainCode(doing string, e *pgconn.PgError) error {
	said := data.Quoted(e.Message)
	for _, a := range advice {
		if strings.HasPrefix(e.Code, a.code) {
			err := fmt.Errorf("%s %s: %s (%s): %s", doing, s.place, a.what, said, a.do)
			if slices.Contains(passing, a.code) {
				return store.Lost(err)
			}
			return err
		}
	}
	return fmt.Errorf("%s %s: the server says %s (%s)", doing, s.place, said, data.Printable(e.Code))
}

// cause tells why no connection came about, in a line: of several places and ways that were
// tried, all that differ.
func cause(e *pgconn.ConnectError) string {
	tried := []error{errors.Unwrap(e)}
	if all, are := tried[0].(interface{ Unwrap() []error }); are {
		tried = all.Unwrap()
	}
	var said []string
	for _, err := range tried {
		if inner := errors.Unwrap(err); inner != nil {
			err = inner // without the place, which it names itself
		}
		if text := strings.TrimPrefix(remote.OneLine(err), "dial error: "); !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	return strings.Join(said, "; ")
}
