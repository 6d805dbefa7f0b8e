package data

import (
	"bytes"
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
	stem, lost := slug(name)
	if stem == "" {
		return "actor-" + nameDigest(name, 6)
	}
	if lost {
		return SlugApart(stem, name)
	}
	return stem
}

// slug writes a folded name in the letters of an id, and reports whether others were
// lost or the name was cut.
func slug(name string) (stem string, lost bool) {
	b := make([]byte, 0, min(len(name), maxSlug+1))
	hyphen := false
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
	return string(bytes.TrimSuffix(b, []byte{'-'})), lost
}

// keyDigest is how many bytes of a key's digest stand in the id that is made of it:
// enough that two keys out of a million do not meet by chance.
const keyDigest = 6

// KeyID makes the id of an actor from the key by which a table knows it. A key that
// is a valid id is the id. Any other one is written as [Slug] has it, with a digest
// of the very key behind it, so that keys that look alike do not fuse: "Q100" gives
// "q100-" and 12 hexadecimal digits, and "q100" gives "q100".
func KeyID(key string) string {
	if ValidID(key) {
		return key
	}
	stem, _ := slug(Fold(key))
	if stem == "" {
		stem = "actor"
	}
	return stem + "-" + nameDigest(key, keyDigest)
}

// SlugApart returns a slug that several names share with a digest of one of them
// behind it: a hyphen and 8 hexadecimal digits. The name is to be folded.
func SlugApart(slug, name string) string { return slug + "-" + nameDigest(name, 4) }

func nameDigest(name string, bytes int) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:bytes])
}
