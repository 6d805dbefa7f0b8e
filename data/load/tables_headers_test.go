package load

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/htmlindex"

	"dossier/data"
)

// said are problems as a line each: place, code, and the words that matter.
func said(problems []data.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d %s %s | %s\n", p.Line, p.Column, p.Code, p.Message, p.Hint)
	}
	return b.String()
}

// loadTable reads one table as a mapping says.
func loadTable(t *testing.T, text string, mapping Mapping) (*data.Dossier, []data.Problem) {
	t.Helper()
	d, problems, err := LoadFS(t.Context(), fstest.MapFS{"t.csv": {Data: []byte(text)}}, "t.csv", Options{Mapping: mapping})
	if err != nil {
		t.Fatal(err)
	}
	return d, unrepeated(problems)
}

// TestHeadersOfTools has a table as each tool writes it, with what must come of it: the
// claims, and what is said of columns and rows that are not used.
func TestHeadersOfTools(t *testing.T) {
	for _, c := range []struct{ name, text, want, problems string }{
		{"Gephi in French", "Source,Destination,Type,Poids\na,b,Orienté,2\nb,c,Non orienté,1\n", "a linked-to b\nb related-to c\n", "1:25 unused-column"},
		{"Gephi in French today", "Source,Destination,Type\na,b,Dirigé\nb,c,Non dirigé\n", "a linked-to b\nb related-to c\n", ""},
		{"Gephi in German", "Ursprung,Ziel,Typ,Label,Weight\na,b,Gerichtet,supplies,2\nb,c,Ungerichtet,,1\n", "a supplies b weight=2\nb related-to c weight=1\n", ""},
		{"Gephi in Spanish", "Fuente;Destino;Tipo\na;b;Dirigida\nb;c;No dirigida\n", "a linked-to b\nb related-to c\n", ""},
		{"Gephi in Portuguese", "Origem,Destino,Tipo\na,b,Dirigido\nb,c,Não dirigido\n", "a linked-to b\nb related-to c\n", ""},
		{"Gephi in Italian", "Sorgente,Destinazione,Tipo\na,b,Orientato\nb,c,Non orientato\n", "a linked-to b\nb related-to c\n", ""},
		{"Gephi in Russian", "Source,Target,Type\na,b,Ориентированное\nb,c,Неориентированное\n", "a linked-to b\nb related-to c\n", ""},
		{"Gephi in Chinese", "Source,Target,Type\na,b,有向的\nb,c,无向的\n", "a linked-to b\nb related-to c\n", ""},
		{"Gephi in Japanese", "Source,Target,Type\na,b,有向\nb,c,無向\n", "a linked-to b\nb related-to c\n", ""},
		{"Gephi with labels", "Source,Target,Type,Source Label,Target Label\nn1,n2,Directed,Ada,Bo\n", "n1 linked-to n2\n", ""},
		{"Gephi with times", "Source,Target,Type,Id,Label,timeset,Weight\na,b,Undirected,1,owns,\"<[2012.0, 2014.0]>\",2.5\nb,c,Directed,2,owns,<[2012-03-01]>,1\n",
			"a owns-undirected b when=2012/2014 weight=2.5\nb owns c when=2012-03-01 weight=1\n", "1:20 unused-column"},
		{"Gephi with several times", "Source,Target,Type,timeset\na,b,Directed,\"<[2012.0, 2014.0]; [2016.0, 2017.0]>\"\n", "", "2:14 bad-date"},
		{"a relation beside a label", "Source,Target,Type,Label,relation\na,b,Directed,rockets,supplies\n", "a supplies b what=rockets\n", ""},
		{"Kumu", "From,To,Type,Tags,Strength\nA,B|C,Personal,x|y,Strong\n", "a personal b\na personal c\n", "1:14 unused-column\n1:19 unused-column"},
		{"Kumu with directions", "From,To,Type,Label,Direction,Description\nA,B,owns,half,mutual,long\n", "a owns-undirected b what=half\n", "1:30 unused-column"},
		{"Cytoscape", "SUID,source,interaction,target,shared name,shared interaction,name,selected\n7,A,warns,B,A (warns) B,warns,A (warns) B,false\n", "a warns b\n", "1:1 unused-column"},
		{"Cytoscape without ends", "SUID,interaction,name,selected\n7,warns,A (warns) B,false\n", "", "1:1 missing-column"},
		{"Neo4j", ":START_ID,:END_ID,:TYPE,weight:float,since:int\n1,2,OWNS,2.5,2012\n", "1 owns 2 when=2012/ weight=2.5\n", ""},
		{"Neo4j with spaces of ids", ":START_ID(Person),:END_ID(Company),:TYPE\n1,1,OWNS\n", "person-1 owns company-1\n", ""},
		{"Neo4j Bloom", "~id,~start_node_id,~end_node_id,~relationship_type\n5,1,2,OWNS\n", "1 owns 2\n", "1:1 unused-column"},
		{"igraph", "\"\",\"from\",\"to\",\"weight\"\n\"1\",\"a\",\"b\",2\n", "a linked-to b weight=2\n", "1:1 unused-column"},
		{"pandas", ",source,target,weight\n0,a,b,1.5\n", "a linked-to b weight=1.5\n", "1:1 unused-column"},
		{"pandas again", "Unnamed: 0,source,target\n0,a,b\n", "a linked-to b\n", "1:1 unused-column"},
		{"ACLED", "event_id_cnty,event_date,year,event_type,sub_event_type,actor1,actor2,interaction,source,notes\n" +
			"X1,12 January 2023,2023,Battles,Armed clash,Army,Front,12,Daily,Text\nX2,2023-01-13,2023,Protests,Peaceful protest,Crowd,,60,Daily,Text\n",
			"army armed-clash front when=2023-01-12 | daily\n", "1:26 unused-column\n3:1 one-actor"},
		{"GDELT", "GLOBALEVENTID\tSQLDATE\tActor1Name\tActor2Name\tEventCode\tSOURCEURL\n1\t20190203\tRUSSIA\tUKRAINE\t130\tu\n2\t20190203\t\tUKRAINE\t010\tu\n",
			"russia 130 ukraine when=2019-02-03 | u\n", "3:1 one-actor"},
		{"ICIJ", "node_id_start,node_id_end,rel_type,link,status,start_date,end_date,sourceID\n1,2,officer_of,director of,,2004-01-13,2010-03-01,Leak\n",
			"1 director-of 2 when=2004-01-13/2010-03-01 | leak\n", "1:27 unused-column"},
		{"LittleSis", "id,entity1_id,entity2_id,category_id,description1,start_date,end_date\n9,1,2,1,Director,2012-00-00,\n", "1 director 2 when=2012/ \n", "1:1 unused-column"},
		{"FollowTheMoney", "id,schema,owner,asset,startDate,endDate,role\nx1,Ownership,p1,c1,2010-01-01,2014,\n", "p1 owns c1 when=2010-01-01/2014\n", "1:1 unused-column"},
		{"FollowTheMoney statements", "canonical_id,entity_id,schema,prop,value\nx,y,Person,name,Ada\n", "", "1:1 missing-column"},
		{"LittleSis dates", "entity1_id,entity2_id,description1\n1,2,Director\n", "1 director 2\n", ""},
		{"a year in a column since", "from,to,since\na,b,2019\n", "a linked-to b when=2019/\n", ""},
		{"a grade", "from,to,grade\na,b,B2\n", "a linked-to b\n", ""},
		{"a count", "Source,Target,Count\na,b,12\n", "a linked-to b weight=12\n", ""},
		{"a column with blanks", "from,to,How much\na,b,2\n", "a linked-to b\n", "1:9 unused-column"},
		{"a count that is none", "Source,Target,Count\na,b,12\nb,c,many\n", "a linked-to b\nb linked-to c\n", "1:15 unused-column"},
		{"a count beside a weight", "Source,Target,Count,Weight\na,b,12,2\n", "a linked-to b weight=2\n", "1:15 unused-column"},
		{"a count with thousands", "Source,Target,Count\na,b,\"610,086\"\n", "", "2:5 wrong-type"},
		{"a grade that is none", "from,to,grade\na,b,good\n", "a linked-to b\n", "1:9 unused-column"},
		{"times of day in a column of numbers", "source,target,timestamp,time\na,b,2015-05-19 13:44,690247\n", "a linked-to b when=2015-05-19\n", "1:15 time-of-day\n1:25 unused-column"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := loadTable(t, c.text, Mapping{})
			if got := brief(problems); got != c.problems {
				t.Errorf("problems\n%s\nwant\n%s\n%s", got, c.problems, said(problems))
			}
			if got := plainly(d); got != strings.ReplaceAll(c.want, " \n", "\n") && !data.HasErrors(problems) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// plainly is what told says, without what a table says by being there.
func plainly(d *data.Dossier) string {
	return strings.NewReplacer(" | asserts by= t\n", "\n", "asserts by= ", "").Replace(told(d))
}

// TestMappingBeatsGuesses: what --map says goes before whatever a header seems to say.
func TestMappingBeatsGuesses(t *testing.T) {
	for _, c := range []struct {
		name, text     string
		mapping        map[string]string
		want, problems string
	}{
		{"a column that is guessed", "from,to,date,day\na,b,soon,2019\n", map[string]string{"day": "when"}, "a linked-to b when=2019\n", "1:9 unused-column"},
		{"a field by its own name", "from,to,when,day\na,b,soon,2019\n", map[string]string{"day": "when"}, "a linked-to b when=2019\n", "1:9 unused-column"},
		{"a column of a tool", "actor1,actor2,event_date,event_type,assoc\na,b,2019,x,c\n", map[string]string{"assoc": "to"}, "a x c when=2019\n", "1:8 unused-column"},
		{"a column left aside", "from,to,date\na,b,soon\n", map[string]string{"date": Ignore}, "a linked-to b\n", ""},
		{"any spelling", "From,To,Sales Day\na,b,2019\n", map[string]string{"sales_day": "WHEN"}, "a linked-to b when=2019\n", ""},
		{"columns of one spelling", "from,to,Day,day\na,b,soon,2019\n", map[string]string{"day": "when", "Day": Ignore}, "a linked-to b when=2019\n", ""},
		{"both ends turned round", "from,to\na,b\n", map[string]string{"from": "to", "to": "from"}, "b linked-to a\n", ""},
		{"a column that is not there", "from,to\na,b\n", map[string]string{"day": "when"}, "", "1:1 missing-column"},
		{"two columns for one field", "from,to,x,y\na,b,1,2\n", map[string]string{"x": "when", "y": "when"}, "", "1:11 duplicate-field"},
		{"one column twice", "from,to,X y\na,b,1\n", map[string]string{"x-y": "when", "x_y": "what"}, "", "1:9 duplicate-field"},
		{"a field of actors", "from,to,x\na,b,1\n", map[string]string{"x": "kind"}, "", "1:9 unknown-field"},
		{"two columns of one name", "from,to,to\na,b,c\n", nil, "", "1:9 duplicate-field"},
		{"two words for one field", "from,to,date,event date\na,b,1,2\n", nil, "", "1:14 duplicate-field"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems := loadTable(t, c.text, Mapping{Map: c.mapping})
			if got := brief(problems); got != c.problems {
				t.Errorf("problems\n%s\nwant\n%s\n%s", got, c.problems, said(problems))
			}
			if got := plainly(d); got != c.want && !data.HasErrors(problems) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestTablesWithoutHeaders: what stands in the place of a header is named, and read as
// one is told.
func TestTablesWithoutHeaders(t *testing.T) {
	for _, c := range []struct {
		name, text string
		mapping    Mapping
		want, says string // of the first problem
	}{
		{"no header", "anna,bert,0.5\nbert,carl,2\n", Mapping{}, "", "no header row | name its columns, as in --columns from,to,weight"},
		{"no header, names come again", "anna,bert\nbert,carl\n", Mapping{}, "", "--columns from,to"},
		{"no header, three names", "anna,owns,bert,2019\nbert,owns,carl,2020\n", Mapping{}, "", "--columns from,relation,to,when"},
		{"columns given", "anna,bert,0.5\nbert,carl,2\n", Mapping{Columns: []string{"from", "to", "weight"}}, "anna linked-to bert weight=0.5\nbert linked-to carl weight=2\n", ""},
		{"columns given and ignored", "1,anna,bert\n", Mapping{Columns: []string{"-", "from", "to"}}, "anna linked-to bert\n", ""},
		{"no header and very many columns", strings.Repeat("a,", 60) + "2019\n" + strings.Repeat("a,", 60) + "2020\n", Mapping{}, "",
			"name its 61 columns with --columns, or under columns in a file for --mapping; - stands for one that is not to be used"},
		{"columns given and mapped", "anna,bert\n", Mapping{Columns: []string{"x", "y"}, Map: map[string]string{"x": "to", "y": "from"}}, "bert linked-to anna\n", ""},
		{"other headers", "Von,Nach,Art\na,b,owns\n", Mapping{}, "", "the header has no columns \"from\" and \"to\" but \"Von\", \"Nach\", \"Art\""},
		{"one other header", "From,Nach,Art\na,b,owns\n", Mapping{}, "", "the header has no column \"to\""},
		{"too few columns given", "anna,bert,0.5\n", Mapping{Columns: []string{"from", "to"}}, "", "names 2 columns, and the first row has 3 cells"},
		{"a header below", "Report of 2023\n\nfrom,relation,to\na,owns,b\n", Mapping{}, "", "seems to be on line 3 | delete the lines above it"},
		{"a header of a tool below", "Title,,\nSource,Target,Type\na,b,Directed\n", Mapping{}, "", "seems to be on line 2"},
		{"a matrix", ";A;B;C\nA;0;1;0\nB;1;0;0\nC;0;0;1\n", Mapping{}, "", "looks like a matrix and not like a list of ties | read it with --matrix RELATION"},
		{"a matrix with decimal commas", ";A;B\nA;0;1,5\nB;1;0\n", Mapping{}, "", "looks like a matrix"},
		{"a matrix is read", ";A;B;C\nA;0;1;x\nB;2,5;0;\nC;;;0\n", Mapping{Matrix: "owns"}, "a owns b\na owns c\nb owns a weight=2.5\n", ""},
		{"a matrix of two sorts", "who,Club,Party\nAnn,1,0\nBen,0,3\n", Mapping{Matrix: "member-of"}, "ann member-of club\nben member-of party weight=3\n", ""},
		{"a matrix with words", ",A,B\nA,0,maybe\n", Mapping{Matrix: "owns"}, "", "\"maybe\" says neither that there is a tie nor that there is none"},
		{"a matrix of numbers that are none", ",A,B\nA,0,-1\n", Mapping{Matrix: "owns"}, "", "\"-1\" cannot be a cost"},
		{"a name of a matrix that is no text", ",A,\xff\n\xfe,0,1\n", Mapping{Matrix: "owns"}, "", "1:4 encoding the cell"},
		{"a row of a matrix without a name", ",A,B\n,0,1\n", Mapping{Matrix: "owns"}, "", "name is missing"},
		{"a column of a matrix without a name", ",A,\nA,0,1\n", Mapping{Matrix: "owns"}, "", "name is missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			reads(t, c.text, c.mapping, c.want, c.says)
		})
	}
}

// reads holds a table to the claims that it makes, or to what is said of it.
func reads(t *testing.T, text string, mapping Mapping, want, says string) {
	t.Helper()
	d, problems := loadTable(t, text, mapping)
	if says != "" || data.HasErrors(problems) {
		if got := said(problems); says == "" || !strings.Contains(got, says) {
			t.Errorf("problems\n%s\nwant %q", got, says)
		}
		return
	}
	if got := plainly(d); got != want {
		t.Errorf("got\n%.500s\nwant\n%.500s\n%s", got, want, said(problems))
	}
}

// TestHowTablesAreWritten: line ends, separators, encodings.
func TestHowTablesAreWritten(t *testing.T) {
	encoded := func(name, text string) string {
		e, err := htmlindex.Get(name)
		if err != nil {
			t.Fatal(err)
		}
		out, err := e.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	const russian = "from,to,what\nМинистерство обороны,Рособоронэкспорт,заключило договор о поставках\nИванов,Северный завод,владеет\n"
	const claims = "a linked-to b\nb linked-to c\n"
	long := strings.Repeat("a,b\r", 100_000)
	for _, c := range []struct {
		name, text string
		mapping    Mapping
		want, says string
	}{
		{"carriage returns", "from,to\ra,b\rb,c\r", Mapping{}, claims, ""},
		{"carriage returns without a last one", "from,to\ra,b\rb,c", Mapping{}, claims, ""},
		{"many carriage returns", "from,to\r" + long, Mapping{}, strings.Repeat("a linked-to b\n", 100_000), ""},
		{"semicolons", "from;to;what\na;b;x,y\nb;c;x,y,z\n", Mapping{}, "a linked-to b what=x,y\nb linked-to c what=x,y,z\n", ""},
		{"bars", "from|to\na|b\nb|c\n", Mapping{}, claims, ""},
		{"commas in the header alone", "from;to;what, and why\na;b;x\n", Mapping{Map: map[string]string{"what, and why": "what"}}, "a linked-to b what=x\n", ""},
		{"separators in quotes", "from,to,what\na,b,\"x;y;z\"\nb,c,\"x;y;z;z\"\n", Mapping{}, "a linked-to b what=x;y;z\nb linked-to c what=x;y;z;z\n", ""},
		{"blank rows", "from,to,,\na,b,,\n,,,\n\" \",, ,\nb,c,,\n,\n", Mapping{}, claims, ""},
		{"rows that lack cells", "from,to,what\na,b\nb,c\n", Mapping{}, claims, ""},
		{"the separator named", "sep=;\r\nfrom;to\r\na;b\r\nb;c\r\n", Mapping{}, claims, ""},
		{"decimal commas", "from;to;weight\na;b;1,5\nb;c;2\n", Mapping{}, "a linked-to b weight=1.5\nb linked-to c weight=2\n", ""},
		{"decimal points between semicolons", "from;to;weight\na;b;1.5\nb;c;2\n", Mapping{}, "a linked-to b weight=1.5\nb linked-to c weight=2\n", ""},
		{"thousands between semicolons", "from;to;weight\na;b;1,500\n", Mapping{Thousands: "comma"}, "a linked-to b weight=1500\n", ""},
		{"UTF-16, little end first", encoded("utf-16le", "\ufefffrom\tto\na\tb\nb\tc\n"), Mapping{}, claims, ""},
		{"UTF-16, big end first", encoded("utf-16be", "\ufefffrom,to\na,b\nb,c\n"), Mapping{}, claims, ""},
		{"UTF-16 without a mark", encoded("utf-16le", "from,to\na,b\n"), Mapping{}, "", "--encoding utf-16le"},
		{"named", encoded("windows-1252", "from,to\nMünchen,Øst\n"), Mapping{Encoding: "Windows-1252"}, "munchen linked-to ost\n", ""},
		{"not named", encoded("windows-1251", russian), Mapping{}, "", "it looks like windows-1251: --encoding windows-1251"},
		{"a mark goes before the name", "\ufefffrom,to\nMünchen,b\n", Mapping{Encoding: "windows-1252"}, "munchen linked-to b\n", ""},
		{"wrongly marked", encoded("utf-16le", "\ufefffrom,to\na,b\n") + "\x00\xd8,\x00c\x00\n\x00", Mapping{}, "", "3:1 encoding the text is not utf-16le: it has bytes that are no character, the first on this line | it begins as text in this encoding does: is the file whole?"},
		{"mixed line ends", "from,to\na,b\rb,c\nc,d\n", Mapping{}, "", "2:7 bad-row this row has 3 cells, the header 2 | a carriage return stands within it: is that the end of a row? Save the file with one sort of line ends"},
		{"wrongly named", "from,to\na,b\n\xff\xff,c\n", Mapping{Encoding: "shift_jis"}, "", "3:1 encoding the text is not shift_jis"},
	} {
		t.Run(c.name, func(t *testing.T) {
			reads(t, c.text, c.mapping, c.want, c.says)
		})
	}
}

// TestWideHeaders: a header that is nothing but separators ends soon.
func TestWideHeaders(t *testing.T) {
	for text, code := range map[string]string{
		strings.Repeat("x,", 400_000) + "\n":                                            data.CodeTooLarge,
		"from,to," + strings.Repeat("x,", 16_000) + "\n":                                data.CodeNoRows,
		"from,to," + strings.Repeat("x,", 16_000) + "\n" + "a,b,1,2\na,b,1,":            data.CodeUnusedColumn,
		strings.Repeat("from,", 16_000) + "\n":                                          data.CodeMissingColumn,
		strings.Repeat("a,b,1,", 2_000) + "\n" + strings.Repeat("a,b,1,", 2_000) + "\n": data.CodeMissingColumn,
	} {
		_, problems := loadTable(t, text, Mapping{})
		if got := said(problems); !strings.Contains(got, " "+code+" ") || len(problems) > 25 {
			t.Errorf("%.40q: %d problems, no %s: %.300s", text, len(problems), code, got)
		}
	}
}
