package data

import "strings"

// Romanize writes the Cyrillic and Greek letters of a name in Latin ones, so that
// names in different scripts can be compared. The name is folded as [Fold] does it;
// letters of other scripts stay. It is no scheme of any standard: where schemes and
// languages differ it takes what English texts mostly have, and forgets what most
// leave out, such as hard and soft signs. [Sounds] evens out what differs still.
//
// The letters are those of Russian, Ukrainian, Belarusian, Bulgarian, Serbian and
// Macedonian, after the tables of BGN/PCGN and ISO 9, and of modern Greek after
// ELOT 743.
func Romanize(name string) string {
	name = Fold(name)
	at := strings.IndexFunc(name, func(r rune) bool { return r >= greekStart && r <= cyrillicEnd })
	if at < 0 {
		return name
	}
	letters := []rune(name[at:])
	var b strings.Builder
	b.Grow(len(name))
	b.WriteString(name[:at])
	start := at == 0 || !isLetter(rune(name[at-1])) // of a word
	for i := 0; i < len(letters); i++ {
		r := letters[i]
		next := rune(0)
		if i+1 < len(letters) {
			next = letters[i+1]
		}
		switch {
		case r < greekStart || r > cyrillicEnd:
			b.WriteRune(r)
		case r < cyrillicStart:
			if latin, two := greekPair(r, next, start); two {
				b.WriteString(latin)
				i++
			} else {
				b.WriteString(greekLetter(r))
			}
		case r == 'ъ' && !strings.ContainsRune("еюя", next) && isLetter(next):
			b.WriteByte('a') // a vowel in Bulgarian; elsewhere it only stands before these
		default:
			b.WriteString(cyrillicLetter(r))
		}
		start = !isLetter(r)
	}
	return b.String()
}

const (
	greekStart    = 0x370
	cyrillicStart = 0x400
	cyrillicEnd   = 0x4ff
)

// isLetter reports whether a character is a letter of a folded name, as opposed to
// what stands between words.
func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80
}

// cyrillic gives the letters from а to я.
var cyrillic = [...]string{
	"a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p",
	"r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
}

func cyrillicLetter(r rune) string {
	if r >= 'а' && r <= 'я' {
		return cyrillic[r-'а']
	}
	switch r {
	case 'є':
		return "ye"
	case 'і':
		return "i"
	case 'ґ', 'ѓ':
		return "g"
	case 'ђ':
		return "dj"
	case 'ј':
		return "j"
	case 'љ':
		return "lj"
	case 'њ':
		return "nj"
	case 'ћ':
		return "c"
	case 'џ':
		return "dz"
	case 'ѕ':
		return "dz"
	case 'ќ':
		return "k"
	case 'ѣ':
		return "e"
	}
	return ""
}

// greek gives the letters from α to ω.
var greek = [...]string{
	"a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p",
	"r", "s", "s", "t", "y", "f", "kh", "ps", "o",
}

func greekLetter(r rune) string {
	if r >= 'α' && r <= 'ω' {
		return greek[r-'α']
	}
	return ""
}

// greekPair gives what two letters stand for together.
func greekPair(first, second rune, start bool) (latin string, two bool) {
	either := func(initial, within string) (string, bool) {
		if start {
			return initial, true
		}
		return within, true
	}
	switch string([]rune{first, second}) {
	case "ου":
		return "u", true
	case "αυ":
		return "av", true
	case "ευ":
		return "ev", true
	case "ει", "οι", "υι":
		return "i", true
	case "αι":
		return "e", true
	case "γγ":
		return "ng", true
	case "γκ":
		return either("g", "nk")
	case "μπ":
		return either("b", "mb")
	case "ντ":
		return either("d", "nt")
	case "τζ":
		return "tz", true
	}
	return "", false
}
