package styles

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
)

// Of finds the texts of the style elements in markup that a program of ours wrote:
// within it every "<" of a user's is escaped. Each text is listed once, in the order in
// which it stands there first.
func Of(markup string) (list []string) {
	for _, part := range strings.Split(markup, "<style>")[1:] {
		style, _, _ := strings.Cut(part, "</style>")
		// What stands around it is no part of the text that a browser sees.
		style = strings.TrimSuffix(strings.TrimPrefix(style, "<![CDATA["), "]]>")
		if !slices.Contains(list, style) {
			list = append(list, style)
		}
	}
	return list
}

// Allowed is what a policy says behind style-src to allow the text of a style element.
func Allowed(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
