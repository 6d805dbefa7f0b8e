package load

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/data"
)

// withText is the small dossier with a stored text and a quote.
func withText(source, quote string) string {
	s := strings.Replace(small, "title: The paper}", "title: The paper, "+source+"}", 1)
	return strings.Replace(s, "at: 3", "quote: "+quote, 1)
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func TestQuotes(t *testing.T) {
	const text = "He said: “We   warned\n them — and more than once…”\r\nNobody’s word. Soft\u00adly spo\u200bken, and\u00a0so on to the end."
	for quote, want := range map[string]string{
		`"\"We warned them - and more than once...\""`: "",
		`'“We warned them — and more than once…”'`:     "",
		`'Nobody''s word.'`:                        "",
		`'Softly spoken, and so on'`:               "",
		`'We warned them [...] so on to the end.'`: "",
		`'We warned them […] Nobody’s word.'`:      "",
		`'so on […] We warned'`:                    "14:60 quote-not-found",
		`'we warned them'`:                         "14:60 quote-not-found",
		`'We warned them and more'`:                "14:60 quote-not-found",
		`'Never said.'`:                            "14:60 quote-not-found",
	} {
		_, problems := loadFiles(t, map[string]string{"dossier.yaml": withText("file: texts/a.txt", quote), "texts/a.txt": text}, ".")
		if got := brief(problems); got != want {
			t.Errorf("%s: got %q, want %q: %v", quote, got, want, problems)
		}
		if want != "" && strings.HasPrefix(quote, "'We") && !strings.Contains(problems[0].Hint, "We warned them") {
			t.Errorf("the hint does not show the nearest passage: %s", problems[0].Hint)
		}
	}
}

func TestStoredTexts(t *testing.T) {
	const text = "Alpha supplies Beta."
	for _, c := range []struct{ name, source, want string }{
		{"fits", "file: a.txt, sha256: " + digest(text), ""},
		{"path to be cleaned", "file: ./texts/../a.txt", ""},
		{"changed", "file: a.txt, sha256: " + digest("other"), "6:49 digest-changed"},
		{"missing", "file: b.txt", "6:41 file-missing"},
		{"a folder", "file: texts", "6:41 unreadable"},
		{"absolute", "file: /etc/passwd", "6:41 bad-path"},
		{"above", "file: ../secret.txt", "6:41 bad-path"},
		{"above, hidden", "file: texts/../../secret.txt", "6:41 bad-path"},
		{"not text", "file: bad.txt", "6:41 encoding"},
	} {
		_, problems := loadFiles(t, map[string]string{"d/dossier.yaml": withText(c.source, "Alpha supplies"), "d/a.txt": text,
			"d/texts/x.txt": text, "secret.txt": "Alpha supplies", "d/bad.txt": "Alpha\xff supplies"}, "d")
		got := brief(problems)
		if c.name == "changed" {
			if len(problems) != 1 || problems[0].Code != "digest-changed" || !strings.Contains(problems[0].Hint, digest(text)) {
				t.Errorf("%s: %v", c.name, problems)
			}
			continue
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q: %v", c.name, got, c.want, problems)
		}
	}
}

func TestTextsOnDisk(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "secret.txt"), "Alpha supplies")
	d := filepath.Join(dir, "d")
	write(t, filepath.Join(d, "texts", "a.txt"), "Alpha supplies Beta.")
	for link, target := range map[string]string{"out.txt": "../secret.txt", "far.txt": filepath.Join(dir, "secret.txt"), "in.txt": "texts/a.txt"} {
		if err := os.Symlink(target, filepath.Join(d, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	for file, want := range map[string]string{
		"in.txt": "", "out.txt": "6:41 outside-folder", "far.txt": "6:41 outside-folder", "texts/a.txt": "",
	} {
		write(t, filepath.Join(d, "dossier.yaml"), withText("file: "+file, "Alpha supplies"))
		_, problems, err := Load(context.Background(), []string{d}, Options{})
		if err != nil || brief(problems) != want {
			t.Errorf("%s: got %v, %v; want %q", file, problems, err, want)
		}
	}
	write(t, filepath.Join(d, "dossier.yaml"), withText("file: texts/a.txt", "Alpha supplies"))
	_, problems, err := Load(context.Background(), []string{d}, Options{Limits: Limits{Text: 10}})
	if err != nil || brief(problems) != "6:41 too-large" {
		t.Error(problems, err)
	}
}

func TestTextsOfStandardInput(t *testing.T) {
	_, problems, err := Load(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(withText("file: /etc/passwd", "root"))})
	if err != nil || !data.HasErrors(problems) { // the path is refused whoever asks
		t.Error(problems, err)
	}
	_, problems, err = Load(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(withText("file: a.txt", "root"))})
	if err != nil || data.HasErrors(problems) || brief(problems) != "6:41 unreadable" {
		t.Error(problems, err)
	}
}

func TestQuotesInRows(t *testing.T) {
	m := fstest.MapFS{"a.txt": {Data: []byte("Alpha “supplies” Beta")}}
	_, problems := loadBoth(t, m, withText("file: a.txt", "Alpha"), "from,to,source,quote\nalpha,beta,paper,\"\"\"supplies\"\" Beta\"\nalpha,beta,The Paper,never\n")
	if brief(problems) != "3:1 quote-not-found" || problems[0].File != "ties.csv" {
		t.Error(problems)
	}
}
