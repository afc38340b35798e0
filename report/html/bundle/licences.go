package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// bundled are the packages of which code is in the bundle.
var bundled = []string{"echarts", "zrender", "tslib"}

// writeLicences gathers what the licences of the bundled packages ask to be shipped with them.
func writeLicences(modules, file string) error {
	var b strings.Builder
	for _, name := range bundled {
		for _, part := range []string{"LICENSE", "LICENSE.txt", "NOTICE"} {
			text, err := os.ReadFile(filepath.Join(modules, name, part))
			if os.IsNotExist(err) {
				continue
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "%s: %s\n\n%s\n\n", name, part, strings.TrimSpace(string(text)))
		}
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}
