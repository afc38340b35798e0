package portable

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// ours is every package of the module.
const ours = "simulate/..."

// fusedInstruction is a line of the compiler's -S listing for arm64: the place in
// the source, then a multiplication and an addition in one.
var fusedInstruction = regexp.MustCompile(`\((\S+:\d+)\)\s+(FN?M(?:ADD|SUB)[DS])\s`)

func TestNoFusedMultiplyAddInArm64Code(t *testing.T) {
	if testing.Short() {
		t.Skip("packages are not compiled for another processor in short tests")
	}
	t.Parallel()
	for _, place := range fusedInstructions(t, filepath.Join("..", ".."), ours) {
		t.Errorf("%s: this gives other bits on arm64 than on amd64; "+
			"write the product as float64(x*y), also where it is returned or stored first", place)
	}
}

// The search is only worth something if it finds what it looks for.
func TestFusedMultiplyAddIsFound(t *testing.T) {
	t.Parallel()
	module := t.TempDir()
	writeFile(t, filepath.Join(module, "go.mod"), "module simulate\n\ngo 1.26\n")
	writeFile(t, filepath.Join(module, "line.go"), `package line

func Fused(x, y, z float64) float64 { return x*y + z }

func Stored(x, y, z float64) float64 {
	product := x * y
	return z - product
}

func Rounded(x, y, z float64) float64 { return float64(x*y) + z }
`)
	found := fusedInstructions(t, module, "simulate/...")
	if len(found) != 2 {
		t.Fatalf("found %q, want those of Fused and of Stored", found)
	}
	for i, want := range []string{"line.go:3: FMADDD", "line.go:7: FMSUBD"} {
		if !strings.HasSuffix(found[i], want) {
			t.Errorf("found %s, want %s", found[i], want)
		}
	}
}

// fusedInstructions compiles the packages for arm64 and returns "file:line:
// instruction" for every fused instruction in them, once each.
func fusedInstructions(t *testing.T, dir, packages string) []string {
	t.Helper()
	build := exec.Command("go", "build", "-o", os.DevNull, "-gcflags="+packages+"=-S", packages)
	build.Dir = dir
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	listing, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", build, err, lastLines(listing))
	}
	if !bytes.Contains(listing, []byte(" STEXT ")) {
		t.Fatalf("%v listed no code", build)
	}
	return placesOf(listing)
}

func placesOf(listing []byte) []string {
	var places []string
	seen := map[string]bool{}
	for line := range bytes.Lines(listing) {
		if !bytes.Contains(line, []byte("FM")) && !bytes.Contains(line, []byte("FNM")) {
			continue // as nearly all of two million lines, without looking more closely
		}
		match := fusedInstruction.FindSubmatch(line)
		if match == nil {
			continue
		}
		place := fmt.Sprintf("%s: %s", match[1], match[2])
		if !seen[place] {
			seen[place] = true
			places = append(places, place)
		}
	}
	return places
}

// lastLines returns the end of a listing, which is where an error is told.
func lastLines(listing []byte) []byte {
	const most = 2000
	return listing[max(0, len(listing)-most):]
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
