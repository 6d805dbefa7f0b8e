package load

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/data"
	"dossier/data/load/internal/rows"
)

// saidIn tells all that the entries of a dossier say beside their actors, one a line.
func saidIn(d *data.Dossier) string {
	var b strings.Builder
	for i := range d.Claims.Len() {
		c := d.Entry(i)
		a := c.Said[0]
		fmt.Fprintf(&b, "%d", a.Row)
		for _, part := range [][2]string{{"id", c.ID}, {"modality", string(c.Modality)}, {"when", c.When.String()}, {"about", c.About}, {"occasion", c.Occasion},
			{"at", a.At}, {"said-on", a.SaidOn.String()}, {"reliability", a.Reliability}, {"credibility", fmt.Sprint(a.Credibility)}, {"source", a.Source}} {
			if part[1] != "" && part[1] != "0" && part[1] != "actual" {
				b.WriteString(" " + part[0] + "=" + part[1])
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestColumnsOfIdentity(t *testing.T) {
	for _, c := range []struct{ name, text, want, problems string }{
		{"all", "id,from,to,modality,when,about,occasion,at,said-on,reliability,credibility,source\n" +
			"c-1,a,b,Planned,2019,,noon,p. 3,2020-05,b,2,s\nc-2,a,b,,2019,c-1,,,,,,s\n",
			"1 id=c-1 modality=planned when=2019 occasion=noon at=p. 3 said-on=2020-05 reliability=B credibility=2 source=s\n" +
				"2 id=c-2 when=2019 about=c-1 source=s\n", ""},
		{"other spellings", "From,To,SAID ON,said_on_what,Source\na,b,2020,x,s\n", "1 said-on=2020 source=s\n", "1:17 unused-column"},
		{"ids that are numbers", "Source,Target,Id\na,b,1\nb,c,2\n", "1 source=t\n2 source=t\n", "1:15 unused-column"},
		{"ids that are no slugs", "Source,Target,Id\na,b,x-1\nb,c,X 2\n", "1 source=t\n2 source=t\n", "1:15 unused-column"},
		{"ids of no row", "Source,Target,Id\na,b,\nb,c,\n", "1 source=t\n2 source=t\n", ""},
		{"ids of some rows", "from,to,id\na,b,\nb,c,x-2\n", "1 source=t\n2 id=x-2 source=t\n", ""},
		{"edge ids", "from,to,edge id\na,b,x-1\n", "1 source=t\n", "1:9 unused-column"},
		{"ACLED", "from,to,date,event_id_cnty\na,b,2019-02-03,SYR123\n", "1 when=2019-02-03 occasion=SYR123 source=t\n", ""},
		{"GDELT", "from,to,GLOBALEVENTID\na,b,4711\n", "1 occasion=4711 source=t\n", ""},
		{"the source beside keys", "from-id,to-id,source\na,b,S\n", "1 source=s\n", ""},
		{"the source as the name of a key", "from-id,source,target\na,Ada,b\n", "1 source=t\n", ""},
		{"bad modality", "from,to,modality\na,b,maybe\n", "", "2:5 bad-value"},
		{"bad reliability", "from,to,reliability\na,b,G\na,b,AB\n", "", "2:5 bad-value\n3:5 bad-value"},
		{"bad credibility", "from,to,credibility\na,b,0\na,b,7\na,b,good\n", "", "2:5 bad-range\n3:5 bad-range\n4:5 wrong-type"},
		{"bad said-on", "from,to,said-on\na,b,soon\n", "", "2:5 bad-date"},
		{"bad id", "from,to,id\na,b,x-1\n" + strings.Repeat("a,c,\n", 300) + "b,c,X\n", "", "303:1 bad-id"},
		{"one id, two claims", "from,to,id\na,b,x-1\nb,c,x-1\n", "", "3:1 duplicate-id"},
		{"about nothing", "from,to,about\na,b,x-1\n", "", "2:1 unknown-claim"},
		{"a time of day", "from,to,date\na,b,2023-09-13T14:05\na,b,2023-09-13 14:05:33Z\na,b,2023-09-14\na,b,2023-09-13T14:05:33.5+02:00\n",
			"1 when=2023-09-13 occasion=14:05 source=t\n2 when=2023-09-13 occasion=14:05:33Z source=t\n3 when=2023-09-14 source=t\n" +
				"4 when=2023-09-13 occasion=14:05:33.5+02:00 source=t\n", "1:9 time-of-day"},
		{"a time of day beside an occasion", "from,to,when,occasion\na,b,2023-09-13T14:05,x\na,b,2023-09-13T14:05,\n",
			"1 when=2023-09-13 occasion=x source=t\n2 when=2023-09-13 source=t\n", "1:9 time-of-day"},
		{"a time of speaking", "from,to,said-on\na,b,2023-09-13t23:59:60\n", "1 said-on=2023-09-13 source=t\n", "1:9 time-of-day"},
		{"midnight", "from,to,when\na,b,2023-09-13T00:00:00.000Z\na,b,2023-09-13 00:00\n", "1 when=2023-09-13 source=t\n2 when=2023-09-13 source=t\n", ""},
		{"no time of day", "from,to,when\na,b,2023-09-13T25:00\na,b,2023-09-13 noon\na,b,2023-09-13T14\na,b,2023-09-33T14:00\na,b,2023-09-13T14:05X\na,b,2023-09-13T14:05:61\n", "",
			"2:5 bad-date\n3:5 bad-date\n4:5 bad-date\n5:5 bad-date\n6:5 bad-date\n7:5 bad-date"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := loadText(t, "t.csv", c.text)
			problems = unrepeated(problems)
			if got := brief(problems); got != c.problems {
				t.Errorf("problems %q, want %q: %v", got, c.problems, problems)
			}
			for _, p := range problems {
				if p.Message == "" || p.Hint == "" {
					t.Errorf("%+v", p)
				}
			}
			if got := saidIn(d); c.want != "" && got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// Any field can be mapped, an id of numbers too.
func TestEveryFieldIsMapped(t *testing.T) {
	for _, field := range rows.Fields() {
		text := "from,to,x\na,b,1\n"
		switch field {
		case "from", "to":
			text = strings.Replace(text, field, "y", 1)
		case "stance":
			text = strings.Replace(text, "1", "denies", 1)
		case "modality":
			text = strings.Replace(text, "1", "planned", 1)
		case "when", "said-on", "start", "end":
			text = strings.Replace(text, "1", "2019", 1)
		case "reliability":
			text = strings.Replace(text, "1", "A", 1)
		}
		m := fstest.MapFS{"t.csv": {Data: []byte(text)}}
		_, problems, err := LoadFS(t.Context(), m, "t.csv", Options{Mapping: Mapping{Map: map[string]string{"x": field}}})
		for _, p := range problems {
			if data.Error == p.Severity && p.Code != data.CodeUnknownClaim {
				t.Errorf("%s: %v", field, p)
			}
		}
		if err != nil {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestOccasionInYAML(t *testing.T) {
	d, problems := loadText(t, "small.yaml", strings.Replace(small, "when: 2019", "when: 2019\n    occasion: noon", 1))
	if len(problems) > 0 || d.Claim(0).Occasion != "noon" {
		t.Error(problems, d.Claim(0))
	}
}

// Entries of one claim: what rows say of it is put together.
func TestRowsOfOneClaim(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"denied beside asserted", "from,relation,to,stance,by,source\na,owns,b,asserts,c,s\na,owns,b,denies,a,s\nA,owns,B,alleges,d,s\n",
			"a-owns-b asserts c s 1|alleges d s 3|denies a s 2"},
		{"one row five times", "from,relation,to,by,source\n" + strings.Repeat("a,owns,b,c,s\n", 5), "a-owns-b asserts c s 1"},
		{"two events of one day", "from,relation,to,when,source\na,attacks,b,2023-09-13T10:00,s\na,attacks,b,2023-09-13T11:00,s\na,attacks,b,2023-09-13T10:00,u\n",
			"a-attacks-b asserts  s 1|asserts  u 3 a-attacks-b asserts  s 2"},
		{"an id in one of two rows", "from,relation,to,id,source\na,owns,b,,s\na,owns,b,deal,u\n", "deal asserts  s 1|asserts  u 2"},
	} {
		d, problems := loadText(t, "t.csv", c.text)
		if data.HasErrors(problems) {
			t.Errorf("%s: %v", c.name, problems)
		}
		var claims []string
		for i := range d.Claims.Len() {
			if d.Claims.Follows(i) {
				continue
			}
			claim := d.Claim(i)
			var voices []string
			for _, a := range claim.Said {
				voices = append(voices, fmt.Sprintf("%s %s %s %d", a.Stance, strings.Join(a.By, "+"), a.Source, a.Row))
			}
			id := claim.ID
			if n := strings.LastIndexByte(id, '-'); n > 0 {
				id = id[:n]
			}
			claims = append(claims, id+" "+strings.Join(voices, "|"))
		}
		if got := strings.Join(claims, " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// A beginning and an end are one time.
func TestStartAndEnd(t *testing.T) {
	for _, c := range []struct{ name, text, want, problems string }{
		{"both", "from,to,start,end\na,b,2010,2014-02\n", "1 when=2010/2014-02 source=t\n", ""},
		{"one", "from,to,start,end\na,b,2010,\na,b,,2014\na,b,,\n", "1 when=2010/ source=t\n2 when=/2014 source=t\n3 source=t\n", ""},
		{"alike", "from,to,start,end\na,b,2010,2010\n", "1 when=2010 source=t\n", ""},
		{"beside a time", "from,to,when,start\na,b,2010,\na,b,2010/,2010\n", "1 when=2010 source=t\n2 when=2010/ source=t\n", ""},
		{"against a time", "from,to,when,start\na,b,2010,2011\n", "", "2:5 bad-date"},
		{"the wrong way round", "from,to,start,end\na,b,2014,2010\n", "", "2:10 bad-date"},
		{"an interval", "from,to,start,end\na,b,2014/2015,2016\n", "", "2:15 bad-date"},
		{"with times of day", "from,to,start,end\na,b,2014-01-02T10:00,2016\n", "1 when=2014-01-02/2016 source=t\n", "1:9 time-of-day"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := loadText(t, "t.csv", c.text)
			if got := brief(unrepeated(problems)); got != c.problems {
				t.Errorf("problems %q, want %q: %v", got, c.problems, problems)
			}
			if got := saidIn(d); c.want != "" && got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
