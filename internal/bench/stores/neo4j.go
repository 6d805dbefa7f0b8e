package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dossier/internal/store/address"
)

// askNeo4j puts the same pairs to the path search that Neo4j itself has, along the arcs as
// they run and past those that are denied. It knows no order among paths of one length, so
// that only times are compared.
func askNeo4j(ctx context.Context, a address.Address, password string, pairs [][2]string) error {
	auth := neo4j.NoAuth()
	if a.User != "" {
		auth = neo4j.BasicAuth(a.User, password, "")
	}
	driver, err := neo4j.NewDriverWithContext("bolt://"+a.Hosts[0].String(), auth)
	if err != nil {
		return err
	}
	defer func() { _ = driver.Close(ctx) }()
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: a.Database})
	defer func() { _ = session.Close(ctx) }()
	rows := func(cypher string, params map[string]any) ([]*neo4j.Record, error) {
		result, err := session.Run(ctx, cypher, params)
		if err != nil {
			return nil, err
		}
		return result.Collect(ctx)
	}
	current, err := rows("MATCH (c:DossierCurrent {dossier: 'main'}) RETURN c.number", nil)
	if err != nil || len(current) != 1 {
		return fmt.Errorf("no edition is there: %w", err)
	}
	number, _ := current[0].Values[0].(string)
	for _, k := range []int{1, 10} {
		cypher := fmt.Sprintf(`MATCH (a:DossierActor {key: $a}) MATCH (b:DossierActor {key: $b})
			MATCH p = SHORTEST %d (a)(()-[r:DOSSIER_ARC WHERE r.status > 0]->())+(b) RETURN [n IN nodes(p) | n.key], [r IN relationships(p) | r.claim]`, k)
		var took []time.Duration
		for _, pair := range pairs {
			begin := time.Now()
			if _, err := rows(cypher, map[string]any{"a": number + "/" + pair[0], "b": number + "/" + pair[1]}); err != nil {
				return err
			}
			took = append(took, time.Since(begin))
		}
		slices.Sort(took)
		fmt.Printf("%-28s %59v %12v\n", fmt.Sprintf("Neo4j: SHORTEST %d", k), took[len(took)/2].Round(time.Microsecond), took[len(took)-1].Round(time.Microsecond))
	}
	return nil
}
