package address_test

import (
	"reflect"
	"strings"
	"testing"

	"dossier/internal/store/address"
)

func TestParse(t *testing.T) {
	type hosts = []address.Host
	for _, tt := range []struct {
		text     string
		want     address.Address
		password string
		shown    string // "": the text itself
	}{
		{"postgres://db.example.org/claims", address.Address{Scheme: "postgres", Hosts: hosts{{"db.example.org", 0}}, Database: "claims", Dossier: "main"}, "", ""},
		{"postgres://", address.Address{Scheme: "postgres", Dossier: "main"}, "", ""},
		{"postgres:///claims", address.Address{Scheme: "postgres", Database: "claims", Dossier: "main"}, "", ""},
		{"PostgreSQL://ann@h:17432/d?edition=sha256-2:ab&dossier=x", address.Address{Scheme: "postgres", User: "ann", Hosts: hosts{{"h", 17432}}, Database: "d", Dossier: "x", Edition: "sha256-2:ab"}, "",
			"postgres://ann@h:17432/d?dossier=x&edition=sha256-2%3Aab"},
		{"postgres://ann:s3cret@h/d?sslmode=disable", address.Address{Scheme: "postgres", User: "ann", Hosts: hosts{{"h", 0}}, Database: "d", Dossier: "main", Options: map[string]string{"sslmode": "disable"}}, "s3cret",
			"postgres://ann@h/d?sslmode=disable"},
		{"postgres://a%40b:p%2Fw%40x%3A@h/d", address.Address{Scheme: "postgres", User: "a@b", Hosts: hosts{{"h", 0}}, Database: "d", Dossier: "main"}, "p/w@x:", "postgres://a%40b@h/d"},
		{"postgres://u:a:b@h/d", address.Address{Scheme: "postgres", User: "u", Hosts: hosts{{"h", 0}}, Database: "d", Dossier: "main"}, "a:b", "postgres://u@h/d"},
		{"postgres://[::1]:5433,127.0.0.2/d", address.Address{Scheme: "postgres", Hosts: hosts{{"::1", 5433}, {"127.0.0.2", 0}}, Database: "d", Dossier: "main"}, "", ""},
		{"postgres://%2Fvar%2Frun%2Fpostgresql:5433/d", address.Address{Scheme: "postgres", Hosts: hosts{{"/var/run/postgresql", 5433}}, Database: "d", Dossier: "main"}, "", ""},
		{"cassandra://n1,n2:9042,n3/space?dossier=Kraków.2", address.Address{Scheme: "cassandra", Hosts: hosts{{"n1", 0}, {"n2", 9042}, {"n3", 0}}, Database: "space", Dossier: "Kraków.2"}, "",
			"cassandra://n1,n2:9042,n3/space?dossier=Krak%C3%B3w.2"},
		{"bolt+s://neo4j@graph.example.org", address.Address{Scheme: "bolt+s", User: "neo4j", Hosts: hosts{{"graph.example.org", 0}}, Dossier: "main"}, "", ""},
		{"neo4j://h/d?dossier=a@b.c", address.Address{}, "", ""},
	} {
		a, err := address.Parse(tt.text)
		if tt.want.Scheme == "" {
			if err == nil {
				t.Errorf("%s is taken", tt.text)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.text, err)
			continue
		}
		if a.Password() != tt.password {
			t.Errorf("%s: the password is %q", tt.text, a.Password())
		}
		if tt.shown == "" {
			tt.shown = tt.text
		}
		if a.String() != tt.shown {
			t.Errorf("%s is shown as %s, want %s", tt.text, a, tt.shown)
		}
		again, err := address.Parse(a.String())
		if err != nil || !reflect.DeepEqual(again, tt.want) {
			t.Errorf("%s: got %+v (%v), want %+v", tt.text, again, err, tt.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"claims.csv", "not the address of a store"},
		{"mysql://h/d", "not the address of a store"},
		{"postgres:h/d", "not the address of a store"},
		{"postgres://h/d?" + strings.Repeat("x", 5000), "longer than"},
		{"postgres://h/a b", "cannot be seen"},
		{"postgres://h/a\x00b", "cannot be seen"},
		{"postgres://h/a\u202eb", "cannot be seen"},
		{"postgres://h/\xff", "cannot be seen"},
		{"postgres://h/%00", "a database that cannot be read"},
		{"postgres://h/%ff", "a database that cannot be read"},
		{"postgres://h/%zz", "a database that cannot be read"},
		{"postgres://h/d/e", "more than one name"},
		{"postgres://h/d#x", "holds a #"},
		{"postgres://h,,i/d", "empty host"},
		{"postgres://h:0/d", "no number from 1 to 65535"},
		{"postgres://h:/d", "no number from 1 to 65535"},
		{"postgres://::1/d", "empty host"},
		{"postgres://fe80::1/d", "in brackets"},
		{"postgres://[h]/d", "no IPv6 address"},
		{"postgres://[::1/d", "no IPv6 address"},
		{"postgres://h" + strings.Repeat(",h", 64) + "/d", "more than 64 hosts"},
		{"postgres://h/d?dossier=a&dossier=b", "twice"},
		{"postgres://h/d?dossier=", "no value"},
		{"postgres://h/d?dossier=a%20b", "a name has letters"},
		{"postgres://h/d?edition=../x", "no name of one"},
		{"postgres://h/d?color=red", `"color", which means nothing here; there are: dossier, edition, sslmode`},
		{"bolt://h/d?sslmode=disable", `"sslmode", which means nothing here; there are: dossier, edition`},
		{"postgres://h/d?dossier=%zz", "options that cannot be read"},
	} {
		_, err := address.Parse(tt.text)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%.60q: got %v, want %q", tt.text, err, tt.want)
		}
	}
}

// A password that is written badly is in no message about it.
func TestParseHidesPasswords(t *testing.T) {
	for _, text := range []string{
		"postgres://ann:Hunter2/x@h/d", "postgres://ann:Hunter2?x@h/d", "postgres://ann:Hunter2#x@h/d", "postgres://ann:Hunter2%zz@h/d",
		"postgres://ann:x@Hunter2@h/d", "postgres://ann:[Hunter2@h/d", "postgres://h/d?password=Hunter2", "postgres://Hunter2:,@h/d",
		"postgres://ann:Hunter2 @h/d", "postgres://ann:Hunter2@h:port/d", "postgres://ann:Hunter2@h/d?x=y", "postgres://ann:/Hunter2@h/d",
	} {
		a, err := address.Parse(text)
		if err == nil {
			t.Errorf("%s is taken as %s", text, a)
		} else if strings.Contains(err.Error(), "Hunter2") {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"postgres://h/d": true, "POSTGRESQL://h": true, "bolt://": true, "neo4j+s://h": true, "cassandra://h": true,
		"https://h/d": false, "postgres": false, "postgres:/h": false, "./postgres://h": false, "": false, "c:\\x": false,
	} {
		if address.Is(text) != want {
			t.Errorf("Is(%q) is %v", text, !want)
		}
	}
}

func TestLoopback(t *testing.T) {
	for text, want := range map[string]bool{
		"postgres:///d": true, "postgres://localhost/d": true, "postgres://127.9.9.9/d": true, "postgres://[::1]/d": true, "postgres://%2Frun/d": true, "postgres://[::ffff:127.0.0.1]/d": true,
		"postgres://h/d": false, "postgres://localhost,h/d": false, "postgres://10.0.0.1/d": false, "postgres://localhost.example.org/d": false, "postgres://0.0.0.0/d": false,
	} {
		a, err := address.Parse(text)
		if err != nil || a.Loopback() != want {
			t.Errorf("%s: %v, %v", text, a.Loopback(), err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"postgres://ann:pw@h:1,[::1]:2/d?dossier=x&edition=y&sslmode=disable", "postgres://%2Frun/d", "cassandra://a,b,c/k", "bolt+s://u@h", "neo4j://:p@h", "postgres://@/"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := address.Parse(text)
		if err != nil {
			return
		}
		if !address.Is(text) {
			t.Fatalf("%q is read and is none", text)
		}
		shown := a.String()
		again, err := address.Parse(shown)
		if err != nil {
			t.Fatalf("%q is shown as %q: %v", text, shown, err)
		}
		if again.Password() != "" || again.String() != shown || again.Loopback() != a.Loopback() || again.Dossier != a.Dossier || again.Edition != a.Edition ||
			again.User != a.User || again.Database != a.Database || !reflect.DeepEqual(again.Hosts, a.Hosts) || !reflect.DeepEqual(again.Options, a.Options) {
			t.Fatalf("%q: %+v became %+v", text, a, again)
		}
	})
}
