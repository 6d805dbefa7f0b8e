package load

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"dossier/data"
)

// spoken tells who is tied to whom by the claims of a dossier, and who says so.
func spoken(d *data.Dossier) string {
	var b strings.Builder
	for i := range d.Claims.Len() {
		if d.Claims.Follows(i) {
			continue
		}
		c := d.Claim(i)
		b.WriteString(strings.Join(c.From, "+") + ">" + strings.Join(c.To, "+"))
		for _, a := range c.Said {
			fmt.Fprintf(&b, " %s(%d)", strings.Join(a.By, "+"), a.Row)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A claim that every row of a table repeats takes as long as there are rows: as long as
// their number squared would be minutes.
func TestOneJointClaimInManyRows(t *testing.T) {
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	d, problems := loadText(t, "t.csv", "from,to\n"+strings.Repeat("a; b,c\n", 100_000))
	problems = append(problems, data.Check(ctx, d)...)
	if len(problems) < 20 || problems[0].Code != data.CodeRepeatedAttribution && problems[0].Code != data.CodeTooManyProblems || ctx.Err() != nil {
		t.Error(len(problems), ctx.Err())
	}
}

// Cells with several actors: voices, and actors who act jointly.
func TestSeveralActorsInACell(t *testing.T) {
	for _, c := range []struct{ name, text, want, problems string }{
		{"two voices", "from,to,by\na,b,Reuters; AFP\n", "a>b afp(1) reuters(1)\n", ""},
		{"rows keep their numbers", "from,to,by\na,b,x;y\na,c,z\n", "a>b x(1) y(1)\na>c z(2)\n", ""},
		{"a joint voice", "from,to,by\na,b,x + y; z\n", "a>b x+y(1) z(1)\n", ""},
		{"actors who act jointly", "from,to\na; b,c + d\n", "a+b>c+d (1)\n", ""},
		{"a meeting of three", "from,relation,to\na; b; c,meets,\n", "a+b+c> (1)\n", ""},
		{"one alone does not meet", "from,relation,to\na; ,meets,\n", "", "2:11 missing-field"},
		{"joint actors of a relation with direction", "from,relation,to\na; b,owns,\n", "", "2:11 missing-field"},
		{"quoted names", "from,to,by\n\"\"\"a; x\"\"\",b,\"\"\"n + m\"\"; o\"\n", "a-x>b n-m(1) o(1)\n", ""},
		{"a name that ends with a semicolon", "from,to\na;,b\n", "a>b (1)\n", ""},
		{"bars are no marks elsewhere", "from,to\na|b,c\n", "a-b>c (1)\n", ""},
		{"keys", "from-id,from,to,by-id,by\n1; 2,A; B,c,x + y,X + Y\n", "1+2>c x+y(1)\n", ""},
		{"keys alone", "from-id,to\n1; 2,c\n", "1+2>c (1)\n", ""},
		{"one key, a name with marks", "from-id,from,to\n1,A; B,c\n1,A; B,d\n", "1>c (1)\n1>d (2)\n", ""},
		{"more keys than names", "from-id,from,to\n1; 2,A,c\n", "", "2:1 bad-row"},
		{"a joint claim and single ones", "from,to,by\na; b,c,x\nb,c,x\na,c,\n", "a+b>c x(1)\nb>c x(2)\na>c (3)\n", ""},
		{"one claim of several entries", "from,to,by\na; b,c,x\nb; a,c,y\n", "a+b>c x(1) y(2)\n", ""},
		{"a name in a list and alone", "from,to\nÁda; b,c\nada,c\n", "ada+b>c (1)\nada>c (2)\n", ""},
		{"a cell and its quoted like are two", "from,to\na; b,c\n\"\"\"a; b\"\"\",c\na; b,d\n", "a+b>c (1)\na+b>d (3)\na-b>c (2)\n", ""},
		{"everybody", "from,to,by\n" + strings.Repeat("a;", 40) + "b,c," + strings.Repeat("x;", 1000) + "y\n", "", "2:1 too-large"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := c.text
			if strings.Contains(text, ";") && !strings.Contains(text, `"`) {
				text = strings.ReplaceAll(text, ",", "\t")
			}
			d, problems := loadText(t, "t.tsv", text)
			if got := brief(unrepeated(problems)); got != c.problems {
				t.Errorf("problems %q, want %q: %v", got, c.problems, problems)
			}
			if got := spoken(d); c.want != "" && got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
