package bolt_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"dossier/internal/store"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

// certificate makes one for 127.0.0.1 that vouches for itself, and writes it to a file.
func certificate(t *testing.T) (tls.Certificate, string) {
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
	file := filepath.Join(t.TempDir(), "root.crt")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: private}, file
}

// tunnel answers encrypted what a server answers without.
func tunnel(t *testing.T, port int, c tls.Certificate) string {
	t.Helper()
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{c}, MinVersion: tls.VersionTLS12})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			outer, err := l.Accept()
			if err != nil {
				return
			}
			inner, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
			if err != nil {
				_ = outer.Close()
				continue
			}
			for _, way := range [][2]net.Conn{{outer, inner}, {inner, outer}} {
				go func() {
					_, _ = io.Copy(way[1], way[0])
					_ = way[1].Close()
				}()
			}
		}
	}()
	return l.Addr().String()
}

// A server has to prove who it is.
func TestEncrypted(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		plain := database(t, g)
		publish(t, open(t, plain), stores.Sample())
		trusted, root := certificate(t)
		_, otherRoot := certificate(t)
		at := tunnel(t, g.Port, trusted)
		text := strings.Replace(strings.Replace(plain, "bolt://", "bolt+s://", 1), "127.0.0.1:"+strconv.Itoa(g.Port), at, 1)
		for _, tt := range []struct{ text, want string }{
			{text + "?sslrootcert=" + root, ""},
			{text + "?sslrootcert=" + otherRoot, "the certificate of the server is not trusted"},
			{text, "?sslrootcert=FILE"},
			{strings.Replace(text, "127.0.0.1", "localhost", 1) + "?sslrootcert=" + root, "the certificate of the server is not trusted"},
			{strings.Replace(plain, "bolt://", "bolt+s://", 1), "connect"},
		} {
			_, err := open(t, tt.text).Open(t.Context(), "main", "")
			if tt.want != "" {
				says(t, err, tt.want)
			} else if err != nil {
				t.Errorf("%s: %v", tt.text, err)
			}
		}
	})
}

// Without a server there is still something to be refused.
func TestNotTrusted(t *testing.T) {
	own, _ := certificate(t)
	_, port, err := net.SplitHostPort(listen(t, func(net.Conn) {}))
	if err != nil {
		t.Fatal(err)
	}
	n, _ := strconv.Atoi(port)
	_, err = open(t, "bolt+s://ann:Hunter2@"+tunnel(t, n, own)).Open(t.Context(), "main", "")
	says(t, err, "the certificate of the server is not trusted", "?sslrootcert=FILE")
	if strings.Contains(err.Error(), "Hunter2") {
		t.Error(err)
	}
	var none store.Edition
	if e, err := open(t, "bolt+s://127.0.0.1:1").Open(t.Context(), "main", ""); err == nil || e != none {
		t.Errorf("opened without a server: %v, %v", e, err)
	}
}
