package html

import (
	"crypto/sha256"
	_ "embed" // the bundle
	"encoding/base64"
)

// The bundle, which the program in the folder bundle makes of the sources in page.
var (
	//go:embed dist/page.js
	script string
	//go:embed dist/page.css
	style string
	//go:embed dist/LICENSES.txt
	licences string
)

// Licences are those of the software in the bundle.
func (p *page) Licences() string { return licences }

// head begins the page. Its policy lets a browser run the embedded script and apply the embedded style, and load nothing at all.
func head(style, script string) string {
	return `<!DOCTYPE html>
<html lang="en" data-theme="auto">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ` + hashOf(script) +
		`; style-src ` + hashOf(style) + `; img-src data: blob:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>` + style + "</style>\n"
}

// hashOf names an embedded text in a policy, by what it hashes to.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
