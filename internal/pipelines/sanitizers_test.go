package pipelines

import (
	"strings"
	"testing"
)

// TestSanitizers has an inline figure stripped to its text, as places do that take
// words alone: what is left begins as a caption does, without data of machines.
func TestSanitizers(t *testing.T) {
	node := tool(t, "sanitize-html")
	dir, tells := folder(t), tellingOf(t, path)
	report(t, dir, "report.html", path)
	const strip = `const page = require("fs").readFileSync("report.html", "utf8");
const figure = page.slice(page.indexOf("<figure"), page.indexOf("</figure>"));
console.log(require("sanitize-html")(figure, {allowedTags: [], allowedAttributes: {}}));`
	left := strings.TrimSpace(run(t, dir, with(node, "-e", strip)...))
	if !strings.HasPrefix(left, tells.title) {
		t.Errorf("what is left begins with %.100q, want %q", left, tells.title)
	}
	for _, data := range []string{"sha256", "{", "generator", "prefers-color-scheme"} {
		if strings.Contains(left, data) {
			t.Errorf("%q is left for readers: %.300q", data, left)
		}
	}
}
