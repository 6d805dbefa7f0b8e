package bolt

import (
	"context"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// keyOf names an edition of a dossier.
func keyOf(dossier, edition string) string { return fmt.Sprintf("%+q %+q", dossier, edition) }

// Open opens an edition for questions.
func (s *Store) Open(ctx context.Context, dossier, name string) (store.Edition, error) {
	switch err := s.version(ctx); {
	case err == errNothing:
		return nil, s.place.Missing(store.ErrNoDossier, dossier, "", "; nothing was pushed into this database yet")
	case err != nil:
		return nil, err
	}
	cypher, params := "MATCH (e:DossierEdition {key: $key})", values{"key": keyOf(dossier, name)}
	if name == "" {
		cypher, params = "MATCH (c:DossierCurrent {dossier: $dossier}) MATCH (e:DossierEdition {number: c.number})", values{"dossier": dossier}
	}
	e := &edition{s: s}
	var state, head string
	err := s.query(ctx, "opening", cypher+" RETURN e.number, e.state, e.head", params, 1, func(r *row) error {
		e.number, state, head = r.text(0), r.text(1), r.text(2)
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case e.number == "":
		return nil, s.notThere(ctx, dossier, name)
	}
	if e.head, err = s.place.Head(dossier, name, state, head); err != nil {
		return nil, err
	}
	return e, nil
}

// notThere says what of a dossier is missing.
func (s *Store) notThere(ctx context.Context, dossier, name string) error {
	list, err := s.Editions(ctx, dossier)
	if err != nil {
		return err
	}
	return s.place.NotThere(list, dossier, name)
}

// Editions lists the editions of a dossier.
func (s *Store) Editions(ctx context.Context, dossier string) ([]store.Listed, error) {
	switch err := s.version(ctx); {
	case err == errNothing:
		return nil, nil
	case err != nil:
		return nil, err
	}
	var list []store.Listed
	var numbers []string
	current := ""
	err := s.query(ctx, "listing editions in", `MATCH (e:DossierEdition {dossier: $dossier}) RETURN e.number AS number, e.state AS state, e.name AS name
		UNION ALL MATCH (c:DossierCurrent {dossier: $dossier}) RETURN c.number AS number, '' AS state, '' AS name`,
		values{"dossier": dossier}, remote.MaxRows, func(r *row) error {
			number, state, name := r.text(0), r.text(1), r.text(2)
			if state == "" {
				current = number
				return nil
			}
			list, numbers = append(list, store.Listed{Edition: name, Published: state == remote.Published}), append(numbers, number)
			return nil
		})
	if err != nil {
		return nil, err
	}
	for i, number := range numbers {
		list[i].Current = number == current
	}
	store.SortListed(list)
	return list, nil
}

// removal removes some of what belongs to an edition, and says how much.
const (
	removeArcs   = "MATCH (a:DossierActor) WHERE a.key STARTS WITH $of WITH a LIMIT 200 MATCH (a)-[r:DOSSIER_ARC]-() WITH DISTINCT r LIMIT 5000 DELETE r RETURN count(*)"
	removeActors = "MATCH (a:DossierActor) WHERE a.key STARTS WITH $of WITH a LIMIT 200 DETACH DELETE a RETURN count(*)"
	removeNodes  = "MATCH (n:%s) WHERE n.%s STARTS WITH $of WITH n LIMIT 5000 DETACH DELETE n RETURN count(*)"
)

// Remove marks an edition, so that nobody opens it any more, and then removes what belongs
// to it. Where it ends before that is done, another one goes on with it.
func (s *Store) Remove(ctx context.Context, dossier, name string) error {
	switch err := s.version(ctx); {
	case err == errNothing:
		return s.place.Missing(store.ErrNoEdition, dossier, name, "")
	case err != nil:
		return err
	}
	number, err := s.mark(ctx, dossier, name)
	if err != nil {
		return err
	}
	of := number + "/"
	for removed := int64(1); removed > 0; {
		// An actor with very many ties loses them before it goes.
		if err := s.removeAll(ctx, removeArcs, of); err != nil {
			return err
		}
		if removed, err = s.removeSome(ctx, removeActors, of); err != nil {
			return err
		}
	}
	for _, nodes := range [][2]string{{"DossierRecord", "key"}, {"DossierEntry", "at"}, {"DossierBatch", "key"}} {
		if err := s.removeAll(ctx, fmt.Sprintf(removeNodes, nodes[0], nodes[1]), of); err != nil {
			return err
		}
	}
	_, err = s.removeSome(ctx, "MATCH (e:DossierEdition {number: $of}) DELETE e RETURN count(*)", number)
	return err
}

// removeAll runs a removal until nothing is left.
func (s *Store) removeAll(ctx context.Context, cypher, of string) error {
	for {
		removed, err := s.removeSome(ctx, cypher, of)
		if err != nil || removed == 0 {
			return err
		}
	}
}

func (s *Store) removeSome(ctx context.Context, cypher, of string) (removed int64, err error) {
	err = s.transaction(ctx, doingRemove, func(ctx context.Context, tx neo4j.ExplicitTransaction) error {
		r, err := one(ctx, tx, cypher, values{"of": of})
		removed = 0
		if r != nil {
			removed = r.number(0)
		}
		return err
	})
	return removed, err
}

const doingRemove = "removing an edition from"

// mark says of an edition that it is being removed. Pushes that are under way end first,
// and later ones see it.
func (s *Store) mark(ctx context.Context, dossier, name string) (number string, err error) {
	err = s.transaction(ctx, doingRemove, func(ctx context.Context, tx neo4j.ExplicitTransaction) error {
		r, err := one(ctx, tx, "MATCH (e:DossierEdition {key: $key}) SET e.held = $by RETURN e.number", values{"key": keyOf(dossier, name), "by": drawn()})
		if err != nil {
			return err
		}
		if r == nil {
			return refusal{s.place.Missing(store.ErrNoEdition, dossier, name, "")}
		}
		number = r.text(0)
		r, err = one(ctx, tx, "MATCH (c:DossierCurrent {dossier: $dossier}) RETURN c.number", values{"dossier": dossier})
		if err != nil {
			return err
		}
		if r != nil && r.text(0) == number {
			return refusal{s.place.Missing(store.ErrCurrent, dossier, name, " is asked; publish another one first")}
		}
		_, err = one(ctx, tx, "MATCH (e:DossierEdition {number: $number}) SET e.state = $state", values{"number": number, "state": remote.Removing})
		return err
	})
	if err == nil && strings.Trim(number, digits) != "" {
		err = s.strange(doingRemove) // or its beginnings could be those of others
	}
	return number, err
}
