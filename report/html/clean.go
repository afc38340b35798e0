package html

import (
	"bufio"
	"bytes"

	"simulate/report/document"
)

// cleaner takes from the texts of a page whatever changes how those beside them are shown. Templates write a value in one piece,
// so that no letter is cut in two.
type cleaner struct{ out *bufio.Writer }

// Write writes the text, with its line ends.
func (c cleaner) Write(text []byte) (int, error) {
	for i, line := range bytes.Split(text, []byte("\n")) {
		if i > 0 {
			_ = c.out.WriteByte('\n')
		}
		_, _ = c.out.WriteString(document.Clean(string(line)))
	}
	return len(text), nil // the writer keeps its first error and returns it when it is flushed
}
