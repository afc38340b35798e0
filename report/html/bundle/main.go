// Bundle builds the scripts and the style of the page from their sources in ../page into ../dist, where the Go package embeds
// them, with the licences of what is bundled. Run it in its own folder, after npm ci in ../page.
package main

import (
	"fmt"
	"os"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{
			"../page/src/page.ts", "../page/src/charts.ts", "../page/src/page.css",
			"../page/src/explore.ts", "../page/src/explore.css",
			"../page/src/control.ts", "../page/src/control.css", "../page/src/play.ts", "../page/src/play.css",
			"../page/src/evaluate.ts", "../page/src/evaluate.css", "../page/src/display.ts", "../page/src/display.css",
			"../page/src/join.ts", "../page/src/join.css",
		},
		Outdir:            "../dist",
		Bundle:            true,
		Write:             true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Target:            api.ES2022,
		Format:            api.FormatIIFE,
		Charset:           api.CharsetASCII,
		LegalComments:     api.LegalCommentsNone,
		LogLevel:          api.LogLevelWarning,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
	})
	if len(result.Errors) > 0 {
		fmt.Fprintln(os.Stderr, "bundle: the page does not build")
		os.Exit(1)
	}
	if err := writeLicences("../page/node_modules", "../dist/LICENSES.txt"); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}
