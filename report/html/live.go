package html

import (
	"html"
	"strings"
)

// Live is a page that a server shows (package report/server): it holds a script and a style, and asks the server for all that it says.
type Live struct {
	Text   []byte
	Policy string // its Content-Security-Policy: it runs its own script, and asks nobody but its server
}

// live makes a page out of what is bundled. It may open pages that Write makes, which run their scripts under its policy, too.
func live(title, script, style string) Live {
	scripts := []string{hashOf(script), hashOf(pageScript), hashOf(chartScript)}
	policy := "default-src 'none'; script-src " + strings.Join(scripts, " ") + "; style-src " + hashOf(style) + " " + hashOf(pageStyle) +
		"; img-src data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'"
	return Live{[]byte(`<!DOCTYPE html>
<html lang="en" data-theme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>` + html.EscapeString(title) + `</title>
<style>` + style + `</style>
</head>
<body>
<noscript>This page is made by its script: let it run, or use simulate on the command line.</noscript>
<script>` + script + `</script>
</body>
</html>
`), policy}
}

// Explore is the page of simulate serve.
func Explore() Live { return live("Explore", exploreScript, exploreStyle) }

// Pages of simulate exercise.

// Join is where somebody joins a role.
func Join() Live { return live("Join the exercise", joinScript, joinStyle) }

// Control is the page of who conducts.
func Control() Live { return live("Controller", controlScript, controlStyle) }

// Play is a player's page.
func Play() Live { return live("Exercise", playScript, playStyle) }

// Evaluate is an evaluator's page.
func Evaluate() Live { return live("Evaluator", evaluateScript, evaluateStyle) }

// Display is the page for a projector.
func Display() Live { return live("Display", displayScript, displayStyle) }
