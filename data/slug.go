package data

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode"
)

// MaxID is the greatest length of an id, in bytes.
const MaxID = 200

// ValidID reports whether an id is a slug: lower-case ASCII letters and digits
// in groups joined by single hyphens, at most MaxID bytes.
func ValidID(id string) bool {
	if id == "" || len(id) > MaxID {
		return false
	}
	hyphen := true
	for i := range len(id) {
		c := id[i]
		letter := 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
		if !letter && (c != '-' || hyphen) {
			return false
		}
		hyphen = !letter
	}
	return !hyphen
}

// maxSlug is where Slug cuts a name: ids are to be read and typed.
const maxSlug = 80

// Slug makes an id from a name: "Kim Jong Un" gives "kim-jong-un", "Łódź"
// gives "lodz". It depends on Fold(name) alone, so that spellings that a look-up
// takes for one name give one id. Where letters of other scripts are dropped, or
// a long name is cut, a short digest of the name keeps different names apart; a
// name with nothing left becomes "actor-" and a digest.
func Slug(name string) string {
	name = Fold(name)
	if len(name) <= maxSlug && ValidID(name) {
		return name
	}
	b := make([]byte, 0, min(len(name), maxSlug+1))
	lost, hyphen := false, false
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if hyphen && len(b) > 0 {
				b = append(b, '-')
			}
			hyphen = false
			b = append(b, byte(r))
		case r == '\'':
			// "People's" is one word.
		default:
			hyphen = true
			lost = lost || unicode.IsLetter(r) || unicode.IsDigit(r)
		}
		if len(b) > maxSlug {
			b, lost = b[:maxSlug], true
			break
		}
	}
	if len(b) == 0 {
		return "actor-" + nameDigest(name, 6)
	}
	if lost {
		if b[len(b)-1] == '-' {
			b = b[:len(b)-1]
		}
		return string(b) + "-" + nameDigest(name, 4)
	}
	return string(b)
}

func nameDigest(name string, bytes int) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:bytes])
}
