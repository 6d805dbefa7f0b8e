package load

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/data"
)

// knownOf tells all that a dossier knows of its actors.
func knownOf(d *data.Dossier) string {
	var b strings.Builder
	for i := range d.Actors {
		a := &d.Actors[i]
		fmt.Fprintf(&b, "%s=%s", a.ID, strings.Join(append([]string{a.Name}, a.Aliases...), "/"))
		for _, part := range []string{string(a.Kind), a.Description, a.Wikidata, a.Country, strings.Join(a.Metonyms, "/")} {
			if part != "" {
				b.WriteString(" " + part)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Tables of actors stand beside those of claims and say what is known of actors.
func TestTablesOfActors(t *testing.T) {
	const edges = "Source,Target,Type,Label\nn1,n2,Directed,owns\n"
	for _, c := range []struct {
		name     string
		files    map[string]string
		actors   string
		ties     string
		problems string
	}{
		{"as Gephi writes them", map[string]string{"a.csv": edges, "b.csv": "Id,Label,timeset\nn1,Acme Ltd,\nn2,\"Smith, John\",\nn3,Oslo Port,\n"},
			"n1=Acme Ltd\nn2=Smith, John\nn3=Oslo Port\n", "n1>n2", ""},
		{"keys go before names", map[string]string{"a.csv": edges, "b.csv": "Id,Label\nn1,n2\nn2,n1\n"}, "n1=n2\nn2=n1\n", "n1>n2", ""},
		{"keys of any form", map[string]string{"a.csv": "Source,Target\nA 1,B#2\n", "b.csv": "Id,Label\nA 1,Ada\nB#2,Bo\n"},
			"a-1-937bb40e8164=Ada\nb-2-a6ca4f07d2a4=Bo\n", "", ""},
		{"all that is known", map[string]string{"a.csv": "from,to\nAda,Bo\nBob,Countess\n", "b.csv": "name,kind,aliases,metonyms,description,wikidata,country\n" +
			"Ada,Person,Countess; \"L; L\",Ockham,\"a writer\",Q7259,GBR\nBo,company,Bob,,,,\n"},
			"ada=Ada/Countess/L; L person a writer Q7259 GBR Ockham\nbo=Bo/Bob organization\n", "ada>bo bo>ada", ""},
		{"as Kumu writes them", map[string]string{"a.csv": "From,To\nBaird,Acme\n", "b.csv": "Label,Type,Description,Tags\nBaird,Person,\"Co-founder, CEO\",Founder|Runner\nAcme,Company,A platform,Mapping\n"},
			"acme=Acme organization A platform\nbaird=Baird person Co-founder, CEO\n", "baird>acme", "b.csv:1:24 unused-column"},
		{"as Neo4j writes them", map[string]string{"a.csv": ":START_ID(Person),:END_ID(Person)\n1,2\n", "b.csv": "personId:ID(Person),name,:LABEL\n1,Ada,Person\n2,Bo,Spy\n3,Cy,Mole\n"},
			"person-1=Ada person\nperson-2=Bo\nperson-3=Cy\n", "person-1>person-2", "b.csv:1:26 bad-value b.csv:3:6 bad-value"},
		{"what is not understood", map[string]string{"b.csv": "id,name,wikidata,country,colour\n1,Ada,7,Norway,red\n"}, "1=Ada\n", "", "b.csv:1:26 unused-column b.csv:2:7 bad-value b.csv:2:9 bad-value"},
		{"a listed actor keeps what it says", map[string]string{"a.yaml": "actors: [{id: ada, name: Ada, kind: person}]\n", "b.csv": "id,name,kind,country\nada,Ada,group,GBR\n"},
			"ada=Ada person GBR\n", "", "b.csv:2:5 identity-conflict"},
		{"two tables of actors", map[string]string{"b.csv": "id,name,kind\n1,Ada,person\n", "c.csv": "id,name,kind,aliases\n1,Ada,group,Countess\n"},
			"1=Ada/Countess group\n", "", "c.csv:2:3 identity-conflict"},
		{"a name missing", map[string]string{"b.csv": "name,kind\n,person\n"}, "", "", "b.csv:2:1 missing-field"},
		{"an alias that is another's name", map[string]string{"a.csv": "from,to\nBob,Cy\n", "b.csv": "name,aliases\nAda,Bob\nBob,\n"}, "", "", "a.csv:2:1 ambiguous-name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, backwards := range []bool{false, true} {
				d, problems := loadTogether(t, c.files, Options{}, backwards)
				got := ""
				for _, p := range unrepeated(problems) {
					got += fmt.Sprintf(" %s:%d:%d %s", p.File, p.Line, p.Column, p.Code)
				}
				if got = strings.TrimSpace(got); got != c.problems && !backwards {
					t.Errorf("problems %q, want %q\n%v", got, c.problems, problems)
				}
				sorted := strings.SplitAfter(knownOf(d), "\n")
				if got := sortedLines(sorted); c.actors != "" && got != c.actors {
					t.Errorf("backwards %v: actors\n%s, want\n%s", backwards, got, c.actors)
				}
				if got := ties(d); c.ties != "" && got != c.ties {
					t.Errorf("backwards %v: ties\n%s, want\n%s", backwards, got, c.ties)
				}
			}
		})
	}
}

// The actors of a matrix are there whether they have ties or not.
func TestActorsOfAMatrix(t *testing.T) {
	d, problems := loadTable(t, ",A,B,C\nA,0,1,0\nD,0,0,0\n,0,0,0\n", Mapping{Matrix: "owns"})
	if len(problems) > 0 {
		t.Error(said(problems))
	}
	if got := who(d); got != "a=A b=B c=C d=D" {
		t.Errorf("actors %s", got)
	}
}

func sortedLines(lines []string) string {
	slices.Sort(lines)
	return strings.Join(lines, "")
}
