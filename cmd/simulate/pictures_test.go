package main

import (
	"bytes"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// pictures, when it is given, is the folder that gets the pictures of the documentation.
var pictures = flag.String("pictures", "", "`FOLDER` that gets the pictures of the documentation")

// folderOr is a folder that was given, or one that is gone after the test.
func folderOr(t *testing.T, given string) string {
	if given == "" {
		return t.TempDir()
	}
	return given
}

// TestPicturesOfTheDocumentation takes pictures of a page as a phone, a laptop and a large screen show it, and prints it.
func TestPicturesOfTheDocumentation(t *testing.T) {
	folder := folderOr(t, *pictures)
	file := writtenPage(t, "independence")
	for _, screen := range []struct{ width, height int64 }{{phone, 780}, {laptop, 900}, {wall, 1600}} {
		p := open(t, file, screen.width, screen.height)
		p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#replay").scrollIntoView({ behavior: "instant" })`))
		p.seek(1500)
		picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
		p.must(err)
		config, err := png.DecodeConfig(bytes.NewReader(picture))
		p.must(err)
		if config.Width != int(screen.width) {
			t.Errorf("the picture is %d pixels wide, and the screen %d", config.Width, screen.width)
		}
		p.must(os.WriteFile(filepath.Join(folder, fmt.Sprintf("replay-%d.png", screen.width)), picture, 0o644)) //nolint:gosec // is for all to see
		if screen.width != laptop {
			continue
		}
		p.do(chromedp.Evaluate[chromedp.Void](`scrollTo({ top: 0, behavior: "instant" })`))
		top, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
		p.must(err)
		p.must(os.WriteFile(filepath.Join(folder, fmt.Sprintf("report-%d.png", screen.width)), top, 0o644)) //nolint:gosec // the same
	}
	p := open(t, file, laptop, 900)
	paper, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPrintBackground(), chromedp.PDFPreferCSSPageSize()))
	p.must(err)
	if !bytes.HasPrefix(paper, []byte("%PDF-")) || len(paper) < 100_000 {
		t.Errorf("printed are %d bytes", len(paper))
	}
	p.must(os.WriteFile(filepath.Join(folder, "report.pdf"), paper, 0o644)) //nolint:gosec // the same
	p.quiet()
}
