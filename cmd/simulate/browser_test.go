package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// requireBrowser, when it is in the environment, makes a browser that is missing a failure: continuous integration sets it.
const requireBrowser = "SIMULATE_REQUIRE_BROWSER"

// chromium is the browser that all tests share; each of them opens pages of its own.
var chromium = sync.OnceValues(func() (context.Context, error) {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		return nil, errors.New("no Chromium is installed")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.DisableGPU)
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, _ := chromedp.NewExecAllocator(context.Background(), options...)
	browser, stop := chromedp.NewContext(allocator)
	stopBrowser = stop
	return browser, chromedp.Do(browser, chromedp.Navigate("about:blank"))
})

// stopBrowser ends the browser, if one was started.
var stopBrowser = func() {}

// withoutBrowser counts the tests that were left out because there is no browser.
var withoutBrowser atomic.Int32

// thenStop is the tests of the package, behind which the browser is stopped.
type thenStop struct{ *testing.M }

// Run runs the tests, and says at the end if some were left out.
func (t thenStop) Run() int {
	defer func() { stopBrowser() }()
	code := t.M.Run()
	if n := withoutBrowser.Load(); n > 0 {
		fmt.Printf("%d tests that open pages were not run: no Chromium was found (set %s=1 to require it)\n", n, requireBrowser)
	}
	return code
}

// needsBrowser returns the browser. Without one the test is left out, except where one is required.
func needsBrowser(t testing.TB) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("pages are not opened in short tests")
	}
	browser, err := chromium()
	switch {
	case err != nil && os.Getenv(requireBrowser) != "":
		t.Fatal(err)
	case err != nil:
		withoutBrowser.Add(1)
		t.Skipf("%v: install chromium to test pages", err)
	}
	return browser
}

// tab is a page in the browser, and what it has complained of and asked for.
type tab struct {
	testing.TB
	ctx context.Context

	mu         sync.Mutex
	complaints []string
	requests   []string
}

// writtenPage is the file that a command writes as a page.
func writtenPage(t testing.TB, args ...string) string {
	t.Helper()
	needsBrowser(t) // or there is nobody to look at it
	name := filepath.Join(t.TempDir(), "report.html")
	args = append(args, "-o", name, "--quiet")
	if code, _, stderr := called(t, t.Context(), "", args...); code != 0 {
		t.Fatalf("%s: code %d, %s", strings.Join(args, " "), code, stderr)
	}
	return name
}

// open opens a file in a tab of so many pixels, and waits until it is ready.
func open(t testing.TB, file string, width, height int64) *tab {
	t.Helper()
	p := openAt(t, (&url.URL{Scheme: "file", Path: file}).String(), width, height)
	p.wait(`document.documentElement.dataset.ready === "yes"`)
	return p
}

// openAt opens an address in a tab of so many pixels.
func openAt(t testing.TB, address string, width, height int64) *tab {
	t.Helper()
	ctx, stop := chromedp.NewContext(needsBrowser(t))
	t.Cleanup(stop)
	p := &tab{TB: t, ctx: ctx}
	if err := chromedp.Listen(ctx, p.listen); err != nil {
		t.Fatal(err)
	}
	_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
	p.must(err)
	p.do(chromedp.EmulateViewport(width, height), chromedp.Navigate(address))
	return p
}

func (p *tab) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		for _, a := range e.Args {
			p.complaints = append(p.complaints, string(e.Type)+": "+string(a.Value)+a.Description)
		}
	case *runtime.EventExceptionThrown:
		p.complaints = append(p.complaints, e.ExceptionDetails.Text+" "+e.ExceptionDetails.Exception.Description)
	case *log.EventEntryAdded:
		p.complaints = append(p.complaints, e.Entry.Text)
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	}
}

// quiet fails when the page has complained, or has asked for anything but itself.
func (p *tab) quiet() {
	p.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.complaints {
		p.Errorf("the page complains: %.300s", c)
	}
	for _, r := range p.requests[min(1, len(p.requests)):] {
		if !strings.HasPrefix(r, "blob:") && !strings.HasPrefix(r, "data:") {
			p.Errorf("the page asks for %.200s", r)
		}
	}
}

func (p *tab) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	p.must(chromedp.Do(p.ctx, steps...))
}

// wait waits until an expression is true.
func (p *tab) wait(expression string) {
	p.Helper()
	if _, err := chromedp.Run(p.ctx, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingTimeout(30*time.Second))); err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
}

// value is that of an expression in the page.
func value[T any](p *tab, expression string) T {
	p.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		p.Fatalf("%.200s: %v", expression, err)
	}
	return v
}

// prefers makes the page one of a reader who prefers a scheme of colours and no motion.
func (p *tab) prefers(scheme string) {
	p.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		},
	})
	p.must(err)
}

// settling is how long the page may take to show a new instant: it tells the state anew only now and then.
const settling = 300 * time.Millisecond
