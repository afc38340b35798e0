package cluster

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// grace is how long a daemon that was told to end may take.
const grace = 5 * time.Second

// daemon starts a daemon that stays in the foreground, and ends it with the test. Of a test that has failed its log is shown.
func (s *site) daemon(log string, name string, args ...string) *exec.Cmd {
	s.t.Helper()
	out, err := os.Create(log)
	if err != nil {
		s.t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr, cmd.WaitDelay = s.env, out, out, grace
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	if err := cmd.Start(); err != nil {
		s.t.Fatalf("%v (.ci/run installs what the recipes need)", err)
	}
	s.t.Cleanup(func() {
		end()
		_ = cmd.Wait() // it was told to end, or killed
		_ = out.Close()
		if s.t.Failed() {
			text, _ := os.ReadFile(log)
			s.t.Logf("%s:\n%s", filepath.Base(log), text)
		}
	})
	return cmd
}

// wait tries commands until they succeed.
func (s *site) wait(what, script string) {
	s.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(200 * time.Millisecond) {
		said, err := s.try(script)
		if err == nil {
			return
		}
		if time.Now().After(end) {
			s.t.Fatalf("%s does not come: %s%v", what, said, err)
		}
	}
}

// shortTempDir is a folder in whose files there may be sockets: their names may not be long.
func shortTempDir(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "c")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return folder
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return port
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
