package rows

import "testing"

// What a hint says can be typed into a shell as it stands.
func TestMapWords(t *testing.T) {
	for name, want := range map[string]string{
		"Count": "Count", " Sold to ": `"Sold to"`, "weight (t)": `"weight (t)"`, "what, and why": "COLUMN", `"x"`: "COLUMN", "a=b": "COLUMN", "$x": "COLUMN", "": "COLUMN",
	} {
		if got := mapWord(name); got != want {
			t.Errorf("%q: got %s, want %s", name, got, want)
		}
	}
}
