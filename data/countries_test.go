package data_test

import (
	"fmt"
	"go/format"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"dossier/internal/testkit"
)

// countriesSource writes countries.go out of the tables of golang.org/x/text.
func countriesSource(t *testing.T) []byte {
	var b strings.Builder
	b.WriteString("package data\n\n// countries lists the countries of ISO 3166-1 with their codes and English names, with those\n// that are reserved beside them, made of the tables of golang.org/x/text by go test ./data -run CountriesAreCurrent -update.\nvar countries = [...]country{\n")
	for a := 'A'; a <= 'Z'; a++ {
		for z := 'A'; z <= 'Z'; z++ {
			r, err := language.ParseRegion(string([]rune{a, z}))
			if err != nil || !r.IsCountry() || r.Canonicalize() != r || r.String() != string([]rune{a, z}) || display.English.Regions().Name(r) == "" {
				continue
			}
			fmt.Fprintf(&b, "\t{%q, %q, %q},\n", r.ISO3(), r.String(), display.English.Regions().Name(r))
		}
	}
	b.WriteString("}\n")
	source, err := format.Source([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return source
}

func TestCountriesAreCurrent(t *testing.T) {
	testkit.Golden(t, "../countries.go", countriesSource(t))
}
