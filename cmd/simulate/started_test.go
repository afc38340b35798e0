package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
)

// started starts a command that serves within this program, and waits until it has told enough, line by line. stop interrupts it, and
// waits until it has ended.
func started(t testing.TB, enough func(line string) bool, args ...string) (stop func() (code int, stdout, stderr string)) {
	t.Helper()
	ctx, interrupt := context.WithCancel(context.Background())
	r, w := io.Pipe()
	var stderr bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, args, strings.NewReader(""), w, &stderr)
		_ = w.Close()
	}()
	told, all := make(chan struct{}), make(chan string, 1)
	go func() {
		var text strings.Builder
		waiting := true
		for lines := bufio.NewScanner(r); lines.Scan(); {
			text.WriteString(lines.Text() + "\n")
			if waiting && enough(lines.Text()) {
				waiting = false
				close(told)
			}
		}
		if waiting {
			close(told)
		}
		all <- text.String()
	}()
	<-told
	end := sync.OnceValues(func() (int, string) {
		interrupt()
		return <-ended, <-all
	})
	stop = func() (int, string, string) {
		code, stdout := end()
		return code, stdout, stderr.String()
	}
	t.Cleanup(func() { stop() })
	return stop
}

// asked asks a server what a page that has a key asks, and decodes the answer, if one is wanted.
func asked(ctx context.Context, address, key, path, question string, answer any) (status int, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address+path, strings.NewReader(question))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Origin", address)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+key)
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, err
	}
	defer func() { _ = a.Body.Close() }()
	text, err := io.ReadAll(a.Body)
	if err != nil || answer == nil {
		return a.StatusCode, err
	}
	if err := json.Unmarshal(text, answer); err != nil {
		return a.StatusCode, fmt.Errorf("%w: %.300s", err, text)
	}
	return a.StatusCode, nil
}
