package data

import "strings"

// Sounds returns the forms in which the spellings of one name meet that the common
// schemes give it: Зеленський, Зеленский, Zelensky, Zelenskyy, Selenskyj. The name is
// put into Latin letters (see [Romanize]) and then, as in Soundex (Russell, US patent
// 1261167, 1918) and what came after it for Slavic names, letters that schemes put for
// each other become one: all sibilants; f, v and w; g, h and kh; i, j and y. Double
// letters are one. Vowels stay. Words are parted by single spaces; what is neither
// letter nor digit is gone.
//
// There are two forms where a name has a "ch", that of Churchill and that of Bach, and
// none where nothing is left. Names that have a form in common may be one.
func Sounds(name string) []string {
	roman := Romanize(name)
	first := soundOf(roman, "s")
	if first == "" {
		return nil
	}
	if strings.Contains(roman, "ch") {
		if second := soundOf(roman, "g"); second != first {
			return []string{first, second}
		}
	}
	return []string{first}
}

// soundOf evens out a name in Latin letters; ch is what those two letters become.
func soundOf(roman, ch string) string {
	b := make([]byte, 0, len(roman))
	for i := 0; i < len(roman); {
		sound, width := soundAt(roman, i, ch)
		i += width
		for k := range len(sound) {
			b = addSound(b, sound[k])
		}
	}
	for len(b) > 0 && b[len(b)-1] == ' ' {
		b = b[:len(b)-1]
	}
	return string(b)
}

// addSound puts a sound behind others. One that is there already is not doubled, and
// at the beginning of a word ie is e, as in Yeltsin.
func addSound(b []byte, sound byte) []byte {
	last := byte(' ')
	if len(b) > 0 {
		last = b[len(b)-1]
	}
	if sound == last && (sound < '0' || sound > '9') && sound < 0x80 {
		return b
	}
	if sound == 'e' && last == 'i' && (len(b) == 1 || b[len(b)-2] == ' ') {
		b[len(b)-1] = 'e'
		return b
	}
	return append(b, sound)
}

// cluster is letters that stand for one sound together. The sound ? is that of ch.
type cluster struct{ letters, sound string }

// clusters lists them by the letter with which they begin, longer ones first.
var clusters = ['z' + 1][]cluster{
	'c': {{"chtch", "s"}, {"ch", "?"}, {"cz", "s"}, {"ck", "k"}},
	'd': {{"dsch", "s"}, {"dzh", "s"}, {"dz", "s"}, {"dj", "s"}},
	'e': {{"ee", "i"}},
	'g': {{"gh", "g"}},
	'k': {{"kh", "g"}},
	'o': {{"ou", "u"}, {"oo", "u"}},
	'p': {{"ph", "v"}},
	'q': {{"qu", "kv"}},
	'r': {{"rh", "r"}},
	's': {{"schtsch", "s"}, {"shch", "s"}, {"sch", "s"}, {"sh", "s"}, {"sz", "s"}},
	't': {{"tsch", "s"}, {"tch", "s"}, {"th", "t"}, {"ts", "s"}, {"tz", "s"}},
	'w': {{"wh", "v"}},
	'z': {{"zh", "s"}},
}

// soundAt returns what the letters at a place sound like, and how many they are.
func soundAt(s string, i int, ch string) (sound string, width int) {
	rest := s[i:]
	if rest[0] <= 'z' {
		for _, c := range clusters[rest[0]] {
			if strings.HasPrefix(rest, c.letters) {
				if c.sound == "?" {
					return ch, len(c.letters)
				}
				return c.sound, len(c.letters)
			}
		}
	}
	switch c := rest[0]; {
	case c == '\'':
		return "", 1
	case c == 'c' || c == 'h':
		return soundByNeighbours(s, i), 1
	case c >= 0x80:
		return rest[:1], 1 // a byte of a letter of another script
	case c >= 'a' && c <= 'z':
		return letterSounds[c-'a'], 1
	case c >= '0' && c <= '9':
		return rest[:1], 1
	}
	return " ", 1
}

// soundByNeighbours returns what a c or an h sounds like, which those beside it tell.
func soundByNeighbours(s string, i int) string {
	last := i == len(s)-1 || !isLetter(rune(s[i+1])) && s[i+1] < 0x80
	switch {
	case s[i] == 'h' && last:
		return "" // Sarah
	case s[i] == 'h':
		return letterSounds['h'-'a']
	case !last && strings.IndexByte("eiyj", s[i+1]) >= 0, last && i > 0 && s[i-1] == 'i':
		return "s" // Cyprus; Milošević
	}
	return "k"
}

// letterSounds gives what the letters from a to z sound like by themselves.
var letterSounds = [...]string{
	"a", "b", "k", "d", "e", "v", "g", "g", "i", "i", "k", "l", "m",
	"n", "o", "p", "k", "r", "s", "t", "u", "v", "v", "ks", "i", "s",
}
