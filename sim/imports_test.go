package sim_test

import (
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
)

// ours is the module, and what the paths of its packages begin with.
const ours = "simulate/"

func TestImportsRunOneWay(t *testing.T) {
	t.Parallel()
	for path, p := range packages(t) {
		name, isOurs := strings.CutPrefix(path, ours)
		if !isOurs {
			continue
		}
		if _, known := rooms[name]; !known {
			t.Errorf("%s is not in the table of this test", path)
		}
		for _, imported := range p.Imports {
			if other, isOurs := strings.CutPrefix(imported, ours); isOurs && !slices.Contains(rooms[name].imports, other) {
				t.Errorf("%s imports %s: imports run one way, see docs/architecture.md", path, imported)
			}
		}
	}
}

func TestImportsReachNothingForbidden(t *testing.T) {
	t.Parallel()
	all := packages(t)
	for name, r := range rooms {
		if all[ours+name] == nil {
			t.Errorf("there is no package %s, of which the table of this test tells", name)
			continue
		}
		for path, way := range all.reached(ours + name) {
			for _, never := range r.never {
				if short := strings.TrimPrefix(path, ours); short == never || strings.HasPrefix(short, never+"/") {
					t.Errorf("%s must never reach %s, and does: %s", name, never, strings.Join(way, " → "))
				}
			}
		}
	}
}

// speaksHTTP is the one package that may import what serves and asks over a network; the command line reaches it through that one.
const speaksHTTP = "report/server"

func TestOnePackageSpeaksHTTP(t *testing.T) {
	t.Parallel()
	for path, p := range packages(t) {
		if name, isOurs := strings.CutPrefix(path, ours); isOurs && name != speaksHTTP && slices.Contains(p.Imports, network) {
			t.Errorf("%s imports %s: that is for %s alone", path, network, speaksHTTP)
		}
	}
}

// listed is a package as the go command lists it.
type listed struct {
	ImportPath, Dir string
	GoFiles         []string
	Imports         []string
	Export          string // the file with its compiled declarations
}

// graph is packages by their path, with all that they import.
type graph map[string]*listed

// reached tells what a package reaches, itself among it, and on which way.
func (g graph) reached(from string) map[string][]string {
	ways := map[string][]string{from: {from}}
	for line := []string{from}; len(line) > 0; line = line[1:] {
		for _, next := range g[line[0]].Imports {
			if ways[next] == nil && g[next] != nil {
				ways[next] = append(slices.Clip(ways[line[0]]), next)
				line = append(line, next)
			}
		}
	}
	return ways
}

// packages lists the packages of the project and all that they import, compiled.
func packages(t *testing.T) graph {
	t.Helper()
	g, err := list()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

var list = sync.OnceValues(func() (graph, error) {
	cmd := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Dir,GoFiles,Imports,Export", ours+"...")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	g := graph{}
	for d := json.NewDecoder(out); ; {
		p := new(listed)
		if err := d.Decode(p); err == io.EOF {
			break
		} else if err != nil {
			return nil, fmt.Errorf("%v: %w", cmd, err)
		}
		g[p.ImportPath] = p
	}
	return g, cmd.Wait()
})
