package simtest

import "fmt"

// seconds draws a fixed duration of up to ten minutes, which may be none.
func (d *draft) seconds() string { return fmt.Sprintf("%ds", 30*d.upTo(20)) }

// minutes draws a whole number of minutes.
func (d *draft) minutes() string { return fmt.Sprintf("%dm", d.from(1, 30)) }

// duration draws a duration of some minutes, in any of the forms of the language.
func (d *draft) duration() string {
	n := d.from(1, 8)
	forms := []string{
		fmt.Sprintf("%dm", n),
		fmt.Sprintf("%dm..%dm", n, 2*n),
		fmt.Sprintf("triangular(%dm %dm %dm)", n, 2*n, 4*n),
		fmt.Sprintf("pert(%dm, %dm, %dm)", n, 2*n, 3*n),
		fmt.Sprintf("lognormal(p50 %dm p90 %dm)", n, 2*n),
		fmt.Sprintf("lognormal(mean %dm sd %dm max %dm)", n, n, 5*n),
		fmt.Sprintf("exponential(mean %dm)", n),
		fmt.Sprintf("gamma(mean %dm sd %ds)", n, 30*n),
		fmt.Sprintf("weibull(p50 %dm p90 %dm)", n, 3*n),
		fmt.Sprintf("normal(mean %dm sd %dm min 0s)", n, n),
		fmt.Sprintf("loglogistic(p50 %dm p90 %dm)", n, 3*n),
		fmt.Sprintf("erlang(k %d mean %dm)", n, 2*n),
		fmt.Sprintf("%dm + exponential(mean %dm max %dm)", n, n, 6*n),
	}
	// A text with commas needs quotes in a flow map.
	return `"` + pick(d, forms) + `"`
}

// share draws a probability that is neither none nor all.
func (d *draft) share() string { return fmt.Sprintf("%d%%", 10*d.from(1, 9)) }

// position draws a point in a box of 30 km by 30 km.
func (d *draft) position() string {
	return fmt.Sprintf("[%.3f, %.3f]", 39+float64(d.upTo(270))/1000, -94.5+float64(d.upTo(345))/1000)
}
