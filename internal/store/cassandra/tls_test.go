package cassandra_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
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

	"dossier/internal/store/cassandra"
)

// certificate makes a certificate for an address that vouches for itself, and a file of it.
func certificate(t *testing.T, ip string) (pair tls.Certificate, file string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.ParseIP(ip)}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "root.crt")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: private}, file
}

// A node that does not prove to be the one that was named hears nothing, and neither does
// anybody on the way.
func TestEncrypted(t *testing.T) {
	right, root := certificate(t, "127.0.0.1")
	wrong, wrongRoot := certificate(t, "127.0.0.2")
	for _, tt := range []struct {
		node    tls.Certificate
		options string
		hears   string // what a connection begins with
	}{
		{right, "?sslrootcert=" + root, "\x04"},
		{right, "?sslmode=verify-full&sslrootcert=" + root, "\x04"},
		{right, "?sslmode=verify-full", ""},
		{right, "?sslrootcert=" + wrongRoot, ""},
		{wrong, "?sslrootcert=" + wrongRoot, ""},
	} {
		l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{tt.node}})
		if err != nil {
			t.Fatal(err)
		}
		heard := make(chan string, 1)
		go func() {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			var first [1]byte
			n, _ := conn.Read(first[:])
			heard <- string(first[:n])
			_ = conn.Close()
			_ = l.Close()
		}()
		_, err = open(t, "cassandra://ann:Hunter2@"+l.Addr().String()+"/d"+tt.options, cassandra.Options{}).Open(t.Context(), "main", "")
		if err == nil || strings.Contains(err.Error(), "Hunter2") || tt.hears == "" && !strings.Contains(err.Error(), "certificate") {
			t.Errorf("%s: %v", tt.options, err)
		}
		if got := <-heard; got != tt.hears {
			t.Errorf("%s: the node heard %q, want %q", tt.options, got, tt.hears)
		}
	}
}
