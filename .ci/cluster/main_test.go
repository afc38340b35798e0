// Package cluster runs the recipes of docs/cluster as they stand there: their own commands, by the daemons that they are for, as far as
// one machine goes.
package cluster

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// bin is the folder of the program, which all commands have on their path.
var bin string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "simulate")
	if err != nil {
		panic(err)
	}
	build := exec.Command("go", "build", "-o", filepath.Join(folder, "simulate"), "./cmd/simulate")
	build.Dir = filepath.Join("..", "..")
	if said, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%s%v\n", said, err)
		os.Exit(1)
	}
	bin = folder
	code := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// What the recipes say, and the less that is done here.
const shards = 4

var less = strings.NewReplacer(
	"--runs 100000", "--runs 400", "--shards 20", fmt.Sprint("--shards ", shards),
	"seq 0 19", fmt.Sprint("seq 0 ", shards-1), "--array=0-19", fmt.Sprint("--array=0-", shards-1), "completions: 20", fmt.Sprint("completions: ", shards),
)

// read is a file of docs/cluster, with less to do.
func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "cluster", name))
	if err != nil {
		t.Fatal(err)
	}
	return less.Replace(string(text))
}

var shellBlock = regexp.MustCompile("(?ms)^```sh\n(.*?)^```$")

// commands are the blocks of commands of a page, which must be so many.
func commands(t *testing.T, page string, count int) []string {
	t.Helper()
	var found []string
	for _, block := range shellBlock.FindAllStringSubmatch(read(t, page), -1) {
		found = append(found, block[1])
	}
	if len(found) != count {
		t.Fatalf("%s has %d blocks of commands, want %d", page, len(found), count)
	}
	return found
}

// site is where the commands of a recipe are carried out.
type site struct {
	t      *testing.T
	folder string
	env    []string
}

func newSite(t *testing.T) *site {
	t.Helper()
	path := bin + string(filepath.ListSeparator) + os.Getenv("PATH")
	return &site{t, t.TempDir(), append(os.Environ(), "PATH="+path, "PARALLEL_HOME="+t.TempDir())}
}

// patience is how long any commands may take: far more than they do.
const patience = 3 * time.Minute

// try carries commands out, up to the first that fails, and returns what they have said.
func (s *site) try(script string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience) // a test that is over still ends what it has begun
	defer cancel()
	cmd := exec.CommandContext(ctx, "bash", "-euc", script)
	cmd.Dir, cmd.Env, cmd.WaitDelay = s.folder, s.env, time.Second
	said, err := cmd.CombinedOutput()
	return string(said), err
}

// do carries out commands that must not fail.
func (s *site) do(script string) string {
	s.t.Helper()
	said, err := s.try(script)
	if err != nil {
		s.t.Fatalf("%s%s%v", script, said, err)
	}
	return said
}

// path is that of a file of the site.
func (s *site) path(name string) string { return filepath.Join(s.folder, name) }

func (s *site) has(name string) bool {
	_, err := os.Stat(s.path(name))
	return err == nil
}

// shard is the name of a shard's file.
func shard(number int) string { return fmt.Sprintf("shards/%04d.shard", number) }

// failing is the shard that cannot be written as long as there is a folder in its place.
const failing = 2

// obstruct makes a shard fail, in the folder in which it is made, until what it returns is called.
func (s *site) obstruct(folder string) (mend func()) {
	s.do("mkdir -p " + folder + "/" + shard(failing))
	return func() { s.do("rm -rf " + folder + "/" + shard(failing)) }
}

var planned = regexp.MustCompile(`simulate batch plan .* -- (.*)`)

// merged holds a report, which says where it was written, against what one machine writes there, which does what the page has planned.
func (s *site) merged(page, report string) {
	s.t.Helper()
	s.do("mv " + report + " merged")
	s.do("simulate " + planned.FindStringSubmatch(read(s.t, page))[1] + " --quiet -o " + report)
	s.do("cmp " + report + " merged")
}

// made is when each shard was: never, if it is not there.
func (s *site) made() (times [shards]time.Time) {
	s.t.Helper()
	for number := range shards {
		if status, err := os.Stat(s.path(shard(number))); err == nil && status.Mode().IsRegular() {
			times[number] = status.ModTime()
		}
	}
	return times
}

// onlyTheMissing holds the shards against what they were before some were made again: there are all now, and those that there were
// are as they were.
func (s *site) onlyTheMissing(before [shards]time.Time) {
	s.t.Helper()
	for number, at := range s.made() {
		if was := before[number]; at.IsZero() || !was.IsZero() && !at.Equal(was) {
			s.t.Errorf("shard %d is of %v, and was of %v", number, at, was)
		}
	}
}
