package styles

import (
	"slices"
	"testing"
)

// TestOf takes the texts of styles as a browser hashes them.
func TestOf(t *testing.T) {
	const page = `<p>a</p><svg><g></g><style><![CDATA[@media{a{}}]]></style></svg><p>b</p><svg><style>b{}</style></svg><svg><style>b{}</style></svg>`
	if got := Of(page); !slices.Equal(got, []string{"@media{a{}}", "b{}"}) {
		t.Errorf("%q", got)
	}
	if got := Of("plain"); got != nil {
		t.Errorf("%q", got)
	}
}

func TestAllowed(t *testing.T) {
	// echo -n 'b{}' | openssl dgst -sha256 -binary | base64
	if got := Allowed("b{}"); got != "'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='" {
		t.Error(got)
	}
}
