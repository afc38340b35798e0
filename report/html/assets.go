package html

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed" // the bundle
	"encoding/base64"
	"strings"
	"sync"
)

// The bundle, which the program in the folder bundle makes of the sources in page.
var (
	//go:embed dist/page.js
	pageScript string
	//go:embed dist/charts.js
	chartScript string
	//go:embed dist/page.css
	pageStyle string
	//go:embed dist/explore.js
	exploreScript string
	//go:embed dist/explore.css
	exploreStyle string
	//go:embed dist/join.js
	joinScript string
	//go:embed dist/join.css
	joinStyle string
	//go:embed dist/control.js
	controlScript string
	//go:embed dist/control.css
	controlStyle string
	//go:embed dist/play.js
	playScript string
	//go:embed dist/play.css
	playStyle string
	//go:embed dist/evaluate.js
	evaluateScript string
	//go:embed dist/evaluate.css
	evaluateStyle string
	//go:embed dist/display.js
	displayScript string
	//go:embed dist/display.css
	displayStyle string
	//go:embed dist/LICENSES.txt
	licences string
)

// packedCharts is the script that draws charts, made small: the page's own script unpacks it.
var packedCharts = sync.OnceValue(func() string { return packed([]byte(chartScript)) })

// packed is a text compressed, in letters.
func packed(text []byte) string {
	var small bytes.Buffer
	w, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // nothing that is written to memory fails
	}
	return base64.StdEncoding.EncodeToString(small.Bytes())
}

// Licences are those of the software in the bundle: all of it is in the script that draws charts.
func (p *page) Licences() string {
	if p.charts {
		return licences
	}
	return ""
}

// head begins the page. Its policy lets a browser run the embedded scripts and apply the embedded style, and load nothing at all.
func head(style string, scripts ...string) string {
	run := make([]string, len(scripts))
	for i, script := range scripts {
		run[i] = hashOf(script)
	}
	return `<!DOCTYPE html>
<html lang="en" data-theme="auto">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ` + strings.Join(run, " ") +
		`; style-src ` + hashOf(style) + `; img-src data: blob:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>` + style + "</style>\n"
}

// hashOf names an embedded text in a policy, by what it hashes to.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
