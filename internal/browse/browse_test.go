package browse

import (
	"slices"
	"testing"
)

func TestCommand(t *testing.T) {
	tests := []struct {
		system, address string
		want            []string
	}{
		{"linux", "http://127.0.0.1:8765/", []string{"xdg-open", "http://127.0.0.1:8765/"}},
		{"darwin", "http://127.0.0.1:8765/", []string{"open", "http://127.0.0.1:8765/"}},
		{"windows", "http://127.0.0.1:8765/?a=1&b=2", []string{"rundll32", "url.dll,FileProtocolHandler", "http://127.0.0.1:8765/?a=1&b=2"}},
		{"linux", "file:///etc/passwd", nil},
		{"linux", "--version", nil},
		{"linux", "http://", nil},
		{"linux", "javascript:alert(1)", nil},
	}
	for _, tt := range tests {
		words, err := command(tt.system, tt.address)
		if !slices.Equal(words, tt.want) || (err == nil) != (tt.want != nil) {
			t.Errorf("%s %s: %q, %v", tt.system, tt.address, words, err)
		}
	}
}
