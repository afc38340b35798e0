package sim_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// strange are packages of which nothing below the experiment may use anything: they know other goroutines, chance that no key
// names, or the machine.
var strange = []string{"sync", "sync/atomic", "context", "runtime", "math/rand", "math/rand/v2", "crypto/rand", "os/exec", "os/signal"}

// strangeNames are what nothing below the experiment may use of packages that have more than that: functions, types and their
// methods, methods alone, and variables.
var strangeNames = map[string][]string{
	"time": {
		"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Timer", "Ticker", "Local", "Time.Local",
	},
	"os":   {"Getenv", "LookupEnv", "Environ", "ExpandEnv", "Args", "Hostname", "Getpid", "Getppid", "Getuid", "Stdin", "Stdout", "Stderr"},
	"iter": {"Pull", "Pull2"},
}

// A run depends on its program and its luck alone, so nothing below the experiment may look at a clock, at the machine or at
// another goroutine. What is below is what does not know it, by itself or through others.
func TestNothingBelowTheExperimentKnowsClocksOrGoroutines(t *testing.T) {
	t.Parallel()
	all := packages(t)
	imported := all.importer()
	below := all.below(ours + "sim/experiment")
	if !slices.Contains(below, ours+"sim") || !slices.Contains(below, ours+"sim/scenario/check") {
		t.Fatalf("only %q are below the experiment", below)
	}
	for _, path := range below {
		var sources []source
		for _, name := range all[path].GoFiles {
			sources = append(sources, source{name: filepath.Join(all[path].Dir, name)})
		}
		for _, found := range strangersIn(t, imported, path, sources) {
			t.Errorf("%s: nothing below sim/experiment may depend on more than its program and its luck", found)
		}
	}
}

// The search is only worth something if it finds what it looks for.
func TestStrangersAreFound(t *testing.T) {
	t.Parallel()
	const planted = `package planted

import (
	clock "time"
	. "os"
	"sync"
)

type guarded struct{ sync.Mutex }

func (g *guarded) all(names chan string, wait clock.Duration) string {
	g.Lock()
	go func() { names <- clock.Now().String() }()
	select {
	case name := <-names:
		return name
	default:
	}
	clock.Now().Add(wait).Local()
	for range names {
	}
	return Getenv("SEED")
}
`
	got := strangersIn(t, packages(t).importer(), "planted", []source{{name: "planted.go", text: planted}})
	want := []string{
		"planted.go:9:27: sync.Mutex", "planted.go:11:29: a channel", "planted.go:12:4: sync.Mutex.Lock", "planted.go:13:2: a goroutine",
		"planted.go:13:14: a channel", "planted.go:13:29: time.Now", "planted.go:14:2: a choice of channels",
		"planted.go:15:17: a channel", "planted.go:19:8: time.Now", "planted.go:19:24: time.Time.Local",
		"planted.go:20:12: a channel", "planted.go:22:9: os.Getenv",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// below are the packages in the folder of the model that do not know a room, those for tests aside.
func (g graph) below(path string) []string {
	var paths []string
	for p := range g {
		forTests := strings.HasPrefix(p, ours+"sim/simtest") || strings.HasSuffix(p, "test")
		if strings.HasPrefix(p, ours+"sim") && !forTests && g.reached(p)[path] == nil {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	return paths
}

// importer imports what has been compiled.
func (g graph) importer() types.Importer {
	return importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) {
		if g[path] == nil {
			return nil, fmt.Errorf("%s is not among the packages", path)
		}
		return os.Open(g[path].Export)
	})
}

// source is a file of Go: its text, or where to read it.
type source struct{ name, text string }

// strangersIn lists what a package uses and must not, as "file:line:column: what", in the order of its text.
func strangersIn(t *testing.T, imported types.Importer, path string, sources []source) []string {
	t.Helper()
	set := token.NewFileSet()
	var files []*ast.File
	for _, s := range sources {
		var text any // nil: what the file holds
		if s.text != "" {
			text = s.text
		}
		file, err := parser.ParseFile(set, s.name, text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
	if _, err := (&types.Config{Importer: imported}).Check(path, set, files, info); err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if what := strangerAt(n, info); what != "" {
				found = append(found, fmt.Sprintf("%v: %s", set.Position(n.Pos()), what))
			}
			return true
		})
	}
	return found
}

// strangerAt says what a node of the syntax uses that it must not; "" for nothing. It goes by types, so that another name for a
// package or a value hides nothing.
func strangerAt(n ast.Node, info *types.Info) string {
	switch n := n.(type) {
	case *ast.GoStmt:
		return "a goroutine"
	case *ast.SelectStmt:
		return "a choice of channels"
	case *ast.Ident:
		if used := info.Uses[n]; used != nil && isStrange(used) {
			return used.Pkg().Path() + "." + nameOf(used)
		}
	}
	if e, is := n.(ast.Expr); is && isChannel(info.Types[e].Type) {
		return "a channel"
	}
	return ""
}

func isChannel(t types.Type) bool {
	if t == nil {
		return false
	}
	_, is := t.Underlying().(*types.Chan)
	return is
}

func isStrange(used types.Object) bool {
	if used.Pkg() == nil {
		return false
	}
	path, name := used.Pkg().Path(), nameOf(used)
	owner, _, _ := strings.Cut(name, ".")
	return slices.Contains(strange, path) || slices.Contains(strangeNames[path], name) || slices.Contains(strangeNames[path], owner)
}

// nameOf is the name of what is used within its package: that of a method with its type.
func nameOf(used types.Object) string {
	if f, is := used.(*types.Func); is && f.Signature().Recv() != nil {
		owner := f.Signature().Recv().Type()
		if p, is := owner.(*types.Pointer); is {
			owner = p.Elem()
		}
		if named, is := owner.(*types.Named); is {
			return named.Obj().Name() + "." + f.Name()
		}
	}
	return used.Name()
}
