package guard

import (
	"slices"
	"testing"
)

// TestStyles holds the texts that a policy allows to what browsers take a digest of.
func TestStyles(t *testing.T) {
	const svg = `<svg><style><![CDATA[a{}]]></style></svg><svg><style>b{}</style></svg><svg><style><![CDATA[a{}]]></style></svg>`
	if got := Styles(svg); !slices.Equal(got, []string{"a{}", "b{}"}) {
		t.Errorf("%q", got)
	}
}
