package render

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"dossier/data"
)

// countryNames are the usual English names of countries that were renamed after
// the library's table was made, and of those to which it gives a name for lists.
var countryNames = map[string]string{
	"COD": "DR Congo",
	"COG": "Republic of the Congo",
	"CZE": "Czechia",
	"HKG": "Hong Kong",
	"MAC": "Macao",
	"MKD": "North Macedonia",
	"MMR": "Myanmar",
	"PSE": "Palestine",
	"SWZ": "Eswatini",
	"TUR": "Türkiye",
}

// CountryName gives the English name of a country by its code (ISO 3166-1
// alpha-3), the code itself, made printable, where it is none of today's, and
// nothing for no code.
func CountryName(code string) string {
	if name := countryNames[code]; name != "" {
		return name
	}
	r, err := language.ParseRegion(code)
	if err == nil && r.IsCountry() && r.Canonicalize() == r && r.ISO3() == code {
		if name := display.English.Regions().Name(r); name != "" {
			return name
		}
	}
	return data.Printable(code)
}
