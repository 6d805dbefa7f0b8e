package shapes

import (
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

func comb(s *steps.Counter, n *network.Network, hub int) *network.Placed { return nil }
