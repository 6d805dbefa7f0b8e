package memory_test

import (
	"testing"

	"dossier/internal/store"
	"dossier/internal/store/memory"
	"dossier/internal/testkit/stores"
)

func TestConformance(t *testing.T) {
	stores.Conformance(t, func(*testing.T) store.Store { return new(memory.Store) })
}
