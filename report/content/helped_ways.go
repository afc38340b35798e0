package content

import (
	"strings"

	"simulate/report/document"
	"simulate/report/words"
	"simulate/sim/experiment"
	"simulate/sim/experiment/contrast"
)

// ways are the figures of what is told of a target in lines: as written, and with the decisions that meet it, or else the nearest. What
// the title says is not said again.
func (h *helping) ways(target int, lines []string) document.Ways {
	help := h.HelpFor(target)
	title := judgedTitle(help.Judged)
	w := document.Ways{Limit: words.Limit(help.Judged.Expression.Limit), Figures: []document.Way{way("As written", help.Judged)}}
	told := decided(help.Meet, mostWays)
	switch near := decided(help.Near, 1); {
	case len(told) > 0:
		w.Title = title + ": met with “" + variantName(told[0].Variant) + "”."
	case len(near) > 0:
		w.Title, told = title+": none meets it; nearest “"+variantName(near[0].Variant)+"”.", near
	default:
		w.Title, lines = title+": "+h.helpless(help)+".", []string{h.instead(help.Judged)}
	}
	for _, line := range lines {
		if line = strings.TrimSpace(strings.Replace(line, title+": ", "", 1)); line != "" {
			w.Lines = append(w.Lines, line)
		}
	}
	if h.apart {
		w.Lines = append(w.Lines, h.fewer())
	}
	for _, each := range told {
		w.Figures = append(w.Figures, way(variantName(each.Variant), &each.Judged.Variant))
	}
	return w
}

// decided are the first of those ways that are not luck.
func decided(ways []contrast.Way, most int) []contrast.Way {
	var list []contrast.Way
	for i := range ways {
		if !ways[i].Luck && len(list) < most {
			list = append(list, ways[i])
		}
	}
	return list
}

func way(title string, j *experiment.Judged) document.Way {
	return document.Way{Title: title, Figure: measured(j).WithoutInterval(), Verdict: document.Verdict(j.Verdict)}
}
