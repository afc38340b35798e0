package dist

import (
	"errors"
	"fmt"
	"math"
)

func checkFinite(name string, x float64) error {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return fmt.Errorf("%s must be a finite number", name)
	}
	return nil
}

func checkPositive(name string, x float64) error {
	if !(x > 0) || math.IsInf(x, 1) {
		return fmt.Errorf("%s must be positive", name)
	}
	return nil
}

// checkPercentiles checks the two figures by which people know a duration.
func checkPercentiles(p50, p90 float64) error {
	if err := errors.Join(checkPositive("p50", p50), checkFinite("p90", p90)); err != nil {
		return err
	}
	if p90 <= p50 {
		return errors.New("p90 must be greater than p50")
	}
	return nil
}

func checkMeanAndSpread(mean, sd float64) error {
	return errors.Join(checkPositive("mean", mean), checkPositive("sd", sd))
}

// checkThreePoints checks the least, likeliest and greatest value of a judgement.
func checkThreePoints(lowest, mode, highest float64) error {
	err := errors.Join(checkFinite("min", lowest), checkFinite("mode", mode), checkFinite("max", highest))
	switch {
	case err != nil:
		return err
	case lowest >= highest:
		return errBounds
	case mode < lowest:
		return errors.New("mode must not be below min")
	case mode > highest:
		return errors.New("mode must not be above max")
	default:
		return nil
	}
}
