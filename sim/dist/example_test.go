package dist_test

import (
	"fmt"

	"simulate/sim/dist"
)

// A call taker answers half of the calls within 40 seconds and nine in ten within 70,
// but none in less than 5.
func ExampleLognormal() {
	answer, err := dist.Lognormal(40, 70)
	if err != nil {
		fmt.Println(err)
		return
	}
	answer, err = answer.Truncate(5, 600)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("median %.1f s, 90th percentile %.1f s, mean %.1f s\n", answer.Median(), answer.Quantile(0.9), answer.Mean())
	// Output: median 40.0 s, 90th percentile 70.0 s, mean 44.0 s
}
