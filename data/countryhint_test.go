package data

import "testing"

func TestCountryHint(t *testing.T) {
	for text, want := range map[string]string{
		"Norway": "did you mean NOR?", "norway": "did you mean NOR?", "no": "did you mean NOR?", "nor": "did you mean NOR?", "Norwy": "did you mean NOR?",
		"KP": "did you mean PRK?", "North Korea": "did you mean PRK?", "Atlantis": `write three capital letters (ISO 3166-1 alpha-3), like "PRK"`,
	} {
		c := &checker{}
		if got := c.countryHint(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
