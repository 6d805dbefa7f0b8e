package data

import "testing"

func TestSafeLink(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a?b=c#d":    "https://example.org/a?b=c#d",
		"HTTP://example.org":             "http://example.org",
		"mailto:desk@example.org":        "mailto:desk@example.org",
		"https://example.org/\"><script": "https://example.org/%22%3E%3Cscript",
		"https://пример.рф/путь":         "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/%D0%BF%D1%83%D1%82%D1%8C",
	} {
		if got, ok := SafeLink(in); got != want || !ok {
			t.Errorf("SafeLink(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{
		"", " ", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
		" https://example.org", "https://exa mple.org", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
		"//example.org/x", "/local", "example.org", "#id", "https:", "https:/x", "https://", "mailto:", "mailto:nobody",
		"https:\\\\example.org", "https://example.org\u202e", "blob:https://x", "ftp://example.org", "\ufeffhttps://example.org", "http\x00s://x",
		"&#106;avascript:alert(1)", "javascript&colon;alert(1)", "https://a:b:c/", "\xffhttps://x.org",
	} {
		if got, ok := SafeLink(in); ok {
			t.Errorf("SafeLink(%q) passes as %q", in, got)
		}
	}
}
