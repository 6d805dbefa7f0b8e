package data

// country is one of ISO 3166-1.
type country struct{ alpha3, alpha2, name string }

// countryHint says which code was meant by a text that is none: a country by its English
// name or its code of two letters.
func (c *checker) countryHint(text string) string {
	if c.countries == nil {
		c.countries = make(map[string]string, 3*len(countries))
		for _, one := range countries {
			c.countries[Fold(one.name)], c.countries[Fold(one.alpha2)], c.countries[Fold(one.alpha3)] = one.alpha3, one.alpha3, one.alpha3
		}
	}
	if code := c.countries[Fold(text)]; code != "" {
		return "did you mean " + code + "?"
	}
	if c.compares+len(countries) <= maxCompares {
		c.compares += len(countries)
		names := make([]string, len(countries))
		for i := range countries {
			names[i] = countries[i].name
		}
		if near := Nearest(text, names, 1); len(near) > 0 {
			return "did you mean " + c.countries[Fold(near[0])] + "?"
		}
	}
	return `write three capital letters (ISO 3166-1 alpha-3), like "PRK"`
}
