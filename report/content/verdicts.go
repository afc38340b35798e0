package content

import (
	"fmt"

	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/scenario"
)

// What is said of a verdict beside which something is missing stands in this file.

// provisos lists what a reader must know of an objective or a target to read its verdict rightly.
func provisos(j *experiment.Judged) []string {
	var list []string
	if j.ByHorizon {
		list = append(list, byHorizon(j))
	}
	if j.Known && j.Missing > 0 && j.Expression.Statistic == scenario.Mean {
		list = append(list, meanOfSome(j))
	}
	return list
}

// byHorizon says why a verdict cannot be told that hangs on what the horizon has cut.
func byHorizon(j *experiment.Judged) string {
	never := fmt.Sprintf("%s where they never would", figure(j.Unit, j.Value))
	if j.Expression.Statistic == scenario.Mean {
		never = fmt.Sprintf("%s without them", figure(j.Unit, j.Value))
	}
	remedy := "a later horizon"
	if j.Streamed {
		remedy = "a cool-down"
	}
	return fmt.Sprintf("%s cannot be told: it hangs on %s not over by the horizon (%s if each had ended there, %s); more runs would not tell, "+
		"%s in which they end would", titleAsked(j), cutOff(j), figure(j.Unit, j.AtOnce), never, remedy)
}

// meanOfSome says what a mean does with what is missing.
func meanOfSome(j *experiment.Judged) string {
	of := fmt.Sprintf("%s of %s", words.Grouped(j.Missing), words.Grouped(j.Applicable))
	if j.Waits {
		return fmt.Sprintf("“%s”: the mean is at least so long, as %s were not served and count as what they had waited", targetTitle(j), of)
	}
	return fmt.Sprintf("“%s”: the mean leaves out %s that are missing", targetTitle(j), of)
}

// cutOff is how many instances, or runs, the horizon cut.
func cutOff(j *experiment.Judged) string {
	of := "runs"
	switch {
	case j.Streamed:
		of = "instances"
	case j.Several:
		of = "values"
	}
	return fmt.Sprintf("%s of %s %s", words.Grouped(j.Cut), words.Grouped(j.Applicable), of)
}

// whichever says of a verdict that is told that what the horizon cut does not matter, where that is much.
func whichever(j *experiment.Judged) string {
	const much = 100 // one in so many
	if much*j.Cut < j.Applicable || j.Cut == 0 {
		return j.Verdict.String()
	}
	return fmt.Sprintf("%s, whichever way %s not over by the horizon end", j.Verdict, cutOff(j))
}
