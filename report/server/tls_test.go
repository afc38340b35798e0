package server

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// certificate writes the certificate that httptest uses, which is for example.com and 127.0.0.1, and its key.
func certificate(t *testing.T) (certFile, keyFile string) {
	t.Helper()
	other := httptest.NewTLSServer(nil)
	defer other.Close()
	c := other.TLS.Certificates[0]
	key, err := x509.MarshalPKCS8PrivateKey(c.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	certFile, keyFile = filepath.Join(folder, "cert.pem"), filepath.Join(folder, "key.pem")
	for name, block := range map[string]*pem.Block{
		certFile: {Type: "CERTIFICATE", Bytes: c.Certificate[0]}, keyFile: {Type: "PRIVATE KEY", Bytes: key},
	} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return certFile, keyFile
}

func TestACertificateEncrypts(t *testing.T) {
	certFile, keyFile := certificate(t)
	v := serve(t, Options{Cert: certFile, Key: keyFile})
	if !v.Secure() || !strings.HasPrefix(v.Address(), "https://example.com:") {
		t.Errorf("the address is %s", v.Address())
	}
	r := v.request("POST", "/double", `{"number": 21}`)
	client := &http.Client{Transport: &http.Transport{
		DisableKeepAlives: true,
		TLSClientConfig:   &tls.Config{InsecureSkipVerify: true}, // its issuer is known to nobody
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, v.listener.Addr().String())
		},
	}}
	a, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = a.Body.Close()
	if a.StatusCode != http.StatusOK {
		t.Error(a.Status)
	}
	plain, err := http.Get("http://" + v.listener.Addr().String() + "/")
	if err != nil {
		t.Fatal(err)
	}
	_ = plain.Body.Close()
	if plain.StatusCode != http.StatusBadRequest {
		t.Errorf("without TLS: %s", plain.Status)
	}
}

func TestTheNamesOfAServer(t *testing.T) {
	leaf := &x509.Certificate{DNSNames: []string{"Sim.Example", "*.example"}}
	for name, c := range map[string]struct {
		at          net.TCPAddr
		certificate *tls.Certificate
		first       string
		also, never []string
	}{
		"loopback":   {net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 81}, nil, "127.0.0.1:81", []string{"localhost:81"}, []string{"127.0.0.1", "0.0.0.0:81"}},
		"usual port": {net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 80}, nil, "192.0.2.1", nil, []string{"localhost", "192.0.2.1:80"}},
		"version 6":  {net.TCPAddr{IP: net.IPv6loopback, Port: 443}, &tls.Certificate{}, "[::1]", []string{"localhost"}, nil},
		"certified":  {net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 8443}, &tls.Certificate{Leaf: leaf}, "sim.example:8443", []string{"192.0.2.1:8443"}, []string{"*.example:8443"}},
		"any":        {net.TCPAddr{IP: net.IPv6unspecified, Port: 81}, nil, "", []string{"127.0.0.1:81", "[::1]:81", "localhost:81"}, []string{"[::]:81"}},
	} {
		t.Run(name, func(t *testing.T) {
			n := namesOf(&c.at, c.certificate)
			if c.first != "" && n.first != c.first {
				t.Errorf("it is called %s", n.first)
			}
			for _, also := range append(c.also, n.first) {
				if !n.all[also] {
					t.Errorf("it is not called %s, but %v", also, n.all)
				}
			}
			for _, never := range c.never {
				if n.all[never] {
					t.Errorf("it is called %s", never)
				}
			}
		})
	}
}
