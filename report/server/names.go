package server

import (
	"crypto/tls"
	"net"
	"strconv"
	"strings"
)

// names are the hosts by which a server may be called, each with its port as browsers write it.
type names struct {
	first string
	all   map[string]bool
}

// namesOf lists the names of an address: its own, of all addresses of this machine if it is none of them, and those that a
// certificate is for.
func namesOf(at net.Addr, c *tls.Certificate) names {
	address := at.(*net.TCPAddr)
	var hosts []string
	if c != nil && c.Leaf != nil {
		for _, name := range c.Leaf.DNSNames {
			if !strings.Contains(name, "*") {
				hosts = append(hosts, name)
			}
		}
	}
	var local []string
	for _, ip := range addressesOf(address.IP) {
		if ip.IsLoopback() {
			local = append(local, ip.String())
		} else {
			hosts = append(hosts, ip.String())
		}
	}
	if len(local) > 0 {
		local = append(local, "localhost")
	}
	n := names{all: make(map[string]bool)}
	for _, host := range append(hosts, local...) {
		n.add(host, address.Port, c != nil)
	}
	return n
}

// addressesOf are the addresses at which a listener can be reached.
func addressesOf(ip net.IP) []net.IP {
	if !ip.IsUnspecified() {
		return []net.IP{ip}
	}
	all := []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}
	addresses, _ := net.InterfaceAddrs() // where they cannot be listed, the server is reached from this machine alone
	for _, a := range addresses {
		if network, ok := a.(*net.IPNet); ok && !network.IP.IsLoopback() && !network.IP.IsLinkLocalUnicast() {
			all = append(all, network.IP)
		}
	}
	return all
}

// add adds a host, with the port unless that is the usual one.
func (n *names) add(host string, port int, secure bool) {
	host = strings.ToLower(host)
	name := net.JoinHostPort(host, strconv.Itoa(port))
	if usual := map[bool]int{false: 80, true: 443}[secure]; port == usual {
		if name = host; strings.Contains(host, ":") {
			name = "[" + host + "]"
		}
	}
	if n.first == "" {
		n.first = name
	}
	n.all[name] = true
}
