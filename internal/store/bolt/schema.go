package bolt

import (
	"context"
	"errors"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dossier/internal/store"
)

// schema is what finds nodes. The server makes what is missing of it.
var schema = []string{
	"CREATE CONSTRAINT dossier_edition IF NOT EXISTS FOR (n:DossierEdition) REQUIRE n.key IS UNIQUE",
	"CREATE CONSTRAINT dossier_edition_number IF NOT EXISTS FOR (n:DossierEdition) REQUIRE n.number IS UNIQUE",
	"CREATE CONSTRAINT dossier_current IF NOT EXISTS FOR (n:DossierCurrent) REQUIRE n.dossier IS UNIQUE",
	"CREATE CONSTRAINT dossier_batch IF NOT EXISTS FOR (n:DossierBatch) REQUIRE n.key IS UNIQUE",
	"CREATE CONSTRAINT dossier_actor IF NOT EXISTS FOR (n:DossierActor) REQUIRE n.key IS UNIQUE",
	"CREATE CONSTRAINT dossier_record IF NOT EXISTS FOR (n:DossierRecord) REQUIRE n.key IS UNIQUE",
	"CREATE INDEX dossier_entry IF NOT EXISTS FOR (n:DossierEntry) ON (n.at)",
	"CREATE CONSTRAINT dossier_store IF NOT EXISTS FOR (n:DossierStore) REQUIRE n.key IS UNIQUE",
}

// errNothing says that no dossier was ever pushed here.
var errNothing = errors.New("there is nothing of ours")

// version checks that what lies in the database is ours and of the schema that we know. It
// fails with errNothing where nothing is there.
func (s *Store) version(ctx context.Context) error {
	var versions []any
	err := s.query(ctx, "opening", "MATCH (s:DossierStore) RETURN s.schema LIMIT 2", nil, 2, func(r *row) error {
		versions = append(versions, r.values...)
		return nil
	})
	if err != nil {
		return err
	}
	if len(versions) == 0 {
		return s.nothing(ctx)
	}
	version, is := versions[0].(int64)
	switch {
	case !is || len(versions) > 1:
		return s.foreign("it does not say of which version it is")
	case version > store.Schema:
		return s.foreign(fmt.Sprintf("it is of version %d, and this program knows %d: use a newer one", version, store.Schema))
	case version < store.Schema:
		return s.foreign(fmt.Sprintf("it is of version %d, and this program writes %d: remove the nodes whose labels begin with Dossier and push again", version, store.Schema))
	}
	return nil
}

// nothing tells a database without a dossier from one with somebody else's nodes.
func (s *Store) nothing(ctx context.Context) error {
	others := false
	err := s.query(ctx, "opening", "MATCH (e:DossierEdition) RETURN 1 LIMIT 1 UNION ALL MATCH (a:DossierActor) RETURN 1 LIMIT 1", nil, 2, func(*row) error {
		others = true
		return nil
	})
	switch {
	case err != nil:
		return err
	case others:
		return s.foreign("it does not say of which version it is")
	}
	return errNothing
}

// foreign says that what lies under our labels cannot be used, and why.
func (s *Store) foreign(why string) error {
	return fmt.Errorf("%s: %w: there are nodes whose labels begin with Dossier, but %s", s.place, store.ErrForeign, why)
}

// prepare makes constraints and indexes where they are missing, and says at last of which
// version they are.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.version(ctx); err != errNothing {
		return err
	}
	const doing = "preparing"
	for _, cypher := range schema {
		err := s.transaction(ctx, doing, func(ctx context.Context, tx neo4j.ExplicitTransaction) error {
			_, err := one(ctx, tx, cypher, nil)
			return err
		})
		if err != nil {
			return err
		}
	}
	return s.transaction(ctx, doing, func(ctx context.Context, tx neo4j.ExplicitTransaction) error {
		_, err := one(ctx, tx, "MERGE (s:DossierStore {key: 'store'}) ON CREATE SET s.schema = $schema RETURN s.schema", values{"schema": store.Schema})
		return err
	})
}
