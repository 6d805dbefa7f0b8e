package ask_test

import (
	"testing"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/testkit/answers"
	"dossier/internal/testkit/engines"
)

func inMemory(t *testing.T, d *data.Dossier) ask.Engine { return answers.Engine(t, d) }

func TestMemoryConforms(t *testing.T) { engines.Conformance(t, inMemory) }

func TestMemoryCompares(t *testing.T) { engines.Comparison(t, inMemory) }
