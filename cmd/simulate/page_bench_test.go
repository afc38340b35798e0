package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// BenchmarkPage tells how long a page takes until it can be used, and what a frame of the replay costs its script while the playhead
// is moved over the whole run: the mean of a frame, and the 95th percentile.
func BenchmarkPage(b *testing.B) {
	many := []string{"ems-week", "--runs", "2"} // with some two hundred units
	for _, station := range []string{"market", "river", "college", "union", "airport", "hill", "lake", "mill", "prairie", "orchard"} {
		many = append(many, "--set", "units."+station+"-ambulance.count=13")
	}
	for _, args := range [][]string{
		{"independence"}, {"compare", "independence", "early-tactical"}, {"county-day", "--runs", "20"}, {"ems-week", "--runs", "2"}, many,
	} {
		b.Run(args[0], func(b *testing.B) {
			file := writtenPage(b, args...)
			var ready, mean, slow float64
			for b.Loop() {
				p := open(b, file, laptop, 900)
				ready += value[float64](p, `performance.getEntriesByName("ready")[0].startTime`)
				frames, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]float64](scrubbing, chromedp.EvalAwaitPromise))
				p.must(err)
				mean += frames[0]
				slow += frames[1]
			}
			b.ReportMetric(ready/float64(b.N), "ms-to-ready")
			b.ReportMetric(mean/float64(b.N), "ms/frame")
			b.ReportMetric(slow/float64(b.N), "ms/frame-p95")
		})
	}
}

// scrubbing moves the playhead frame by frame, as somebody does who drags it, and adds up the time that the page's script has in each:
// for the input, and in the callbacks that it asked for.
const scrubbing = `(async () => {
	const slider = document.querySelector(".scrubber");
	slider.scrollIntoView({ behavior: "instant" });
	let spent = 0;
	const timed = (f) => (...args) => {
		const before = performance.now();
		f(...args);
		spent += performance.now() - before;
	};
	const [frame, later] = [requestAnimationFrame.bind(window), setTimeout.bind(window)];
	window.requestAnimationFrame = (f) => frame(timed(f));
	window.setTimeout = (f, ...rest) => later(timed(f), ...rest);
	const step = (Number(slider.max) - Number(slider.min)) / 300;
	const times = [];
	for (let i = 0; i < 300; i++) {
		spent = 0;
		slider.value = String(Number(slider.min) + i * step);
		timed(() => slider.dispatchEvent(new Event("input")))();
		await new Promise((done) => frame(() => frame(done)));
		times.push(spent);
	}
	times.sort((a, b) => a - b);
	return [times.reduce((sum, t) => sum + t, 0) / times.length, times[Math.floor(times.length * 0.95)]];
})()`
