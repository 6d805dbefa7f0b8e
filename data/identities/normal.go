package identities

import (
	"slices"
	"strings"
	"unicode"

	"dossier/data"
)

// normalForm brings a name into the form in which it is the same name as another one:
// folded, without punctuation and the article, initials together, and for who may be
// a firm without its legal form. It is empty where nothing is left.
func normalForm(name string, firm bool) string {
	name = strings.ReplaceAll(data.Fold(name), "&", " and ")
	words := strings.FieldsFunc(strings.ReplaceAll(name, "'", ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	words = joinInitials(words)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if firm {
		words = withoutLegalForm(words)
	}
	return strings.Join(words, " ")
}

// joinInitials makes one word of single letters that follow each other: "J. R." and
// "JR", "S.A." and "SA".
func joinInitials(words []string) []string {
	var joined []string
	before := false // the last one is made of single letters
	for _, w := range words {
		single := len([]rune(w)) == 1
		if single && before {
			joined[len(joined)-1] += w
		} else {
			joined = append(joined, w)
		}
		before = single
	}
	return joined
}

// legalForms are the abbreviations of legal forms of firms, and the words for them,
// in Latin letters.
var legalForms = []string{
	"ltd", "limited", "llc", "llp", "lp", "plc", "inc", "incorporated", "corp", "corporation", "co", "company", "pte", "pty",
	"gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "ev", "se",
	"sa", "sas", "sarl", "sasu", "snc", "spa", "srl", "sl", "slu", "ltda", "lda", "sro", "spzoo", "spolka",
	"bv", "nv", "vof", "ab", "as", "asa", "aps", "oy", "oyj", "hf", "ehf",
	"kft", "zrt", "nyrt", "doo", "dd", "ad", "ead", "ood", "eood", "ooo", "ao", "oao", "zao", "pao", "too", "tov", "at", "pat", "prat", "oou",
	"jsc", "ojsc", "cjsc", "pjsc", "llpc", "kk", "ae", "epe", "sae", "fze", "fzco",
}

// withoutLegalForm takes legal forms off both ends of a name, of which a word stays.
func withoutLegalForm(words []string) []string {
	legal := func(word string) bool { return slices.Contains(legalForms, data.Romanize(word)) }
	for len(words) > 1 && legal(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && legal(words[0]) {
		words = words[1:]
	}
	return words
}

// sortedWords puts the words of a form in order.
func sortedWords(form string) string {
	if strings.IndexByte(form, ' ') < 0 {
		return form
	}
	words := strings.Fields(form)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// skeleton is what of a form of a name is left without its vowels: consonants, digits,
// and the letter that begins a word, without spaces. The order of words does not count.
func skeleton(form string) string {
	var words []string
	for word := range strings.FieldsSeq(form) {
		var b strings.Builder
		for i, r := range word {
			if i == 0 || !strings.ContainsRune("aeiou", r) {
				b.WriteRune(r)
			}
		}
		words = append(words, b.String())
	}
	slices.Sort(words)
	return strings.Join(words, "")
}

// digits returns the digits of a name. Names with other digits are other names:
// "Unit 731" is no slip of "Unit 732".
func digits(form string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, form)
}
