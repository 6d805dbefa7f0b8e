package load

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"dossier/data"
)

// nameClaims gives an id to each claim without one: who does what to whom
// ("russia-supplies-north-korea"), followed by a digest of all that the claim
// says where several share that. So an id depends on what is written and not on
// the order in which it is written. taken holds the ids in use and gains the new ones.
func nameClaims(claims []data.Claim, taken map[string]int) {
	sharing := make(map[string]int)
	ids := newIDs()
	for id := range taken {
		ids.take(id)
	}
	for i := range claims {
		if claims[i].ID == "" {
			sharing[plainClaimID(&claims[i])]++
		}
	}
	for i := range claims {
		c := &claims[i]
		if c.ID != "" {
			continue
		}
		id := plainClaimID(c)
		if _, used := taken[id]; used || sharing[id] > 1 {
			id += "-" + contentDigest(c)
		}
		c.ID = ids.make(id)
		taken[c.ID] = i
	}
}

func plainClaimID(c *data.Claim) string {
	parts := append(append(append([]string(nil), c.From...), c.Relation), c.To...)
	return data.Slug(strings.Join(parts, " "))
}

// contentDigest tells claims apart by all they say, in six characters.
func contentDigest(c *data.Claim) string { return fullDigest(c)[:6] }

func fullDigest(c *data.Claim) string {
	content, err := json.Marshal(c)
	if err != nil { // claims hold texts, dates and finite numbers only
		panic("load: " + err.Error())
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
