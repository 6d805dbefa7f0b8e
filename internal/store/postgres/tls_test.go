package postgres_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossier/internal/store/postgres"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

// certificate makes a certificate for 127.0.0.1 that vouches for itself, in a file.
func certificate(t *testing.T) (certificate, key []byte, file string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	pkcs, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	certificate = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	file = filepath.Join(t.TempDir(), "root.crt")
	if err := os.WriteFile(file, certificate, 0o600); err != nil {
		t.Fatal(err)
	}
	return certificate, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs}), file
}

func TestEncrypted(t *testing.T) {
	text, _ := published(t, stores.Sample())
	sql(t, text, "CREATE ROLE "+servers.Encrypted+" LOGIN; GRANT USAGE ON SCHEMA dossier TO encrypted; GRANT SELECT ON ALL TABLES IN SCHEMA dossier TO encrypted")
	t.Cleanup(func() { sql(t, text, "DROP OWNED BY encrypted; DROP ROLE encrypted") })
	as := strings.Replace(text, "postgres@", servers.Encrypted+"@", 1)
	trusted, key, root := certificate(t)
	_, _, otherRoot := certificate(t)
	_, err := open(t, as+"?sslmode=verify-full&sslrootcert="+root, postgres.Options{}).Open(t.Context(), "main", "")
	says(t, err, "cannot connect", "TLS") // the server has none yet
	if err := shared.Postgres(t).Encrypt(trusted, key); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ options, want string }{
		{"", ""}, {"?sslmode=require", ""}, {"?sslmode=verify-full&sslrootcert=" + root, ""}, {"?sslmode=verify-ca&sslrootcert=" + root, ""},
		{"?sslmode=verify-full&sslrootcert=" + otherRoot, "certificate"}, {"?sslmode=verify-full", "certificate"}, {"?sslmode=disable", "does not let the user in"},
	} {
		_, err := open(t, as+tt.options, postgres.Options{}).Open(t.Context(), "main", "")
		switch {
		case tt.want != "":
			says(t, err, tt.want)
		case err != nil:
			t.Errorf("%s: %v", tt.options, err)
		}
	}
}
