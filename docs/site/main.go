// Site writes the documentation as pages: one for each Markdown file of docs, README.md, CHANGELOG.md and CONTRIBUTING.md, with the
// pictures and files that they show and link to, and a search. The pages need neither a server nor a network. Run it in its own folder.
//
// A link to what is not there, and a page that stands nowhere in the sidebar, are problems: all of them are printed, and nothing is written.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	repository := flag.String("from", "../..", "the folder of the repository")
	out := flag.String("out", "../../dist/site", "the folder to write to")
	flag.Parse()

	files, problems := build(os.DirFS(*repository), sidebar)
	for _, p := range problems {
		fmt.Fprintln(os.Stderr, p)
	}
	if len(problems) > 0 {
		os.Exit(1)
	}
	if err := write(*out, files); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

// write writes files, by their names within a folder.
func write(folder string, files map[string][]byte) error {
	for name, text := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
