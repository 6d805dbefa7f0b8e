package delimited

import "testing"

// Sound texts are split as encoding/csv splits them. After a fault it goes on in
// another way, so that the rows before it alone are compared.
func FuzzRows(f *testing.F) {
	for _, text := range []string{"from,to\na,b\n", "a;\"b\r\nc\";\"d \"\"e\"\"\"\r\n", "from,to\n\"a", "from,to\na\"b,c\n", "\n\n\na\n", "a\r\nb\r", "|||", "\"\"\"\n,"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip("long inputs have tests of their own")
		}
		agree(t, text)
	})
}
