package data

// Transliterated is a name of which other spellings are looked for.
type Transliterated struct {
	foreign bool
	spelled string
}

// NewTransliterated returns what finds the spellings of a name.
func NewTransliterated(name string) Transliterated {
	return Transliterated{foreign(name), Spelling(name)}
}

// Is reports whether another name is this one as one of the usual schemes puts it into
// Latin letters, and whether the two are in different scripts. Зеленський is Zelensky and
// Zelenskyy so, but not Selenskyj, which only sounds like it (see [Sounds]): of names that
// only sound alike there are too many.
func (t Transliterated) Is(other string) (is, across bool) {
	return t.spelled != "" && Spelling(other) == t.spelled, foreign(other) != t.foreign
}

// Spelling is how a name is spelled alike in any script. It puts the name into Latin letters and evens out what schemes differ in: i, j
// and y are one, and so are w and v, and kh and h; double letters are single.
func Spelling(name string) string {
	roman := Romanize(name)
	b := make([]byte, 0, len(roman))
	for i := range len(roman) {
		c := roman[i]
		switch {
		case c == 'j' || c == 'y':
			c = 'i'
		case c == 'w':
			c = 'v'
		case c == 'h' && len(b) > 0 && b[len(b)-1] == 'k':
			b = b[:len(b)-1]
		case c == '\'':
			continue
		}
		if len(b) == 0 || b[len(b)-1] != c || c >= '0' && c <= '9' || c >= 0x80 {
			b = append(b, c)
		}
	}
	return string(b)
}
