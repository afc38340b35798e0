package log

import (
	"errors"
	"io"
	"testing"
)

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

// TestABombIsNotUnpacked: beyond a gigabyte nothing may be a thousand times as large as its file, and what is small may.
func TestABombIsNotUnpacked(t *testing.T) {
	t.Parallel()
	n, err := io.CopyBuffer(io.Discard, struct{ io.Reader }{&unpacking{r: zeros{}, packed: 1 << 10}}, make([]byte, 1<<20))
	if !errors.Is(err, errBomb) || n > leastBomb+1<<20 {
		t.Errorf("after %d bytes: %v", n, err)
	}
	if _, err := io.CopyN(io.Discard, &unpacking{r: zeros{}, packed: 2 << 20}, leastBomb+1<<20); err != nil {
		t.Error(err)
	}
}
