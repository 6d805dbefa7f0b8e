package bolt

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dossier/data"
	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// constraintFailed is the code of a key that stands already.
const constraintFailed = "Neo.ClientError.Schema.ConstraintValidationFailed"

// advice says what to do about errors of a server, by the beginnings of their codes (see
// "Neo4j status codes" in its manual), the longer ones first.
var advice = []struct{ code, what, do string }{
	{"Neo.ClientError.Security.Forbidden", "the user lacks rights", "readers need to match nodes and relationships (the role reader), whoever pushes to write them (publisher), and the first push to make constraints and indexes (architect)"},
	{"Neo.ClientError.Security.AuthenticationRateLimit", "the server does not let the user in for a while", "wait some seconds, and look at the password"},
	{"Neo.ClientError.Security", "the server does not let the user in", "set DOSSIER_STORE_PASSWORD, or look at the user in the address"},
	{"Neo.ClientError.Database.DatabaseNotFound", "there is no such database", "make it there, or look at the name after the host in the address"},
	{"Neo.ClientError.Statement.AccessMode", "the server only reads", "push to one that writes"},
	{"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "the database only reads", "push to one that is written to"},
	{"Neo.ClientError.Cluster.NotALeader", "the server only reads", "write neo4j+s:// so that the one that writes is found"},
	{"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "the database only reads", "push to one that is written to"},
	{"Neo.TransientError.General.DatabaseUnavailable", "the server is stopping or starting", "try again in a moment; what stands already is not pushed again"},
	{"Neo.TransientError.General", memoryShort, "give it more, or push from a machine that does nothing else there; what stands already is not pushed again"},
	{"Neo.TransientError.Transaction.Terminated", "the server ended this", "try again, or look at its log"},
	{"Neo.TransientError.Transaction", "somebody else changed the same rows", "try again"},
	{"Neo.ClientError.Transaction.TransactionTimedOut", "the server ended this", "raise db.transaction.timeout there"},
	{"Neo.ClientError.Transaction.TransactionMarkedAsFailed", "the server ended this", "try again"},
	{constraintFailed, "the same stands there already, from somebody else", "try again"},
	{"Neo.DatabaseError.Transaction", "the server cannot write", "look at its disk and its log; what stands already is not pushed again"},
	{"Neo.DatabaseError", "the server failed", "look at its log and its disk; what stands already is not pushed again"},
}

const memoryShort = "the server has no memory for this"

// isShort reports whether a code says that something is short that no other try makes.
func isShort(code string) bool { return what(code) == memoryShort }

func what(code string) string {
	for _, a := range advice {
		if strings.HasPrefix(code, a.code) {
			return a.what
		}
	}
	return ""
}

// explain says where something went wrong, what did, and what to do. Errors of the driver
// are told and not wrapped. The end of ctx goes first.
func (s *Store) explain(ctx context.Context, doing string, err error) error {
	var own refusal
	var server *neo4j.Neo4jError
	var lost *neo4j.ConnectivityError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &own):
		return own.error
	case context.Cause(ctx) == remote.ErrQuiet:
		return fmt.Errorf("%s %s: %w: try again, or look at what it is busy with", doing, s.place, remote.ErrQuiet)
	case ctx.Err() != nil:
		return fmt.Errorf("%s %s: %w", doing, s.place, ctx.Err())
	case errors.As(err, &server):
		return s.explainCode(doing, server)
	case errors.As(err, &lost):
		return s.explainLost(doing, lost.Inner)
	}
	return fmt.Errorf("%s %s: the answer cannot be read: %s: look at whether a server that speaks Bolt is there", doing, s.place, remote.OneLine(err))
}

func (s *Store) explainCode(doing string, e *neo4j.Neo4jError) error {
	said := data.Quoted(remote.OneLine(errors.New(e.Msg)))
	for _, a := range advice {
		if !strings.HasPrefix(e.Code, a.code) {
			continue
		}
		err := fmt.Errorf("%s %s: %s (%s): %s", doing, s.place, a.what, said, a.do)
		if e.Code == "Neo.TransientError.General.DatabaseUnavailable" {
			err = store.Lost(err)
		}
		return err
	}
	return fmt.Errorf("%s %s: the server says %s (%s)", doing, s.place, said, data.Printable(e.Code))
}

// explainLost tells a connection that did not come about from one that was lost.
func (s *Store) explainLost(doing string, err error) error {
	switch said := err.Error(); { // the driver hides what kinds of errors these were
	case strings.Contains(said, "failed to verify certificate"):
		return fmt.Errorf("cannot connect to %s: the certificate of the server is not trusted: %s: name the one that vouches for it with ?sslrootcert=FILE", s.place, remote.OneLine(err))
	case strings.HasPrefix(said, "dial "):
		return store.Lost(fmt.Errorf("cannot connect to %s: %s: look at the address, and whether the server runs and can be reached from here", s.place, remote.OneLine(err)))
	}
	return store.Lost(fmt.Errorf("%s %s: the connection was lost or did not come about: %s: try again; what stands already is not pushed again", doing, s.place, remote.OneLine(err)))
}

// strange says that a row of an answer is not what was written.
func (s *Store) strange(doing string) error {
	return fmt.Errorf("%s %s: %w: a row of the answer is not as it was written: remove the edition and push it again", doing, s.place, store.ErrForeign)
}
