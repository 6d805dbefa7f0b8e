package guard

import (
	"slices"
	"strings"
	"testing"
)

// TestApart takes styles out of a page, and allows them in its policy.
func TestApart(t *testing.T) {
	const page = `<p>a</p><svg><g></g><style><![CDATA[@media{a{}}]]></style></svg><p>b</p><svg><style>b{}</style></svg><svg><style>b{}</style></svg>`
	want := []string{"@media{a{}}", "b{}"}
	rest, styles := Apart(page)
	if rest != "<p>a</p><svg><g></g></svg><p>b</p><svg></svg><svg></svg>" || !slices.Equal(styles, want) {
		t.Errorf("%q, %q", rest, styles)
	}
	if rest, styles := Apart("plain"); rest != "plain" || styles != nil {
		t.Errorf("%q, %q", rest, styles)
	}
	// echo -n 'b{}' | openssl dgst -sha256 -binary | base64
	if p := Policy([]string{"b{}"}); !strings.Contains(p, "style-src 'self' 'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='") {
		t.Error(p)
	}
}
