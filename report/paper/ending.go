package paper

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/report/words"
	"simulate/sim/exercise"
	"simulate/sim/exercise/judge"
	"simulate/sim/measure"
	"simulate/sim/scenario"
)

// Ending is what came of an exercise, for a page: the report After says all of it.
type Ending struct {
	Headline  string         `json:"headline"`
	About     string         `json:"about"`
	Runs      int            `json:"runs"` // of the plan
	Tasks     []EndingTask   `json:"tasks"`
	Futures   int            `json:"futures"` // from each choice; 0 as long as they are not told
	Choices   []EndingChoice `json:"choices"` // those of which a difference can be told first
	Conducted []string       `json:"conducted"`
	Open      int            `json:"open"` // objectives that nobody has rated
}

// EndingTask is a critical task: what the team came to, the plan with the same luck, and runs of the plan with others. Amounts are in
// seconds, shares from 0 to 1 or numbers; nil where there is none.
type EndingTask struct {
	Title string `json:"title"`
	Unit  string `json:"unit"`  // seconds, share or count
	Limit string `json:"limit"` // in words
	State string `json:"state"` // within, beyond, undone, not-called-for, unjudged
	Said  string `json:"said"`  // what the team came to, in words

	Team      *float64 `json:"team"`
	Plan      *float64 `json:"plan"`
	Most      float64  `json:"most"` // the limit
	TeamPlace int      `json:"teamPlace"`
	PlanPlace int      `json:"planPlace"`
	Against   string   `json:"against"` // better, worse or same: the team beside the plan with its luck; empty where one has no value

	From   float64   `json:"from"`
	Width  float64   `json:"width"`
	Shares []float64 `json:"shares"` // of the runs of the plan that came to it, in parts so wide from there on
}

// EndingChoice is a decision or an order, beside what could have been instead.
type EndingChoice struct {
	Clock   string   `json:"clock"`
	Who     string   `json:"who"`
	What    string   `json:"what"`
	Instead string   `json:"instead"`
	Lines   []string `json:"lines"` // a task each of which a difference can be told
}

// EndingOf tells what came of an exercise; of the choices what has been told by then.
func EndingOf(j *exercise.Journal, b *judge.Beside) *Ending {
	a := &after{Journal: j, Beside: b, s: b.Scenario, e: b.Scenario.Exercise, names: words.Of(b.Program)}
	e := &Ending{
		Headline: a.headline(), About: a.about(), Runs: b.Runs, Tasks: []EndingTask{}, Futures: b.Futures, Choices: []EndingChoice{},
		Conducted: a.conduct(), Open: a.unrated(),
	}
	for i := range b.Team {
		e.Tasks = append(e.Tasks, a.endingTask(i))
	}
	for i := range b.Choices {
		e.Choices = append(e.Choices, a.endingChoice(&b.Choices[i]))
	}
	slices.SortStableFunc(e.Choices, func(a, b EndingChoice) int { return min(len(b.Lines), 1) - min(len(a.Lines), 1) })
	return e
}

// headline says how many limits were kept, and of those that were not which, or else which was the closest.
func (a *after) headline() string {
	var kept, judged int
	var missed []string
	var closest *judge.Task
	for i := range a.Team {
		switch t := &a.Team[i]; t.State {
		case judge.Within:
			kept, judged = kept+1, judged+1
			if t.Unit == scenario.Seconds && !t.Task.Limit.IsLower() && (closest == nil || t.Spare() < closest.Spare()) {
				closest = t
			}
		case judge.Beyond, judge.Undone, judge.Lost:
			judged++
			missed = append(missed, t.Task.Text)
		}
	}
	switch {
	case judged == 0:
		return "No critical task was called for"
	case len(missed) > 0:
		const few = 2
		if more := len(missed) - few; more > 0 {
			missed = append(missed[:few], fmt.Sprintf("%d more", more))
		}
		return fmt.Sprintf("%d of %s kept. Not: %s", kept, words.Counted(judged, "limit", "limits"), words.Enumerated(missed))
	case closest == nil:
		return fmt.Sprintf("All %s kept", words.Counted(judged, "limit", "limits"))
	}
	spare := judge.Task{Unit: closest.Unit, Amount: closest.Spare()}
	return fmt.Sprintf("All %s kept, the closest with %s to spare: %s", words.Counted(judged, "limit", "limits"), Amount(&spare), closest.Task.Text)
}

// about says when the exercise was, on both clocks, and who took part.
func (a *after) about() string {
	people := 0
	for _, id := range a.e.Roles.IDs() {
		people += len(a.Joined(id))
	}
	text := fmt.Sprintf("%s · %s · %s", a.Head.Wall.Format("2 January 2006"), words.Counted(people, "player", "players"), words.Counted(a.Told(), "entry", "entries"))
	for i := range a.Entries {
		if e := &a.Entries[i]; e.Ends() {
			return fmt.Sprintf("Ended at %s, scenario time, after %s on the wall · %s", a.clock(e.At), scenario.AmountText(float64(e.Wall.Sub(a.Head.Wall).Milliseconds()/1000*1000)), text)
		}
	}
	return text
}

// endingTask is a task with what runs of the plan came to.
func (a *after) endingTask(i int) EndingTask {
	t, plan := &a.Team[i], &a.Plan[i]
	e := EndingTask{
		Title: t.Task.Text, Unit: string(t.Unit), Limit: limitText(t.Task), State: endingStates[t.State], Said: cameTo(t), Team: number(t), Plan: number(plan),
		Most: measure.Amount(t.Task.Limit.Limit, t.Unit) / t.Unit.Parts(), TeamPlace: a.Ranks[i].Team, PlanPlace: a.Ranks[i].Plan, Shares: []float64{},
	}
	if e.Team != nil && e.Plan != nil {
		own, planned := measure.Value{Amount: t.Amount}, measure.Value{Amount: plan.Amount}
		switch {
		case judge.Worse(t.Task, own, planned):
			e.Against = "worse"
		case judge.Worse(t.Task, planned, own):
			e.Against = "better"
		default:
			e.Against = "same"
		}
	}
	e.spread(t.Unit, a.Ran[i])
	return e
}

var endingStates = map[judge.State]string{
	judge.NotCalledFor: "not-called-for", judge.Within: "within", judge.Beyond: "beyond", judge.Undone: "undone", judge.Lost: "undone", judge.Unjudged: "unjudged",
}

// number is what a task came to in its unit; nil where it was not done.
func number(t *judge.Task) *float64 {
	if !t.IsDone() {
		return nil
	}
	of := float64(t.Amount) / t.Unit.Parts()
	return &of
}

// spread counts what runs came to in parts of the same width, wide enough for the team and the plan with its luck.
func (e *EndingTask) spread(unit scenario.MeasureUnit, ran []measure.Value) {
	const parts = 40
	low, high := math.Inf(1), math.Inf(-1)
	var amounts []float64
	for _, v := range ran {
		if !v.State.Missing() {
			amounts = append(amounts, float64(v.Amount)/unit.Parts())
		}
	}
	if len(amounts) == 0 {
		return
	}
	for _, at := range []*float64{e.Team, e.Plan} {
		if at != nil {
			low, high = min(low, *at), max(high, *at)
		}
	}
	low, high = min(low, slices.Min(amounts)), max(high, slices.Max(amounts))
	e.From, e.Width = low, (high-low)/parts
	if e.Width == 0 {
		e.Width = 1.0 / parts
	}
	e.Shares = make([]float64, parts)
	for _, amount := range amounts {
		e.Shares[min(int((amount-e.From)/e.Width), parts-1)] += 1 / float64(len(ran))
	}
}

// endingChoice is a choice with what it has made.
func (a *after) endingChoice(c *judge.Choice) EndingChoice {
	e := EndingChoice{
		Clock: a.clock(c.Entry.At), Who: a.author(cmp.Or(c.Entry.For, c.Entry.Author)), What: words.Capitalised(a.action(&c.Entry)), Instead: a.instead(c), Lines: []string{},
	}
	for k := range c.Changes {
		if difference := a.difference(c, k); difference != "" {
			e.Lines = append(e.Lines, a.Team[c.Tasks[k]].Task.Text+": "+difference)
		}
	}
	return e
}

// conduct counts what was planned and what was conducted.
func (a *after) conduct() []string {
	count := make(map[string]int)
	for _, e := range a.standing() {
		switch {
		case e.Inject != nil:
			count[string(e.Inject.Action)]++
		case e.Decide != nil && e.Author == exercise.Controller:
			count["answered"]++
		case e.Clock != nil:
			count[string(e.Clock.State)]++
		case e.Back != nil:
			count["back"] = max(e.Back.Times, 1)
		default:
			count[e.Kind()]++
		}
	}
	part := func(key, one, many string) string {
		if count[key] == 0 {
			return ""
		}
		return words.Counted(count[key], one, many)
	}
	line := func(of string, parts ...string) string {
		said := strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
		return of + ": " + cmp.Or(said, "none")
	}
	return []string{
		line(fmt.Sprintf("Injects, of %d planned", a.e.Injects.Len()), part("release", "released", "released"), part("hold", "hold", "holds"), part("skip", "left out", "left out"), part("change", "changed", "changed"), part("make-up", "made up", "made up")),
		line("Decisions and orders", part("decide", "decision by its role", "decisions by their roles"), part("answered", "decision by the controller", "decisions by the controller"), part("order", "order", "orders"), part("refuse", "refusal", "refusals")),
		line("Clock", part("paused", "pause", "pauses"), part("jumped", "jump", "jumps"), cmp.Or(part("back", "time set back", "times set back"), "never set back")),
		line("Observations", part("observe", "by evaluators", "by evaluators")),
	}
}

// unrated counts the objectives that no evaluator has rated.
func (a *after) unrated() (open int) {
	for id := range a.e.Objectives.All() {
		if a.rated(id) == "" {
			open++
		}
	}
	return open
}
