package cassandra

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"fmt"
	"net"
	"os"

	"github.com/gocql/gocql"

	"dossier/internal/store/address"
)

// encrypt says how connections are encrypted: with a certificate that is checked, or, on
// this machine and where the address asks for it, not at all (nil).
func encrypt(a address.Address, o Options) (*tls.Config, error) {
	mode := a.Options["sslmode"]
	if mode == "" {
		mode = "verify-full"
		if a.Loopback() && a.Options["sslrootcert"] == "" {
			mode = "disable"
		}
	}
	switch {
	case mode == "disable" && !a.Loopback() && !o.Insecure:
		return nil, fmt.Errorf("%s: a connection that is not encrypted is refused: leave out sslmode, or set DOSSIER_STORE_INSECURE=1 where nobody can listen on the way", a.Place())
	case mode == "disable":
		return nil, nil
	case mode != "verify-full":
		return nil, fmt.Errorf("%s: sslmode is verify-full or disable", a.Place())
	}
	c := &tls.Config{MinVersion: tls.VersionTLS12}
	if file := a.Options["sslrootcert"]; file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("%s: sslrootcert: %w", a.Place(), err)
		}
		c.RootCAs = x509.NewCertPool()
		if !c.RootCAs.AppendCertsFromPEM(text) {
			return nil, fmt.Errorf("%s: sslrootcert: there is no certificate in PEM in it", a.Place())
		}
	}
	if certificate, key := a.Options["sslcert"], a.Options["sslkey"]; certificate != "" || key != "" {
		pair, err := tls.LoadX509KeyPair(certificate, key)
		if err != nil {
			return nil, fmt.Errorf("%s: sslcert and sslkey: %w", a.Place(), err)
		}
		c.Certificates = []tls.Certificate{pair}
	}
	return c, nil
}

// dialer connects to nodes.
type dialer struct{ encryption *tls.Config }

// DialHost connects to a node, which has to prove to be the name or the IP address that the
// address or another node calls it.
func (d *dialer) DialHost(ctx context.Context, h *gocql.HostInfo) (*gocql.DialedHost, error) {
	conn, err := (&net.Dialer{Timeout: connectWithin}).DialContext(ctx, "tcp", h.ConnectAddressAndPort())
	if err != nil {
		return nil, err
	}
	dialed, err := gocql.WrapTLS(ctx, conn, h.HostnameAndPort(), d.encryption)
	if err != nil {
		return nil, err
	}
	dialed.Conn = &bounded{Conn: dialed.Conn}
	dialed.DisableCoalesce = true // which needs a connection of the system
	return dialed, nil
}

const (
	header = 9 // bytes that a frame begins with; the last four are its length
	// maxFrame is how long a frame may be that a node sends, in bytes.
	maxFrame = 64 << 20
)

var errFrame = errors.New("a part of the answer is longer than any of ours")

// bounded is a connection that ends where a frame comes that is too long to be one of ours:
// the driver would take memory for what its length says.
type bounded struct {
	net.Conn
	head [header]byte
	have int    // bytes of the head that came
	rest uint32 // bytes of the frame that are still to come
}

// Read reads from the connection, one reader at a time.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.Conn.Read(p)
	for seen := p[:n]; len(seen) > 0; {
		if b.rest > 0 {
			skip := min(int(b.rest), len(seen))
			b.rest -= uint32(skip)
			seen = seen[skip:]
			continue
		}
		k := copy(b.head[b.have:], seen)
		seen = seen[k:]
		if b.have += k; b.have == header {
			b.have, b.rest = 0, binary.BigEndian.Uint32(b.head[5:])
			if b.rest > maxFrame {
				return 0, errFrame
			}
		}
	}
	return n, err
}
