package cassandra

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/gocql/gocql"

	"dossier/data"
	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// advice says what to do about errors of a node.
var advice = map[int]struct {
	what, do string
	lost     bool // another try may help
}{
	gocql.ErrCodeUnavailable:     {"too few nodes are up", "to read, one copy of each row has to be up; to push, all of them have: look at nodetool status, and at the replication of the keyspace", true},
	gocql.ErrCodeOverloaded:      {"a node has too much to do", "try again", true},
	gocql.ErrCodeBootstrapping:   {"a node is starting", "try again in a moment", true},
	gocql.ErrCodeTruncate:        {"a node fails to empty a table", "look at its log", false},
	gocql.ErrCodeWriteTimeout:    {"not every copy was written in time", "push again; what stands already is not pushed again", true},
	gocql.ErrCodeReadTimeout:     {"no copy was read in time", "try again, or look at what the nodes are busy with", true},
	gocql.ErrCodeReadFailure:     {"a node fails to read", "look at its log and its disk", true},
	gocql.ErrCodeWriteFailure:    {"a node fails to write", "look at its log, and whether its disk is full; what stands already is not pushed again", true},
	gocql.ErrCodeCASWriteUnknown: {"nobody knows whether it was written", "push again; what stands already is not pushed again", true},
	gocql.ErrCodeCredentials:     {"the cluster does not let the user in", passwordHint, false},
	gocql.ErrCodeUnauthorized:    {"the user lacks rights", "readers need SELECT on the keyspace, and whoever pushes also MODIFY; the first push makes the tables and needs CREATE", false},
	gocql.ErrCodeConfig:          {"the cluster refuses this", "look at the replication of the keyspace", false},
}

const passwordHint = "set DOSSIER_STORE_PASSWORD, or look at the user in the address"

// explain says where something went wrong, what did, and what to do. Errors of the driver
// are told and not wrapped. The end of ctx goes first.
func (s *Store) explain(ctx context.Context, doing string, err error) error {
	var fromNode gocql.RequestError
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("%s %s: %w", doing, s.place, ctx.Err())
	case errors.Is(err, errFrame):
		return fmt.Errorf("%s %s: %w, and is not read", doing, s.place, errFrame)
	case errors.Is(err, gocql.ErrTimeoutNoResponse):
		return store.Lost(fmt.Errorf("%s %s: no node has answered for %s: try again, or look at what they are busy with", doing, s.place, answerWithin))
	case errors.Is(err, gocql.ErrNoConnections):
		return store.Lost(fmt.Errorf("%s %s: no node can be reached any more: look at whether they run, and try again; what stands already is not pushed again", doing, s.place))
	case errors.As(err, &fromNode):
		return s.explainCode(doing, fromNode)
	}
	return store.Lost(fmt.Errorf("%s %s: the connection was lost or the answer cannot be read: %s: try again; what stands already is not pushed again", doing, s.place, remote.OneLine(err)))
}

func (s *Store) explainCode(doing string, e gocql.RequestError) error {
	said := data.Quoted(remote.OneLine(errors.New(e.Message())))
	a, known := advice[e.Code()]
	switch {
	case known && a.lost:
		return store.Lost(fmt.Errorf("%s %s: %s (%s): %s", doing, s.place, a.what, said, a.do))
	case known:
		return fmt.Errorf("%s %s: %s (%s): %s", doing, s.place, a.what, said, a.do)
	case e.Code() == gocql.ErrCodeInvalid && (strings.Contains(e.Message(), "does not exist") || strings.Contains(e.Message(), "unconfigured table")):
		return fmt.Errorf("%s %s: tables are missing there (%s): push again", doing, s.place, said)
	}
	return fmt.Errorf("%s %s: a node says %s (0x%04x)", doing, s.place, said, e.Code())
}

// unreachable says why no connection came about.
func (s *Store) unreachable(err error) error {
	said := strings.TrimPrefix(remote.OneLine(err), "gocql: unable to create session: ")
	if strings.Contains(said, "incorrect") || strings.Contains(said, "credentials") || strings.Contains(said, "uthenticat") {
		return fmt.Errorf("%s: the cluster does not let the user in (%s): %s", s.place, data.Quoted(said), passwordHint)
	}
	return store.Lost(fmt.Errorf("cannot connect to %s: %s: look at the address, and whether the nodes run and can be reached from here", s.place, said))
}

// tooMuch says that more came than there can be.
func (s *Store) tooMuch(what string) error {
	return fmt.Errorf("reading from %s: more %s came than there can be: that is not ours", s.place, what)
}

// strange says that a row is none of ours.
func (s *Store) strange(what, id string) error {
	return fmt.Errorf("reading from %s: %s of %s has numbers that we do not write: that is not ours", s.place, what, data.Quoted(id))
}
