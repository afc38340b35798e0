package cluster

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// daemon starts a daemon that stays in the foreground, and ends it with the test. Of a test that has failed its log is shown.
func (s *site) daemon(log string, name string, args ...string) *exec.Cmd {
	s.t.Helper()
	out, err := os.Create(log)
	if err != nil {
		s.t.Fatal(err)
	}
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = s.env, out, out
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		_ = cmd.Process.Kill() // unless it is gone
		_ = cmd.Wait()
		out.Close()
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
	t.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
